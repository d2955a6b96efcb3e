"""A sighting: a stretch of words taken for the name of something, before it is settled who is who."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sighting:
    """The words ``first`` to before ``last`` name a thing of ``kind``; ``name`` is nominative, without article.

    ``sort`` is the noun that it is called by ("Stadt", "Allianz"), ``gender`` that of the noun (m, f, n), ``rank``
    decides between sightings that overlap. ``bare``: the noun stands without a name of its own. ``plural`` is true of
    a noun that means several.
    """

    first: int
    last: int
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    sort: str = ""
    gender: str = ""
    rank: int = 0
    bare: bool = False
    plural: bool = False
    refers: bool = False
    """The words may only point to something named elsewhere ("die Allianz", "das Konzept")."""


def select(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Sightings that do not overlap, in order: the higher rank stays, then the longer, then the first."""
    kept: list[Sighting] = []
    taken: set[int] = set()
    for sighting in sorted(sightings, key=lambda s: (-s.rank, s.first - s.last, s.first)):
        words = range(sighting.first, sighting.last)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(sighting)
    return sorted(kept, key=lambda s: s.first)
