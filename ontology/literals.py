"""Lexical forms of the guide ↔ RDF literals: dates by their precision, money, integers, German text."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from pyoxigraph import Literal, NamedNode

from ontology.terms import VALUES, XSD

_DAY: Final = NamedNode(XSD + "date")
_DATES: Final = (
    (re.compile(r"\d{4}"), NamedNode(XSD + "gYear")),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), NamedNode(XSD + "gYearMonth")),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"), _DAY),
)
DECIMAL: Final = NamedNode(XSD + "decimal")
INTEGER: Final = NamedNode(XSD + "integer")
BOOLEAN: Final = NamedNode(XSD + "boolean")
ANY_URI: Final = NamedNode(XSD + "anyURI")


def date(lexical: str) -> Literal:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` as xsd:gYear, xsd:gYearMonth or xsd:date: never finer than the text.

    Raises ValueError for anything else.
    """
    datatype = _date_type(lexical)
    if datatype is None:
        raise ValueError(f"no date of the form YYYY, YYYY-MM or YYYY-MM-DD: {lexical!r}")
    return Literal(lexical, datatype=datatype)


def is_date(lexical: str) -> bool:
    """Whether ``date`` has a literal for it."""
    return _date_type(lexical) is not None


def is_reversed(start: str, end: str) -> bool:
    """Whether a period ends before it starts; dates of different precision are compared as far as both go."""
    return start[: len(end)] > end[: len(start)]


def _date_type(lexical: str) -> NamedNode | None:
    """None also for a day that no calendar has, such as 2019-02-30."""
    datatype = next((datatype for pattern, datatype in _DATES if pattern.fullmatch(lexical)), None)
    if datatype == _DAY:
        year, month, day = map(int, lexical.split("-"))
        if day > monthrange(year, month)[1]:
            return None
    return datatype


def decimal(lexical: str) -> Literal:
    """A plain decimal number such as an amount or a percentage. Raises ValueError for anything else."""
    if not is_decimal(lexical):
        raise ValueError(f"no decimal number: {lexical!r}")
    return Literal(lexical, datatype=DECIMAL)


def is_decimal(lexical: str) -> bool:
    """Whether ``decimal`` has a literal for it."""
    return re.fullmatch(r"-?\d+(\.\d+)?", lexical) is not None


def integer(lexical: str) -> Literal:
    if not re.fullmatch(r"-?\d+", lexical):
        raise ValueError(f"no integer: {lexical!r}")
    return Literal(lexical, datatype=INTEGER)


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=BOOLEAN)


def german(text: str) -> Literal:
    return Literal(text, language="de")


def value(predicate: str, lexical: str) -> Literal:
    """The literal of a value property of the guide. An interval must be split before (``interval``)."""
    match VALUES[predicate]:
        case "integer":
            return integer(lexical)
        case "date" | "interval":
            return date(lexical)
        case "text":
            return german(lexical)
        case "uri":
            return Literal(lexical if "://" in lexical else f"https://{lexical}", datatype=ANY_URI)
        case _:
            return Literal(lexical)


def interval(lexical: str) -> tuple[str, str | None]:
    """``a/b`` as (a, b), a single date as (a, None)."""
    start, slash, end = lexical.partition("/")
    return (start, end) if slash else (start, None)
