"""Districts and landscapes that leave the end of their name to the one behind them: "in Ober- und Unterfranken"."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.gazetteer import Entry, gazetteer, match
from ingest.names.sightings import Sighting
from ingest.names.words import Words


def find_elided(words: Words, index: int) -> Sighting | None:
    """The area that the first part of a compound at word ``index`` names together with the area behind "und"."""
    after = index + 2
    if words.forms[after : after + 1] in (["der"], ["den"], ["dem"], ["die"]):
        after += 1
    if after >= len(words) or words.forms[index + 1] not in _JOINTS or any(words.breaks[index + 1 : after + 1]):
        return None
    whole = match(words, after)
    if whole is None or whole[1].kind not in _AREAS:
        return None
    part, last = words.forms[index][:-1], whole[1].name.split(" ")[-1]
    for start in range(1, len(last) - _SHORTEST + 1):
        ending = last[start:]
        for name in (part + ending.removeprefix("-").lower(), f"{part}{ending}"):
            entry = _area(name)
            if entry is not None:
                return Sighting(index, index + 1, entry.kind, entry.name, sort=entry.kind, rank=41)
    return None


def _area(name: str) -> Entry | None:
    return next((e for pieces, e in gazetteer().get(name, ()) if len(pieces) == 1 and e.kind in _AREAS), None)


_JOINTS: Final = frozenset({"und", "sowie", "oder", "bis", "bzw"})
_AREAS: Final = frozenset({"District", "Region", "State"})
_SHORTEST: Final = 4
"""Letters of the shortest ending that two areas share: "Land", "Kreis"."""
