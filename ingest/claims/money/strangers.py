"""Whether a sum is for somebody or something that the reading does not know: "für das Sielhaus allein 20.000 Euro"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile
from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.german.amounts import Amount
from ingest.model import Span
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.names.knowledge.small_words import PREPOSITIONS
from ingest.names.structure.pronouns import THIRD_PERSON
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_OF: Final = frozenset({"des", "der", "von", "vom", "eines", "einer"})
_GOALS: Final = frozenset({"für", "an", "zugunsten"})
_BORDERS: Final = frozenset({",", ";", ":", ".", "–", "und", "sowie", "(", ")"})
_BEHIND: Final = 2
"""Words between a sum and the "für" that says what it is for."""
_FAR: Final = 9
"""Words between a sum and the "für" of it, who gives it between: "500 Euro von der Bank X für die Jugend"."""
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
    near = range(end, min(end + _FAR, last))
    goals = [i for i in near if _is_goal(passage, i) and not _has_border(passage, end, i)]
    if not goals:
        goals = [i for i in range(first, at) if _is_goal(passage, i) and not _has_border(passage, i, at)]
    if goals:
        return _is_strange(passage, goals[-1] + 1, last if goals[-1] >= end else at)
    if len(amounts) > 1 and _is_listed(passage, first, at):
        return True
    named = any(first <= a.token < at and a.kind not in LOCAL for a in passage.arguments)
    return len(amounts) > 1 and not named and _is_given(passage, span) and _has_own(passage, span, amounts)


def _is_given(passage: Passage, span: Span) -> bool:
    """Whether the clause of the sum says to whom money goes, not who gives it."""
    clause = passage.clause_at(bisect_left(passage.starts, span.start))
    return _gets(passage, span) or (bool(passage.clauses) and passage.clauses[clause].voice == "passive")


def _is_goal(passage: Passage, at: int) -> bool:
    """Whether "für" stands there by itself, not in a name: "Ministerium des Innern und für Sport"."""
    start = passage.starts[at]
    return passage.words[at] in _GOALS and not any(a.span.start <= start < a.span.end for a in passage.arguments)


def is_of_other_sum(passage: Passage, argument: Argument, span: Span, amounts: tuple[Amount, ...]) -> bool:
    """Whether the argument stands among several sums with another one than that at ``span``: the one in front of it in
    "der Bauhof mit 8.000 Euro, die Mensa mit 3.000 Euro"."""
    clause = passage.clause_at(bisect_left(passage.starts, span.start))
    if passage.clauses and passage.clauses[clause].kind == "relative":
        return False
    behind = [a.span for a in amounts if a.span.start > argument.span.end]
    before = [a.span for a in amounts if a.span.end < argument.span.start]
    if argument.preposition in ("für", "an", "zu", "in") or not behind:
        return False
    if not before:
        priced = _is_priced(passage, argument, behind[0]) or _gets(passage, span)
        return behind[0] != span and priced and _has_own(passage, span, amounts)
    return behind[0] != span and (before[-1] != span or _has_border(passage, *_places(passage, span, argument.span)))


def _places(passage: Passage, left: Span, right: Span) -> tuple[int, int]:
    return bisect_left(passage.starts, left.end), bisect_left(passage.starts, right.start)


def _is_priced(passage: Passage, argument: Argument, span: Span) -> bool:
    """Whether only a place stands between the argument and the "mit" or bracket of the sum behind it."""
    start, end = _places(passage, argument.span, span)
    between = (a for a in passage.arguments if start <= a.token < end)
    if any(a.preposition not in ("in", "bei", "aus") for a in between):
        return False
    return end - start <= _LONG and not SUM_LINKS.isdisjoint(passage.words[max(end - _BEHIND, start) : end])


def _has_own(passage: Passage, span: Span, amounts: tuple[Amount, ...]) -> bool:
    """Whether the sum stands behind a thing of its own that gets it, with "mit" or a bracket between or as the subject
    of getting: "… der Bauhof mit 9.000 Euro", "es bekommen … und der Bauhof 9.000 Euro"."""
    first = max((bisect_left(passage.starts, a.span.end) for a in amounts if a.span.end <= span.start), default=0)
    end = bisect_left(passage.starts, span.start)
    marked = not SUM_LINKS.isdisjoint(passage.words[max(end - _BEHIND, first) : end])
    if not marked and not _gets(passage, span):
        return False
    return any(passage.words[i] in _ARTICLES and _is_thing(passage, i + 1) for i in range(first, end - 1))


def _is_thing(passage: Passage, at: int) -> bool:
    """Whether a noun or a name in quotes stands there that may get money."""
    if passage.words[at] in ("„", "“", '"', "»", "«"):
        return True
    word = passage.words[at]
    named = passage.sentence.tokens[at].text[:1].isupper()
    return named and not is_money_word(word, "bodies") and not is_money_word(word, "grants")


def _gets(passage: Passage, span: Span) -> bool:
    """Whether the clause of the sum says that its subject gets money."""
    clause = passage.clause_at(bisect_left(passage.starts, span.start))
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    return lemma is not None and is_money_word(lemma, "receives")


_ARTICLES: Final = frozenset({"der", "die", "das", "den", "ein", "eine", "einen"})
SUM_LINKS: Final = frozenset({"mit", "(", ":", "–"})
"""What links a work with the sum right behind it."""


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
    """Whether a pronoun that refers to nothing known is the one who gets: "auch er bekomme 4.000 Euro", "Ihn finanziert
    das Land"."""
    words = passage.clause_words(clause)
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is not None and inner.kind == "relative" and inner.voice == "passive":
        own = (a for a in passage.arguments if passage.clause_at(a.token) == clause and a.reference.form == "pronoun")
        if any(a.kind == "Person" and a.preposition is None for a in own):
            return True  # "das Management (P und Q), das gefördert wird"
    if words[:1] == ("ihn",) and passage.clauses and is_gift(passage, clause):
        meant = (a for a in passage.arguments if a.reference.form == "pronoun")
        return not any(passage.clause_at(a.token) == clause for a in meant)
    if THIRD_PERSON.isdisjoint(words) or not any(is_money_word(w, "receives") for w in words):
        return False
    bare = (a for a in passage.arguments if a.preposition is None and a.governor is None)
    return not any(passage.clause_at(a.token) == clause for a in bare)
