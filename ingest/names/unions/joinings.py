"""Cooperations that towns act together in or have become, whatever was seen in their names: a region, a club, nothing.

"Im Dresdner Heidebogen arbeiten A, B und C zusammen", "A und B haben sich zur Energieregion X zusammengeschlossen".
Nouns of no known sort that towns unite to are found in ``joined_names``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.names.knowledge.gazetteer import is_landscape, territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_IN: Final = frozenset({"In", "Im", "in", "im"})
_TO: Final = frozenset({"zu", "zur", "zum", "Zu", "Zur", "Zum"})
_ARTICLES: Final = frozenset({"der", "dem", "den"})
_DOING: Final = frozenset(
    {"arbeiten", "kooperieren", "wirken", "haben", "sind", "ziehen", "bündeln", "stimmen", "planen", "handeln"}
)
"""Verbs behind the name of that in which towns act together."""
_TOGETHER: Final = re.compile(
    r"zusammen\w*|kooperier\w+|organisiert|vereint|vereinigt|verbunden|verbündet|vernetzt|kräfte|gemeinsam"
)
_JOINED: Final = frozenset(
    {"zusammen", "zusammengeschlossen", "zusammengefunden", "zusammengetan", "organisiert", "vereint", "vereinigt"}
    | {"verbunden", "verbündet", "vernetzt", "zusammenschlossen", "zusammenschließen"}
)
"""What stands right behind the name of that which towns have become, or act in."""
_AREAS: Final = re.compile(r"(?:LEADER|Leader|Metropol|Planungs|Stadt|Ferien|Urlaubs|Grenz|Modell)-?[Rr]egion\b")
"""What stays an area however many towns act in it."""
_REACH: Final = 70
_LEAST: Final = 2
"""Towns of the sentence that act together."""


def find_joinings(words: Words, sightings: list[Sighting]) -> Iterator[Sighting]:
    """Sightings of cooperations by the towns that the sentence says to act together in what it names."""
    seen = {i: s for s in sightings for i in range(s.first, s.last)}
    counts = Counter(words.forms)
    for index, form in enumerate(words.forms[:-2]):
        if form not in _IN and form not in _TO:
            continue
        start = index + 1 + (words.forms[index + 1] in _ARTICLES)
        found = None if start >= len(words) or words.breaks[start] else _named(words, start, seen, counts)
        if found is None or not _joins(words, index, found.last):
            continue
        left, right = words.sentence(start, found.last, _REACH)
        acts = any(_TOGETHER.fullmatch(word.lower()) for word in words.forms[left:right])
        if acts and len(_towns(left, right, seen)) >= _LEAST:
            yield found
    for club in sightings:
        if club.kind == "Organisation" and _CLUB.search(club.name) and words.forms[club.last : club.last + 1]:
            left, right = words.sentence(club.first, club.last, _REACH)
            if words.forms[club.last] in _HOLDING and len(_towns(club.last, right, seen)) >= _LEAST:
                yield replace(club, kind="Cooperation", rank=60)


def _towns(left: int, right: int, seen: dict[int, Sighting]) -> set[str]:
    """The towns and districts named in words ``left`` to before ``right``."""
    return {seen[i].name for i in range(left, right) if i in seen and seen[i].kind in LOCAL and not seen[i].refers}


_CLUB: Final = re.compile(r"\be\. ?V\.|\b[Vv]erein\b")
_HOLDING: Final = frozenset(
    {"umfasst", "vereint", "vereinigt", "verbindet", "besteht", "ist", "bilden", "bildeten", "gründeten", "gehören"}
    | {"verbinden", "tragen", "trugen"}
)
"""Verbs behind the name of a club that towns behind them make up."""


def _joins(words: Words, index: int, last: int) -> bool:
    """Whether the verb behind the name says that others act in it or have become it."""
    after = words.forms[last : last + 1]
    if not after:
        return False
    return after[0] in _JOINED or (words.opens[index] and words.forms[index] in _IN and after[0] in _DOING)


def _named(words: Words, start: int, seen: dict[int, Sighting], counts: Counter[str]) -> Sighting | None:
    """What is named from word ``start`` on, as a cooperation, if its name may be one."""
    known = seen.get(start)
    if known is not None and known.kind == "Region" and (known.bare or known.refers) and known.first == start:
        named = next((s for s in seen.values() if s.sort == known.sort and not s.refers and s.name != known.name), None)
        if named is None or not _may_join(named):
            return None
        return replace(named, first=known.first, last=known.last, kind="Cooperation", rank=60)
    if known is not None:
        fits = known.first == start and not known.bare and not known.refers and _may_join(known)
        return replace(known, kind="Cooperation", rank=60) if fits else None
    end = name_end(words, start)
    while end > start and any(i in seen for i in range(start, end)):
        end -= 1
    if end == start or not _is_own_name(words, start, end, counts):
        return None
    return Sighting(start, end, "Cooperation", words.spelled(start, end), sort="", gender="", rank=44)


def _may_join(sighting: Sighting) -> bool:
    if sighting.kind == "Region":
        return not is_landscape(sighting.name) and _AREAS.match(sighting.name) is None
    return sighting.kind == "Organisation" or (sighting.kind == "Project" and sighting.sort in {"", "Eigenname"})


def _is_own_name(words: Words, start: int, end: int, counts: Counter[str]) -> bool:
    """Whether the words show by themselves that they are a name: coined, or an adjective of a place before a noun."""
    forms = words.forms[start:end]
    first = forms[0]
    if find_head(first) is not None or territory(first) is not None or is_office(first) or is_landscape(first):
        return False
    if first in cues("ordinary_nouns") or is_landscape(" ".join(forms)):
        return False
    coined = any(c.isupper() for c in first[1:]) and "-" not in first
    if len(forms) == 1:
        return coined or (len(first) > _LONG and counts[first] > 1 and _AREA.fullmatch(first) is not None)
    return coined or (first.endswith("er") and may_open_name(first))


_LONG: Final = 5
_AREA: Final = re.compile(
    r".+(?:land|gau|tal|bogen|winkel|ried|moor|eck|stern|raum|heide|wald|börde|mark|aue|kreuz|dreieck|schätze|franken)"
)
