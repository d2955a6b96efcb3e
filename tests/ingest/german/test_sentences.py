"""Sentences end where a reader lets them end."""

import pytest

from ingest.german.sentences import find_sentences
from ingest.model import Block, BlockKind, Span


def sentences(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    found = find_sentences(text, (Block(kind, Span(0, len(text))),))
    return [text[s.span.start : s.span.end] for s in found]


@pytest.mark.parametrize(
    "whole",
    [
        "Die Stadt gab z. B. Geld für den Verein Talblick e. V. und andere.",
        "Am 3. September und am 4. Oktober tagte der Rat.",
        "Dr. A. Muster (SPD) und J. R. Beispiel leiten den Verband.",
        "Der Zuschuss betrug 1,2 Mio. Euro bei 75 v. H. der Kosten.",
        "Die Räte beschlossen die 2. Änderung der Satzung.",
        "Die Losung „Grün. Stark. Gemeinsam.“ trägt das Bündnis seit 2010.",
        "Der Ort Hainstadt a. d. Muster gehört dazu.",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Gegründet wurde er 1998.", "Der Verein hat 12 Mitglieder."],
        ["Träger ist der Talblick e. V.", "Die Geschäfte führt ein Büro."],
        ["Stimmt das?", "Ja!", "Es stimmt."],
        ["„Wir machen weiter.“", "Das sagte der Landrat."],
        ["Beteiligt sind Städte, Kreise usw.", "Der Bund zahlt."],
        ["Es kamen 21.", "Die Räte blieben."],
        ["Der „Radweg“ bekam 51.000 Euro.", "Offen ist die „Fähre“."],
        ["Die Linie „A“ fährt im Netz „B“.", "Träger des Netzes „B“ ist der Kreis."],
    ],
)
def test_several_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_words_below_a_picture_end_with_their_line() -> None:
    caption, told = "(Von links: Hans Kern, Landrat, und Eva Lang)", "Der Verein hat gewählt."
    assert sentences(f"{caption}\n{told}") == [caption, told]


def test_cells_of_a_table_row_stand_for_themselves() -> None:
    assert sentences("| Laufzeit | 2016 bis 2019 |", BlockKind.TABLE_ROW) == ["Laufzeit", "2016 bis 2019"]


def test_of_a_field_only_the_value_is_read() -> None:
    text = "Laufzeit: 2016 bis 2019. Danach offen."
    block = Block(BlockKind.FIELD, Span(0, len(text)), Span(0, 8), Span(10, len(text)))
    assert [text[s.span.start : s.span.end] for s in find_sentences(text, (block,))] == [
        "2016 bis 2019.",
        "Danach offen.",
    ]


@pytest.mark.parametrize("kind", [BlockKind.FRONT_MATTER, BlockKind.BOILERPLATE])
def test_what_is_not_read_yields_nothing(kind: BlockKind) -> None:
    assert sentences("Seite drucken. Nach oben.", kind) == []
