"""The carrying out of concepts and regional management as projects, in sentences written for the purpose."""

from __future__ import annotations

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value


def told(text: str) -> set[tuple[str, str, str]]:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
    }


def test_who_carries_out_the_concept_runs_its_accompaniment() -> None:
    facts = told(
        "Umsetzungsbegleitung des ILEK Obermain\n\n"
        "Seit Mai 2021 wird das ILEK Obermain durch das Büro Planwerk umgesetzt.\n"
    )
    work = "Umsetzungsbegleitung des ILEK Obermain"
    assert {(work, "implementedBy", "Planwerk"), (work, "startDate", "2021-05")} <= facts


def test_regional_management_of_a_title_is_a_commissioned_project() -> None:
    facts = told(
        "Regionalmanagement\n\nStädtedreieck am Torfmoor\n\nDie Planwerk GmbH begleitet das Städtedreieck.\n\n"
        "Auftraggeber: Stadt Ebern\nLaufzeit: 2011 bis heute\n"
    )
    work = "Regionalmanagement Städtedreieck am Torfmoor"
    assert {(work, "commissionedBy", "Ebern"), (work, "startDate", "2011")} <= facts


def test_sie_means_the_subject() -> None:
    facts = told(
        "Im Jahr 2008 hat die Planwerk GmbH das REK für die Allianz Obere Rhön erarbeitet. "
        "Heute steuert sie die Umsetzung des REK."
    )
    assert ("REK", "implementedBy", "Planwerk GmbH") in facts
    assert ("REK", "issued", "2008") in facts
