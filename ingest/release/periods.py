"""Funding periods as texts state them: open or closed, each end no finer than the text."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.model import Funding

_FIRST, _LAST = "0000-01-01", "9999-12-31"


def _earliest(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _latest(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]


def agree(left: str | None, right: str | None) -> bool | None:
    """True where one date refines the other ("2019" and "2019-09"), None where a text leaves it open."""
    if left is None or right is None:
        return None
    return left.startswith(right) or right.startswith(left)


def disjoint(left: Funding, right: Funding) -> bool:
    """True where one period ends before the other starts."""
    return _end(left) < _start(right) or _end(right) < _start(left)


def within(part: Funding, whole: Funding) -> bool:
    """True where nothing that is stated of ``part`` lies outside ``whole``."""
    starts = whole.start is None or part.start is None or _start(whole) <= _start(part)
    return starts and (whole.end is None or part.end is None or _end(part) <= _end(whole))


def _start(funding: Funding) -> str:
    return _earliest(funding.start) if funding.start else _FIRST


def _end(funding: Funding) -> str:
    return _latest(funding.end) if funding.end else _LAST


def finest(dates: Iterable[str | None]) -> str | None:
    """The most precise of several dates, the earliest of equally precise ones."""
    stated = sorted({date for date in dates if date}, key=lambda date: (-len(date), date))
    return stated[0] if stated else None


def months(start: str, end: str) -> int:
    """The months from the first to the last, both counted: 2010-07 to 2013-06 are 36, 2023 to 2027 are 60."""
    first, last = _earliest(start), _latest(end)
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1
