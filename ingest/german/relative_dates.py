"""Dates that are counted from another: from the day of the text or from the date named before."""

from __future__ import annotations

import re
from datetime import date

from ingest.german.calendars import SEASONS, WEEKDAYS, lexical, month_number, parse, shift_days, shift_months
from ingest.german.numbers import number_of

_SHIFTS = {"vorgestern": -2, "gestern": -1, "morgen": 1, "übermorgen": 2}
_NOTHING: tuple[str | None, str | None] = (None, None)


def resolve(
    found: re.Match[str], kind: str, *, published: str | None, last: str | None
) -> tuple[str | None, str | None]:
    """Start and end of the relative date that was found, (None, None) where what it counts from is not known."""
    base = parse(last)
    dated = parse(published)
    if kind == "same_year":
        return (lexical(base[0]), None) if base else _NOTHING
    if kind == "later":
        return _later(found, base), None
    if kind == "year_after":
        return (lexical(base[0] + 1), None) if base else _NOTHING
    if kind == "year_before":
        known = base or dated
        return (lexical(known[0] - 1), None) if known else _NOTHING
    if dated is None:
        return _NOTHING
    year, month, day = dated
    if kind in ("year_past", "year_next", "year_this"):
        return lexical(year + {"year_past": -1, "year_next": 1, "year_this": 0}[kind]), None
    if kind == "back":
        return lexical(year - _count(found["b_n"].lower())), None
    if kind == "ago":
        return _ago(found, dated), None
    if month is None:
        return _NOTHING
    if kind in ("season_past", "season_next"):
        return _season(found, kind, year, month), None
    if kind == "season":
        return lexical(year), None
    if kind == "month_this":
        shift = -1 if found["t_past"] else 1 if found["t_next"] else 0
        return lexical(*shift_months(year, month, shift)), None
    if day is None:
        return _NOTHING
    return _day(found, kind, date(year, month, day))


def _day(found: re.Match[str], kind: str, today: date) -> tuple[str | None, str | None]:
    if kind == "today":
        return today.isoformat(), None
    if kind == "day_shift":
        return shift_days(today, _SHIFTS[found["ds"].lower()]), None
    if kind == "weekday":
        wanted = WEEKDAYS[found["w_day"].lower()]
        if found["w_next"]:
            return shift_days(today, (wanted - today.weekday() - 1) % 7 + 1), None
        back = (today.weekday() - wanted) % 7
        if back and not found["w_past"] and _lies_ahead(found):
            return shift_days(today, 7 - back), None
        return shift_days(today, -(back or 7) if found["w_past"] else -back), None
    if kind == "week":
        monday = -today.weekday() + (-7 if found["k_past"] else 7 if found["k_next"] else 0)
        return shift_days(today, monday), shift_days(today, monday + 6)
    return _NOTHING


_AHEAD = re.compile(
    r"\b(?:will|wollen|wird|werden|soll|sollen|findet|finden|lädt|laden|beginnt|startet|tagt|tagen|trifft|treffen)\b"
)
_BEHIND = re.compile(
    r"\b(?:hat|haben|hatten?|war|waren|wurden?|fand|fanden|kam|kamen|traf|trafen|gab|nahm|nahmen|sei|seien|sagten?|tagten?)\b"
)


def _lies_ahead(found: re.Match[str]) -> bool:
    """Whether the sentence around a weekday tells what is to come: "am Freitag findet … statt"."""
    first, last = _sentence(found)
    words = found.string
    return bool(_AHEAD.search(words, first, last)) and not _BEHIND.search(words, first, last)


def lies_behind(found: re.Match[str]) -> bool:
    """Whether the sentence around a date only tells what has been: "im April haben wir … gegründet"."""
    first, last = _sentence(found)
    words = found.string
    return bool(_BEHIND.search(words, first, last)) and not (
        _AHEAD.search(words, first, last) or _INTENDED.search(words, first, last)
    )


_INTENDED = re.compile(
    r"\b(?:bis|ab|geplant|vorgesehen|angekündigt|kündigte|erwartet|voraussichtlich|können|möchte|dürfte)\b"
)


def _sentence(found: re.Match[str]) -> tuple[int, int]:
    """Where the sentence around what was found begins and ends."""
    words = found.string
    first = max(words.rfind(mark, max(0, found.start() - 200), found.start()) for mark in (". ", "! ", "? ", "\n")) + 1
    ends = [at for mark in (". ", "! ", "? ", "\n") if (at := words.find(mark, found.end(), found.end() + 200)) > 0]
    last = min(ends, default=min(len(words), found.end() + 200))
    return max(first, 0), last


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return number_of(word) or 1


def _later(found: re.Match[str], base: tuple[int, int | None, int | None] | None) -> str | None:
    if base is None:
        return None
    number = _count(found["l_n"]) * (1 if found["l_way"] in ("später", "danach", "darauf") else -1)
    unit = found["l_unit"]
    year, month, day = base
    if unit.startswith("Jahrzehnt"):
        return lexical(year + 10 * number)
    if unit.startswith("Jahr"):
        return lexical(year + number)
    if month is None:
        return None
    if unit.startswith("Monat"):
        return lexical(*shift_months(year, month, number))
    if day is None:
        return None
    return shift_days(date(year, month, day), number * (7 if unit.startswith("Woche") else 1))


def _ago(found: re.Match[str], dated: tuple[int, int | None, int | None]) -> str | None:
    if found["a_near"]:
        return None
    number = _count(found["a_n"])
    year, month, day = dated
    unit = found["a_unit"]
    if unit.startswith("Jahrzehnt"):
        return lexical(year - 10 * number)
    if unit.startswith("Jahr"):
        return lexical(year - number)
    if unit.startswith("Monat"):
        return lexical(*shift_months(year, month, -number)) if month else None
    if month is None or day is None:
        return None
    return shift_days(date(year, month, day), -number * (7 if unit.startswith("Woche") else 1))


def _season(found: re.Match[str], kind: str, year: int, month: int) -> str | None:
    """The month or the year of the season that was last or comes next, seen from the day of the text."""
    past = kind == "season_past"
    name = (found["sp_m"] if past else found["sn_m"]).lower()
    if name in SEASONS:
        last_month = SEASONS[name]
        return lexical(year if (last_month < month) == past else year + (-1 if past else 1))
    wanted = month_number(name)
    if wanted is None:
        return None
    if past:
        return lexical(year if wanted < month else year - 1, wanted)
    return lexical(year if wanted > month else year + 1, wanted)
