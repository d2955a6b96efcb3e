"""Money as layers: payer → programme → alliance → recipient, with a table that says the same to the cent.

Joint payers are one node, so nothing is split. Every node belongs to one layer, so no cycle can arise. Each layer
shows its largest nodes and folds the others into one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graphapi.errors import BadRequest
from graphapi.explore.funding import Filters, where
from graphapi.explore.sums import SELECTION
from graphapi.explore.tables import Row, Tables

LAYERS: Final = ("payer", "programme", "alliance", "recipient")
TOP: Final = 20
OTHERS: Final = "…"
"""The name of the node that stands for the rest of a layer; a page puts its own word there."""
NONE: Final = ""
"""The name of the node for money of which no text says who pays, under what, or to which alliance it goes."""
UNITS: Final = ("total", "yearly")


Way = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class SankeyRow:
    """Money that takes the same way through all layers: the keys of its four nodes and their names."""

    way: Way
    names: Way
    total_min: Decimal
    total_max: Decimal
    flows: int


@dataclass(frozen=True, slots=True)
class Node:
    layer: int
    key: str
    name: str
    total_min: Decimal
    total_max: Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """Money between two nodes of neighbouring layers, by their keys."""

    layer: int
    source: str
    target: str
    total_min: Decimal
    total_max: Decimal


@dataclass(frozen=True, slots=True)
class Sankey:
    """``rows`` is the table; nodes and links are its sums, so both add up to the same totals.

    ``set_aside`` counts the flows of this status that are not drawn: without an amount, in the other unit, or counted
    elsewhere.
    """

    status: str
    unit: str
    currency: str
    rows: tuple[SankeyRow, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    total_min: Decimal
    total_max: Decimal
    flows: int
    set_aside: int


def draw_sankey(tables: Tables, filters: Filters, unit: str = "total", *, top: int = TOP) -> Sankey:
    """The diagram of one status; amounts per year over an open period are a diagram of their own (``yearly``)."""
    if unit not in UNITS:
        raise BadRequest(f"unit must be one of {', '.join(UNITS)}", where="unit")
    condition, values = where(filters)
    found = tables.rows(
        f"{SELECTION.format(condition=condition)} "  # noqa: S608 fixed texts
        f"SELECT {_KEYS}, {_NAMES}, coalesce(currency, '') AS currency, sum({unit}_min) AS total_min, "
        f"sum({unit}_max) AS total_max, count(*) AS flows FROM judged WHERE role = 'money' AND {unit}_max IS NOT NULL "
        "GROUP BY funders, programme, alliance, recipient, currency ORDER BY total_max DESC, key0, key1, key2, key3",
        values,
    )
    total = tables.rows(f"SELECT count(*) AS n FROM fundings WHERE {condition}", values)[0]["n"]  # noqa: S608 fixed texts
    currencies = sorted({row["currency"] for row in found})
    currency = "EUR" if "EUR" in currencies else next(iter(currencies), "EUR")
    rows = _folded([_row(row) for row in found if row["currency"] == currency], top)
    flows = sum(row.flows for row in rows)
    low, high = _total(rows)
    return Sankey(
        filters.status, unit, currency, tuple(rows), _nodes(rows), _links(rows), low, high, flows, total - flows
    )


_COLUMNS: Final = ("funders", "programme", "alliance", "recipient")
_KEYS: Final = ", ".join(f"coalesce({column}, '') AS key{layer}" for layer, column in enumerate(_COLUMNS))
_NAMES: Final = ", ".join(
    f"coalesce(any_value({column}_name), '') AS name{layer}" for layer, column in enumerate(_COLUMNS)
)


def _row(found: Row) -> SankeyRow:
    key, name = (
        (found[f"{kind}0"], found[f"{kind}1"], found[f"{kind}2"], found[f"{kind}3"]) for kind in ("key", "name")
    )
    return SankeyRow(key, name, found["total_min"], found["total_max"], found["flows"])


def _total(rows: Iterable[SankeyRow]) -> tuple[Decimal, Decimal]:
    low = high = Decimal("0.00")
    for row in rows:
        low, high = low + row.total_min, high + row.total_max
    return low, high


def _folded(rows: list[SankeyRow], top: int) -> list[SankeyRow]:
    """The rows with all but the largest ``top`` nodes of each layer as ``OTHERS``."""
    kept: list[set[str]] = []
    for layer in range(len(LAYERS)):
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows:
            sums[row.way[layer]] += row.total_max
        largest = sorted(sums, key=lambda key: (-sums[key], key))
        kept.append(set(largest if len(largest) <= top + 1 else largest[:top]))
    merged: dict[Way, list[SankeyRow]] = defaultdict(list)
    names: dict[Way, Way] = {}
    for row in rows:
        shown = [key in kept[layer] for layer, key in enumerate(row.way)]
        way, name = (_masked(kind, shown) for kind in (row.way, row.names))
        merged[way].append(row)
        names[way] = name
    folded = [
        SankeyRow(way, names[way], *_total(same), flows=sum(row.flows for row in same)) for way, same in merged.items()
    ]
    return sorted(folded, key=lambda row: (-row.total_max, row.way))


def _masked(way: Way, shown: list[bool]) -> Way:
    first, second, third, fourth = (part if keep else OTHERS for part, keep in zip(way, shown, strict=True))
    return first, second, third, fourth


def _nodes(rows: list[SankeyRow]) -> tuple[Node, ...]:
    groups: dict[tuple[int, str], list[SankeyRow]] = defaultdict(list)
    for row in rows:
        for layer, key in enumerate(row.way):
            groups[layer, key].append(row)
    nodes = [Node(layer, key, same[0].names[layer], *_total(same)) for (layer, key), same in groups.items()]
    return tuple(sorted(nodes, key=lambda node: (node.layer, node.key == OTHERS, -node.total_max, node.key)))


def _links(rows: list[SankeyRow]) -> tuple[Link, ...]:
    groups: dict[tuple[int, str, str], list[SankeyRow]] = defaultdict(list)
    for row in rows:
        for layer in range(len(LAYERS) - 1):
            groups[layer, row.way[layer], row.way[layer + 1]].append(row)
    links = [Link(*ends, *_total(same)) for ends, same in groups.items()]
    return tuple(sorted(links, key=lambda link: (link.layer, -link.total_max, link.source, link.target)))
