"""What the area of a cooperation is said to be: "Das Verbandsgebiet umfasst die Gemeinden A und B"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import TERRITORIES
from ingest.passages.passages import Passage

_AREA: Final = re.compile(
    r"(?:[\w-]{3,}-?)?gebiet|(?:[\w-]{3,}-?)?kulisse|kooperationsraum|planungsraum"
    r"|(?:wirkungs|tätigkeits|einzugs|geltungs|zuständigkeits)(?:bereich|kreis)|(?:untersuchungs|betrachtungs|projekt|handlungs)raum"
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
        "zum",
        "zu",
        "seinem",
        "ihrem",
        "unserem",
        "dem",
    }
)


_EQUAL: Final = frozenset({"deckt", "decken", "deckungsgleich", "identisch", "überein", "übereinstimmt"})
"""With "mit" these say that the area is that of a district."""
_WITHIN: Final = frozenset({"liegt", "befindet", "reicht"})
"""With these, what stands behind "in" is the area: "Das Gebiet liegt im Landkreis X"."""
_OWNERS: Final = ("Cooperation", "Concept")
"""What has an area that a sentence describes."""


def area_verb(passage: Passage) -> int | None:
    """The token of the verb that a noun for an area is the subject of, if the sentence opens with one."""
    for index, word in enumerate(passage.words[:4]):
        if _AREA.fullmatch(word) and all(w in _OPENING for w in passage.words[:index]):
            owner = next((a for a in passage.arguments if a.kind in _OWNERS and a.token <= index + 2), None)
            verb = index + 1
            if owner is not None and owner.token > index:
                verb = bisect_left(passage.starts, owner.span.end)
            if verb < len(passage.words) and _IS.fullmatch(passage.words[verb]):
                return verb
    return None


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
        if argument.preposition in ("in", "bei", "mit", "an") and not allowed:
            continue
        for entity in argument.reference.entities:
            if entity == group or (passage.kind(group) == "Region" and argument.kind == "Municipality"):
                continue
            yield Claim(group, "coversArea", entity, (passage.quote([argument.span]),), "extension", 0.75)
