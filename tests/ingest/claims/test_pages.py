"""What is read from whole pages: member lists, boards, tables, contacts, chronicles, several alliances on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Modality, Source, Value

PAGES = Path(__file__).parent / "pages"
"""Each file holds a text, a line of five equals signs, and its facts: "A; B | memberOf | C"."""

READ = frozenset(
    {"memberOf", "partOf", "coversArea", "worksFor", "role", "contactFor", "managedBy", "email", "phone", "website"}
    | {"memberCount", "population", "foundedOn"}
)

Fact = tuple[str, str, str]


def read_page(path: Path) -> tuple[str, set[Fact]]:
    text, _, table = path.read_text(encoding="utf-8").partition("\n=====\n")
    facts: set[Fact] = set()
    for line in table.splitlines():
        subjects, predicate, objects = line.split(" | ")
        facts.update((s, predicate, o) for s in subjects.split("; ") for o in objects.split("; "))
    return text + "\n", facts


def found_facts(name: str, text: str) -> set[Fact]:
    reading = find_claims(Document(Source("0" * 16, name, name, ""), text))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.modality is Modality.ASSERTED and c.predicate in READ
    }


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    text, facts = read_page(path)
    assert found_facts(path.stem, text) == facts


_REFERENCE = """# Referenz: Allianz Oberes Wiesental

Die Allianz Oberes Wiesental besteht aus den Gemeinden Adorf und Bedorf.

Ihr Ansprechpartner: Peter Zwick
Telefon 0931 555-120
mail@planzeit.example
"""


def test_people_on_the_page_of_a_firm_are_asked_about_the_firm() -> None:
    source = Source("0" * 16, "page", "page", "", publisher="Planzeit Regionalberatung GmbH")
    reading = find_claims(Document(source, _REFERENCE))
    names = {e.id: e.name for e in reading.entities}
    told = {(names[c.subject], c.predicate, names.get(str(c.object), "")) for c in reading.claims}
    assert ("Peter Zwick", "contactFor", "Planzeit Regionalberatung GmbH") in told
    assert ("Planzeit Regionalberatung GmbH", "email", "") in told
