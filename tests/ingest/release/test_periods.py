"""Periods as texts state them."""

from __future__ import annotations

import pytest

from ingest.model import Evidence, Funding, Span
from ingest.release import periods


def over(start: str | None, end: str | None) -> Funding:
    return Funding("f1", "granted", (Evidence("0" * 16, Span(0, 1), "x"),), start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2010-07", "2013-06", 36), ("2023", "2027", 60), ("2019", "2019", 12), ("2016-08-08", "2017-03-31", 8)],
)
def test_months_count_both_ends(start: str, end: str, months: int) -> None:
    assert periods.months(start, end) == months


def test_open_periods_meet_everything() -> None:
    assert not periods.disjoint(over(None, None), over("2010", "2012"))
    assert periods.disjoint(over("2013", None), over("2010", "2012"))


def test_a_month_refines_its_year() -> None:
    assert periods.agree("2019", "2019-09") is True
    assert periods.agree("2019", "2020") is False
    assert periods.agree(None, "2020") is None


def test_the_finest_date_is_kept() -> None:
    assert periods.finest(["2019", None, "2019-09"]) == "2019-09"
