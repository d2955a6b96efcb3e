"""Number words and counts."""

import pytest

from ingest.german.numbers import find_counts, number_of


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("eins", 1), ("elf", 11), ("siebzehn", 17), ("einundzwanzig", 21), ("achtundneunzig", 98), ("hundert", 100),
        ("zweihundertfünfzig", 250), ("dreitausendvierhundertzwölf", 3412), ("fünfundzwanzigtausend", 25000),
        ("zweier", 2), ("eine", None), ("achten", None), ("Städtedreieck", None), ("vieruhr", None),
    ],
)  # fmt: skip
def test_number_words(word: str, value: int | None) -> None:
    assert number_of(word) == value


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Die drei Städte und 21 Kommunen", [(3, "Städte", False), (21, "Kommunen", False)]),
        ("rund 250.000 Menschen", [(250000, "Menschen", True)]),
        ("1,05 Mio. Menschen", [(1050000, "Menschen", False)]),
        ("ein Dutzend Gemeinden", [(12, "Gemeinden", False)]),
        ("vier der zehn Mitglieder", [(4, "Mitglieder", False), (10, "Mitglieder", False)]),
        ("seit 2003 zu zehnt", [(10, None, False)]),
        ("Inzwischen sind es elf: die Stadt", [(11, None, False)]),
        ("beide Kreise", [(2, "Kreise", False)]),
        ("neun Wirtschafts- und Sozialpartner", [(9, "Sozialpartner", False)]),
        ("die drei Musterburger Landkreise", [(3, "Landkreise", False)]),
        ("heute 20", [(20, None, False)]),
        ("256 700 Einwohner", [(256700, "Einwohner", False)]),
        ("am 18. und 19. März 2024", []),
        ("die 54. Sitzung", []),
        ("50.000 Euro im Jahr 2019", []),
        ("zu 80 Prozent", []),
        ("Am Anger 4", []),
    ],
)
def test_counts(text: str, counts: list[tuple[int, str | None, bool]]) -> None:
    assert [(c.value, c.noun, c.approximate) for c in find_counts(text)] == counts
