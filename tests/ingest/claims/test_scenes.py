"""Who a short German text speaks of, by kind and name, and where it means them."""

from __future__ import annotations

import pytest

from ingest.documents.blocks import find_blocks
from ingest.model import Document, Source
from ingest.names.scenes import Scene, find_scene


def read(text: str, publisher: str | None = None) -> Scene:
    source = Source("0" * 16, "text", "text.txt", "", publisher=publisher)
    return find_scene(Document(source, text, find_blocks(text)))


def cast(text: str) -> set[tuple[str, str]]:
    return {(entity.kind, entity.name) for entity in read(text).entities}


def meant(scene: Scene, words: str, occurrence: int = 1) -> set[str]:
    """The names of what is meant where ``words`` stand in the text for the ``occurrence``-th time."""
    names = {entity.id: entity.name for entity in scene.entities}
    text = scene.document.text
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return {
        names[entity]
        for reference in scene.references
        if reference.span.start <= at + len(words) - 1 and at < reference.span.end
        for entity in reference.entities
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # places by noun and enumeration
        ("Zum Bündnis gehören die Stadt Ebern und die Gemeinde Pfarrweisach.", {"Ebern", "Pfarrweisach"}),
        ("Partner sind die Gemeinden Rust, Lauter und Plate.", {"Rust", "Lauter", "Plate"}),
        ("Die Städte Neustadt b. Coburg und Saalfeld/Saale kooperieren.", {"Neustadt b. Coburg", "Saalfeld/Saale"}),
        ("Die Märkte Bechhofen an der Heide und Dombühl sind dabei.", {"Bechhofen an der Heide", "Dombühl"}),
        ("Dazu zählen Arzberg, Xoliv und Thierstein.", {"Arzberg", "Xoliv", "Thierstein"}),
        (
            "Die Verbandsgemeinden Unkel und Vallendar traten bei.",
            {"Verbandsgemeinde Unkel", "Verbandsgemeinde Vallendar"},
        ),
        ("Der Rat der Samtgemeinde Meinersen tagte.", {"Samtgemeinde Meinersen"}),
        ("Das Amt Neustadt (Dosse) ist Mitglied.", {"Amt Neustadt (Dosse)"}),
        ("Er wurde Bürgermeister von Au.", {"Au"}),
        ("Die Klausur fand in Klosterlangheim statt.", {"Klosterlangheim"}),
        # words that are no places
        ("Die Lauter fließt durch eine Au, ein Haus steht auf der Plate.", set()),
        ("Das Essen war gut, die Waren lagen bereit.", set()),
        ("Das Erfurter Büro hat gewechselt.", set()),
    ],
)
def test_municipalities(text: str, expected: set[str]) -> None:
    assert {name for kind, name in cast(text) if kind == "Municipality"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Der Landkreis Nordhausen und die Stadt Nordhausen stimmten zu.",
            {("District", "Landkreis Nordhausen"), ("Municipality", "Nordhausen")},
        ),
        (
            "Beteiligt sind die Landkreise Sonneberg, Gotha und der Ilm-Kreis.",
            {("District", "Landkreis Sonneberg"), ("District", "Landkreis Gotha"), ("District", "Ilm-Kreis")},
        ),
        (
            "Fünf Landkreise machen mit, und zwar Gifhorn, Peine und Goslar.",
            {("District", "Landkreis Gifhorn"), ("District", "Landkreis Peine"), ("District", "Landkreis Goslar")},
        ),
        ("Landrätin des Ilm-Kreises ist sie seit Langem.", {("District", "Ilm-Kreis")}),
        (
            "Vertreten sind Landkreis und Stadt Hildesheim.",
            {("District", "Landkreis Hildesheim"), ("Municipality", "Hildesheim")},
        ),
        ("Sie liegt in Oberfranken.", {("District", "Oberfranken")}),
        ("Sie liegt in Thüringen.", {("State", "Thüringen")}),
        ("Das Land Hessen zahlt.", {("Authority", "Land Hessen")}),
        ("Im Freistaat Thüringen ist das anders.", {("State", "Thüringen")}),
        ("Das ist in Nordthüringen so üblich.", {("Region", "Nordthüringen")}),
        ("Am Rand des Nördlichen Harzvorlands.", {("Region", "Nördliches Harzvorland")}),
    ],
)
def test_territories(text: str, expected: set[tuple[str, str]]) -> None:
    assert cast(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er dankte der Kommunalen Allianz Oberes Werntal.", ("Cooperation", "Kommunale Allianz Oberes Werntal")),
        ("Fertig ist die Mobilitätsstrategie 2040 plus.", ("Concept", "Mobilitätsstrategie 2040 plus")),
        ("Das Städtenetz „Am Strom“ wächst.", ("Cooperation", "Städtenetz „Am Strom“")),
        ("Die Saale-Partnerschaft tagt.", ("Cooperation", "Saale-Partnerschaft")),
        ("Der Klimaverbund Oberes Werntal tagt.", ("Cooperation", "Klimaverbund Oberes Werntal")),
        (
            "Zuständig ist der Gemeinsame Ordnungsbehördenbezirk Werntal.",
            ("Cooperation", "Gemeinsamer Ordnungsbehördenbezirk Werntal"),
        ),
        (
            "Das Institut für Geografie der Universität Bamberg half.",
            ("Organisation", "Institut für Geografie der Universität Bamberg"),
        ),
        (
            "Die Hochschule für angewandte Wissenschaften Coburg half.",
            ("Organisation", "Hochschule für angewandte Wissenschaften Coburg"),
        ),
        ("Es schrieb die Jenaer Beratungsgesellschaft Plankern GmbH.", ("Consultancy", "Plankern GmbH")),
        (
            "Mit dem „Heimatpreis für junge Dörfer“ ausgezeichnet wurde Ebern.",
            ("Award", "Heimatpreis für junge Dörfer"),
        ),
        ("Der Zweckverband Altmühlland A6 tagt.", ("Cooperation", "Zweckverband Altmühlland A6")),
        (
            "Die Lokale Aktionsgruppe (LAG) Mittlere Altmark tagt.",
            ("Cooperation", "Lokale Aktionsgruppe Mittlere Altmark"),
        ),
        ("In der interkommunalen Allianz Rodachtal.", ("Cooperation", "interkommunale Allianz Rodachtal")),
        (
            "Der Kommunalverbund Niedersachsen/Bremen e. V. lädt ein.",
            ("Cooperation", "Kommunalverbund Niedersachsen/Bremen e. V."),
        ),
        ("Mitglied der Allianz hesselberg | limes.", ("Cooperation", "Allianz hesselberg | limes")),
        ("Grundlage ist das Regionale Entwicklungskonzept (REK).", ("Concept", "Regionales Entwicklungskonzept")),
        (
            "nach dem Integrierten Ländlichen Entwicklungskonzept",
            ("Concept", "Integriertes Ländliches Entwicklungskonzept"),
        ),
        (
            "Das Interkommunale strategische Konzept Strausberg liegt vor.",
            ("Concept", "Interkommunales strategisches Konzept Strausberg"),
        ),
        ("gefördert vom Thüringer Ministerium für Infrastruktur und Landwirtschaft sowie vom Bund",
         ("Ministry", "Thüringer Ministerium für Infrastruktur und Landwirtschaft")),
        ("Das Ministerium des Innern und für Sport Rheinland-Pfalz war Gast.",
         ("Ministry", "Ministerium des Innern und für Sport Rheinland-Pfalz")),
        (
            "Das Sächsische Staatsministerium des Innern zahlt.",
            ("Ministry", "Sächsisches Staatsministerium des Innern"),
        ),
        ("Chef der Niedersächsischen Staatskanzlei", ("Ministry", "Niedersächsische Staatskanzlei")),
        (
            "durch das Amt für Ländliche Entwicklung (ALE) Unterfranken",
            ("Authority", "Amt für Ländliche Entwicklung Unterfranken"),
        ),
        ("Auch die Regierung der Oberpfalz half.", ("Authority", "Regierung der Oberpfalz")),
        ("Das Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR) lobt.",
         ("Authority", "Bundesinstitut für Bau-, Stadt- und Raumforschung")),
        ("erstellt vom Büro IGES aus Berlin", ("Consultancy", "IGES")),
        ("erstellt vom Büro proloco, das", ("Consultancy", "proloco")),
        ("Die Berliner Regionomica GmbH half.", ("Consultancy", "Regionomica GmbH")),
        ("Beraten hat die Plan und Praxis GbR.", ("Consultancy", "Plan und Praxis GbR")),
        ("Es half die M & T Markt und Trend GmbH.", ("Consultancy", "M & T Markt und Trend GmbH")),
        ("Es half die Stadt Kiel und Planwerk GmbH.", ("Consultancy", "Planwerk GmbH")),
        ("mit Dr. Bock & Partner aus Halle", ("Consultancy", "Dr. Bock & Partner")),
        (
            "von der Westsächsischen Gesellschaft für Stadterneuerung mbH",
            ("Consultancy", "Westsächsische Gesellschaft für Stadterneuerung mbH"),
        ),
        ("Die Industrie- und Handelskammer Ulm ist dabei.", ("Organisation", "Industrie- und Handelskammer Ulm")),
        (
            "Sie unterschrieben den „Interkommunalen Rahmenplan Wohnen und Gewerbe“.",
            ("Concept", "Interkommunaler Rahmenplan Wohnen und Gewerbe"),
        ),
        ("Acht Orte sind zur „HellerGrund Allianz“ verbunden.", ("Cooperation", "HellerGrund Allianz")),
        ("„Die Allianz Oberes Tal ist ein Gewinn“, sagte er.", ("Cooperation", "Allianz Oberes Tal")),
        ("aus dem Förderprogramm „Starke Orte“", ("Programme", "Starke Orte")),
        (
            "aus dem Europäischen Fonds für regionale Entwicklung (EFRE)",
            ("Programme", "Europäischer Fonds für regionale Entwicklung"),
        ),
        (
            "nach der Richtlinie zur Förderung der Regionalentwicklung",
            ("Programme", "Richtlinie zur Förderung der Regionalentwicklung"),
        ),
        ("Die Schlüsselmaßnahme „Neue Mitte“ läuft.", ("Project", "Neue Mitte")),
        ("Sie erhielt den Europäischen Dorferneuerungspreis.", ("Award", "Europäischer Dorferneuerungspreis")),
        ("Die Steuerungsgruppe tagt.", ("Committee", "Steuerungsgruppe")),
        ("Die Mitgliederversammlung entscheidet.", ("Committee", "Mitgliederversammlung")),
        ("Auf der Mitgliederversammlung am 3. Mai wurde gewählt.", ("Event", "Mitgliederversammlung")),
        ("Bei einem Festakt wurde gefeiert.", ("Event", "Festakt")),
    ],
)  # fmt: skip
def test_bodies_works_and_events(text: str, expected: tuple[str, str]) -> None:
    assert expected in cast(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es sprach Hans-Jürgen Kütbach.", {"Hans-Jürgen Kütbach"}),
        ("Es sprach Prof. Dr. Ursula von der Leyen.", {"Ursula von der Leyen"}),
        ("Landrätin Xenta Quorl sprach.", {"Xenta Quorl"}),
        ("Xent Quorl (SPD) sprach.", {"Xent Quorl"}),
        ("Es sprach Herr Laar Quorl.", {"Laar Quorl"}),
        ("Es sprach Evamarie Hild.", {"Evamarie Hild"}),
        ("Bergmanns Vorgänger war beliebt. Alexander Bergmann lachte.", {"Alexander Bergmann"}),
        ("Am Runden Tisch saßen viele.", set()),
        ("Die Hanns-Seidel-Stiftung half.", set()),
    ],
)
def test_people(text: str, expected: set[str]) -> None:
    assert {name for kind, name in cast(text) if kind == "Person"} == expected


def test_names_of_one_thing_become_one_entity() -> None:
    text = (
        "Die Kommunale Arbeitsgemeinschaft (KAG) Oberzentrum Südthüringen tagt. Die KAG wählt. "
        "Suhl lädt ein, die Stadt Suhl zahlt, Suhls Haushalt trägt es."
    )
    scene = read(text)
    assert [entity.name for entity in scene.entities] == [
        "Kommunale Arbeitsgemeinschaft Oberzentrum Südthüringen",
        "Suhl",
    ]
    assert "KAG" in scene.entities[0].aliases
    assert meant(scene, "KAG wählt") == {"Kommunale Arbeitsgemeinschaft Oberzentrum Südthüringen"}
    assert meant(scene, "Suhls") == {"Suhl"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Die Allianz Obermain wuchs. Das gefällt der Allianz.", "Allianz.", {"Allianz Obermain"}),
        ("Ebern und Rentweinsdorf planen. Die beiden Städte zahlen.", "beiden Städte", {"Ebern", "Rentweinsdorf"}),
        (
            "Die Landkreise Gotha und Greiz planen. Beide Kreise zahlen.",
            "Beide Kreise",
            {"Landkreis Gotha", "Landkreis Greiz"},
        ),
        ("Das Leitbild Obermain, das 2019 erschien, hilft.", "das 2019", {"Leitbild Obermain"}),
        ("Die Allianz Obermain besteht. Ihr gehören zehn Orte an.", "Ihr", {"Allianz Obermain"}),
        ("Das Land Hessen hilft. Bund und Land zahlen.", "Land zahlen", {"Land Hessen"}),
        ("Die Lokale Aktionsgruppe tagt. Die AktivRegion Elm wuchs.", "Aktionsgruppe tagt", {"AktivRegion Elm"}),
        ("Die LEADER Region Elm wuchs. Die LEADER- Region Elm tagt.", "Region Elm tagt", {"LEADER-Region Elm"}),
    ],
)  # fmt: skip
def test_references(text: str, words: str, expected: set[str]) -> None:
    assert meant(read(text), words) == expected


def test_wir_is_the_publisher() -> None:
    scene = read("Seit 2016 führen wir die Geschäfte.", publisher="Landesweite Planungsgesellschaft mbH")
    (reference,) = [r for r in scene.references if r.form == "publisher"]
    assert scene.document.text[reference.span.start : reference.span.end] == "wir"
    assert meant(scene, "wir") == {"Landesweite Planungsgesellschaft mbH"}


def test_spans_are_the_words() -> None:
    text = "Das Nachbar-\nschaftsforum Südeifel lädt ein."
    scene = read(text)
    assert [entity.name for entity in scene.entities] == ["Nachbarschaftsforum Südeifel"]
    assert (
        text[slice(scene.references[0].span.start, scene.references[0].span.end)] == "Nachbar-\nschaftsforum Südeifel"
    )


def test_an_empty_text_has_no_cast() -> None:
    assert read("").entities == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2006 wurde das Netz als beste Kooperation in Deutschland ausgezeichnet.",
            {("Award", "beste Kooperation in Deutschland")},
        ),
        (
            "Projekte\n• Lebensadern Wege\n• Bürgerbote, ein Mitteilungsblatt\n",
            {("Project", "Lebensadern Wege"), ("Project", "Bürgerbote")},
        ),
        (
            "Umgesetzt wurden unter anderem ein Rufbus und die Sanierung der Mühle.",
            {("Project", "Rufbus"), ("Project", "Sanierung der Mühle")},
        ),
        ("Auftragnehmer: Planwerk, Nürnberg\nLaufzeit: 2020", {("Consultancy", "Planwerk")}),
        (
            "Umsetzungsbegleitung ILEK Oberland läuft.",
            {("Project", "Umsetzungsbegleitung ILEK Oberland"), ("Concept", "ILEK Oberland")},
        ),
        (
            "HUFEISEN\nPartner: Belm, Bissendorf\n\nWITTLAGER LAND (WIL)\nPartner: Bohmte, Bad Essen\n",
            {("Cooperation", "Hufeisen"), ("Cooperation", "Wittlager Land")},
        ),
        ("Mitglieder des Dresdner Heidebogens sind viele Orte.", {("Cooperation", "Dresdner Heidebogen")}),
        ("Seit 2003 arbeiten sie unter dem Namen AGIL zusammen.", {("Cooperation", "AGIL")}),
    ],
)
def test_names_without_a_noun(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= cast(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Besuch in der Technoregion\n\nGäste reisten in die Technoregion Gotha-Eisenach-Bad Salzungen.\n\n"
            "Geschäftsstelle Technoregion\nMarkt 1\n99867 Gotha\n",
            {("Cooperation", "Technoregion Gotha-Eisenach-Bad Salzungen")},
        ),
        (
            "Die Hopfenregion empfing Gäste. Der Vorstand der Hopfenregion Spalt-Abenberg begrüßte sie.",
            {("Cooperation", "Hopfenregion Spalt-Abenberg")},
        ),
        (
            "Die Weinregion lud ein. Der Verein „Die Weinregion“ tagte in Ebern.",
            {("Cooperation", "Verein „Die Weinregion“")},
        ),
        (
            "Die Allianz Oberes Tal liegt in der Hopfenregion Süd-Nord. Gäste mögen die Hopfenregion.",
            {("Region", "Hopfenregion Süd-Nord"), ("Cooperation", "Allianz Oberes Tal")},
        ),
    ],
)
def test_regions_called_by_a_coined_word(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(kind, name) for kind, name in cast(text) if kind in ("Cooperation", "Region")} == expected


def test_addresses_of_pages_name_nothing() -> None:
    text = "Die LAG Oderbogen lädt ein: https://lag-oderbogen.de/regionalbudget/ und oderbogen.de/leader-region.\n"
    assert cast(text) == {("Cooperation", "LAG Oderbogen")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Land fördert die Konzeption und Erprobung neuer Wege.", set()),
        ("In Nordfriesland tagten die Räte. Nordfriesland ist flach.", {("Region", "Nordfriesland")}),
        (
            "Das Regionalmanagement Landkreis Hof arbeitet. Das Regionalmanagement für den Zeitraum 2022 läuft.",
            {("Cooperation", "Regionalmanagement Landkreis Hof")},
        ),
    ],
)
def test_deeds_landscapes_and_terms_name_no_group(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(k, n) for k, n in cast(text) if k in ("Cooperation", "Region", "Concept")} == expected
