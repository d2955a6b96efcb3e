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


_HOSTS = frozenset({"Project", "Concept", "Programme", "Event"})
_GUESTS = frozenset({"Cooperation", "Concept"})
_GIVERS = frozenset({"Authority", "Ministry", "State"})
"""Who may be named in the name of a prize."""


def select(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Sightings that do not overlap, in order: the higher rank stays, then the longer, then the first.

    The name of a cooperation or concept inside the name of a project ("Umsetzungsbegleitung ILEK Obermain") is kept.
    """
    kept: list[Sighting] = []
    taken: dict[int, Sighting] = {}
    seen = list(sightings)
    groups = {s.first: s for s in seen if s.kind == "Cooperation" and s.rank == _NAMED}
    cut = {id(s) for s in seen if s.kind == "Cooperation" and s.rank == _NAMED and _is_cut(s, groups)}
    for sighting in sorted((s for s in seen if id(s) not in cut), key=lambda s: (-s.rank, s.first - s.last, s.first)):
        host = taken.get(sighting.first)
        words = range(sighting.first, sighting.last)
        if host is None and taken.keys().isdisjoint(words):
            taken.update(dict.fromkeys(words, sighting))
            kept.append(sighting)
        elif host is not None and _is_guest(sighting, host):
            kept.append(sighting)
            taken.update(dict.fromkeys(words, sighting))
        elif host is None and _may_host(sighting, [taken[i] for i in words if i in taken]):
            kept.append(sighting)
            taken.update({i: sighting for i in words if i not in taken})
    return sorted(kept, key=lambda s: (s.first, -s.last))


def _is_cut(sighting: Sighting, groups: dict[int, Sighting]) -> bool:
    """Whether a noun for a cooperation only leads to the name of one that goes on behind it: "die Regionalinitiative
    |Lokale Aktionsgruppe (LAG) X"."""
    inner = groups.get(sighting.first + 1)
    return inner is not None and inner.last > sighting.last


def _is_guest(sighting: Sighting, host: Sighting) -> bool:
    inside = host.first < sighting.first and sighting.last <= host.last
    if host.kind == "Award":
        return inside and sighting.kind in _GIVERS
    named = sighting.rank >= _NAMED and not sighting.bare and not sighting.refers
    return inside and named and host.kind in _HOSTS and sighting.kind in _GUESTS


def _may_host(sighting: Sighting, guests: list[Sighting]) -> bool:
    """Whether a project is named by what is done in a place or for a cooperation: "Ausbau des Radwegs nach Ebern"."""
    inside = all(sighting.first < g.first and g.last <= sighting.last for g in guests)
    return inside and sighting.kind == "Project" and all(g.kind in _INNER for g in guests)


_INNER = frozenset({"Municipality", "District", "Region", "State", "Cooperation"})
_NAMED = 50
"""The rank from which on a sighting rests on a noun with a name."""
