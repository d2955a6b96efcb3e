"""The period that a sentence states for money: "von 2021 bis 2023", "bis Ende 2027", "2021 und 2022"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from ingest.claims.money.payments import giving_clause
from ingest.german.dates import Date, find_dates
from ingest.model import Span
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage


def find_period(passage: Passage, measure: Span | None, count: int) -> Date | None:
    """The stated period of the funding: the one in the clause of the sum, else the nearest one of the sentence that
    stands in no clause on another thing; of several sums each has only that of its own clause."""
    clause = giving_clause(passage, measure)
    noticed = any(is_money_word(w, "notices") for w in passage.clause_words(clause))
    periods = [
        d
        for d in passage.dates
        if d.relation in ("period", "until", "since", "from")
        and not d.relative
        and not (noticed and d.relation == "since")
        and not _is_of_doing(passage, d)
    ]
    periods += [replace(d, relation="until") for d in passage.dates if _ends(passage, d)]
    if not periods:
        return _of_label(passage) or _year(passage, measure)
    noted = [d for d in periods if measure is not None and count > 1 and _is_noted(passage, measure, d)]
    if noted:
        return noted[0]
    anchor = measure.start if measure is not None else passage.sentence.span.start
    place = {id(d): passage.clause_at(bisect_left(passage.starts, d.span.start)) for d in periods}
    inside = [d for d in periods if place[id(d)] == clause]
    if not inside and count > 1:
        return None
    near = inside or [d for d in periods if d.relation != "since" or not _is_apart(passage, place[id(d)])]
    nearest = min(near, key=lambda d: abs(d.span.start - anchor), default=None)
    return _joined(nearest, near) if nearest is not None else None


def _of_label(passage: Passage) -> Date | None:
    """The years that the label of a field names: "LEADER-Mittel 2023–2027: 2,3 Mio. Euro"."""
    label = passage.block.label
    if label is None or not passage.is_fragment:
        return None
    if _OF_MONEY.search(passage.document.text, label.start, label.end) is None:
        return None  # the years of a project
    found = [
        d for d in find_dates(passage.document.text, label) if not d.relative and d.relation in ("period", "until")
    ]
    return found[0] if len(found) == 1 else None


_OF_MONEY: Final = re.compile(r"mittel|förder|zuwend|zuschuss|zuschüsse|budget|finanz|umlage|gelder", re.IGNORECASE)


def _is_noted(passage: Passage, measure: Span, date: Date) -> bool:
    """Whether a bracket behind the sum, and before the next one, holds the period."""
    if date.span.start < measure.end or any(measure.end <= a.span.start < date.span.start for a in passage.amounts):
        return False
    clause = (
        passage.clauses[passage.clause_at(bisect_left(passage.starts, date.span.start))] if passage.clauses else None
    )
    return clause is not None and clause.kind == "parenthesis"


def _ends(passage: Passage, date: Date) -> bool:
    """Whether the clause says that the grant ends then: "der Bewilligungszeitraum endet am 31. Dezember 2025"."""
    number = passage.clause_at(bisect_left(passage.starts, date.span.start))
    lemma = passage.clauses[number].lemma if passage.clauses else None
    if date.relation != "on" or date.relative or lemma not in _ENDING:
        return False
    return any(w.startswith(("förder", "bewillig", "zuwendung", "zuschuss")) for w in passage.clause_words(number))


_ENDING: Final = frozenset({"enden", "auslaufen", "ablaufen", "laufen"})


def _is_of_doing(passage: Passage, date: Date) -> bool:
    """Whether a participle behind the date says what was done then: ", zwischen 2015 und 2018 verwirklicht, …"."""
    behind = bisect_left(passage.starts, date.span.end)
    word, mark = (*passage.words[behind : behind + 2], "", "")[:2]
    return mark in (",", ")") and _PARTICIPLE.fullmatch(word) is not None and not is_money_word(word, "gives")


_PARTICIPLE: Final = re.compile(r"[a-zäöüß]*(?:ge|ver|er|be|ent|zer|um|über)[a-zäöüß]+t|[a-zäöüß]*ge[a-zäöüß]+en")


def _joined(date: Date, near: list[Date]) -> Date:
    """The date with the other end of the period, where the clause tells it apart: "seit 2019 …, noch bis Ende 2027"."""
    begins, ends = ("since", "from"), ("until",)
    if date.relation in (*begins, *ends) and (date.end is None or date.relation == "until"):
        others = begins if date.relation == "until" else ends
        rest = [d for d in near if d.relation in others]
        if len(rest) == 1:
            first, last = (rest[0], date) if date.relation == "until" else (date, rest[0])
            return replace(first, end=last.end or last.start, relation="period")
    return date


def bounds_of(period: Date) -> tuple[str | None, str | None]:
    """The beginning and end of a period; "bis 2027" has an end alone."""
    if period.relation == "until":
        return None, period.end or period.start
    return period.start, period.end


def _is_apart(passage: Passage, other: int) -> bool:
    """Whether a clause set into the one of the sum speaks of another thing: "das wir seit 2017 betreiben"."""
    inner = passage.clauses[other]
    return inner.lemma is not None and not any(
        is_money_word(w, "gives") for w in (*passage.clause_words(other), inner.lemma or "")
    )


_OPENING: Final = 8
"""Characters before a sum that opens the value of a field: "rund", "bis zu"."""


def _year(passage: Passage, measure: Span | None) -> Date | None:
    """The bare year that money is for, or "2021 und 2022", as its period; not the year in which somebody gave it, as in
    "2019 gab das Land 20.000 Euro", nor that of a notice or decision."""
    clause = giving_clause(passage, measure)
    entry = passage.entry
    if measure is not None and entry is not None and passage.block.label is not None and not passage.dates:
        opens = measure.start - passage.sentence.span.start < _OPENING and passage.is_fragment
        if opens and entry.start is not None and len(entry.start) == len("2016"):
            return replace(entry, end=entry.end or entry.start)  # "2016: 40.000 Euro"
    if any(is_money_word(w, "notices") or is_money_word(w, "decides") for w in passage.clause_words(clause)):
        return None
    told = passage.clauses[clause].lemma if passage.clauses else None
    if told is not None and not any(is_money_word(told, s) for s in ("gives", "comes", "receives", "gift", "is_there")):
        return None  # "Das mit 45.000 Euro geförderte Projekt startete 2021"
    years = [
        d
        for d in passage.dates
        if d.start is not None
        and len(d.start) == 4
        and d.end is None
        and d.relation == "on"
        and not d.relative
        and passage.clause_at(bisect_left(passage.starts, d.span.start)) == clause
    ]
    if len(years) == 1:
        return replace(years[0], end=years[0].start) if _is_for_year(passage, clause, years[0]) else None
    following = [int(d.start or 0) for d in years]
    if years and following == list(range(following[0], following[0] + len(following))):
        return replace(years[0], end=years[-1].start)
    return None


def _is_for_year(passage: Passage, clause: int, year: Date) -> bool:
    """Whether the money is that of the year: "für 2024", a budget, what "es" was or what stands ready in it."""
    at = bisect_left(passage.starts, year.span.start)
    stated = (d for d in passage.dates if d.relation == "on" and not d.relative)
    years = {d.start for d in stated if d.start is not None and len(d.start) == _DIGITS}
    if len(years) > 1 and len(passage.amounts) > 1:
        return True  # "2021 gab das Land 40.000 Euro, 2022 waren es 30.000 Euro"
    if "für" in passage.words[max(at - _BEFORE_YEAR, 0) : at]:
        return True
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    if lemma is not None and is_money_word(lemma, "stands_ready"):
        return True
    label = passage.block.label
    words = passage.words if label is None else (*passage.words, passage.document.text[label.start : label.end].lower())
    return any(_YEARLY.search(w) for w in words)


_YEARLY: Final = re.compile(r"budget|haushalt|einnahmen|wirtschaftsplan|umlage")
"""What is made for a year."""
_DIGITS: Final = len("2016")
_BEFORE_YEAR: Final = 3
"""Words between "für" and a year: "für das Jahr 2024"."""


def covers_years(period: Date | None) -> bool:
    """Whether the period holds several years, in each of which a sum is paid that is told for "each"."""
    start, end = bounds_of(period) if period is not None else (None, None)
    return start is not None and end is not None and start[:4] < end[:4]
