"""Pages are cut into the blocks a reader sees."""

import pytest

from ingest.documents.blocks import find_blocks
from ingest.model import Block, BlockKind

HEADING, PARAGRAPH, FIELD = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FIELD
ITEM, ROW, CONTACT, NOISE = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CONTACT, BlockKind.BOILERPLATE


def kinds(text: str) -> list[BlockKind]:
    return [block.kind for block in find_blocks(text)]


def fields(text: str) -> list[tuple[str, str]]:
    def words(block: Block) -> tuple[str, str]:
        label = text[block.label.start : block.label.end] if block.label else ""
        return label, text[block.value.start : block.value.end] if block.value else ""

    return [words(block) for block in find_blocks(text) if block.kind is FIELD]


@pytest.mark.parametrize(
    "text",
    [
        "Auftraggeber: Stadt Hain\nLaufzeit: 2016 bis 2019",
        "Auftraggeber:\nStadt Hain\nLaufzeit:\n2016 bis 2019",
        "Auftraggeber\nStadt Hain\nLaufzeit\n2016 bis 2019",
        "Auftraggeber Stadt Hain\nLaufzeit 2016 bis 2019",
        "Auftraggeber ... Stadt Hain\nLaufzeit ..... 2016 bis 2019",
        "Auftraggeber . Stadt Hain\nLaufzeit . 2016 bis 2019",
        "Auftraggeber …… Stadt Hain\nLaufzeit …… 2016 bis 2019",
        "Auftraggeber    Stadt Hain\nLaufzeit        2016 bis 2019",
        "Auftraggeber\tStadt Hain\nLaufzeit\t2016 bis 2019",
        "Auftraggeber | Stadt Hain\nLaufzeit | 2016 bis 2019",
        "Auftraggeber — Stadt Hain\nLaufzeit — 2016 bis 2019",
        "Auftraggeber: Stadt Hain; Laufzeit: 2016 bis 2019",
    ],
)
def test_fields_in_all_their_forms(text: str) -> None:
    assert fields(text) == [("Auftraggeber", "Stadt Hain"), ("Laufzeit", "2016 bis 2019")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Träger: die Städte Hain, Tal\nund Berg", "die Städte Hain, Tal\nund Berg"),
        ("Träger: die Städte Hain,\n\nTal und Berg", "die Städte Hain,\n\nTal und Berg"),
        ("Träger      die Stadt Hain und\n            die Stadt Tal", "die Stadt Hain und\n            die Stadt Tal"),
        (
            "Eigenanteil: seit 2003 zahlt die Stadt\njährlich 5.000 Euro",
            "seit 2003 zahlt die Stadt\njährlich 5.000 Euro",
        ),
        ("Vorsitz:  –\n\nStrategien\nEs gibt zwei davon, beide sind alt.", "–"),
    ],
)
def test_values_over_several_lines(text: str, value: str) -> None:
    assert fields(text)[0][1] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ein Titel\n\nEin Satz, der etwas sagt.", [HEADING, PARAGRAPH]),
        ("Ein Titel\nEin Satz, der etwas sagt und weit über die Breite des Titels geht.", [HEADING, PARAGRAPH]),
        ("Finanzierung\nDas Land und der Bund stellen dafür 50.000 Euro bereit.", [HEADING, PARAGRAPH]),
        ("Bilanz seit 2015\nrund 40 Projekte aus LEADER", [HEADING, PARAGRAPH]),
        ("Hain im Tal: ein Konzept für vier Orte\n\nStand: 2011", [HEADING, FIELD]),
        ("Zum Vergleich: Im Nachbarkreis ist das anders.", [PARAGRAPH]),
        ("Es gibt zwei Ziele:\n• Wasser\n• Wald", [PARAGRAPH, ITEM, ITEM]),
        ("Es gibt drei Ziele: • Wasser • Wald • Wege", [PARAGRAPH, ITEM, ITEM, ITEM]),
        ("Es gibt drei Ziele: Wasser · Wald · Wege", [PARAGRAPH]),
        ("Es gibt zwei Ziele:\n– Wasser\n– Wald", [PARAGRAPH, ITEM, ITEM]),
        ("Es gibt zwei Ziele:\na) Wasser\nb) Wald", [PARAGRAPH, ITEM, ITEM]),
        ("1. Anlass\nDie Räte haben sich geeinigt.\n\n2. Ziele\nSie wollen mehr.", [HEADING, PARAGRAPH] * 2),
        ("Zeitraum | Kosten | Satz\n2016 | 5.000 Euro | 75 %\n2017 | 4.000 Euro | 65 %", [ROW, ROW, ROW]),
        ("Geschäftsstelle Hain\nAm Anger 4\n12345 Hain\nTel. 01234 5678\ninfo@hain.example", [HEADING, CONTACT]),
        ("Hain wächst\n\nSeite drucken | Nach oben", [HEADING, NOISE]),
        ("Diese Website verwendet Cookies. Ablehnen | Zustimmen", [NOISE]),
        ("Startseite > Region > Hain", [NOISE]),
        ("Bericht der Region                                   Seite 14", [NOISE]),
        ("© Gemeinde Hain | Impressum", [NOISE]),
        ("1999\nDer Bund beginnt.\n2004\nEin Vertrag folgt.", [HEADING, PARAGRAPH, HEADING, PARAGRAPH]),
        ("1999  Der Bund beginnt.\n2004  Ein Vertrag folgt.", [FIELD, FIELD]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_kinds(text: str, found: list[BlockKind]) -> None:
    assert kinds(text) == found


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Unter diesem Namen arbeiten seit dem Jahr 2002 im Tal\ndreizehn Kommunen zusammen, nämlich die Städte Berg-\n"
        "hausen und Hain sowie elf Gemeinden des Kreises, die\nalle am Fluss liegen."
    )
    assert kinds(text) == [PARAGRAPH]


def test_a_page_break_does_not_end_a_sentence() -> None:
    text = "Bevor die Zusammenarbeit der vier Orte im Tal ihre\n\nWirkung zeigt, vergeht Zeit."
    assert kinds(text.replace("Wirkung", "ganze Wirkung")) == [PARAGRAPH]


def test_front_matter_is_a_block_of_its_own() -> None:
    text = '---\ntitle: "Hain"\n---\nHain wächst\n\nDer Ort Hain wird größer.'
    assert kinds(text) == [BlockKind.FRONT_MATTER, HEADING, PARAGRAPH]


def test_columns_flattened_to_lines() -> None:
    text = "Kreis\nOrte\nBergkreis\nHain, Tal, Au\nTalkreis\nBach, Furt\nSeekreis\nUfer, Insel"
    assert fields(text)[1:] == [("Bergkreis", "Hain, Tal, Au"), ("Talkreis", "Bach, Furt"), ("Seekreis", "Ufer, Insel")]


def test_fields_behind_bars_of_a_list_item() -> None:
    text = "Strategien\n• Strategie 2014–2020 | Auftraggeber: Talverein | Stand: 2015"
    blocks = find_blocks(text)
    assert [(b.kind, b.level) for b in blocks[1:]] == [(ITEM, 1), (FIELD, 2), (FIELD, 2)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a list whose marks are lost
        ("Bund Hain\n\nUnsere Stärken\nWald\nWasser\nWein", [HEADING, HEADING, ITEM, ITEM, ITEM]),
        # a marked line above what is said of it
        ("> Radweg Hain\nAuftraggeber: Stadt Hain\nLaufzeit: 2016", [HEADING, FIELD, FIELD]),
        (
            "a) Radweg Hain\nDer Weg wurde von der Stadt Hain im Jahr 2016 gebaut.",
            [HEADING, PARAGRAPH],
        ),
        # a bracket that is open when the colon comes
        ("• den Radweg Hain (Träger: Stadt Hain)\n• den Steg", [ITEM, ITEM]),
        # what a printed page repeats
        (
            "Amtsblatt Hain          Juli 2023 – Seite 6\nDer Rat tagte.\nAmtsblatt Hain          Juli 2023 – Seite 7",
            [NOISE, PARAGRAPH, NOISE],
        ),
        ("(c) Radweg Hain ist der dritte Weg, der gebaut wird.", [ITEM]),
        # a day above a headline
        (
            "Neues\n\n14.03.2023\nNeue Bänke\nDer Bund Hain hat zwölf Bänke im Tal aufgestellt.",
            [HEADING, HEADING, HEADING, PARAGRAPH],
        ),
        # entries of a chronicle with a hyphen, a winter, an open year or a space alone
        ("2001 - Der Radweg wird eröffnet.\n2010/11 Erarbeitung des Plans\nseit 2015 Regionalmanagement", [FIELD] * 3),
        # columns that gaps part
        ("Stadt   Landkreis   Einwohner\nHain   Talkreis   1.200\nBerg   Talkreis   900", [ROW, ROW, ROW]),
        # names below a label with a colon
        ("Anwesend:\nAnna Hain, Vorsitzende\nOtto Berg\n\nEs folgt der Bericht.", [FIELD, ITEM, ITEM, PARAGRAPH]),
    ],
)
def test_layouts_of_others(text: str, found: list[BlockKind]) -> None:
    assert kinds(text) == found


def test_a_period_is_a_value_and_no_telephone() -> None:
    text = "Radweg Hain\n\nProjektträger\nStadt Hain\nLaufzeit\n04/2023 – 12/2025\nKonzeptgrundlage\nRadkonzept Hain"
    assert fields(text) == [
        ("Projektträger", "Stadt Hain"),
        ("Laufzeit", "04/2023 – 12/2025"),
        ("Konzeptgrundlage", "Radkonzept Hain"),
    ]


def test_fields_below_a_number_are_all_read() -> None:
    text = "Steckbrief\n\n5\nKommunen: Au, Hain, Tal; Vorsitz: Eva Lang"
    assert fields(text) == [("5\nKommunen", "Au, Hain, Tal"), ("Vorsitz", "Eva Lang")]


def test_menu_and_table_with_gap() -> None:
    menu = "Menü\nStartseite\nMitglieder\nProjekte\nPresse\n\nLuhebund\n\n"
    text = menu + "Projekt\tTräger\tStand\n\nMühle\tCelle\tfertig\nSteg\tUelzen\tläuft\n"
    kinds = [block.kind.name for block in find_blocks(text)]
    assert kinds == ["BOILERPLATE"] * 5 + ["HEADING"] + ["TABLE_ROW"] * 3
