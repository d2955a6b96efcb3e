"""Dates and periods, no finer than the text says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.german.calendars import full_year, is_day, lexical, month_number, parse
from ingest.german.date_patterns import COUNTED, DATE, HINT, RELATIVE_HINT, RELATIVE_OR_DATE
from ingest.german.date_relations import Relation, relate
from ingest.german.flat_text import Flat, flatten
from ingest.german.named_years import is_named
from ingest.german.relative_dates import lies_behind, resolve
from ingest.model import Span


@dataclass(frozen=True, slots=True)
class Date:
    """A date or period that a text names, as YYYY, YYYY-MM or YYYY-MM-DD.

    ``relation`` "on" has ``start`` alone; "since" (still so), "from" (begins then) and "after" have ``start``;
    "until" and "before" have ``end``; "period" has both. ``relative``: the text counts from another date ("drei Jahre
    später", "gestern", a day without year); where that is not known, both are None. ``named``: a part of a name
    ("Agenda 2030"), no date of anything. ``written`` is the date as it stands there.
    """

    span: Span
    start: str | None
    end: str | None
    relation: Relation
    relative: bool = False
    named: bool = False
    written: str = ""


def find_dates(
    text: str,
    span: Span | None = None,
    published: str | None = None,
    *,
    year: str | None = None,
    last: str | None = None,
) -> tuple[Date, ...]:
    """The dates within ``span`` in their order.

    ``published`` is the day of the text, ``year`` the year of the chronicle entry it stands in, ``last`` the date
    that was named before: from them dates are completed that leave something open, and only from them.
    """
    flat = flatten(text, span or Span(0, len(text)))
    return tuple(read_dates(flat, published=published, year=year, last=last))


def read_dates(flat: Flat, *, published: str | None, year: str | None, last: str | None) -> Iterator[Date]:
    """As ``find_dates``, over a stretch that is flat already."""
    held: tuple[Date, int, int] | None = None
    for found in _read_all(flat, published=published, year=year, last=last):
        period = None if held is None else _period(flat.text, held, found)
        if held is not None and period is None:
            yield held[0]
        held = (period, held[1], found[2]) if held is not None and period is not None else found
    if held is not None:
        yield held[0]


def _period(words: str, first: tuple[Date, int, int], second: tuple[Date, int, int]) -> Date | None:
    """The period whose ends two dates are: "zwischen Herbst 2019 und Mai 2021", "vom Mai 2018 bis zum Winter 2019"."""
    link = _LINK.fullmatch(words, first[2], second[1])
    opening = _OPENING.search(words, max(0, first[1] - 16), first[1])
    if link is None or opening is None or (link[1] == "und") != (opening[1].lower() == "zwischen"):
        return None
    start, stop = first[0].start, second[0].end or second[0].start
    if first[0].end or start is None or stop is None or not start < stop:
        return None
    relative = first[0].relative or second[0].relative
    span = Span(first[0].span.start, second[0].span.end)
    return Date(span, start, stop, "period", relative, written=words[first[1] : second[2]])


_OPENING = re.compile(r"\b([Zz]wischen|[Vv]on|[Vv]om)(?: de[mr])? $")
_LINK = re.compile(r" (und|bis)(?: zu[mr])?(?: dem| der)? ")


def _read_all(
    flat: Flat, *, published: str | None, year: str | None, last: str | None
) -> Iterator[tuple[Date, int, int]]:
    """The dates of the stretch, each with where it begins and ends there."""
    words = flat.text
    if not HINT.search(words):
        return
    known = last or year
    pattern = RELATIVE_OR_DATE if RELATIVE_HINT.search(words) else DATE
    for found in pattern.finditer(words):
        kind = found.lastgroup or ""
        for begin, end, start, stop, relative in _read(found, kind, published, year, known):
            relation, start, stop = relate(words, begin, end, start, stop, kind)
            named = kind in ("year", "year_range") and is_named(words, begin, end)
            date = Date(flat.span(begin, end), start, stop, relation, relative, named, words[begin:end])
            if not named and start:
                known = start
            yield date, begin, end


_Found = tuple[int, int, str | None, str | None, bool]


def _read(
    found: re.Match[str], kind: str, published: str | None, year: str | None, last: str | None
) -> Iterator[_Found]:
    begin, end = found.span()
    words = found.string
    if kind in COUNTED:
        start, stop = resolve(found, kind, published=published, last=last)
        yield begin, end, start, stop, True
    elif kind in ("numeric_range", "named_range"):
        yield from _read_days(found, "nr" if kind == "numeric_range" else "ar", published, year, last)
    elif kind in ("named", "numeric"):
        mark = "n" if kind == "named" else "d"
        day, month, written = int(found[f"{mark}_d"]), _month(found[f"{mark}_m"]), found[f"{mark}_y"]
        if kind == "numeric" and written is None and not _DAY_IN_FRONT.search(words, max(0, begin - 16), begin):
            return
        whole = _year(written, published, year, last, month, day)
        yield begin, end, _lexical(whole, month, day), None, written is None or not written[0].isdigit()
    elif kind == "iso":
        yield begin, end, _lexical(int(found["i_y"]), int(found["i_m"]), int(found["i_d"])), None, False
    elif kind == "month_range":
        first, second = _month(found["mr_m1"]), _month(found["mr_m2"])
        later = _year(found["mr_y2"], published, year, last, second, None)
        earlier = int(found["mr_y1"]) if found["mr_y1"] else later
        if earlier and later and not found["mr_y1"] and first > second:
            earlier -= 1
        yield begin, end, _lexical(earlier, first), _lexical(later, second), found["mr_y2"] is None
    elif kind == "slash":
        second_month = int(found["s_m2"]) if found["s_m2"] else None
        stop = lexical(int(found["s_y2"]), second_month) if second_month else None
        yield begin, end, lexical(int(found["s_y1"]), int(found["s_m1"])), stop, False
    elif kind == "month":
        yield from _read_month(found, published, year, last)
    elif kind in ("year_range", "part", "year"):
        yield from _read_years(found, kind, published, year, last)


def _read_days(
    found: re.Match[str], mark: str, published: str | None, year: str | None, last: str | None
) -> Iterator[_Found]:
    day1, day2 = int(found[f"{mark}_d1"]), int(found[f"{mark}_d2"])
    month2 = _month(found[f"{mark}_m2"])
    month1 = _month(found[f"{mark}_m1"]) if found[f"{mark}_m1"] else month2
    written1, written2 = found[f"{mark}_y1"], found[f"{mark}_y2"]
    year2 = _year(written2, published, year, last, month2, day2)
    year1 = full_year(written1) if written1 else year2
    if year1 and year2 and not written1 and (month1, day1) > (month2, day2):
        year1 -= 1
    start, stop = _lexical(year1, month1, day1), _lexical(year2, month2, day2)
    joined = re.search(r"und|sowie|&|,|\+", found.string[found.end(f"{mark}_d1") : found.start(f"{mark}_d2")])
    if joined and year1 and year2 and start and stop and _apart(year1, month1, day1, year2, month2, day2):
        yield found.start(), joined.start() + found.end(f"{mark}_d1"), start, None, written2 is None
        yield found.start(f"{mark}_d2"), found.end(), stop, None, written2 is None
    else:
        yield found.start(), found.end(), start, stop, written2 is None


def _apart(year1: int, month1: int, day1: int, year2: int, month2: int, day2: int) -> bool:
    """Whether two days joined by "und" are not neighbours: then they are two dates, not one event over days."""
    return (year1, month1) != (year2, month2) or abs(day2 - day1) > 3


def _read_month(found: re.Match[str], published: str | None, year: str | None, last: str | None) -> Iterator[_Found]:
    begin, end = found.span()
    month = _month(found["m_m"])
    written, after = found["m_y"], found["m_after"]
    if after:
        base = parse(last)
        if base is None:
            yield begin, end, None, None, True
            return
        step = 1 if after != "zuvor" else -1
        first = base[1] or (1 if step > 0 else 12)
        whole = base[0] + (step if (month <= first if step > 0 else month >= first) and base[1] else 0)
        if base[1] is None:
            whole = base[0] + step
        yield begin, end, _lexical(whole, month), None, True
    elif written:
        whole_year = _year(written, published, year, last, month, None)
        yield begin, end, _lexical(whole_year, month), None, not written[0].isdigit()
    elif _MONTH_IN_FRONT.search(found.string, max(0, begin - 24), begin):
        whole_year = _year(None, published, year, last, month, None)
        dated = parse(published)
        if whole_year is not None and year is None and dated is not None and dated[1] is not None:
            ahead = (whole_year, month or 0) > (dated[0], dated[1])
            whole_year -= ahead and lies_behind(found)  # "im April haben wir … gegründet", written in January
        yield begin, end, _lexical(whole_year, month), None, True


def _read_years(
    found: re.Match[str], kind: str, published: str | None, year: str | None, last: str | None
) -> Iterator[_Found]:
    begin, end = found.span()
    words = found.string
    if kind == "part":
        written = found["p_y"]
        if written[0].isdigit():
            winter = "/" in written
            first = int(written[:4])
            yield begin, end, lexical(first), lexical(first + 1) if winter else None, False
        else:
            whole = _year(written, published, year, last, None, None)
            yield begin, end, _lexical(whole), None, True
    elif kind == "year":
        if not _COUNTED.match(words, end) and not _NUMBERED.search(words, max(0, begin - 12), begin):
            yield begin, end, found["y_y"], None, False
    elif found["yr_and"]:
        neighbours = int(found["yr_y3"]) - int(found["yr_y1"]) == 1
        opening = _YEARS if neighbours else _BETWEEN
        if opening.search(words, max(0, begin - 20), begin):
            yield begin, end, found["yr_y1"], found["yr_y3"], False
        else:
            yield found.start("yr_y1"), found.end("yr_y1"), found["yr_y1"], None, False
            yield found.start("yr_y3"), found.end("yr_y3"), found["yr_y3"], None, False
    elif found["yr_now"]:
        yield begin, end, found["yr_y1"], None, False
    else:
        second = found["yr_y2"]
        stop = second if len(second) == 4 else found["yr_y1"][:2] + second
        if stop > found["yr_y1"]:
            yield begin, end, found["yr_y1"], stop, False
        else:
            yield found.start("yr_y1"), found.end("yr_y1"), found["yr_y1"], None, False


_DAY_IN_FRONT = re.compile(r"(?:\b(?:am|vom|zum|bis|ab|seit|den|dem|der|und)|[,(–]) *$", re.IGNORECASE)
_MONTH_IN_FRONT = re.compile(
    r"(?:\b(?:im|seit|ab|bis|vom|von|zum|in|Anfang|Mitte|Ende|monat|Monats|des|dieses)|^) *$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bzwischen *$", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:zwischen|(?:in|für) den (?:beiden )?Jahren) *$", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?:(?:Einwohner|Bürger|Besucher)(?:innen)?\b|(?:Menschen|Personen|Haushalte|Projekte|Vorhaben|Mitglieder)\b"
    r"|Teilnehm|Gäste|Hektar|Quadrat|"
    r"Euro|EUR|€|Kilometer|km|Meter|ha\b|Arbeitsplätze|Beschäftigte|Unternehmen|Betriebe|Stunden|Tonnen|Wohn|Stück|Exemplare)"
)
_NUMBERED = re.compile(r"(?:\bNr\.|\bNummer|\bSeite|\bS\.|\bPostfach|\bTel\.|§|\bAz\.|[Vv]orlage) *$")


def _month(written: str) -> int:
    number = int(written) if written[0].isdigit() else month_number(written)
    return number or 0


def _lexical(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    if year is None:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if month is not None and day is not None and not is_day(year, month, day):
        return None
    return lexical(year, month, day)


def _year(
    written: str | None, published: str | None, year: str | None, last: str | None, month: int | None, day: int | None
) -> int | None:
    """The year a date is of: written, of its chronicle entry, of the date before it, or of the dated text."""
    if written and written[0].isdigit():
        return full_year(written)
    base = parse(last) or parse(year)
    dated = parse(published)
    if written:
        if "laufend" in written or "dieses" in written:
            known = base if "dieses" in written and base else dated
            return known[0] if known else None
        if "Folge" in written or "folgend" in written:
            return base[0] + 1 if base else None
        if "Vor" in written and base:
            return base[0] - 1
        if any(word in written for word in ("vergangen", "letzt", "vorig", "Vor")):
            return dated[0] - 1 if dated else None
        if "kommend" in written or "nächst" in written:
            return dated[0] + 1 if dated else None
        return base[0] if base else None
    if year and (entry := parse(year)):
        return entry[0]
    if dated:
        return _nearest(dated, month, day)
    return base[0] if base else None


def _nearest(dated: tuple[int, int | None, int | None], month: int | None, day: int | None) -> int | None:
    """The year of a month near the day of the text; None where it could be of two years."""
    whole, now, _ = dated
    if month is None or now is None:
        return whole
    distance = month - now
    if distance > 6:
        return whole - 1
    if distance < -6 and day is None:
        return None
    return whole
