"""All dates of a text, each completed from what stands around it."""

from __future__ import annotations

import re

from ingest.german.datelines import find_dateline
from ingest.german.dates import Date, find_dates, read_dates
from ingest.german.flat_text import flatten
from ingest.model import UNREAD, Block, BlockKind, Span


def find_timeline(text: str, blocks: tuple[Block, ...], published: str | None = None) -> tuple[Date, ...]:
    """The dates of all blocks that are read, in their order.

    What a date leaves open is taken from the text's dateline, else from ``published``; in a chronicle from the year
    that heads the entry; "drei Jahre später" and "desselben Jahres" from the date named before in the same section.
    """
    dateline = find_dateline(text, blocks)
    dated = _finer(dateline.date if dateline else None, published)
    dates: list[Date] = []
    reviewed = _year_reviewed(text, blocks)
    year: str | None = reviewed
    last: str | None = None
    for block in blocks:
        if block.kind in UNREAD:
            continue
        entry = year
        if block.kind is BlockKind.HEADING:
            last = None
            year = entry = _year_of(text, block.span) or reviewed
        elif block.label is not None:
            label = find_dates(text, block.label, dated)
            dates.extend(label)
            if label and label[0].start and label[0].span.start == block.label.start:
                entry = label[0].start[:4]
        where = block.value or block.span
        if block.label is not None and block.value is None:
            continue
        for date in read_dates(flatten(text, where), published=dated, year=entry, last=last):
            dates.append(date)
            if date.start and not date.named and not date.relative:
                last = date.start
    return tuple(sorted(dates, key=lambda date: (date.span.start, date.span.end)))


def _year_reviewed(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The one year that the head of a text says it looks back on: "Jahresrückblick 2023"."""
    heads = [b.span for b in blocks if b.kind not in UNREAD][:_HEADS]
    found = (_REVIEW.search(text, head.start, min(head.end, head.start + _HEAD)) for head in heads)
    return next((match[1] for match in found if match is not None), None)


_HEADS = 2
_HEAD = 160
_REVIEW = re.compile(
    r"(?:[Jj]ahres(?:rückblick|bericht|bilanz|chronik)|[Rr]ückblick(?: auf(?: das Jahr)?)?|[Tt]ätigkeitsbericht"
    r"|[Gg]eschäftsbericht|RÜCKBLICK|BERICHT|[Uu]nser Jahr|UNSER JAHR|[Dd]as Jahr|DAS JAHR)(?: für(?: das Jahr)?)?"
    r"(?: \w+)? ((?:19|20)\d\d)(?![\d/–-])"
)
"""How texts are headed that look back on one year, whenever they appear."""


def _year_of(text: str, heading: Span) -> str | None:
    """The year that a heading consists of, as in a chronicle."""
    if heading.end - heading.start > 24:
        return None
    dates = find_dates(text, heading)
    if len(dates) != 1 or dates[0].start is None:
        return None
    rest = text[heading.start : dates[0].span.start] + text[dates[0].span.end : heading.end]
    return dates[0].start[:4] if rest.strip(" :.").lower() in ("", "jahr", "im jahr") else None


def _finer(first: str | None, second: str | None) -> str | None:
    """The dateline, unless the page knows the day and the dateline only the month of the same year."""
    if first and second and second.startswith(first):
        return second
    return first or second
