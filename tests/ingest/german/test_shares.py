"""Percentages and fractions."""

import pytest

from ingest.german.shares import find_shares


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("75 v. H. der Kosten", ["75"]),
        ("zu 75 Prozent", ["75"]),
        ("mit 12,5 %", ["12.5"]),
        ("drei Viertel der Ausgaben", ["75"]),
        ("zwei Drittel", ["66.67"]),
        ("zu neun Zehnteln", ["90"]),
        ("je zur Hälfte", ["50"]),
        ("im Verhältnis 60/40", ["60", "40"]),
        ("Fördersatz 85", ["85"]),
        ("der Fördersatz von 65 Prozent", ["65"]),
        ("eine 75-prozentige Förderung", ["75"]),
        ("zehn Prozent", ["10"]),
        ("2019/20", []),
        ("im Viertel am Markt", []),
    ],
)
def test_percents(text: str, percents: list[str]) -> None:
    assert [share.percent for share in find_shares(text)] == percents


def test_what_it_is_a_share_of() -> None:
    (share,) = find_shares("bis zu 70 v. H. der zuwendungsfähigen Ausgaben werden bezahlt")
    assert (share.percent, share.of, share.bound) == ("70", "der zuwendungsfähigen Ausgaben", "max")
