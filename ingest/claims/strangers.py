"""Whether a sum is for somebody or something that the reading does not know: "für das Sielhaus allein 20.000 Euro"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import Final

from ingest.claims.arguments import PREPOSITIONS
from ingest.claims.kinds import WORKS
from ingest.claims.money import is_money_word
from ingest.claims.passages import Passage
from ingest.german.amounts import Amount
from ingest.model import Span

_OF: Final = frozenset({"des", "der", "von", "vom", "eines", "einer"})
_GOALS: Final = frozenset({"für", "an", "zugunsten"})
_BORDERS: Final = frozenset({",", ";", ":", ".", "–", "und", "sowie", "(", ")"})
_BEHIND: Final = 2
"""Words between a sum and the "für" that says what it is for."""
_LONG: Final = 6
"""Words of a bare name before its sum at most."""


def is_for_stranger(passage: Passage, span: Span, amounts: tuple[Amount, ...]) -> bool:
    """Whether the sum at ``span`` stands with a thing that it is for and that is no entity of the text."""
    at, end = bisect_left(passage.starts, span.start), bisect_left(passage.starts, span.end)
    first = max((bisect_left(passage.starts, a.span.end) for a in amounts if a.span.end <= span.start), default=0)
    last = min(
        (bisect_left(passage.starts, a.span.start) for a in amounts if a.span.start >= span.end),
        default=len(passage.words),
    )
    near = range(end, min(end + _BEHIND, last))
    goals = [i for i in near if passage.words[i] in _GOALS and not _has_border(passage, end, i)]
    if not goals:
        goals = [i for i in range(first, at) if passage.words[i] in _GOALS and not _has_border(passage, i, at)]
    if goals:
        return _is_strange(passage, goals[-1] + 1, last if goals[-1] >= end else at)
    return len(amounts) > 1 and _is_listed(passage, first, at)


def _has_border(passage: Passage, start: int, end: int) -> bool:
    return not _BORDERS.isdisjoint(passage.words[start:end])


def _is_strange(passage: Passage, start: int, end: int) -> bool:
    """Whether the first noun behind ``start`` names a thing of its own that no argument of the passage covers."""
    inside = [a for a in passage.arguments if start <= a.token < end]
    works = [a for a in inside if a.kind in WORKS]
    for i in range(start, end):
        if passage.words[i] in _BORDERS or any(a.token <= i + 1 for a in inside):
            return False
        if passage.sentence.tokens[i].text[:1].isupper():
            if passage.words[i + 1 : i + 2] and passage.words[i + 1] in _OF and any(a.token <= i + 2 for a in works):
                return False  # "für den Bau des Radwegs"
            return not is_money_word(passage.words[i], "household") and not is_money_word(passage.words[i], "spending")
        if passage.words[i][:1].isdigit():
            return False
    return False


def _is_listed(passage: Passage, first: int, at: int) -> bool:
    """Whether only a bare name without an argument stands before the sum in an enumeration: "TSV Au 500 €"."""
    name = list(takewhile(lambda i: i >= first and passage.words[i] not in _BORDERS, range(at - 1, -1, -1)))
    if name and passage.words[name[-1]] in PREPOSITIONS:
        return False  # "Mit 60.000 Euro beteiligt sich …"
    if not 0 < len(name) <= _LONG or not all(passage.sentence.tokens[i].text[:1].isupper() for i in name):
        return False
    whole = Span(passage.starts[name[-1]], passage.starts[at])
    named = any(a.span.overlaps(whole) for a in passage.arguments)
    return not named and not any(is_money_word(passage.words[i], "spending") for i in name)


def is_unresolved(passage: Passage, clause: int) -> bool:
    """Whether a pronoun that refers to nothing known is the one who gets: "auch er bekomme 4.000 Euro"."""
    words = passage.clause_words(clause)
    if _PRONOUNS.isdisjoint(words) or not any(is_money_word(w, "receives") for w in words):
        return False
    bare = (a for a in passage.arguments if a.preposition is None and a.governor is None)
    return not any(passage.clause_at(a.token) == clause for a in bare)


_PRONOUNS: Final = frozenset({"er", "sie", "es", "ihn"})
