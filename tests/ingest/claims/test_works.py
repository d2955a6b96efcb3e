"""What is read of concepts and projects: who wrote them, who carries them out, whose they are, and since when."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Modality, Source, Value

TABLES = Path(__file__).parent / "works"
READ = {
    "sentences.txt": {"preparedBy", "implementedBy", "commissionedBy", "hasProject", "issued", "revised", "endDate"},
    "authors.txt": {"preparedBy", "revised"},
    "projects.txt": {"hasProject", "implementedBy", "startDate", "endDate", "receivedAward", "contactFor"},
    "receivers.txt": {"fundedBy", "fundedUnder"},
    "prizes.txt": {"receivedAward", "grantedBy"},
    "dates.txt": {"startDate", "endDate", "issued", "revised", "foundedOn", "hasProject"},
}


def read_table(table: str) -> list[tuple[str, set[str]]]:
    """Each text of the table with its facts; "\\n" in a text is a line break."""
    cases = []
    for entry in (TABLES / table).read_text(encoding="utf-8").split("\n\n"):
        text, *facts = [line for line in entry.splitlines() if not line.startswith("#")] or [""]
        if text:
            cases.append((text.replace("\\n", "\n"), {fact for fact in facts if fact != "-"}))
    return cases


@pytest.mark.parametrize(
    ("table", "text", "facts"), [(table, *case) for table in READ for case in read_table(table)],
    ids=lambda value: value[:50] if isinstance(value, str) else "",
)  # fmt: skip
def test_sentence(table: str, text: str, facts: set[str]) -> None:
    reading = find_claims(Document(Source("0" * 16, "a", "a", ""), text + "\n"))
    names = {e.id: e.name for e in reading.entities}
    found = {
        f"{names[c.subject]} | {c.predicate} | {c.object.lexical if isinstance(c.object, Value) else names[c.object]}"
        for c in reading.claims
        if c.modality is Modality.ASSERTED and c.predicate in READ[table]
    }
    assert found == facts


def test_headings_of_references_tell_whose_a_concept_is_though_towns_ordered_it() -> None:
    text = """Planbüro Nord GmbH

Referenzen

Allianz Werratal: Regionales Entwicklungskonzept (REK)
Auftraggeber: Städte Eschwege und Wanfried
Beginn: Juni 2020

Städtebund Nordtal: Klimakonzept
Auftraggeber: Stadt Ebern
Beginn: Mai 2021
"""
    reading = find_claims(Document(Source("0" * 16, "a", "a", ""), text))
    names = {e.id: e.name for e in reading.entities}
    held = {(names[c.subject], names[str(c.object)]) for c in reading.claims if c.predicate == "hasConcept"}
    assert held == {("Allianz Werratal", "Regionales Entwicklungskonzept"), ("Städtebund Nordtal", "Klimakonzept")}
