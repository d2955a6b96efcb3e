"""Quotations that open their sentence and say what a plan is called, and what a noun before a quotation makes of it."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source

CASES = [
    ("Die Allianz Luhe plant. „Wohnen 2040“ heißt die Marktstudie, die sie bestellt hat.", "Concept", "Wohnen 2040"),
    (
        "Die Allianz Luhe hat ein Leitbild beschlossen. „Drei Orte, ein Fluss“ heißt es.",
        "Concept",
        "Drei Orte, ein Fluss",
    ),
    ("Die Strategie der Allianz Luhe trägt den Titel „Wasser verbindet“.", "Concept", "Wasser verbindet"),
    ("Die Allianz Luhe fördert das Projekt „Hofcafés im Verbund“ mit 300 Euro.", "Project", "Hofcafés im Verbund"),
    ("Die Allianz Luhe hat das Konzept „Kurze Wege Luhetal“ beschlossen.", "Concept", "Konzept „Kurze Wege Luhetal“"),
    ("Die Mühlen-Region Luhe ist eine Integrierte Ländliche Entwicklung. Sie besteht seit 2011.", "Cooperation", None),
]


@pytest.mark.parametrize(("text", "kind", "name"), CASES)
def test_kind_of_what_is_called_so(text: str, kind: str, name: str | None) -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text + "\n"))
    assert [e.name for e in reading.entities if e.kind == kind] == [name or "Mühlen-Region Luhe"]


def test_the_head_of_minutes_is_no_project() -> None:
    text = (
        "Allianz Luhe\n\nNiederschrift der Versammlung vom 2. April 2019\nOrt: Celle\nBeginn: 19.30 Uhr\nEnde: 21 Uhr\n"
    )
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text))
    assert not [e for e in reading.entities if e.kind == "Project"]
