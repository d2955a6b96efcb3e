"""What the area of a cooperation is said to be: "Das Verbandsgebiet umfasst die Gemeinden A und B"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import TERRITORIES
from ingest.names.knowledge.small_words import PRONOUNS
from ingest.passages.passages import Passage

_AREA: Final = re.compile(
    r"(?:[\w-]{3,}-?)?gebiet|(?:[\w-]{3,}-?)?kulisse|kooperationsraum|planungsraum"
    r"|(?:wirkungs|verbands|vereins|tätigkeits|einzugs|geltungs|zuständigkeits)(?:bereich|kreis)|(?:untersuchungs|betrachtungs|projekt|handlungs)raum"
)
_IS: Final = re.compile(
    r"besteht|umfasst|erstreckt|setzt|deckt|ist|sind|bilden|reicht|gehör(?:t|en)|zähl(?:t|en)|rechne(?:t|n)|verteilt|liegt|befindet"
)
_OPENING: Final = frozenset(
    {
        "das",
        "die",
        "der",
        "dieses",
        "unser",
        "unsere",
        "ihr",
        "sein",
        "gesamte",
        "räumliche",
        "zum",
        "zu",
        "seinem",
        "ihrem",
        "unserem",
        "dem",
    }
)


_BEFORE: Final = re.compile(r"(?:[Gg]ebiet(?:e?s)?|[Kk]ulisse)[.:]\s*$")
SPACES: Final = frozenset({"gebiet", "gebiete", "stadtgebiet", "gemeindegebiet", "gemeindegebiete", "gemarkungen"})
"""Nouns for the areas of towns."""
_REACH: Final = 40
"""Characters before a sentence."""
_EQUAL: Final = frozenset({"deckt", "decken", "deckungsgleich", "identisch", "überein", "übereinstimmt"})
"""With "mit" these say that the area is that of a district."""
_WITHIN: Final = frozenset({"liegt", "befindet", "reicht"})
"""With these, what stands behind "in" is the area: "Das Gebiet liegt im Landkreis X"."""
_OWNERS: Final = ("Cooperation", "Concept")
"""What has an area that a sentence describes."""


@lru_cache(maxsize=8)
def area_verb(passage: Passage) -> int | None:
    """The token of the verb that a noun for an area is the subject of, if the sentence opens with one; of that whose
    subject is a pronoun for one named right before; of that whose object is an area: "umfasst das Gebiet der"."""
    words = passage.words
    for index, word in enumerate(words[:4]):
        area = _AREA.fullmatch(word) or (word == "region" and words[:index] == ("unsere",))
        if area and all(w in _OPENING for w in words[:index]):
            owner = next((a for a in passage.arguments if a.kind in _OWNERS and a.token <= index + 2), None)
            verb = index + 1
            if owner is not None and owner.token > index:
                verb = bisect_left(passage.starts, owner.span.end)
            if verb < len(words) and _IS.fullmatch(words[verb]):
                return verb
    return next((at for at, word in enumerate(words) if word in _SPANS and _spans_area(passage, at)), None)


_SPANS: Final = frozenset({"umfasst", "umfassen", "umfasste", "erstreckt", "erstreckte"})


def _spans_area(passage: Passage, verb: int) -> bool:
    """Whether the subject of a verb is a pronoun for an area, or its object the area of what follows."""
    words = passage.words
    spaces = [at for at in range(verb + 1, min(verb + _NEAR, len(words))) if words[at] in SPACES]
    if spaces and any(a.token > spaces[0] and a.kind in TERRITORIES for a in passage.arguments):
        return True
    if verb == 0 or words[verb - 1] not in PRONOUNS:
        return False
    if verb == 1:
        start = passage.sentence.span.start
        return _BEFORE.search(passage.document.text[max(0, start - _REACH) : start]) is not None
    return words[verb - 2] == ":" and any(map(_AREA.fullmatch, words[: verb - 2]))


_NEAR: Final = 5
"""Words from the verb to the noun for an area: "erstreckt sich auf das Gebiet"."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``coversArea`` of the cooperation whose area the sentence describes, for each territory named in it."""
    verb = area_verb(passage)
    if verb is None or passage.modality(passage.clause_at(verb)) is not Modality.ASSERTED:
        return
    named = [a for a in passage.arguments if a.kind in _OWNERS and a.token < verb]
    named.sort(key=lambda a: a.reference.form != "publisher")  # "das Gebiet unserer Allianz"
    groups = [e for a in named for e in a.reference.entities]
    group = groups[0] if groups else passage.topic("Cooperation")
    if group is None:
        return
    equal = not _EQUAL.isdisjoint(passage.words)
    within = passage.words[verb] in _WITHIN
    for argument in passage.arguments:
        own = passage.clause_at(argument.token) == passage.clause_at(verb)
        if argument.kind not in TERRITORIES or argument.token < verb or argument.explains or not own:
            continue
        allowed = (argument.preposition == "mit" and equal) or (argument.preposition == "in" and within)
        if argument.preposition in ("in", "bei", "mit", "an", "zwischen") and not allowed:
            continue
        for entity in argument.reference.entities:
            if entity == group or (passage.kind(group) == "Region" and argument.kind == "Municipality"):
                continue
            yield Claim(group, "coversArea", entity, (passage.quote([argument.span]),), "extension", 0.75)
