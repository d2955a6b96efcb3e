"""Projects are found in lists under the headings that pages print over them, whatever they are called."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source

NAMES = ("Streuobstpresse", "Zahnarztpraxis im alten Schulhaus", "Umbau Foyer", "Ferienbetreuung", "Boulebahn am See")
HEADINGS = (
    *("Neu bewilligt 2021", "Projektliste", "Maßnahmenübersicht", "Fertig geworden 2021", "Was läuft"),
    *("Förderprojekte im Überblick", "Handlungsfeld Daseinsvorsorge – Projekte", "Zuwendungen 2023"),
    *("Abgeschlossen 2024", "Läuft noch"),
    *("Gefördert wurden unter anderem:", "Das Entscheidungsgremium hat ausgewählt:", "Bewilligt wurden bisher u. a."),
)
OTHERS = (
    *("Nicht bewilligt", "Auftraggeber", "Ziele", "Abgelehnte Anträge", "Eingereichte Projektideen"),
    *("Das Gremium wählt Projekte aus, die diesen Zielen dienen:", "Förderfähig sind Maßnahmen wie:"),
    "Von der Jury wurden drei Kommunen ausgewählt:",
)


def found(heading: str, mark: str) -> set[str]:
    lines = "".join(f"{mark}{name}\n" for name in NAMES)
    text = f"LAG Auenland e. V.\n\nDie LAG Auenland e. V. wirkt in der Region.\n\n{heading}\n{lines}"
    return {e.name for e in find_claims(Document(Source("0" * 16, "x", "x", ""), text)).entities if e.kind == "Project"}


@pytest.mark.parametrize("mark", ["- ", "• ", "✔ "])
@pytest.mark.parametrize("heading", HEADINGS)
def test_heading_leads_projects(heading: str, mark: str) -> None:
    assert found(heading, mark) == set(NAMES)


@pytest.mark.parametrize("heading", OTHERS)
def test_heading_leads_none(heading: str) -> None:
    assert not found(heading, "- ")


@pytest.mark.parametrize(
    ("lead", "led"),
    [
        ("In den letzten Jahren wurden folgende Projekte umgesetzt:", True),
        ("Viele Projekte sind angestoßen. Dazu gehören:", True),
        ("Im Handlungsfeld Mobilität wurden diese Maßnahmen umgesetzt:", True),
        ("130 Projekte wurden ausgearbeitet. Die Handlungsfelder sind:", False),
        ("Viele Maßnahmen sind umgesetzt. Unsere Leistungen:", False),
        ("Die ersten Projekte laufen. Ihre weiteren Ziele sind:", False),
    ],
)
def test_sentence_before_list_says_what_it_holds(lead: str, led: bool) -> None:
    text = f"LAG Auenland e. V.\n\nDie LAG Auenland e. V. wirkt seit 2010. {lead}\n" + "".join(
        f"- {n}\n" for n in NAMES
    )
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    assert {e.name for e in reading.entities if e.kind == "Project"} == (set(NAMES) if led else set())


RECORDS = {
    "numbered by letters": "Projektsteckbrief A\nName: {0}\nStart: 2014\n\nProjektsteckbrief B\nName: {1}\n",
    "examples": "[1] LEADER\nBeispiel aus der Region: {0} (2019)\n\n[2] GRW\nBeispiel aus der Region: {1} (2020)\n",
    "below towns": "Bewilligte Maßnahmen\n\nStadt Ebern\n   {0} ..... 2.500 EUR\nStadt Rain\n   {1} ..... 90 EUR\n",
}


@pytest.mark.parametrize("layout", RECORDS.values(), ids=RECORDS)
def test_records_name_projects(layout: str) -> None:
    text = f"LAG Auenland e. V.\n\nDie LAG Auenland e. V. wirkt in der Region.\n\n{layout.format(*NAMES)}"
    kinds = {e.name: e.kind for e in find_claims(Document(Source("0" * 16, "x", "x", ""), text)).entities}
    assert [kinds.get(name) for name in NAMES[:2]] == ["Project", "Project"]


def test_towns_listed_under_projects_are_none() -> None:
    lines = "Folgende Projekte wurden ausgewählt:\n- Gießen, Landkreis\n- Würzburg\n- Radweg Kahla\n"
    text = f"LAG Auenland e. V.\n\nDie LAG Auenland e. V. wirkt in der Region.\n\n{lines}"
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    assert {e.name for e in reading.entities if e.kind == "Project"} == {"Radweg Kahla"}


def test_items_behind_bullets_in_one_line() -> None:
    text = (
        "Die LAG Auenland e. V. wirkt in der Region.\n\n"
        "Gefördert werden folgende Projekte: • Boulebahn Kahla (Stadt Kahla) • Umbau Foyer (Turnverein Aue e. V.)"
        " • Streuobstpresse (Heimatverein Lohr e. V.)\n"
    )
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    names = {e.id: e.name for e in reading.entities}
    assert {names[str(c.object)] for c in reading.claims if c.predicate == "hasProject"} == {
        *("Boulebahn Kahla", "Umbau Foyer", "Streuobstpresse")
    }


def test_titles_in_quotes_behind_towns() -> None:
    text = "Folgende Projekte erhalten einen Zuschuss:\n- Hungen „Jugend rollt – Kugelbahn“: 63.700 Euro\n"
    text += "- Grünberg: „Treffpunktwagen“ 42.400 Euro\n- Lich-Bettenhausen „Dorfplatz am Bach“: 9.100 Euro\n"
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    names = {e.id: e.name for e in reading.entities}
    assert {"Jugend rollt – Kugelbahn", "Dorfplatz am Bach"} <= set(names.values())
    assert not any(f.funders for f in reading.fundings)


def test_heading_of_many_works_is_none() -> None:
    text = "LEADER-Projekte Handlungsfeld 1: Daseinsvorsorge\n\nProjektträger: Skiclub Aue e.V.\n\nFördersumme: 930 €\n"
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    assert not [e for e in reading.entities if e.kind == "Project"]
