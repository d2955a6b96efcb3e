"""How a page is laid out: what its labels and the columns of its tables say of the passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.claims.money.sheets import Sheets, find_sheets
from ingest.documents.sections import find_sections
from ingest.documents.tables import Cell, find_cells
from ingest.model import Document
from ingest.passages.labels import Label, find_labels
from ingest.passages.passages import Passage


@dataclass(frozen=True, slots=True)
class Layout:
    """The labels, nearest first, and the cells of each block, by its index; ``money`` are the rows of its tables of
    money."""

    labels: dict[int, tuple[Label, ...]]
    cells: Mapping[int, tuple[Cell, ...]]
    money: Sheets


def find_layout(document: Document, passages: tuple[Passage, ...]) -> Layout:
    """The layout of a document with its passages."""
    return Layout(
        labels=find_labels(document, find_sections(document.text, document.blocks)),
        cells=find_cells(document.text, document.blocks),
        money=find_sheets(passages),
    )
