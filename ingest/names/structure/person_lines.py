"""Lines that a name of a person opens: "Eva Lang – Vorsitzende", "Jan Kuhn ..... Adorf"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.documents.contacts import is_contact
from ingest.model import Block, BlockKind, Document, Span

_LONGEST: Final = 120
"""Characters of such a line at most."""


def with_person_lines(document: Document, people: Iterable[Span]) -> Document:
    """The document, with each field whose label is but the name of a person as an item that says something of them, and
    with each whose label names one before a telephone or address as a contact. What somebody says behind a colon stays
    as it is."""
    named = sorted(people, key=lambda span: span.start)
    starts = [span.start for span in named]
    blocks: list[Block] = []
    for block in document.blocks:
        label = block.label
        inside = () if label is None else named[bisect_left(starts, label.start) : bisect_left(starts, label.end)]
        blocks.append(_as_line(document.text, block, inside[0]) if len(inside) == 1 else block)
    return document if tuple(blocks) == document.blocks else replace(document, blocks=tuple(blocks))


def _as_line(text: str, block: Block, person: Span) -> Block:
    value = block.value
    if block.kind is not BlockKind.FIELD or block.label is None or value is None:
        return block
    between = text[block.label.end : value.start]
    if "\n" in between or block.span.end - block.span.start > _LONGEST:
        return block
    if is_contact(text[value.start : value.end].rstrip(".")):
        return replace(block, kind=BlockKind.CONTACT, label=None, value=None)
    if ":" in between or person != block.label:
        return block
    return replace(block, kind=BlockKind.LIST_ITEM, label=None, value=None, level=1)
