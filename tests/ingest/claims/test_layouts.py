"""One profile in the layouts of many pages: whatever sets labels off and values apart, the same facts come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Modality, Source, Value

NAME = "Allianz Saaletal"
FIELDS = (
    ("Gründung", "12. Mai 2014"),
    ("Mitglieder", "Bad Kissingen, Burkardroth, Euerdorf, Nüdlingen"),
    ("Einwohner", "38.500"),
    ("Sprecher", "Armin Warmuth, Bürgermeister von Euerdorf"),
    ("Regionalmanagement", "Landimpuls GmbH, Regenstauf"),
    ("Konzept", "ILEK Saaletal"),
    ("Projekte", "Saalebus, Dorfladen Euerdorf, Radweg Saaletal"),
    ("Website", "www.saaletal.de"),
)
FACTS = {
    (NAME, "foundedOn", "2014-05-12"),
    (NAME, "population", "38500"),
    (NAME, "managedBy", "Landimpuls GmbH"),
    (NAME, "hasConcept", "ILEK Saaletal"),
    (NAME, "hasProject", "Saalebus"),
    (NAME, "hasProject", "Dorfladen Euerdorf"),
    (NAME, "hasProject", "Radweg Saaletal"),
    (NAME, "website", "www.saaletal.de"),
    ("Armin Warmuth", "role", "Sprecher"),
    ("Armin Warmuth", "role", "Bürgermeister"),
    ("Armin Warmuth", "worksFor", NAME),
    ("Armin Warmuth", "worksFor", "Euerdorf"),
    *((town, "memberOf", NAME) for town in ("Bad Kissingen", "Burkardroth", "Euerdorf", "Nüdlingen")),
}


def listed(label: str, value: str) -> str:
    items = value.split(", ") if label in ("Mitglieder", "Projekte") else [value]
    return "\n".join([label, *(f"• {item}" for item in items), ""])


LAYOUTS: dict[str, Callable[[str, str], str]] = {
    "colons": lambda label, value: f"{label}: {value}",
    "colons and blank lines": lambda label, value: f"{label}: {value}\n",
    "bullets": lambda label, value: f"- {label}: {value}",
    "bold bullets": lambda label, value: f"* **{label}:** {value}",
    "bold": lambda label, value: f"**{label}:** {value}  ",
    "value below": lambda label, value: f"{label}\n{value}",
    "value below, blank lines": lambda label, value: f"{label}\n{value}\n",
    "blank line between": lambda label, value: f"{label}\n\n{value}\n",
    "headings": lambda label, value: f"## {label}\n\n{value}\n",
    "underlined": lambda label, value: f"{label}\n{'-' * len(label)}\n{value}\n",
    "tabs": lambda label, value: f"{label}\t{value}",
    "gaps": lambda label, value: f"{label:24}{value}",
    "bars": lambda label, value: f"| {label} | {value} |",
    "dashes": lambda label, value: f"{label} – {value}",
    "dots": lambda label, value: f"{label} ........ {value}",
    "hard spaces": lambda label, value: f"{label}:\u00a0{value}",
    "carriage returns": lambda label, value: f"{label}: {value}\r",
    "lists": listed,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_facts_in_every_layout(layout: str) -> None:
    text = f"{NAME}\n\n" + "\n".join(LAYOUTS[layout](label, value) for label, value in FIELDS) + "\n"
    reading = find_claims(Document(Source("0" * 16, layout, layout, ""), text))
    names = {e.id: e.name for e in reading.entities}
    found = {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.modality is Modality.ASSERTED
    }
    assert found == FACTS


@pytest.mark.parametrize("mark", [", ", " · ", " | ", " • ", " – ", "; ", " / ", "   ", "\n", "\n\n"])
def test_same_members_behind_every_mark(mark: str) -> None:
    towns = ["Bad Kissingen", "Burkardroth", "Elfershausen", "Euerdorf", "Hammelburg"]
    text = f"{NAME}\n\nMitgliedskommunen\n\n{mark.join(towns)}\n\nWas wir tun\n\nWir arbeiten zusammen.\n"
    reading = find_claims(Document(Source("0" * 16, "members", "members", ""), text))
    names = {e.id: e.name for e in reading.entities}
    assert {names[c.subject] for c in reading.claims if c.predicate == "memberOf"} == set(towns)
