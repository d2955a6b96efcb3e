"""What single sentences say of members: who forms, joins, carries or leaves a cooperation, and where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Modality, Source, Value

SENTENCES = sorted((Path(__file__).parent / "members").glob("*.txt"))
"""Paragraphs: a text in its first line, below it its facts: "A; B | memberOf | C"; a text without facts says none."""

READ = frozenset({"memberOf", "partOf", "coversArea", "memberCount", "population", "foundedOn", "startDate", "endDate"})

CASES = [
    paragraph.split("\n") for path in SENTENCES for paragraph in path.read_text(encoding="utf-8").strip().split("\n\n")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case[0])[:60])
def test_sentence(case: list[str]) -> None:
    facts: set[tuple[str, str, str]] = set()
    for line in case[1:]:
        subjects, predicate, objects = line.split(" | ")
        facts.update((s, predicate, o) for s in subjects.split("; ") for o in objects.split("; "))
    source = Source("0" * 16, "sentence", "sentence", "", published="2024-05-10")
    reading = find_claims(Document(source, case[0].replace("\\n", "\n") + "\n"))
    names = {e.id: e.name for e in reading.entities}
    found = {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.modality is Modality.ASSERTED and c.predicate in READ
    }
    assert found == facts
