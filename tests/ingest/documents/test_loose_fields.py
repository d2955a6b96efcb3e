"""Values a blank line below their labels are read as the values of fields."""

from __future__ import annotations

from ingest.documents.blocks import find_blocks
from ingest.model import BlockKind

PAGE = "Radweg Süd\n\nAuftraggeber:\n\nGemeinde Aham\n\nLaufzeit:\n\n2014 - 2015\n\nTräger:\n\nZweckverband Vils\n"


def test_labels_over_gaps() -> None:
    fields = [b for b in find_blocks(PAGE) if b.kind is BlockKind.FIELD and b.label and b.value]
    read = [
        (PAGE[f.label.start : f.label.end], PAGE[f.value.start : f.value.end]) for f in fields if f.label and f.value
    ]
    assert read == [("Auftraggeber", "Gemeinde Aham"), ("Laufzeit", "2014 - 2015"), ("Träger", "Zweckverband Vils")]


def test_a_single_gap_is_none_of_a_field() -> None:
    page = "Radweg Süd\n\nHintergrund:\n\nDie Gemeinde Aham plant seit Jahren.\n"
    assert not [b for b in find_blocks(page) if b.kind is BlockKind.FIELD and b.value]
