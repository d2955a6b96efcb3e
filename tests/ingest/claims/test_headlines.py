"""Projects that a sheet of fields is about, in sheets written for the purpose."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value


def told(text: str) -> set[tuple[str, str, str]]:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.predicate in ("startDate", "endDate", "theme")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the line above the sheet
        (
            "Städtebund Wiesenland\n\nWege zum Wasser – Paddeln für alle\nProjektträger: Stadt Ebern\n"
            "Laufzeit: 2019–2021\nGesamtkosten: 20.000 Euro\n\nSchlagworte\nErholung, Wasser\n",
            {
                ("Wege zum Wasser – Paddeln für alle", "startDate", "2019"),
                ("Wege zum Wasser – Paddeln für alle", "endDate", "2021"),
                ("Wege zum Wasser – Paddeln für alle", "theme", "Erholung"),
                ("Wege zum Wasser – Paddeln für alle", "theme", "Wasser"),
            },
        ),
        # the value of a field, one to each record
        (
            "Bewilligungen\n\nMaßnahme 1\nGegenstand: Projekt „Nah versorgt“\nLaufzeit: 2019–2021\n\nMaßnahme 2\n"
            "Gegenstand: Projekt „Gut gefahren“\nLaufzeit: 2020–2022\n",
            {
                ("Nah versorgt", "startDate", "2019"),
                ("Nah versorgt", "endDate", "2021"),
                ("Gut gefahren", "startDate", "2020"),
                ("Gut gefahren", "endDate", "2022"),
            },
        ),
        # a heading that is none of a project
        ("Auf einen Blick\nProjektträger: Stadt Ebern\nLaufzeit: 2019–2021\nGesamtkosten: 20.000 Euro\n", set()),
    ],
)
def test_sheet(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected
