"""Whose programme it is: what sentences say of who runs, launches or is in charge of a programme."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source

CASES = [
    (
        "Das Projekt „Dorfbus“ wird aus dem Programm „Starke Orte“ gefördert. Zuständig ist das Hessische Ministerium"
        " für Umwelt.",
        {("Starke Orte", "Hessisches Ministerium für Umwelt")},
    ),
    (
        "Vom Hessischen Ministerium für Umwelt, das die Mittel des Programms „Starke Orte“ vergibt, erhält die Allianz"
        " Hochrhön 20.000 Euro.",
        {("Starke Orte", "Hessisches Ministerium für Umwelt")},
    ),
    (
        "20.000 Euro kommen aus der Initiative „Starke Orte“, für die das Hessische Ministerium der Finanzen"
        " verantwortlich ist.",
        {("Initiative „Starke Orte“", "Hessisches Ministerium der Finanzen")},
    ),
    (
        "Hinter dem Programm „Starke Orte“ steht das Hessische Ministerium der Finanzen.",
        {("Starke Orte", "Hessisches Ministerium der Finanzen")},
    ),
    ("Gefördert aus dem Programm „Starke Orte“ (Programm des Landes Hessen).", {("Starke Orte", "Land Hessen")}),
    (
        "Das Förderprogramm „Starke Orte“ legte das Hessische Ministerium der Finanzen im Jahr 2019 auf.",
        {("Starke Orte", "Hessisches Ministerium der Finanzen")},
    ),
    (
        "Das Projekt „Dorfbus“ läuft im Programm „Starke Orte“. Träger des Programms „Starke Orte“ ist die Deutsche"
        " Stiftung für Engagement und Ehrenamt.",
        {("Starke Orte", "Deutsche Stiftung für Engagement und Ehrenamt")},
    ),
    (
        "Um das Programm „Starke Orte“, ein Programm des Landes Hessen, bewarben sich neun Städte.",
        {("Starke Orte", "Land Hessen")},
    ),
    (
        "Förderprogramm: Programm „Starke Orte“\nRichtliniengeber: Hessisches Ministerium der Finanzen\n",
        {("Starke Orte", "Hessisches Ministerium der Finanzen")},
    ),
    ("Das Projekt „Dorfbus“ wird im Programm „Starke Orte“ vom Landkreis Fulda umgesetzt.", set()),
    (
        "Das Programm „Starke Orte“ wird vom Land Hessen aufgelegt und von der Investitionsbank Hessen abgewickelt.",
        {("Starke Orte", "Land Hessen")},
    ),
    (
        "Der Freistaat Sachsen gewährte der Allianz Obertal aus seinem Programm „Starke Orte“ 20.000 Euro.",
        {("Starke Orte", "Freistaat Sachsen")},
    ),
    (
        "Bezahlt wurde das Konzept aus dem Programm „Starke Orte“. Programmgeber ist das Land Hessen.",
        {("Starke Orte", "Land Hessen")},
    ),
    ("Das Programm „Starke Orte“ rief das Land Hessen 2018 ins Leben.", {("Starke Orte", "Land Hessen")}),
    ("Die Allianz Obertal hat über ihr Regionalbudget entschieden.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_runs_a_programme(text: str, expected: set[tuple[str, str]]) -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text + "\n"))
    names = {e.id: e.name for e in reading.entities}
    found = {(names[c.subject], names[str(c.object)]) for c in reading.claims if c.predicate == "runBy"}
    assert found == expected
