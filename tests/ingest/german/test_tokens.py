"""Tokens keep together what is one word to a reader, and keep their places."""

import unicodedata

import pytest

from ingest.german.tokens import find_tokens
from ingest.model import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("z. B. die Stadt", ["z.B.", "die", "Stadt"]),
        ("z.B. die Stadt", ["z.B.", "die", "Stadt"]),
        ("der Verein e. V. tagt", ["der", "Verein", "e.V.", "tagt"]),
        ("i. H. v. 75 v. H. der Kosten", ["i.H.v.", "75", "v.H.", "der", "Kosten"]),
        ("Königshofen i. Gr.", ["Königshofen", "i.", "Gr", "."]),
        ("Marktstadt b. Musterburg", ["Marktstadt", "b.", "Musterburg"]),
        ("am 3. und 4. Mai 2021.", ["am", "3.", "und", "4.", "Mai", "2021", "."]),
        ("vom 2.–4. Juli", ["vom", "2.", "–", "4.", "Juli"]),
        ("die 3. Änderung", ["die", "3.", "Änderung"]),
        ("Es waren 21. Die Räte", ["Es", "waren", "21", ".", "Die", "Räte"]),
        ("vom 29.8. bis 3.9.", ["vom", "29.8.", "bis", "3.9."]),
        ("1.119.999,50 Euro", ["1.119.999,50", "Euro"]),
        ("nach § 5 KommZG", ["nach", "§ 5", "KommZG"]),
        ("info@muster-stadt.de, Tel.", ["info@muster-stadt.de", ",", "Tel."]),
        ("(siehe www.muster.de/a_b).", ["(", "siehe", "www.muster.de/a_b", ")", "."]),
        ("Grün- und Freiräume", ["Grün-", "und", "Freiräume"]),
        ("Stadtplanung und -entwicklung", ["Stadtplanung", "und", "-entwicklung"]),
        ("Bürger:innen und 15-mal", ["Bürger:innen", "und", "15-mal"]),
        ("die Marke NORD.LICHT", ["die", "Marke", "NORD.LICHT"]),
        ("ist beendet.Die Räte", ["ist", "beendet", ".", "Die", "Räte"]),
        ("Dr. A. B. Muster", ["Dr.", "A.", "B.", "Muster"]),
        ("Entwick-\nlungsplan", ["Entwicklungsplan"]),
        ("Musterburg-\nNeustadt", ["Musterburg-Neustadt"]),
        ("Wirtschafts-\nund Sozialrat", ["Wirtschafts-", "und", "Sozialrat"]),
        ("die Lenkungs- gruppe tagt", ["die", "Lenkungsgruppe", "tagt"]),
        ("inter- kom- munale Ziele", ["interkommunale", "Ziele"]),
        ("Rad- sowie Fuß- als auch Reitwege", ["Rad-", "sowie", "Fuß-", "als", "auch", "Reitwege"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in find_tokens(text)] == words


def test_spans_hold_the_words_as_written() -> None:
    text = "Der Entwick-\nlungsplan, z. B. von 2019"
    spans = [text[t.span.start : t.span.end] for t in find_tokens(text)]
    assert spans == ["Der", "Entwick-\nlungsplan", ",", "z. B.", "von", "2019"]


def test_decomposed_letters_are_spelled_as_usual() -> None:
    text = unicodedata.normalize("NFD", "Fördermittel für Städte")
    assert [token.text for token in find_tokens(text)] == ["Fördermittel", "für", "Städte"]


def test_only_the_span_is_read() -> None:
    assert [token.text for token in find_tokens("Stadt und Land", Span(6, 9))] == ["und"]
