"""Headings with a word of the paper's own for a cooperation: "Schwimmbad-Allianz" is the "Bäderallianz Seeland"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.model import BlockKind
from ingest.names.sightings import Sighting
from ingest.names.words import Words


def loosened(words: Words, sightings: Iterable[Sighting]) -> list[Sighting]:
    """The sightings, where one word that only headings use points to the one cooperation that the text names in full
    by the same noun."""
    found = list(sightings)
    groups = [s for s in found if s.kind == "Cooperation" and not s.refers and not s.bare]
    body = [s for s in groups if words.kinds[s.first] is not BlockKind.HEADING]
    told = {form for s in body for form in (s.name, *s.aliases)}
    full = {s.name: s.sort for s in body if " " in s.name}
    if len(full) != 1:
        return found
    sort = next(iter(full.values()))
    return [replace(s, refers=True, bare=True) if _is_loose(words, s, sort, told) else s for s in found]


def _is_loose(words: Words, sighting: Sighting, sort: str, told: set[str]) -> bool:
    if sighting.kind != "Cooperation" or sighting.refers or words.kinds[sighting.first] is not BlockKind.HEADING:
        return False
    return bool(sort) and sighting.sort == sort and " " not in sighting.name and sighting.name not in told
