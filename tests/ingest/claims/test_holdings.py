"""Which projects and concepts belong to whom, in sentences written for the purpose."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source


def held(text: str) -> set[tuple[str, str]]:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    return {(names[c.subject], names[str(c.object)]) for c in reading.claims if c.predicate == "hasProject"}


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        (
            "Umgesetzt wurden in der Allianz Obere Rhön unter anderem ein gemeinsames Gewerbeflächenkataster, der "
            "Themenweg „Franken erleben“ und die Ehrenamtsbörse.",
            {"Gewerbeflächenkataster", "Franken erleben", "Ehrenamtsbörse"},
        ),
        (
            "Zu den Leitprojekten der Allianz Obere Rhön gehören der Ausbau des Radwegenetzes, die Einrichtung eines "
            "gemeinsamen Bauhofs und das Freizeitportal „Rhöntour“.",
            {"Ausbau des Radwegenetzes", "Einrichtung eines gemeinsamen Bauhofs", "Rhöntour"},
        ),
        (
            "Umgesetzt hat die Allianz Obere Rhön unter anderem einen Bürgerbus, den „Torfweg“, der Seen umrundet, "
            "und das Torfmuseum.",
            {"Bürgerbus", "Torfweg", "Torfmuseum"},
        ),
        ("Mit dem Projekt „Dorfkümmerer“ will die Allianz Obere Rhön älteren Menschen helfen.", {"Dorfkümmerer"}),
        ("Die Allianz Obere Rhön hat einen Bürgerbus eingeführt.", {"Bürgerbus"}),
        ("Kleine Projekte der Allianz Obere Rhön sind wichtige Bausteine für eine lebendige Region.", set()),
        ("Ein „Glücksfall“ für die Stadt ist die Allianz Obere Rhön.", set()),
        ("Die Allianz Obere Rhön wünscht sich einen Bürgerbus.", set()),
        ("Die Allianz Obere Rhön hat den Bewohnern der Dörfer einen Rundweg gebaut.", {"Rundweg"}),
        ("Die Allianz Obere Rhön hat viel vor. Daneben gibt es ein Bündel weiterer Projekte.", set()),
        ("Die Allianz Obere Rhön baut. Für einige der geplanten Projekte wie die Radboxen fehlt Geld.", set()),
        (
            "Ansprechpartner ist die sogenannte „Lokale Aktionsgruppe“. Das Projekt „Auenhaus“ gefällt allen. Die LAG "
            "Oderbogen und die LAG Saalebogen freuen sich.",
            set(),
        ),
        ("Die Allianz Obere Rhön berät über künftige Projekte.", set()),
        ("Die Allianz Obere Rhön ist eine Arbeitsgemeinschaft nach § 5 ThürKGG.", set()),
    ],
)
def test_projects_of_a_cooperation(text: str, projects: set[str]) -> None:
    assert held(text) == {("Allianz Obere Rhön", project) for project in projects}


def test_measures_of_a_concept() -> None:
    text = "Dem REK der Allianz Obere Rhön entsprungen sind ein Themenweg und eine Imagekampagne."
    assert held(text) == {("REK", "Themenweg"), ("REK", "Imagekampagne")}


def test_owner_is_the_one_spoken_of_last() -> None:
    text = (
        "Die Allianz Obere Rhön und der Verband wachsen. Die Allianz Obere Rhön hat zehn Orte. Die Allianz Main-Wein "
        "ist jünger. Umgesetzt wurde dort ein Bürgerbus."
    )
    assert held(text) == {("Allianz Main-Wein", "Bürgerbus")}


@pytest.mark.parametrize(
    "line",
    [
        "- Radweg Aubach: Bewilligung steht noch aus",
        "- Dorfladen Bergheim: in Prüfung",
        "Zurückgezogen: Steg am Aubach (Antrag über 40.000 Euro)",
        "Das Kulturhaus Alte Mühle haben wir längst begraben, und ob der Bund den Antrag bewilligt, weiß niemand.",
        "Außerdem beschloss der Stadtrat die Sanierung der Turnhalle in der Grundschule Hofheim.",
        "Der drohende Wegfall der Buslinie nach Fulda war der Anlass.",
        "Die Partner trafen sich im Dorfgemeinschaftshaus Aubach zum Austausch.",
        "Die Landrätin eröffnete den Abend: „Wir sind eine Pilotregion für den Hochwasserschutz.“",
        "Sie führt die Träger durch den „Richtlinien-Dschungel“.",
        "Alle schauten sich den Mittagstisch als „Best Practice-Projekt“ an.",
    ],
)
def test_no_project_is_what_is_awaited_given_up_lost_or_the_work_of_a_council(line: str) -> None:
    assert held(f"# Allianz Obere Rhön\n\nDie Allianz Obere Rhön hat zehn Orte.\n\n## Projekte\n\n{line}\n") == set()


def test_several_profiles_on_a_page_have_plans_of_their_own() -> None:
    text = (
        "# Kurzübersicht\n\n## LEADER-Region Aubachland\n\nKommunen: Fulda, Hünfeld, Eichenzell\n"
        "REK: April 2022, Verfasser Büro Nolte\n\n## ILE-Region Rhöntal\n\nKommunen: Gersfeld, Poppenhausen\n"
    )
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    told = {(names[c.subject], c.predicate, names.get(str(c.object))) for c in reading.claims}
    assert {("Fulda", "partOf", "LEADER-Region Aubachland"), ("Gersfeld", "memberOf", "ILE-Region Rhöntal")} <= told
    assert [s for s, p, _ in told if p == "hasConcept"] == ["LEADER-Region Aubachland"]


def test_of_grants_to_several_each_receiver_has_its_own_project() -> None:
    text = (
        "# Bewilligungen 2023\n\nDie Allianz Obere Rhön hat zehn Orte.\n\n"
        "Zuwendungsempfänger: Allianz Obere Rhön\nVorhaben: Radweg Aubach\nZuwendung: 40.000 Euro\n\n"
        "Zuwendungsempfänger: Stadt Fulda\nVorhaben: Dorfladen Bergheim\nZuwendung: 20.000 Euro\n\n"
        "Zuwendungsempfänger: Stadt Hünfeld\nVorhaben: Badesteg Hofheim\nStatus: abgelehnt\n"
    )
    assert held(text) == {("Allianz Obere Rhön", "Radweg Aubach"), ("Fulda", "Dorfladen Bergheim")}


def test_whoever_pays_for_a_project_need_not_have_it() -> None:
    text = (
        "# Sachstand\n\n- Shuttle: Die Allianz Obere Rhön hat einen Zuschuss von 9.000 Euro überwiesen.\n"
        "- Bahnhof Fulda: Der Förderbescheid der Allianz Obere Rhön liegt vor.\n\nEs gibt sechs Mitglieder.\n"
    )
    assert held(text) == set()


def test_sections_of_one_sort_speak_of_their_own() -> None:
    text = (
        "# Preise\n\n1. Preis – Verein Heimatruh\nDort entstand die Ehrenamtsbörse „Hand in Hand“.\n\n"
        "2. Preis – Allianz Obere Rhön\nUmgesetzt wurde ein Bürgerbus.\n"
    )
    assert held(text) == {("Allianz Obere Rhön", "Bürgerbus")}


def test_matters_of_a_council_have_nothing_to_do_with_each_other() -> None:
    text = (
        "Niederschrift\nSitzung des Gemeinderates Meinhard vom 14.03.2023\n\nTOP 2 Zweckverband Werratal\nDem "
        "Zweckverband Werratal gehören Eschwege, Meinhard und Wanfried an.\n\nTOP 3 Zuschüsse\nDer Gemeinde "
        "Meinhard sind für die Sporthalle 40.000 Euro bewilligt worden.\n"
    )
    assert held(text) == {("Meinhard", "Sporthalle")}
