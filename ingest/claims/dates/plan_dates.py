"""Dates of plans from a bracket that also names their authors, and from a verb of being: "Leitbild (Büro X, 2018)",
"unser ILEK ist von 2014"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.dates.datings import BETWEEN, REVISIONS
from ingest.german.dates import Date
from ingest.model import Claim, Modality, Value
from ingest.passages.appositions import CLOSING
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_BARE: Final = BETWEEN | {";", "/", "–", "·", "|"}
"""What may stand right before a date that is an item of a bracket."""
_OTHER: Final = frozenset(
    {"euro", "€", "eur", "seit", "ab", "bis", "laufzeit", "gefördert", "beauftragt", "geplant", "vergeben", "begonnen"}
    | {"gestartet", "in", "bewilligt", "entwurf", "beantragt", "läuft"}
)
"""Words of a bracket that tells something else than when the plan was made."""
_BEING: Final = frozenset({"ist", "sind", "war", "waren", "sei"})
_OF: Final = frozenset({"von", "vom", "aus", "dem", "jahr", "jahre", "der", "zeit"})
_IT: Final = frozenset({"es", "sie", "er", "dieses", "diese", "dieser", "das"})
_LONGEST: Final = 16
"""Words in a bracket."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``issued`` and ``revised`` of the plan right before a bracket with a date among its items, and ``issued`` of the
    one that is said to be of a day."""
    if not passage.dates:
        return
    for concept in passage.arguments:
        if concept.kind == "Concept" and len(concept.reference.entities) == 1:
            yield from _of_bracket(passage, concept)
    for date in passage.dates:
        plan = _being_of(passage, date)
        if plan is not None and date.start is not None:
            yield Claim(plan, "issued", Value(date.start), (passage.quote([date.span]),), "dating", 0.75)


def _of_bracket(passage: Passage, concept: Argument) -> Iterator[Claim]:
    first = end_of(passage, concept)
    while passage.words[first : first + 1] and passage.words[first] in CLOSING:
        first += 1
    if passage.words[first : first + 1] != ("(",):
        return
    behind = passage.words[first : first + _LONGEST]
    last = first + behind.index(")") if ")" in behind else 0
    if not last or not _OTHER.isdisjoint(passage.words[first:last]):
        return
    said: set[str] = set()
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        after = bisect_left(passage.starts, date.span.end)
        if not first < token < last or date.start is None or date.end is not None:
            continue
        item = passage.words[token - 1]
        revised = item.startswith(REVISIONS)
        predicate = "revised" if revised else "issued"
        bare = (revised or item in _BARE) and passage.words[after] in (")", ",", ";")
        if bare and predicate not in said:
            said.add(predicate)
            quote = (passage.quote([concept.span, date.span]),)
            yield Claim(concept.reference.entities[0], predicate, Value(date.start), quote, "dating", 0.8)


def _being_of(passage: Passage, date: Date) -> str | None:
    """The plan that is said to be of the date: "Unser ILEK ist von 2014", "Es ist aus dem Jahr 2016"."""
    token = bisect_left(passage.starts, date.span.start)
    at = token - 1
    while at > 0 and passage.words[at] in _OF:
        at -= 1
    if date.start is None or date.end is not None or at < 0 or at == token - 1 or passage.words[at] not in _BEING:
        return None
    clause = passage.clause_at(at)
    if passage.modality(clause) not in (Modality.ASSERTED, Modality.REPORTED):
        return None
    subjects = [
        a
        for a in passage.arguments
        if a.token < at and a.preposition is None and a.governor is None and a.reference.form != "publisher"
    ]  # "Unser ILEK stammt vom Büro X und ist von 2018"
    if subjects:
        plan = subjects[0]
        return plan.reference.entities[0] if plan.kind == "Concept" and len(plan.reference.entities) == 1 else None
    told = passage.last("Concept") if passage.words[0] in _IT else None
    return told if told is not None and passage.follows(told) else None
