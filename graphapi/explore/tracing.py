"""Following the money: from a payer down, from a recipient up, by all shortest ways between two.

A hop is money (granted, own, planned, out of a programme) or a way that money goes on: a programme's owner, an
alliance's concept and the office that writes it, the members an alliance is there for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Literal

from graphapi.errors import BadRequest
from graphapi.explore.hops import BENEFITING, PLACES, Network
from graphapi.explore.tables import Row, Tables

Direction = Literal["from", "to", "both"]

MONEY: Final = frozenset({"granted", "own", "planned", "programme"})
KINDS: Final = (
    *sorted(MONEY),
    "runs",
    "wider",
    "authority",
    "owns",
    "benefits",
    "commission",
    "contract",
    "membership",
)
MAX_HOPS: Final = 6
MAX_SHOWN: Final = 500
"""Hops of one answer; an answer that would hold more says how many there are and how to ask for less."""
MAX_CHAINS: Final = 100


@dataclass(frozen=True, slots=True)
class TraceFilters:
    """Which hops may be taken. ``statuses`` and ``kinds`` empty: all. Years and programme bind hops of money only."""

    statuses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    programme: str = ""
    state: str = ""
    first: int | None = None
    last: int | None = None

    def __post_init__(self) -> None:
        unknown = self.kinds - set(KINDS)
        if unknown:
            raise BadRequest("one_of", where="kind", parameter="kind", there=", ".join(KINDS))

    @property
    def empty(self) -> bool:
        return self == TraceFilters()


@dataclass(frozen=True, slots=True)
class Trace:
    """All hops within reach of a start, each once, nearest first. ``found`` counts them even where fewer are shown."""

    start: str
    direction: str
    hops: tuple[Row, ...]
    found: int

    @property
    def whole(self) -> bool:
        return self.found == len(self.hops)


@dataclass(frozen=True, slots=True)
class Chains:
    """All shortest ways of money from one thing to another; ``found`` counts them even where fewer are shown."""

    start: str
    end: str
    chains: tuple[tuple[Row, ...], ...]
    found: int

    @property
    def whole(self) -> bool:
        return self.found == len(self.chains)


def _allowed(tables: Tables, filters: TraceFilters) -> set[int] | None:
    """The hops that the filters let pass; None for all."""
    if filters.empty:
        return None
    values: list[Any] = []
    money = "true"
    if filters.statuses:
        money += " AND coalesce(status, kind) IN (SELECT unnest(?))"
        values.append(sorted(filters.statuses))
    if filters.programme:
        money += " AND (h.programme = ? OR h.source = ? OR list_contains(f.wider_iris, ?))"
        values += [filters.programme] * 3
    if filters.first is not None:
        money += " AND coalesce(h.last_year, CASE WHEN h.per IS NULL THEN h.first_year ELSE 9999 END) >= ?"
        values.append(filters.first)
    if filters.last is not None:
        money += " AND coalesce(h.first_year, h.last_year) <= ?"
        values.append(filters.last)
    rest = "true"
    if filters.kinds:
        rest += " AND h.kind IN (SELECT unnest(?))"
        values.append(sorted(filters.kinds))
    if filters.state:
        rest += " AND (len(h.state_keys) = 0 OR list_contains(h.state_keys, ?))"
        values.append(filters.state)
    _, batches = tables.tuples(
        "SELECT h.id FROM hops h LEFT JOIN fundings f ON h.flow = f.iri "  # noqa: S608 fixed texts
        f"WHERE (h.flow IS NULL OR ({money})) AND {rest}",
        values,
        size=20_000,
    )
    return {row[0] for batch in batches for row in batch}


def trace(
    network: Network,
    tables: Tables,
    start: str,
    direction: Direction,
    filters: TraceFilters = TraceFilters(),
    *,
    max_hops: int = MAX_HOPS,
    shown: int = MAX_SHOWN,
) -> Trace:
    """Where money goes from ``start``, or where it comes from. A cycle in the data is walked once."""
    if not 1 <= max_hops <= MAX_HOPS:
        raise BadRequest("hops_between", where="hops", most=MAX_HOPS)
    allowed = _allowed(tables, filters)
    depths: dict[int, int] = {}
    for way in ("from", "to") if direction == "both" else (direction,):
        for edge, depth in _walk(network, start, way, allowed, max_hops):
            depths.setdefault(network.hop[edge], depth)
    nearest = sorted(depths, key=depths.__getitem__)
    hops = tuple(row | {"depth": depths[row["id"]]} for row in tables.hops(nearest[:shown]))
    return Trace(start, direction, hops, len(nearest))


def _walk(network: Network, start: str, way: str, allowed: set[int] | None, max_hops: int) -> Iterable[tuple[int, int]]:
    """Every edge within reach, nearest first, with its distance from the start; none leads back to where it was."""
    if start not in network.number:
        return
    first = network.number[start] * PLACES
    adjacent, ends = (network.out, network.targets) if way == "from" else (network.into, network.sources)
    begin = [first] if way == "from" else [first + place for place in range(PLACES)]
    seen = set(begin)
    queue = deque((node, 0) for node in begin)
    while queue:
        node, depth = queue.popleft()
        if depth == max_hops:
            continue
        for edge in adjacent[node]:
            end = ends[edge]
            if allowed is not None and network.hop[edge] not in allowed:
                continue
            if end // PLACES == first // PLACES or (end % PLACES == BENEFITING and end - BENEFITING in seen):
                continue
            yield edge, depth + 1
            if end not in seen:
                seen.add(end)
                queue.append((end, depth + 1))


def chains(
    network: Network,
    tables: Tables,
    start: str,
    end: str,
    filters: TraceFilters = TraceFilters(),
    *,
    max_hops: int = MAX_HOPS,
    shown: int = MAX_CHAINS,
) -> Chains:
    """All shortest ways of money from ``start`` to ``end``, at most ``max_hops`` long."""
    if start not in network.number or end not in network.number or start == end:
        return Chains(start, end, (), 0)
    allowed = _allowed(tables, filters)
    first, last = network.number[start] * PLACES, network.number[end] * PLACES
    ahead = _Front(network.out, network.targets, network.hop, allowed, [first])
    back = _Front(network.into, network.sources, network.hop, allowed, [last + place for place in range(PLACES)])
    meeting: list[int] = []
    while not meeting and ahead.depth + back.depth < max_hops and ahead.edge and back.edge:
        nearer = ahead if len(ahead.edge) <= len(back.edge) else back
        nearer.step()
        meeting = [node for node in nearer.edge if node in ahead.distance and node in back.distance]
    found = sum(ahead.ways(node) * back.ways(node) for node in meeting)
    picked = list(islice(_joined(ahead, back, sorted(meeting)), shown))
    hops = {row["id"]: row for row in tables.hops(sorted({network.hop[edge] for way in picked for edge in way}))}
    return Chains(start, end, tuple(tuple(hops[network.hop[edge]] for edge in way) for way in picked), found)


class _Front:
    """A search that widens step by step from some nodes, with every edge by which a node is reached soonest.

    Two of them, one from either end, meet after far fewer nodes than one would see.
    """

    def __init__(
        self,
        adjacent: Sequence[Sequence[int]],
        ends: Sequence[int],
        hop: Sequence[int],
        allowed: set[int] | None,
        begin: Sequence[int],
    ) -> None:
        self._adjacent, self._ends, self._hop, self._allowed = adjacent, ends, hop, allowed
        self.distance = dict.fromkeys(begin, 0)
        self.edge = list(begin)
        self.depth = 0
        self._before: dict[int, list[tuple[int, int]]] = {}
        """For each node the edges that reach it soonest, each with the node it comes from."""
        self._ways: dict[int, int] = dict.fromkeys(begin, 1)

    def step(self) -> None:
        self.depth += 1
        reached = []
        for node in self.edge:
            for edge in self._adjacent[node]:
                if self._allowed is not None and self._hop[edge] not in self._allowed:
                    continue
                end = self._ends[edge]
                if end not in self.distance:
                    self.distance[end] = self.depth
                    reached.append(end)
                if self.distance[end] == self.depth:
                    self._before.setdefault(end, []).append((edge, node))
        self.edge = reached

    def ways(self, node: int) -> int:
        """How many shortest ways lead to ``node``, without walking them all."""
        if node not in self._ways:
            self._ways[node] = sum(self.ways(before) for _, before in self._before[node])
        return self._ways[node]

    def walks(self, node: int) -> Iterator[tuple[int, ...]]:
        """The edges of each shortest way, the one at ``node`` first."""
        if self.distance[node] == 0:
            yield ()
            return
        for edge, before in self._before[node]:
            for rest in self.walks(before):
                yield (edge, *rest)


def _joined(ahead: _Front, back: _Front, meeting: Sequence[int]) -> Iterator[list[int]]:
    for node in meeting:
        for first_half in ahead.walks(node):
            for second_half in back.walks(node):
                yield [*reversed(first_half), *second_half]


def chains_of(found: Trace) -> list[list[Row]]:
    """A trace told as a tree, one list for each line: every hop under the hop it continues, each thing opened once."""
    forward = found.direction != "to"
    near, far = ("source", "target") if forward else ("target", "source")
    by_near: dict[str, list[Row]] = {}
    for row in found.hops:
        by_near.setdefault(row[near], []).append(row)
    lines: list[list[Row]] = []
    opened = {found.start}
    stack: list[list[Row]] = [[row] for row in reversed(by_near.get(found.start, []))]
    while stack:
        line = stack.pop()
        lines.append(line)
        node: Any = line[-1][far]
        if node not in opened:
            opened.add(node)
            stack.extend([*line, row] for row in reversed(by_near.get(node, [])))
    return lines
