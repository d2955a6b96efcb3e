"""Money as layers: payer → programme → alliance → recipient, with a table that says the same to the cent.

Joint payers are one node, so nothing is split. Every node belongs to one layer, so no cycle can arise. Each layer
shows its largest nodes and folds the others into one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from graphapi.errors import BadRequest
from graphapi.explore.funding import Filters, names_of, where
from graphapi.explore.sums import SELECTION
from graphapi.explore.tables import Row, Tables

LAYERS: Final = ("payer", "programme", "alliance", "recipient")
TOP: Final = 20
OTHERS: Final = "…"
"""The name of the node that stands for the rest of a layer; a page puts its own word there, and one where the name is
empty: no text says who pays, under what, or to which alliance the money goes."""
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
        raise BadRequest("one_of", where="unit", parameter="unit", there=", ".join(UNITS))
    condition, values = where(filters)
    found = tables.rows(
        _LAYERED.format(selection=SELECTION.format(condition=condition), unit=unit, top=int(top)), values
    )
    total = tables.rows(f"SELECT count(*) AS n FROM fundings WHERE {condition}", values)[0]["n"]  # noqa: S608 fixed texts
    currencies = sorted({row["currency"] for row in found})
    currency = "EUR" if "EUR" in currencies else next(iter(currencies), "EUR")
    rows = _told_apart(tables, [_row(row) for row in found if row["currency"] == currency])
    flows = sum(row.flows for row in rows)
    low, high = total_of(rows)
    return Sankey(
        filters.status, unit, currency, tuple(rows), _nodes(rows), _links(rows), low, high, flows, total - flows
    )


_COLUMNS: Final = ("funders", "programme", "alliance", "recipient")
_KEYS: Final = ", ".join(f"coalesce({column}, '') AS key{layer}" for layer, column in enumerate(_COLUMNS))
_NAMES: Final = ", ".join(f"coalesce({column}_name, '') AS name{layer}" for layer, column in enumerate(_COLUMNS))
_RANK: Final = """rank{layer} AS (
  SELECT key{layer} AS key, row_number() OVER (ORDER BY sum(total_max) DESC, key{layer}) AS place,
    count(*) OVER () AS nodes
  FROM money GROUP BY key{layer})"""
_KEPT: Final = """CASE WHEN rank{layer}.place <= {{top}} OR rank{layer}.nodes <= {{top}} + 1
  THEN money.key{layer} ELSE '…' END AS way{layer}"""
_NAME: Final = "CASE WHEN way{layer} = '…' THEN '…' ELSE any_value(name{layer}) END AS name{layer}"


def _each(text: str, between: str = ", ") -> str:
    return between.join(text.format(layer=layer) for layer in range(len(LAYERS)))


_LAYERED: Final = f"""
{{selection}},
money AS (
  SELECT {_KEYS}, {_NAMES}, coalesce(currency, '') AS currency, {{unit}}_min AS total_min, {{unit}}_max AS total_max
  FROM judged WHERE role = 'money' AND {{unit}}_max IS NOT NULL),
{_each(_RANK)},
folded AS (
  SELECT money.*, {_each(_KEPT)}
  FROM money {_each("JOIN rank{layer} ON rank{layer}.key = money.key{layer}", " ")})
SELECT {_each("way{layer}")}, {_each(_NAME)}, currency,
  sum(total_min) AS total_min, sum(total_max) AS total_max, count(*) AS flows
FROM folded GROUP BY {_each("way{layer}")}, currency ORDER BY total_max DESC, {_each("way{layer}")}
"""  # noqa: S608 fixed texts
"""The money by its way through the layers, all but the largest nodes of each layer folded into one by the engine."""


def _row(found: Row) -> SankeyRow:
    way, names = (
        (found[f"{kind}0"], found[f"{kind}1"], found[f"{kind}2"], found[f"{kind}3"]) for kind in ("way", "name")
    )
    return SankeyRow(way, names, found["total_min"], found["total_max"], found["flows"])


def _told_apart(tables: Tables, rows: list[SankeyRow]) -> list[SankeyRow]:
    """The rows, names that several nodes of one layer share being completed by what tells them apart."""
    keys: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        for layer, key in enumerate(row.way):
            keys[layer, row.names[layer]].add(key)
    shared = sorted({key for same in keys.values() if len(same) > 1 for key in same})
    names = names_of(tables, shared)

    def name(row: SankeyRow, layer: int) -> str:
        return names.get(row.way[layer], row.names[layer])

    return [replace(row, names=(name(row, 0), name(row, 1), name(row, 2), name(row, 3))) for row in rows]


def total_of(rows: Iterable[SankeyRow]) -> tuple[Decimal, Decimal]:
    """What the rows come to, at least and at most."""
    low = high = Decimal("0.00")
    for row in rows:
        low, high = low + row.total_min, high + row.total_max
    return low, high


def _nodes(rows: list[SankeyRow]) -> tuple[Node, ...]:
    groups: dict[tuple[int, str], list[SankeyRow]] = defaultdict(list)
    for row in rows:
        for layer, key in enumerate(row.way):
            groups[layer, key].append(row)
    nodes = [Node(layer, key, same[0].names[layer], *total_of(same)) for (layer, key), same in groups.items()]
    return tuple(sorted(nodes, key=lambda node: (node.layer, node.key == OTHERS, -node.total_max, node.key)))


def _links(rows: list[SankeyRow]) -> tuple[Link, ...]:
    groups: dict[tuple[int, str, str], list[SankeyRow]] = defaultdict(list)
    for row in rows:
        for layer in range(len(LAYERS) - 1):
            groups[layer, row.way[layer], row.way[layer + 1]].append(row)
    links = [Link(*ends, *total_of(same)) for ends, same in groups.items()]
    return tuple(sorted(links, key=lambda link: (link.layer, -link.total_max, link.source, link.target)))
