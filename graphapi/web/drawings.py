"""The diagram of money as shapes: where each bar and band of a Sankey stands, so that a template can draw it as SVG.

Drawn on the server, it works without scripts, prints, and is in the document before the table that says the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graphapi.explore.sankeys import LAYERS, Link, Node, Sankey

WIDTH: Final = 1200
BAR: Final = 12
GAP: Final = 12
LEAST: Final = 16
"""Height that a node takes at least, so that its label is readable; the bar itself may be thinner."""
TALLEST: Final = 420
A_NODE: Final = 80
"""Height of all money together: so much for each node of the fullest layer, within bounds."""
LABEL_ROOM: Final = 262
TOP: Final = 34


@dataclass(frozen=True, slots=True)
class Bar:
    node: Node
    x: int
    y: float
    height: float
    label_x: int


@dataclass(frozen=True, slots=True)
class Band:
    """A link as a filled path between two bars."""

    link: Link
    path: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    columns: tuple[int, ...]


def lay_out(sankey: Sankey) -> Drawing:
    """The places of all bars and bands; the height grows with the number of nodes."""
    last = len(LAYERS) - 1
    columns = tuple(round(layer * (WIDTH - LABEL_ROOM - BAR) / last) for layer in range(last + 1))
    fullest = max((sum(node.layer == layer for node in sankey.nodes) for layer in range(len(LAYERS))), default=0)
    unit = min(TALLEST, A_NODE * fullest) / float(sankey.total_max) if sankey.total_max else 0.0
    bars: dict[tuple[int, str], Bar] = {}
    height = 0.0
    for layer, x in enumerate(columns):
        y = float(TOP)
        for node in (node for node in sankey.nodes if node.layer == layer):
            tall = _tall(node.total_max, unit)
            bars[layer, node.key] = Bar(node, x, round(y, 1), tall, x + BAR + 6)
            y += max(tall, LEAST) + GAP
        height = max(height, y)
    return Drawing(WIDTH, round(height), tuple(bars.values()), _bands(sankey, bars, unit), columns)


def _tall(amount: Decimal, unit: float) -> float:
    return round(max(float(amount) * unit, 1.0), 1)


def _bands(sankey: Sankey, bars: dict[tuple[int, str], Bar], unit: float) -> tuple[Band, ...]:
    left: dict[tuple[int, str], float] = defaultdict(float)
    right: dict[tuple[int, str], float] = defaultdict(float)
    bands = []
    ordered = sorted(
        sankey.links,
        key=lambda link: (link.layer, bars[link.layer, link.source].y, bars[link.layer + 1, link.target].y),
    )
    for link in ordered:
        source, target = bars[link.layer, link.source], bars[link.layer + 1, link.target]
        tall = _tall(link.total_max, unit)
        top = source.y + left[link.layer, link.source]
        end = target.y + right[link.layer + 1, link.target]
        left[link.layer, link.source] += tall
        right[link.layer + 1, link.target] += tall
        start_x, end_x = source.x + BAR, target.x
        middle = (start_x + end_x) // 2
        path = (
            f"M{start_x} {top:.1f}C{middle} {top:.1f} {middle} {end:.1f} {end_x} {end:.1f}"
            f"V{end + tall:.1f}C{middle} {end + tall:.1f} {middle} {top + tall:.1f} {start_x} {top + tall:.1f}Z"
        )
        bands.append(Band(link, path, source.node.name, target.node.name))
    return tuple(bands)
