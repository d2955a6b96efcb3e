"""Entries and chapters of chronicles: the date that heads them, which is that of all they tell."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.german.dates import Date
from ingest.model import Block, BlockKind

_DATING: Final = frozenset({"on", "period"})
_SLACK: Final = 6
"""Characters around a date that is all of a label: a bullet, a dash, a colon."""


def date_of_entry(block: Block, dates: tuple[Date, ...], days: list[int]) -> Date | None:
    """The date that is the label of a field: "03/2015 | …"."""
    if block.kind is not BlockKind.FIELD or block.value is None:
        return None
    first = bisect_left(days, block.span.start)
    date = dates[first] if first < len(dates) else None
    if date is None or date.start is None or date.relation not in _DATING or date.span.end > block.value.start:
        return None
    return date if date.span.start - block.span.start < _SLACK >= block.value.start - date.span.end else None


def date_of_chapter(heading: Block, dates: tuple[Date, ...], days: list[int]) -> Date | None:
    """The date that a heading consists of, as in a chronicle: what stands below it happened then."""
    first = bisect_left(days, heading.span.start)
    date = dates[first] if first < len(dates) else None
    if date is None or date.start is None or date.relation not in _DATING or date.span.end > heading.span.end:
        return None
    return date if heading.span.end - heading.span.start - (date.span.end - date.span.start) < _SLACK else None
