"""Sums of money in every German writing."""

import pytest

from ingest.german.amounts import Amount, find_amounts


def one(text: str) -> Amount:
    (amount,) = find_amounts(text)
    return amount


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("1.719.999 Euro", "1719999", None, "EUR"),
        ("256 700 €", "256700", None, "EUR"),
        ("26.704,50 EUR", "26704.5", None, "EUR"),
        ("1,2 Mio. Euro", "1200000", None, "EUR"),
        ("100 Tsd. Euro", "100000", None, "EUR"),
        ("500 T€", "500000", None, "EUR"),
        ("T€ 500", "500000", None, "EUR"),
        ("€ 50.000", "50000", None, "EUR"),
        ("50.000,- €", "50000", None, "EUR"),
        ("30.000 DM", "30000", None, "DEM"),
        ("eine halbe Million Euro", "500000", None, "EUR"),
        ("anderthalb Millionen Euro", "1500000", None, "EUR"),
        ("zwei Millionen Euro", "2000000", None, "EUR"),
        ("ein 50.000-Euro-Zuschuss", "50000", None, "EUR"),
        ("50.000 bis 100.000 Euro", "50000", "100000", "EUR"),
        ("50.000–100.000 Euro", "50000", "100000", "EUR"),
        ("50 bis 100 Tausend Euro", "50000", "100000", "EUR"),
        ("zwischen 50.000 und 100.000 Euro", "50000", "100000", "EUR"),
        ("500.000 Euro bis 1 Mio. Euro", "500000", "1000000", "EUR"),
        ("0,5 bis 1 Mio. Euro", "500000", "1000000", "EUR"),
        ("im Jahr 2012 90.000 Euro", "90000", None, "EUR"),
        ("bis zu 1,5 Millionen könnten es werden", None, "1500000", None),
    ],
)
def test_values(text: str, low: str | None, high: str | None, currency: str | None) -> None:
    amount = one(text)
    assert (amount.low, amount.high, amount.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rund 50.000 Euro", {"approximate"}),
        ("gut eine Million Euro", {"approximate"}),
        ("bis zu 300.000 Euro im Jahr", {"max", "year"}),
        ("höchstens 20.000 Euro", {"max"}),
        ("es waren über 5 Mio. Euro", {"approximate", "min"}),
        ("ein Bescheid über 600.000 Euro", set()),
        ("jährlich rund 50.000 Euro", {"approximate", "year"}),
        ("50.000 Euro pro Jahr", {"year"}),
        ("einen jährlichen Zuschuss von 40.000 Euro", {"year"}),
        ("8.000 Euro p. a.", {"year"}),
        ("2.000 Euro im Monat", {"month"}),
        ("je 9.000 Euro", {"each"}),
        ("jeweils 9.000 Euro", {"each"}),
        ("insgesamt 1,8 Mio. Euro", {"total"}),
        ("30.000 Euro im Jahr 2016", set()),
    ],
)
def test_modifiers(text: str, said: set[str]) -> None:
    amount = one(text)
    flags = {"approximate": amount.approximate, "each": amount.each, "total": amount.total}
    found = {name for name, value in flags.items() if value} | {x for x in (amount.bound, amount.per) if x}
    assert found == said


def test_two_sums_share_their_currency() -> None:
    assert [a.low for a in find_amounts("50.000 und 60.000 Euro")] == ["50000", "60000"]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("Der Bund gibt 2, der Kreis 1,5 Millionen Euro.", ["2000000", "1500000"]),
        ("vom Land Hessen 20.000 und vom Landkreis Fulda rund 10.000 Euro", ["20000", "10000"]),
        ("Ulm zahlt 12.000, die Gemeinde Elchingen 8.000 und der Markt Thal 3.000 Euro.", ["12000", "8000", "3000"]),
        ("Am 2. Mai zahlten 12.000 Einwohner, die Stadt 3.000 Euro.", ["3000"]),
        ("Im Jahr 2019, der Bund gab da 20.000 Euro, war Schluss.", ["20000"]),
    ],
)
def test_a_sum_may_leave_its_unit_to_the_next(text: str, lows: list[str]) -> None:
    assert [a.low for a in find_amounts(text)] == lows


def test_a_repeated_sum_is_told_as_such() -> None:
    amount = one("zweimal 900.000 Euro")
    assert (amount.times, amount.low, amount.written) == (2, "900000", "zweimal 900.000 Euro")


@pytest.mark.parametrize(
    "text", ["1,05 Mio. Menschen", "die Eurozone", "Euro", "im Jahr 2019", "zwei Millionen Besucher"]
)
def test_no_money(text: str) -> None:
    assert find_amounts(text) == ()
