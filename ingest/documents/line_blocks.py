"""Blocks made of whole lines, and what a reader of the page gets that looks for some of them."""

from __future__ import annotations

from ingest.documents.lines import Line
from ingest.model import Block, BlockKind, Span

Found = tuple[list[Block], int]
"""Blocks that begin at the line asked for, and the line behind them."""


def line_block(kind: BlockKind, first: Line, last: Line | None = None, level: int = 0) -> Block:
    """The block from the first line to the last, which is the first where none is given."""
    return Block(kind, Span(first.start, (last or first).end), level=level)
