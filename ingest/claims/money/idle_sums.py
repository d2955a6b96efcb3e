"""Sums that nobody gives: what works that are done cost, what is left of a budget, what was given before."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.german.amounts import Amount
from ingest.passages.passages import Passage


def is_of_works(passage: Passage, amount: Amount) -> bool:
    """Whether it is what works cost that are done: "Projekte in einer Gesamthöhe von 3 Mio. Euro realisieren"."""
    at = bisect_left(passage.starts, amount.span.start)
    before = passage.words[max(at - _HIGH, 0) : at]
    high = next((i for i, word in enumerate(before) if word in ("höhe", "gesamthöhe")), None)
    if high is None or _WORKS_DONE.isdisjoint(before[:high]):
        return False
    clause = passage.clauses[passage.clause_at(at)] if passage.clauses else None
    return clause is not None and not _CARRIED_OUT.isdisjoint((clause.lemma, *clause.further))


_HIGH: Final = 9
"""Words from works to what they cost."""
_WORKS_DONE: Final = frozenset({"projekte", "projekten", "vorhaben", "maßnahmen", "investition", "investitionen"})
_CARRIED_OUT: Final = frozenset(
    {"realisieren", "umsetzen", "verwirklichen", "anstoßen", "auslösen", "tätigen", "durchführen", "lassen", "stemmen"}
)


def is_left(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what is left of a budget: "stehen noch rund 530.000 Euro zur Verfügung"."""
    at = bisect_left(passage.starts, amount.span.start)
    words, near = passage.clause_words(passage.clause_at(at)), passage.words[max(at - 4, 0) : at]
    return "noch" in near and "nur" not in near and not _LEFT.isdisjoint(words)


def is_former(passage: Passage, amount: Amount) -> bool:
    """Whether another sum has come in the place of the amount: "75.000 Euro statt der üblichen 100.000 Euro"."""
    at = bisect_left(passage.starts, amount.span.start)
    return not _INSTEAD.isdisjoint(passage.words[max(at - 4, 0) : at])


_INSTEAD: Final = frozenset({"statt", "anstatt", "anstelle"})


_LEFT: Final = frozenset({"verfügung", "bereit", "übrig", "frei", "verfügbar", "topf"})


IDLE: Final = (is_of_works, is_left, is_former)
"""What a sum may be that does not flow."""
