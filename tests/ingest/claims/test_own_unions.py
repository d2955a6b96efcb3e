"""Cooperations that the name of the publisher, the title or a table makes known, and clubs by their whole names."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source

TOWNS = "Celle, Uelzen und Gifhorn"


@pytest.mark.parametrize(
    ("publisher", "title", "text", "name"),
    [
        ("Städtekette Luhe", "", f"Der Städtekette gehören {TOWNS} an.", "Städtekette Luhe"),
        ("Luhe-Konferenz", "", f"Die Luhe-Konferenz hat drei Mitglieder: {TOWNS}.", "Luhe-Konferenz"),
        ("", "20 Jahre Luhebund", f"Gründungsmitglieder des Luhebundes sind {TOWNS}.", "Luhebund"),
        ("ILE Grüne Schweiz AKTIV", "", f"Zu Grüne Schweiz AKTIV gehören {TOWNS}.", "Grüne Schweiz AKTIV"),
        ("Stadt Celle", "Radweg", f"Der Radweg verbindet {TOWNS}.", None),
        ("Landkreis Celle", "Radverkehr im Landkreis", f"Im Kreis bauen {TOWNS} einen Radweg.", None),
        ("", "", f"Die Aktionsgruppe (LAG) Luhetal e. V. besteht aus {TOWNS}.", "Aktionsgruppe Luhetal e. V."),
        ("", "", f"Luhetal gemeinsam e. V.\n\nGetragen wird der Verein von {TOWNS}.", "Luhetal gemeinsam e. V."),
    ],
)
def test_own_name(publisher: str, title: str, text: str, name: str | None) -> None:
    source = Source("0" * 16, "text", "text", "", title=title or None, publisher=publisher or None)
    reading = find_claims(Document(source, text + "\n"))
    names = {e.id: e.name for e in reading.entities}
    joined = {names[str(c.object)] for c in reading.claims if c.predicate == "memberOf"}
    assert joined == ({name} if name else set())


def test_tables_name_cooperations() -> None:
    table = "Zweckverband\tgegründet\tMitglieder\nLuhepark\t1999\tCelle, Uelzen\nHeidepark\t2004\tGifhorn, Soltau"
    reading = find_claims(Document(Source("0" * 16, "table", "table", ""), f"Überblick\n\n{table}\n"))
    names = {e.id: e.name for e in reading.entities}
    members = {(names[c.subject], names[str(c.object)]) for c in reading.claims if c.predicate == "memberOf"}
    assert members == {
        ("Celle", "Zweckverband Luhepark"),
        ("Uelzen", "Zweckverband Luhepark"),
        ("Gifhorn", "Zweckverband Heidepark"),
        ("Soltau", "Zweckverband Heidepark"),
    }
