"""What a date is for the thing it dates, by the words in front of it: the day of it, its beginning, its end."""

from __future__ import annotations

import re
from typing import Literal

Relation = Literal["on", "since", "until", "from", "period", "after", "before"]

_RELATIONS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (
        "since",
        re.compile(
            r"\b(?:seit(?:dem)?|seit dem|besteht seit|schon seit)(?: (?:Anfang|Mitte|Ende|Jahresbeginn|dem|der))? *$",
            re.IGNORECASE,
        ),
    ),
    (
        "until",
        re.compile(
            r"\b(?:bis|bis (?:zum|spätestens|einschließlich|einschl\.|inkl\.|inklusive|längstens|spätestens zum|"
            r"in den|in das Jahr|ins Jahr|"
            r"Anfang|Mitte|"
            r"Ende|zu|voraussichtlich)|spätestens|spätestens (?:am|zum|im|bis)|längstens bis)(?: (?:Anfang|Mitte|"
            r"Ende|zum|des Jahres))? *$",
            re.IGNORECASE,
        ),
    ),
    (
        "from",
        re.compile(
            r"\b(?:ab|ab dem|ab der|beginnend (?:am|im|mit)|von|vom|ab Anfang|ab Mitte|ab Ende|frühestens (?:ab|zum|"
            r"im))(?: (?:Anfang|Mitte|Ende))? *$",
            re.IGNORECASE,
        ),
    ),
    ("after", re.compile(r"\bnach(?: dem)? *$", re.IGNORECASE)),
    ("before", re.compile(r"\bvor(?: dem)? *$", re.IGNORECASE)),
)
_ON_FROM = re.compile(r" an\b")


def relate(
    words: str, begin: int, end: int, start: str | None, stop: str | None, kind: str
) -> tuple[Relation, str | None, str | None]:
    """The relation of the date ``start``, of this shape, at ``words[begin:end]``; then its start and its end."""
    written = words[begin:end]
    if start and stop:
        return "period", start, stop
    if kind == "back" and not written.endswith("her"):
        return "since", start, None
    if kind == "year_range" and written.endswith(("heute", "jetzt", "dato", "laufend")):
        return "since", start, None
    head = words[max(0, begin - 40) : begin]
    first = written.split(" ", 1)[0].lower()
    if first in ("seit", "bis", "ab", "vom"):
        head = first
    for relation, pattern in _RELATIONS:
        if not pattern.search(head):
            continue
        if relation == "from" and re.search(r"\b(?:von|vom) *$", head, re.IGNORECASE):
            if kind in ("year", "part", "month") and _ON_FROM.match(words, end):
                return "from", start, None
            return "on", start, None  # "das Konzept vom Mai 2015", "die Wahl von 2014"
        if relation in ("until", "before"):
            return relation, None, start
        return relation, start, None
    return "on", start, None
