"""Projects that headings name below a heading of projects, and themes behind numbers."""

from __future__ import annotations

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value

PAGE = """Allianz Obertal

Handlungsfelder: (1) Wohnen und Leben, (2) Mobilität, (3) Natur

Unsere Projekte

Mühlenladen
Der Laden wurde 2019 in der alten Mühle eröffnet. Kosten: 120.000 Euro.

Ortsmitte Hinterfelden
Träger: Gemeinde Hinterfelden, Zuschuss: 80.000 Euro (Land Hessen)

Wir suchen Verstärkung
Zum nächsten Termin suchen wir eine Fachkraft.
"""


def test_headings_below_a_heading_of_projects_name_them() -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), PAGE))
    names = {e.id: e.name for e in reading.entities}
    told = {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.predicate in ("hasProject", "theme", "memberOf", "fundedBy")
    }
    assert told == {
        ("Allianz Obertal", "theme", "Wohnen und Leben"),
        ("Allianz Obertal", "theme", "Mobilität"),
        ("Allianz Obertal", "theme", "Natur"),
        ("Allianz Obertal", "hasProject", "Mühlenladen"),
        ("Allianz Obertal", "hasProject", "Ortsmitte Hinterfelden"),
        ("Hinterfelden", "hasProject", "Ortsmitte Hinterfelden"),
        ("Ortsmitte Hinterfelden", "fundedBy", "Land Hessen"),
    }
