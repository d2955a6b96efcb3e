"""The hops of money of a release, arranged for walking.

Money to a project benefits its alliance and the alliance's members, but pays for none of the alliance's other works;
so each thing has three places in the network: reached with money to spend, as a beneficiary of its project, as member.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graphapi.explore.tables import Tables, open_tables
from graphapi.store import Release

BENEFITING: Final = 1
"""Added to the first place of a thing, that of money to spend, it gives that of a beneficiary."""
MEMBER: Final = 2
PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class Network:
    """All hops of a release, arranged for walking: ``out[node]`` and ``into[node]`` are numbers of hops.

    A node is a thing in one of its three places: 3 × number of the thing + place.
    """

    number: dict[str, int]
    names: list[str]
    sources: list[int]
    targets: list[int]
    out: list[list[int]]
    into: list[list[int]]
    hop: list[int]
    """The row of the table that an edge stands for; a membership has two edges."""


def open_network(release: Release) -> Network:
    """The network of a release; to be kept with it: ``release.keep(open_network)``."""
    return build_network(release.keep(open_tables))


def build_network(tables: Tables) -> Network:
    """The network of all rows of ``hops``."""
    number: dict[str, int] = {}
    names: list[str] = []
    sources: list[int] = []
    targets: list[int] = []
    hop: list[int] = []

    def node(thing: str) -> int:
        if thing not in number:
            number[thing] = len(names)
            names.append(thing)
        return number[thing] * PLACES

    _, batches = tables.tuples("SELECT id, source, target, kind FROM hops ORDER BY id", size=20_000)
    for batch in batches:
        for row, source, target, kind in batch:
            start, end = node(source), node(target)
            match kind:
                case "benefits":
                    edges = [(start, end + BENEFITING)]
                case "membership":
                    edges = [(start, end + MEMBER), (start + BENEFITING, end + MEMBER)]
                case _:
                    edges = [(start, end)]
            for one, other in edges:
                sources.append(one)
                targets.append(other)
                hop.append(row)
    out: list[list[int]] = [[] for _ in range(len(names) * PLACES)]
    into: list[list[int]] = [[] for _ in range(len(names) * PLACES)]
    for edge, (start, end) in enumerate(zip(sources, targets, strict=True)):
        out[start].append(edge)
        into[end].append(edge)
    return Network(number, names, sources, targets, out, into, hop)
