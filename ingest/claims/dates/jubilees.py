"""Anniversaries of cooperations, which tell when they were founded: "feiert ihr 25-jähriges Bestehen"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.german.calendars import parse
from ingest.german.numbers import number_of
from ingest.model import Claim, Modality, Span, Value
from ingest.passages.passages import Passage

_AGED: Final = re.compile(
    r"\b(?P<years>\d{1,3}|[a-zäöüß]{3,25})-?jährige[nrms]? (?:Gründungs-?|Vereins-?|Verbands-?|Allianz-?)?"
    r"(?:Bestehen|Jubiläum|Gründungsjubiläum|Vereinsjubiläum|Bündnisjubiläum|Geburtstag)"
    r"|\b(?P<years2>\d{1,3}|[A-Za-zäöüß]{3,25}) Jahre (?:alt\b|jung\b)"
)
_TURNS: Final = re.compile(
    r"\b(?:wird|wurde|feier\w*|begeh\w*|beging|begang\w*|Jubiläum|zum|Zum|anlässlich|Anlässlich|nach)\b"
)
_OTHERS: Final = frozenset(
    {"Project", "Concept", "Organisation", "Committee", "Programme", "Consultancy", "Award", "Event"}
)
_LEAST: Final = 2


def find_claims(passages: Iterable[Passage], claims: Iterable[Claim]) -> Iterator[Claim]:
    """``foundedOn`` of the cooperations whose founding no other claim dates, by the year they are so old in."""
    dated = {c.subject for c in claims if c.predicate == "foundedOn" and c.modality is Modality.ASSERTED}
    for passage in passages:
        whole = passage.sentence.span
        found = _AGED.search(passage.document.text, whole.start, whole.end)
        if found is None or _TURNS.search(passage.document.text, whole.start, whole.end) is None:
            continue
        written = (found["years"] or found["years2"]).lower()
        years = int(written) if written.isdigit() else number_of(written)
        place = Span(found.start(), found.end())
        group, year = _group(passage), _year(passage, place)
        clause = passage.clause_at(bisect_left(passage.starts, place.start))
        if years is None or years < _LEAST or group is None or year is None or group in dated:
            continue
        if passage.modality(clause) in (Modality.ASSERTED, Modality.PLANNED):
            dated.add(group)
            yield Claim(group, "foundedOn", Value(str(year - years)), (passage.quote([place]),), "jubilee", 0.75)


def _group(passage: Passage) -> str | None:
    """The one cooperation of the sentence, else the topic where nothing else is named that may be so old."""
    named = {e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities}
    if named:
        return next(iter(named)) if len(named) == 1 else None
    others = any(a.kind in _OTHERS and a.kind != "Event" for a in passage.arguments)
    return None if others else passage.topic("Cooperation")


def _year(passage: Passage, place: Span) -> int | None:
    """The year of the anniversary: that of the sentence, of the entry it stands in, or of the text."""
    for date in passage.dates:
        known = parse(date.start) if date.relation == "on" and not date.span.overlaps(place) else None
        if known is not None:
            return known[0]
    entry = passage.entry.start if passage.entry is not None else None
    known = parse(entry or passage.document.source.published)
    return known[0] if known is not None else None
