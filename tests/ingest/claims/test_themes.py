"""What things are about, in fields, under headings and in sentences written for the purpose."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.claims.works.keywords import split_keywords
from ingest.claims.works.themes import is_theme_label
from ingest.model import Document, Source, Span, Value


def themes(text: str) -> set[tuple[str, str]]:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], c.object.lexical)
        for c in reading.claims
        if c.predicate == "theme" and isinstance(c.object, Value)
    }


def of(subject: str, *found: str) -> set[tuple[str, str]]:
    return {(subject, theme) for theme in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Allianz Hochspessart hat vier Schwerpunkte gesetzt: Ortskerne, Tourismus, Energie und Nahversorgung.",
            of("Allianz Hochspessart", "Ortskerne", "Tourismus", "Energie", "Nahversorgung"),
        ),
        ("Die Allianz Hochspessart wächst. Im Mittelpunkt stehen ausgewählte Schlüsselmaßnahmen:", set()),
        ("Schwerpunkte der Allianz Hochspessart sind folgende Themen.", set()),
        ("Sie wirkt in Runden zu Themen regionaler Entwicklung der Allianz Hochspessart mit.", set()),
        (
            "Schwerpunkte der Allianz Hochspessart liegen in den Themenbereichen Wald und Jagd, so im Radweg Aue.",
            of("Allianz Hochspessart", "Wald", "Jagd"),
        ),
        (
            "Schwerpunkte der Allianz Hochspessart sind die Themen Wald, Wasser und Wandern.",
            of("Allianz Hochspessart", "Wald", "Wasser", "Wandern"),
        ),
        (
            "# Allianz Hochspessart\n\n## Aufgaben\n\nEs gibt viel. Schwerpunkte bilden Wald, Wasser und Wandern.",
            of("Allianz Hochspessart", "Wald", "Wasser", "Wandern"),
        ),
        (
            "Die Allianz Hochspessart arbeitet seit 2012. Die Handlungsfelder sind:\n-\n- Wohnen\n- Kultur\n",
            of("Allianz Hochspessart", "Wohnen", "Kultur"),
        ),
        (
            "Wald, Wasser und Wandern sind die zentralen Handlungsfelder der Allianz Hochspessart.",
            of("Allianz Hochspessart", "Wald", "Wasser", "Wandern"),
        ),
        (
            "Das ILEK ist fertig. Als Handlungsfelder wurden Mobilität, Kultur sowie Wirtschaft und Arbeit gewählt.",
            of("ILEK", "Mobilität", "Kultur", "Wirtschaft und Arbeit"),
        ),
        (
            "Das ILEK nennt Mobilität, Wohnen und Energie als Schwerpunkte.",
            of("ILEK", "Mobilität", "Wohnen", "Energie"),
        ),
        ("Im Mittelpunkt des REK stehen Wohnen und Mobilität.", of("REK", "Wohnen", "Mobilität")),
        ("Im Mittelpunkt stand die Frage, wie es mit dem REK weitergeht.", set()),
        (
            "Die Allianz Hochspessart wächst. Dabei geht es um Themen wie Klimaschutz und Radverkehr.",
            of("Allianz Hochspessart", "Klimaschutz", "Radverkehr"),
        ),
        (
            "Die Allianz Hochspessart widmet sich der Innenentwicklung, dem Klimaschutz und der Mobilität.",
            of("Allianz Hochspessart", "Innenentwicklung", "Klimaschutz", "Mobilität"),
        ),
        (
            "Die Allianz Hochspessart arbeitet auf den Gebieten Wald und Wasser zusammen.",
            of("Allianz Hochspessart", "Wald", "Wasser"),
        ),
        ("Der Ausschuss befasste sich mit dem Haushalt und der Satzung der Allianz Hochspessart.", set()),
        ("Der Schwerpunkt liegt in der Allianz Hochspessart auf der Energiewende.", set()),
        ("Die Allianz Hochspessart will neue Bürger gewinnen. Themen sind nicht vorgegeben.", set()),
        (
            "Die Allianz Hochspessart lud am 5. Mai 2020 zu einem Workshop zum Thema Leerstand ein.",
            of("Workshop", "Leerstand"),
        ),
        (
            "Projekt: Hofladen der Allianz Hochspessart\nTräger: Allianz Hochspessart\nKernthema 2: Höfe und Läden\n",
            of("Hofladen der Allianz Hochspessart", "Höfe und Läden"),
        ),
        (
            "Allianz Hochspessart\n\nLeitthemen der Allianz Hochspessart: Wald; Wasser und Wein (Auswahl)\n",
            of("Allianz Hochspessart", "Wald", "Wasser und Wein"),
        ),
        (
            "Das ILEK der Allianz Hochspessart nennt drei Handlungsfelder:\n- Mobilität: mehr Bus\n- Wohnen im Alter\n"
            "- Energie (Sonne, Wind)\n",
            of("ILEK", "Mobilität", "Wohnen im Alter", "Energie"),
        ),
        (
            "Allianz Hochspessart\n\nUnsere Handlungsfelder\nOrtskerne und Leerstand\nTourismus\nEnergie\n",
            of("Allianz Hochspessart", "Ortskerne und Leerstand", "Tourismus", "Energie"),
        ),
        (
            "Allianz Hochspessart\n\nHandlungsfeld 1: Wohnen und Leben\nHier werden Ortskerne gestärkt.\n\n"
            "Handlungsfeld 2: Wirtschaft\nHier werden Betriebe beraten.\n",
            of("Allianz Hochspessart", "Wohnen und Leben", "Wirtschaft"),
        ),
    ],
)
def test_themes(text: str, expected: set[tuple[str, str]]) -> None:
    assert themes(text) == expected


def test_region() -> None:
    """A page on a region alone tells its themes of it; sentences and what pages are filed under are none."""
    fields = "Handlungsfeld B: Wald und Holz\n\nKategorie: Aktuelles"
    text = f"LEADER-Region Soonwald\n\n{fields}\n\nThemen:\n- Radverkehr\n- Die Stelle zieht um"
    assert themes(text) == of("LEADER-Region Soonwald", "Wald und Holz", "Radverkehr")


def test_sheet() -> None:
    """What a field of a sheet tells behind its keywords is no theme; the sheet is of what its title names."""
    sheet = "Städtenetz Geest\n\nSitz: Heide\nMitglieder: Heide, Meldorf\nEinwohner: 40.000\nFläche: 90 km²\n"
    text = f"{sheet}Schlagworte: Energie, Wasser. Mehr sagt unser Leitbild, verfasst 2018, überarbeitet vom Büro Kern."
    assert themes(text) == of("Städtenetz Geest", "Energie", "Wasser")


@pytest.mark.parametrize(
    ("label", "known"),
    [
        ("Thema", True),
        ("Zentrale Handlungsfelder des ILEK", True),
        ("Jahresthema 2022", True),
        ("Schlagworte", True),
        ("Arbeitsschwerpunkte (Auswahl)", True),
        ("Feldwege", False),
        ("Leitprojekte", False),
    ],
)
def test_label(label: str, known: bool) -> None:
    assert is_theme_label(label) is known


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Gesundheit; Mobilität und Energie; Wirtschaft", ["Gesundheit", "Mobilität und Energie", "Wirtschaft"]),
        ("Verkehr, Natur- und Klimaschutz", ["Verkehr", "Natur- und Klimaschutz"]),
        ("Bildung, Kultur und Wirtschaft", ["Bildung", "Kultur", "Wirtschaft"]),
        ("Mobilität (Bus, Rad), Wohnen u. a.", ["Mobilität", "Wohnen"]),
    ],
)
def test_split(value: str, expected: list[str]) -> None:
    assert [value[s.start : s.end] for s in split_keywords(value, Span(0, len(value)))] == expected
