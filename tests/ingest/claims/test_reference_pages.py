"""What pages of references tell: works under headings, each with who ordered it and when it was done."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value

PAGE = """# Referenzen

## ILEK Sonnental (2017–2018)

im Auftrag der ILE Sonnental (9 Gemeinden)

## 2015–2016: Radwegekonzept Untere Dorna

Im Auftrag der Städte Ebern und Baunach

## Umsetzungsbegleitung Werratal | seit 2019

2019, für die Allianz Werratal

## Klimakonzept Nordtal

Auftraggeber: Entwicklungsgesellschaft Nordtal mbH
"""


@pytest.mark.parametrize(
    ("predicate", "facts"),
    [
        ("startDate", {("ILEK Sonnental", "2017"), ("Radwegekonzept Untere Dorna", "2015"),
                       ("Umsetzungsbegleitung Werratal", "2019")}),
        ("endDate", {("ILEK Sonnental", "2018"), ("Radwegekonzept Untere Dorna", "2016")}),
        ("commissionedBy", {("ILEK Sonnental", "ILE Sonnental"), ("Radwegekonzept Untere Dorna", "Ebern"),
                            ("Radwegekonzept Untere Dorna", "Baunach"),
                            ("Umsetzungsbegleitung Werratal", "Allianz Werratal"),
                            ("Klimakonzept Nordtal", "Entwicklungsgesellschaft Nordtal mbH")}),
        ("memberCount", {("ILE Sonnental", "9")}),
        ("hasConcept", set()),
        ("hasProject", set()),
    ],
)  # fmt: skip
def test_works_of_references(predicate: str, facts: set[tuple[str, str]]) -> None:
    assert _read(PAGE, predicate) == facts


def test_bold_fields_of_one_record_are_one_flow() -> None:
    text = "# Radweg Dorna\n\n**Fördersumme:** 72.000 €\n**Förderprogramm:** LEADER\n"
    reading = find_claims(Document(Source("0" * 16, "a", "a", ""), text))
    assert [(f.amount, f.programme is not None) for f in reading.fundings] == [("72000", True)]


def test_projects_before_dashes_below_a_heading_of_projects() -> None:
    text = "# Allianz Sonnental\n\n## Projekte\n\n**Kernwegenetz** – 2016 bis 2019\n**Dorfladenbus** – seit 2018\n"
    facts = {("Allianz Sonnental", "Kernwegenetz"), ("Allianz Sonnental", "Dorfladenbus")}
    assert _read(text, "hasProject") == facts


def test_towns_beside_districts_are_not_all_members() -> None:
    text = (
        "# Zweckverband Sonnental\n\nMitglieder des Zweckverbands Sonnental sind der Landkreis Coburg und der "
        "Landkreis Kronach sowie 19 Städte und Gemeinden.\n"
    )
    assert _read(text, "memberCount") == set()


def _read(text: str, predicate: str) -> set[tuple[str, str]]:
    reading = find_claims(Document(Source("0" * 16, "a", "a", ""), text))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.predicate == predicate
    }


def test_members_below_a_marked_heading() -> None:
    text = "# Allianz Sonnental\n\n## Mitglieder\n\nEbern, Baunach\n"
    assert _read(text, "memberOf") == {("Ebern", "Allianz Sonnental"), ("Baunach", "Allianz Sonnental")}


def test_entries_whose_parts_dots_set_off() -> None:
    text = (
        "Referenzen\n\n"
        "2021 · Wegekonzept Luhe · Auftraggeber: Allianz Luhe (Celle, Uelzen) · gefördert durch das Land Hessen\n\n"
        "Seit 2020 · Umsetzungsbegleitung ILE Geest · Auftraggeber: ILE Geest · 50 Seiten\n"
    )
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text))
    names = {e.id: e.name for e in reading.entities}
    told = {(names[c.subject], c.predicate, names.get(str(c.object))) for c in reading.claims}
    assert ("Wegekonzept Luhe", "commissionedBy", "Allianz Luhe") in told
    assert ("Wegekonzept Luhe", "commissionedBy", "Celle") not in told
    assert ("Umsetzungsbegleitung ILE Geest", "commissionedBy", "ILE Geest") in told


def test_two_offices_of_one_sort_stay_two() -> None:
    text = (
        "Das Amt für Ländliche Entwicklung Oberbayern gab 300 Euro. Das Amt für Ländliche Entwicklung Mainfranken gab "
    )
    text += "der Allianz Luhe 900 Euro."
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text))
    assert len([e for e in reading.entities if e.kind == "Authority"]) == 2


BY_YEARS = """Referenzen

2019 – 2021
Wegekonzept Obere Luhe
Auftraggeber: Allianz Luhe

2018
Machbarkeitsstudie Fahrradstation Lüthorst
Auftraggeber: Landkreis Kassel

2017
ISEK Ebern, Fortschreibung
Auftraggeber: Stadt Ebern

seit 2016
Regionalmanagement Geest
Auftraggeber: ILE Geest
"""


@pytest.mark.parametrize(
    ("predicate", "facts"),
    [
        ("startDate", {("Wegekonzept Obere Luhe", "2019"), ("Regionalmanagement Geest", "2016")}),
        ("endDate", {("Wegekonzept Obere Luhe", "2021")}),
        ("issued", {("Machbarkeitsstudie Fahrradstation Lüthorst", "2018")}),
        ("revised", {("ISEK Ebern", "2017")}),
        ("commissionedBy", {("Wegekonzept Obere Luhe", "Allianz Luhe"),
                            ("Machbarkeitsstudie Fahrradstation Lüthorst", "Landkreis Kassel"),
                            ("ISEK Ebern", "Ebern"), ("Regionalmanagement Geest", "ILE Geest")}),
    ],
)  # fmt: skip
def test_works_below_their_years(predicate: str, facts: set[tuple[str, str]]) -> None:
    assert _read(BY_YEARS, predicate) == facts


SERVICES = """# Referenzen

2022–2023

Evaluation des Regionalmanagements Obertal
Auftraggeber: Landkreis Haßberge

2020–2021

Moderation der Gründung des Kommunalverbunds „Mainring“
Auftraggeber: Stadt Ebern

Dörfernetz Itzgrund

Auftraggeber: Markt Rentweinsdorf
Laufzeit: 03/2021 – 12/2022
Honorar: auf Anfrage
"""


def test_services_are_named_by_the_whole_of_their_headings() -> None:
    evaluation, moderation = (
        "Evaluation des Regionalmanagements Obertal",
        "Moderation der Gründung des Kommunalverbunds",
    )
    assert _read(SERVICES, "startDate") == {
        (evaluation, "2022"), (f"{moderation} „Mainring“", "2020"), ("Dörfernetz Itzgrund", "2021-03"),
    }  # fmt: skip
    assert _read(SERVICES, "commissionedBy") == {
        (evaluation, "Landkreis Haßberge"), (f"{moderation} „Mainring“", "Ebern"),
        ("Dörfernetz Itzgrund", "Rentweinsdorf"),
    }  # fmt: skip


def test_numbered_form_speaks_of_the_project_of_its_first_field() -> None:
    text = (
        "PROJEKTBLATT\n\n1. Titel des Vorhabens\nPflegebrücke Obertal\n\n2. Träger\nAllianz Obertal\n\n"
        "3. Kurzbeschreibung\nZwei Lotsinnen beraten Familien. Vorbild ist die Pflegebrücke Rheingau.\n\n"
        "4. Zeitraum\n01.09.2022–31.08.2025\n"
    )
    assert _read(text, "endDate") == {("Pflegebrücke Obertal", "2025-08-31")}


def test_begin_and_end_of_what_the_sentence_before_names() -> None:
    told = "Unser Projekt „Landbus“ fährt zum Arzt. Los ging es am 9. Januar 2023, im Mai 2024 ist Schluss."
    text = f"# Allianz Obertal\n\n{told}\n"
    assert _read(text, "startDate") == {("Landbus", "2023-01-09")}
    assert _read(text, "endDate") == {("Landbus", "2024-05")}


def test_years_between_marks_head_the_entries_of_a_chronicle() -> None:
    entries = "· 2001 ·\nMasterplan Obertal (Verfasser: Büro Kern, Gera)\n\n· 2008 ·\nKlimakonzept Obertal\n"
    text = f"# Chronik der Allianz Obertal\n\n{entries}"
    assert _read(text, "issued") == {("Masterplan Obertal", "2001"), ("Klimakonzept Obertal", "2008")}


def test_town_of_a_record_is_where_its_project_is() -> None:
    text = "# Projektlandkarte Obertal\n\n◉ Dorfladen Stornau\nKommune: Ebern · Jahr: 2018 · Zuschuss: 41.000 Euro\n"
    assert _read(text, "coversArea") == {("Dorfladen Stornau", "Ebern")}


def test_lines_further_in_belong_to_the_numbered_item_above() -> None:
    text = (
        "# Allianz Obertal\n\n## Bewilligte Projekte\n\n1) Generationenpark Ebern\n   Stadt Ebern\n   103.000 €\n"
        "2) Bauernhofcafé Baunach\n   Stadt Baunach\n   87.500 €\n"
    )
    document = Document(Source("0" * 16, "a", "a", ""), text)
    reading = find_claims(document)
    names = {e.id: e.name for e in reading.entities}
    assert {names.get(f.recipient or "") for f in reading.fundings} == {
        "Generationenpark Ebern",
        "Bauernhofcafé Baunach",
    }


def test_rows_of_a_numbered_form_are_fields() -> None:
    text = (
        "Projektdokumentation\n\n1   Projektname       Hofladen-Bus Obertal\n2   Projektträger     Stadt Ebern\n"
        "3   Projektbeginn     15.04.2020\n4   Projektende       31.10.2021\n5   Personal       0,5 Stelle\n"
    )
    assert _read(text, "startDate") == {("Hofladen-Bus Obertal", "2020-04-15")}
    assert _read(text, "endDate") == {("Hofladen-Bus Obertal", "2021-10-31")}


def test_notes_behind_a_project_date_its_begin_and_end() -> None:
    text = (
        "# Projekte der Allianz Obertal\n\n"
        "Projekt 3: Kulturscheune Ebern. Fertigstellung 2010. Zuschuss: 204.000 € (EU).\n\n"
        "Marktwagen Obertal\nTräger: Stadt Ebern\nZuschuss: 118.000 Euro\nStatus: läuft bis 12/2026\n"
    )
    assert _read(text, "endDate") == {("Kulturscheune Ebern", "2010"), ("Marktwagen Obertal", "2026-12")}
