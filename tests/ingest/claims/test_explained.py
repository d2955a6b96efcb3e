"""What pages explain to anybody says nothing of whom they are about: no concept, no project, no money."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Modality, Source, Value

ABOUT = "Die LAG Oderbogen arbeitet seit 2008.\n\n"

EXPLAINED = {
    "instrument of a ministry": (
        "Die Integrierte Ländliche Entwicklung (ILE) ist ein Programm des Freistaats Bayern. Grundlage bildet ein"
        " gemeinsam erarbeitetes Integriertes Ländliches Entwicklungskonzept (ILEK), das die Ziele bündelt."
    ),
    "programme with its share": (
        "LEADER ist ein Förderprogramm für ländliche Räume. Gefördert werden Projekte mit bis zu 60 Prozent."
    ),
    "plan in general": (
        "Ein ISEK ist ein Konzept, das Ziele für 15 Jahre festlegt. Das Projekt „Ortsmitte“ dient oft als Beispiel."
    ),
    "question": (
        "## Was ist eine AktivRegion?\n\nJede Gruppe hat eine Integrierte Entwicklungsstrategie (IES) entwickelt. Der"
        " Vorstand entscheidet über die Förderung."
    ),
    "terms with a list": (
        "Förderfähig sind beispielsweise Kleinprojekte zur Belebung der Ortskerne, Aufbau von Nachbarschaftshilfen und"
        " Sicherung der Nahversorgung."
    ),
    "terms told of small projects": (
        "Kleinprojekte sind Vorhaben, deren Ausgaben 20.000 Euro nicht übersteigen. Sie werden mit 80 Prozent,"
        " höchstens aber mit 10.000 Euro bezuschusst."
    ),
    "rate": "Der Fördersatz liegt bei bis zu 65 Prozent der Nettokosten oder maximal 8.000 Euro.",
    "budget of each group": "Das Budget beträgt höchstens 150.000 Euro pro Region und ist jährlich abzurechnen.",
    "who may apply": "Alle Kleinprojekte mit Kosten zwischen 500 € und 20.000 € sind förderfähig.",
    "per alliance": "Pro Kommunale Allianz wird im Jahr maximal ein Betrag von 100.000 Euro an Fördergeld ausgezahlt.",
    "least": "Die Mindestförderung beträgt 500 Euro.",
    "small projects at most": "Die Kleinprojekte werden mit bis zu 2.500 Euro unterstützt.",
    "rest of a budget": "Für neue Ideen stehen derzeit noch rund 310.000 Euro zur Verfügung.",
    "abbreviation behind a dash": (
        "ILE – das steht abgekürzt für „Integrierte Ländliche Entwicklung“ und ist ein Instrument des Freistaats."
        " Kommunen nutzen es für die Erschließung von Potenzialen."
    ),
    "fields of all": "Mögliche Handlungsfelder einer solchen Gruppe können sein:\n\n- Mobilität\n- Energie",
    "groups in general": "Städtenetze sind Kooperationsformen von Kommunen. Sie werden vom Land bezuschusst.",
}


@pytest.mark.parametrize("text", EXPLAINED.values(), ids=EXPLAINED)
def test_nothing_is_claimed(text: str) -> None:
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), f"{ABOUT}{text}\n"))
    kinds = {e.id: e.kind for e in reading.entities}
    told = [
        (c.predicate, c.object.lexical if isinstance(c.object, Value) else c.object)
        for c in reading.claims
        if c.modality is Modality.ASSERTED and kinds[c.subject] != "Programme"
    ]
    assert told == [("startDate", "2008")]
    assert not reading.fundings


def test_who_is_named_among_explanations_is_told_of() -> None:
    text = "LEADER ist ein Förderprogramm der EU. Die LAG Oderbogen erhielt daraus 30.000 Euro für 2021.\n"
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), ABOUT + text))
    assert [f.amount for f in reading.fundings] == ["30000"]


def test_who_fills_the_pot_below_a_question_is_told() -> None:
    text = (
        "## Was ist das Regionalbudget?\n\nDie LAG Oderbogen hat dafür 100.000 Euro. Der Topf wird zu 90 % aus Mitteln"
        " des Amtes für Ländliche Entwicklung Oberfranken gespeist.\n"
    )
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), ABOUT + text))
    names = {e.id: e.name for e in reading.entities}
    assert [(f.amount, *(names[e] for e in f.funders)) for f in reading.fundings] == [
        ("100000", "Amt für Ländliche Entwicklung Oberfranken")
    ]


def test_terms_of_one_project_are_told_of_it() -> None:
    text = "Der Fördersatz für das Projekt „Dorfladen Brodowin“ beträgt 60 Prozent, höchstens jedoch 50.000 Euro.\n"
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), ABOUT + text))
    assert [(f.amount_max, f.share) for f in reading.fundings] == [("50000", "60")]


UNPAID = {
    "votes": "Ein Kriterium für die LEADER-Förderung besagt, dass die Partner 51 % der Stimmrechte haben müssen.",
    "anybody": "Mittels LEADER können Projekte gefördert werden.",
    "instrument": "Ein zentrales Förderinstrument innerhalb der ILE ist das Regionalbudget.",
    "guideline": "Seit 2015 ist die Förderrichtlinie Regionalmanagement des Heimatministeriums in Kraft.",
}


@pytest.mark.parametrize("text", UNPAID.values(), ids=UNPAID)
def test_rules_of_a_programme_pay_nobody(text: str) -> None:
    about = "Die LAG Oderbogen hat eine Lokale Entwicklungsstrategie und das Projekt „Zukunft Wohnen“. "
    assert not find_claims(Document(Source("0" * 16, "x", "x", ""), f"{about}{text}\n")).fundings


def test_money_of_a_district_is_for_no_work() -> None:
    text = (
        "Die LAG Oderbogen hat das Projekt „Zukunft Wohnen“ angestoßen. Allein im Landkreis Uelzen sind 2014 rund 18,5"
        " Millionen Euro in die Dorferneuerung geflossen.\n"
    )
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    assert [f.recipient for f in reading.fundings] == [None]


def test_owners_and_houses() -> None:
    text = (
        "Der Verein Werraregion will handeln. Das Gewerbekonzept des Wartburgkreises nennt Flächen. Der Vorstand"
        " besteht aus WiSo-Partnern. Anträge an die Stelle des Verbunds: Gemeinde Aham, Kirchplatz 3, 84168 Aham."
        " Die zweite Bewerbungsrunde läuft.\n"
    )
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    names = {e.id: e.name for e in reading.entities}
    held = {
        (names[c.subject], names[str(c.object)]) for c in reading.claims if c.predicate in ("hasConcept", "hasProject")
    }
    assert held == {("Wartburgkreis", "Gewerbekonzept")}


def test_a_street_with_its_number_is_no_project() -> None:
    text = (
        "Aufruf der ILE Vilstal\n\nWer ein Projekt beantragen möchte, wendet sich an die verantwortliche Stelle des"
        " ILE-Zusammenschlusses: Gemeinde Aham, Franz Mühler,  Kirchplatz 3, 84168 Aham, E-Mail: info@aham.example .\n"
    )
    reading = find_claims(Document(Source("0" * 16, "x", "x", ""), text))
    assert not [e.name for e in reading.entities if e.kind == "Project"]
