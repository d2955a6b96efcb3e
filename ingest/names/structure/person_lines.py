"""Lines that a name of a person opens: "Eva Lang – Vorsitzende", "Jan Kuhn ..... Adorf"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.model import Block, BlockKind, Document, Span

_LONGEST: Final = 120
"""Characters of such a line at most."""


def with_person_lines(document: Document, people: Iterable[Span]) -> Document:
    """The document, with each field whose label is but the name of a person as an item that says something of them.
    What somebody says behind a colon stays as it is."""
    named = frozenset(people)
    blocks = tuple(_as_item(document.text, b) if b.label in named else b for b in document.blocks)
    return document if blocks == document.blocks else replace(document, blocks=blocks)


def _as_item(text: str, block: Block) -> Block:
    value = block.value
    if block.kind is not BlockKind.FIELD or block.label is None or value is None:
        return block
    between = text[block.label.end : value.start]
    if ":" in between or "\n" in between or block.span.end - block.span.start > _LONGEST:
        return block
    return replace(block, kind=BlockKind.LIST_ITEM, label=None, value=None, level=1)
