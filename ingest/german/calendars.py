"""The calendar: months, seasons and weekdays by name, and days counted from another day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from ingest.german.wordlists import read_table

YEAR: Final = re.compile(r"(?:19|20)\d\d")
MONTHS = {name: int(number) for name, number in read_table("month_numbers")}
WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
SEASONS = {
    "frühjahr": 5, "frühling": 5, "frühsommer": 6, "sommer": 8, "spätsommer": 9, "herbst": 11, "spätherbst": 11,
    "winter": 2,
}  # fmt: skip
"""Each with the month in which it ends; the winter is of the year that it ends in."""


def month_number(name: str) -> int | None:
    """1 for "Januar", "Jan." and "Jänner"."""
    return MONTHS.get(name.lower().rstrip("."))


def full_year(digits: str) -> int:
    """The year of two or four figures; two are of this century up to 49."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def parse(lexical: str | None) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of "2019-09-02", "2019-09" or "2019"; None where that is no date."""
    if not lexical:
        return None
    try:
        numbers = [int(part) for part in lexical.split("-")]
    except ValueError:
        return None
    if not 1 <= len(numbers) <= 3 or not 1000 <= numbers[0] <= 9999:
        return None
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else None
    day = numbers[2] if len(numbers) > 2 else None
    if month is not None and not 1 <= month <= 12:
        return None
    if month is not None and day is not None and not is_day(year, month, day):
        return None
    return year, month, day


def lexical(year: int, month: int | None = None, day: int | None = None) -> str:
    """ "2019", "2019-09" or "2019-09-02"."""
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"


def shift_days(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def shift_months(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1
