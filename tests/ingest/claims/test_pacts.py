"""Names of cooperations that only their build, their page and the towns that join in them give away."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value

CASES = [
    ("In der Wiesen-Partnerschaft arbeiten Celle, Uelzen und Gifhorn zusammen.", "Wiesen-Partnerschaft"),
    ("Dem Kommunalen Heideforum gehören Celle, Uelzen und Gifhorn an.", "Kommunales Heideforum"),
    ("Celle, Uelzen und Gifhorn bilden den Hohlwegebund.", "Hohlwegebund"),
    ("Celle und Uelzen haben die Interkommunale Plattform Luhe vereinbart.", "Interkommunale Plattform Luhe"),
    ("Die Städte Celle und Uelzen sind Mitglieder des Regionalpakts Börde.", "Regionalpakt Börde"),
    ("Celle und Uelzen haben sich zum Tourismusdreieck Saaletal zusammengeschlossen.", "Tourismusdreieck Saaletal"),
    ("„Drei Heiden“ heißt das Bündnis, das Celle, Uelzen und Gifhorn 2012 gegründet haben.", "Drei Heiden"),
    ("Celle und Uelzen planen. „Luhegemeinschaft“ haben sie ihren Verbund getauft.", "Luhegemeinschaft"),
    ("Celle, Uelzen und Gifhorn haben sich auf die Gründung des Heidebundes verständigt.", "Heidebund"),
    ("Celle und Uelzen haben sich unter dem Namen „Luhewerk“ zusammengeschlossen.", "Luhewerk"),
    ("Unter dem Titel „Luhewerk“ läuft ein Projekt, an dem sich Celle und Uelzen beteiligen.", None),
    ("Celle und Uelzen bilden gemeinsam mit Gifhorn die „Luhe-Runde“.", "Luhe-Runde"),
    ("Kommunales Heideforum\n\nMitglieder: Celle, Uelzen, Gifhorn", "Kommunales Heideforum"),
    ("Steckbrief\n\nName: Luherunde\nMitglieder: Celle, Uelzen", "Luherunde"),
    ("Luhebund e. V.\n\nBeteiligte Kommunen\n\nCelle, Uelzen und Gifhorn\n\nWir bauen.", "Luhebund e. V."),
    ("Projekt Luhebund\n\nProjektträger: Celle\nZuwendung: 5.000 Euro\nPartner: Celle, Uelzen", None),
    ("Celle, Uelzen und Gifhorn haben sich zum Gemeinschaftswerk Luhe zusammengeschlossen.", "Gemeinschaftswerk Luhe"),
    (
        "Das Nachbarwerk Luhe feiert. Celle, Uelzen und Gifhorn schlossen sich zu dem Nachbarwerk zusammen.",
        "Nachbarwerk Luhe",
    ),
    ("Celle und Uelzen haben sich zum „Grünen Luheband“ zusammengetan.", "Grünen Luheband"),
    (
        "Das Quartett an der Luhe – Celle, Uelzen, Gifhorn und Soltau – gibt ein Amtsblatt heraus.",
        "Quartett an der Luhe",
    ),
    ("Der Luhe-Heide-Bund wächst. Celle, Uelzen und Gifhorn haben den Bund gegründet.", "Luhe-Heide-Bund"),
    ("Der Luhebund feiert. Er besteht seit 2011. Zu ihm gehören Celle, Uelzen und Gifhorn.", "Luhebund"),
    ("Celle, Uelzen und Gifhorn bauen ein Bad. Alle drei arbeiten im Luhe-Bund zusammen.", "Luhe-Bund"),
    ("Celle, Uelzen und Gifhorn bauen ein Bad. Der Eder-Kreis ist nicht dabei.", None),
    (
        "Die Lokale Aktionsgruppe (LAG) Luhe e. V. wächst. Mitglieder sind Celle und Uelzen sowie die Sparkasse Luhe.",
        "Lokale Aktionsgruppe Luhe e. V.",
    ),
    ("Mitglieder der LAG Biosphärenreservat Luhe sind Celle und Uelzen.", "LAG Biosphärenreservat Luhe"),
    ("Die LAG Luhe zählt neun Kommunen. Zu nennen wären Celle, Uelzen und Gifhorn.", "LAG Luhe"),
    ("Die LAG Luhe feiert. Sie besteht seit 2011. Zu ihr gehören Celle, Uelzen und Gifhorn.", "LAG Luhe"),
    (
        "Celle, Uelzen und Gifhorn bauen. Bezahlt hat den Weg die Luhe-Runde, der die drei Städte angehören.",
        "Luhe-Runde",
    ),
    ("Celle, Uelzen und Gifhorn arbeiten seit 2011 in der Energieregion Luhe zusammen.", "Energieregion Luhe"),
    (
        "Seit 2011 gibt es die „Nachbarschaft am Inn“. Dahinter stehen Celle, Uelzen und Gifhorn.",
        "Nachbarschaft am Inn",
    ),
    ("Sie nennen sich „Gemeinsam wachsen“: Celle, Uelzen und Gifhorn kooperieren.", "Gemeinsam wachsen"),
    ("IG „Oberes Luhetal“\n\nMitglieder sind Celle, Uelzen und Gifhorn.", "IG „Oberes Luhetal“"),
    (
        "Die Entwicklungsagentur Nordheide wächst.\n\nGesellschafter:\n- Celle\n- Uelzen\n- Gifhorn",
        "Entwicklungsagentur Nordheide",
    ),
    ("Celle und Uelzen haben sich im Projekt Luheband zusammengeschlossen.", None),
    ("Celle und Uelzen haben sich zum Klimaschutz verbunden.", None),
    ("Celle und Uelzen gehören zum Verkehrsverbund.", None),
    ("Celle und Uelzen haben einen Arbeitskreis gegründet.", None),
    ("Der Arbeitskreis aus Celle und Uelzen traf sich zusammen mit Gästen.", None),
    ("Celle und Uelzen gehören zum Wirtschaftsraum.", None),
    ("In der Energieregion Luhe arbeiten Celle, Uelzen und Gifhorn seit 2016 zusammen.", "Energieregion Luhe"),
    ("Im Celler Heidebogen arbeiten Uelzen, Gifhorn und Soltau zusammen.", "Celler Heidebogen"),
    ("2016 schlossen sich Celle, Uelzen und Gifhorn zur Kleeblattregion Luhe zusammen.", "Kleeblattregion Luhe"),
    ("Celle und Uelzen arbeiten in der ILE luhe23 zusammen.", "ILE luhe23"),
    ("Die Luhe-Heide-Bogen e. V. umfasst Celle, Uelzen und Gifhorn.", "Luhe-Heide-Bogen e. V."),
    ("In der ILE Zwischen Luhe und Geest arbeiten Celle und Uelzen zusammen.", "ILE Zwischen Luhe und Geest"),
    ("Celle und Uelzen bilden die Kooperation Mittelbereich Luhe.", "Kooperation Mittelbereich Luhe"),
    ("Der Anteil der ILE Luhe von 5.000 € wird von den Mitgliedsstädten Celle und Uelzen getragen.", "ILE Luhe"),
    ("Der Anteil der ILE Luhe von 5.000 € wird von ehemaligen Mitgliedsstädten Celle und Uelzen getragen.", None),
    ("Mitglieder der ILE Luhe sind Markt Berolzheim und Markt Erlbach.", "ILE Luhe"),
    ("Das Mittelzentrum Luhetal, zu dem sich Celle und Uelzen zusammengeschlossen haben.", "Mittelzentrum Luhetal"),
    ("In der Lüneburger Heide arbeiten Celle und Uelzen zusammen.", None),
    ("Im Tourismus arbeiten Celle und Uelzen seit Jahren zusammen.", None),
    ("Im Bereich Wasserversorgung arbeiten Celle und Uelzen zusammen.", None),
    ("Im Landkreis Harburg arbeiten die Gemeinden Jesteburg und Hanstedt zusammen.", None),
    ("Der Wirtschaftsbund Luhe verbindet Celle, Uelzen, Gifhorn und Soltau.", "Wirtschaftsbund Luhe"),
    ("Kulturring Luhe\n\nCelle und Uelzen betreiben gemeinsam eine Kasse.", "Kulturring Luhe"),
    (
        "Das Energienetz Luhe wächst. Getragen wird das Energienetz von Celle und Uelzen.",
        "Energienetz Luhe",
    ),
    ("Celle und Uelzen sind Träger der Zusammenarbeit „Obere Luhe“.", "Zusammenarbeit „Obere Luhe“"),
    ("Dem Klimaband Luhe sind Celle und Uelzen 2019 beigetreten.", "Klimaband Luhe"),
    ("Das Ärztenetz Luhe wird von Celle, Uelzen und Gifhorn getragen.", "Ärztenetz Luhe"),
    ("Der Verkehrsverbund Luhe verbindet Celle, Uelzen und Gifhorn mit Bussen.", None),
    ("Gestern Abend haben Celle und Uelzen eine gemeinsame Übung abgehalten.", None),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_name(text: str, name: str | None) -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text + "\n"))
    names = {e.id: e.name for e in reading.entities}
    joined = {names[str(c.object)] for c in reading.claims if c.predicate == "memberOf"}
    assert joined == ({name} if name else set())


TABLES = [
    "Name\tMitglieder\tseit\nDreiklang\tNeuss, Dormagen\t2009\nRing um Köln\tHürth, Brühl\t2012",
    "Name         Mitglieder         Bewilligt bis 2022\nDreiklang    Neuss, Dormagen    12.000 €\n"
    "Ring um Köln    Hürth, Brühl    9.000 €",
]


@pytest.mark.parametrize("text", TABLES)
def test_names_in_the_column_of_a_table_that_lists_members(text: str) -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), text + "\n"))
    names = {e.id: e.name for e in reading.entities}
    members = {(names[c.subject], names[str(c.object)]) for c in reading.claims if c.predicate == "memberOf"}
    groups = {"Dreiklang": ("Neuss", "Dormagen"), "Ring um Köln": ("Hürth", "Brühl")}
    assert members == {(town, group) for group, towns in groups.items() for town in towns}


def test_head_and_office_in_the_columns_of_a_table() -> None:
    rows = "| Bündnis | Mitglieder | Sprecher |\n| Luhe | Celle, Uelzen | Bürgermeisterin Ina Voss (Celle) |"
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), rows + "\n"))
    names = {e.id: e.name for e in reading.entities}
    assert {names[str(c.object)] for c in reading.claims if c.predicate == "worksFor"} == {"Bündnis Luhe", "Celle"}


def test_lines_of_towns_with_their_inhabitants_and_district() -> None:
    lines = (
        "Mitglieder der ILE Luhe\n\nMitglieder:\n1. Hansestadt Celle – 10.400 Einwohner, Landkreis Gifhorn\n"
        "2. Uelzen (Landkreis Gifhorn, ca. 2.700 EW)\n3. Soltau: 4.100 Einwohner, Landkreis Gifhorn\n"
    )
    reading = find_claims(Document(Source("0" * 16, "text", "text", ""), lines))
    names = {e.id: e.name for e in reading.entities}
    people = {(names[c.subject], c.object.lexical) for c in reading.claims if isinstance(c.object, Value)}
    told = {(names[c.subject], c.predicate) for c in reading.claims}
    towns = {"Celle", "Uelzen", "Soltau"}
    assert people == {("Celle", "10400"), ("Uelzen", "2700"), ("Soltau", "4100")}
    assert told == {(town, p) for town in towns for p in ("memberOf", "partOf", "population")}


def test_a_cooperation_that_says_how_many_it_is() -> None:
    source = Source("0" * 16, "text", "text", "", publisher="Allianz Luhe")
    text = "Allianz Luhe\n\nZahlen\n\nWir sind jetzt sieben: Neu ist Celle.\n"
    counts = [c.object for c in find_claims(Document(source, text)).claims if c.predicate == "memberCount"]
    assert counts == [Value("7")]
