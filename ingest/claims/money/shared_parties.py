"""Parties shared out: whose each of several sums of a sentence is."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.claims.money.paired_sums import has_border
from ingest.claims.money.payments import giving_clause
from ingest.model import Span
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_OPENED: Final = 12
"""Characters between a bracket and the sum in it: "rund", "bis zu"."""
_SUBJECTS: Final = frozenset({"der", "die", "das", "welcher", "welche", "welches"})


def share_out(
    passage: Passage,
    spans: list[Span],
    parties: tuple[Argument, ...],
    *,
    lends: bool,
    sourced: frozenset[int] = frozenset(),
) -> list[tuple[Argument, ...]]:
    """For each measure its parties; where ``lends``, one that has none of its own has those of its neighbour, unless it
    is among the ``sourced``, of which the sentence says otherwise where the money comes from."""
    if len(spans) < 2:
        noted = _bracketed(passage, spans, parties)
        if noted is not None and noted[0] and len(parties) > 1:
            return noted
        near = [_of_clause(passage, span, parties) for span in spans]
        return [n or parties for n in near]
    tokens = [bisect_left(passage.starts, s.start) for s in spans]
    bracketed = _bracketed(passage, spans, parties)
    if bracketed is not None:
        return bracketed
    clauses = [giving_clause(passage, s) for s in spans]
    within = {c: i for i, s in enumerate(spans) if (c := _parenthesis(passage, s)) is not None}
    outside = tuple(a for a in parties if passage.clause_at(a.token) not in within)
    if len(outside) < len(parties) and len(set(within.values())) == len(within):
        left = [span for i, span in enumerate(spans) if i not in within.values()]
        shared = iter(share_out(passage, left, outside, lends=lends))
        own = {i: tuple(a for a in parties if passage.clause_at(a.token) == c) for c, i in within.items()}
        return [own[i] if i in own else next(shared) for i in range(len(spans))]
    found: list[list[Argument]] = [[] for _ in spans]
    behind = False
    heads = {a.token: c for c in set(clauses) for a in parties if _is_subject_of(passage, a, c)}
    for clause in dict.fromkeys(clauses):
        inside = [i for i, c in enumerate(clauses) if c == clause]
        here = [a for a in parties if heads.get(a.token, passage.clause_at(a.token)) == clause]
        if len(inside) == 1:
            found[inside[0]] = here
            continue
        follows = bool(here) and here[0].token > tokens[inside[0]]
        behind = behind or follows
        for argument in here:
            before = [i for i in inside if tokens[i] < argument.token]
            after = [i for i in inside if tokens[i] > argument.token]
            place = (before[-1:] or after[:1]) if follows else (after[:1] or before[-1:])
            if (
                not follows
                and not after
                and found[before[-1]]
                and has_border(passage, spans[before[-1]], argument.span)
            ):
                continue  # "der Kreis gibt 12.000 Euro, und auch B und C leisten ihren Teil"
            if before and after:
                apart = has_border(passage, spans[before[-1]], argument.span)
                if apart != has_border(passage, argument.span, spans[after[0]]):
                    place = after[:1] if apart else before[-1:]
            found[place[0]].append(argument)
    for argument in parties:
        if heads.get(argument.token, passage.clause_at(argument.token)) not in clauses:
            before = [i for i, token in enumerate(tokens) if token < argument.token]
            found[before[-1] if before else 0].append(argument)
    if not lends:
        return [tuple(f) for f in found]
    order = range(len(spans) - 2, -1, -1) if behind else range(1, len(spans))
    for i in order:
        other = i + 1 if behind else i - 1
        if not found[i] and i not in sourced and not _has_own_giver(passage, spans, i):
            found[i] = [] if _are_apart(passage, clauses[i], clauses[other]) else found[other]
    if not found[0] and not behind and 0 not in sourced and not _has_own_giver(passage, spans, 0):
        first = next((i for i, given in enumerate(found) if given), 0)
        lent = len(set(clauses)) > 1 and not _are_apart(passage, clauses[0], clauses[first])
        found[0] = found[first] if lent else []
    return [tuple(f) for f in found]


def _parenthesis(passage: Passage, span: Span) -> int | None:
    """The clause in brackets that the sum stands in, if any."""
    number = passage.clause_at(bisect_left(passage.starts, span.start))
    return number if passage.clauses and passage.clauses[number].kind == "parenthesis" else None


def _of_clause(passage: Passage, span: Span, parties: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Those of the parties that stand in the clause of the sum, or in one that hangs on it."""
    clause = giving_clause(passage, span)
    return tuple(
        a
        for a in parties
        if passage.clause_at(a.token) == clause
        or (passage.clauses and passage.clauses[passage.clause_at(a.token)].parent == clause)
    )


def _has_own_giver(passage: Passage, spans: list[Span], at: int) -> bool:
    """Whether one who is no entity of the text stands between the sum before and this one, so that nobody lends it."""
    first = bisect_left(passage.starts, spans[at - 1].end) if at else 0
    clause = giving_clause(passage, spans[at])
    own = [*range(first, bisect_left(passage.starts, spans[at].start))]
    if not any(giving_clause(passage, s) == clause for s in spans[at + 1 :]):
        own += [i for i in range(own[-1] if own else first, len(passage.words)) if passage.clause_at(i) == clause]
    if any(giving_clause(passage, s) != clause for s in spans) and _pays_itself(passage, clause):
        return True
    named = [a.span for a in passage.arguments if not _acts(passage, a)]
    return any(
        is_money_word(passage.words[i], "bodies")
        and passage.sentence.tokens[i].text[:1].isupper()
        and not any(s.start <= passage.starts[i] < s.end for s in named)
        for i in own
    )


def _pays_itself(passage: Passage, number: int) -> bool:
    """Whether the clause says that a cooperation gives: "90.000 Euro kommen vom Land, 10.000 legt die Allianz dazu"."""
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.voice != "active" or not is_gift(passage, number):
        return False
    topic = passage.topic("Cooperation")
    return any(
        topic in a.reference.entities
        and a.preposition is None
        and a.governor is None
        and passage.words[max(a.token - 1, 0)] in _NOMINATIVE
        for a in passage.arguments
        if passage.clause_at(a.token) == number
    )


_NOMINATIVE: Final = frozenset({"die", "das"})


def _acts(passage: Passage, argument: Argument) -> bool:
    """Whether it stands right before the verb of giving, as its subject, whatever word stands before it: "die
    Weser-Elbe Sparkasse spendete 1.000 Euro"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if clause is None or clause.finite is None or clause.voice != "active" or argument.preposition is not None:
        return False
    gives = is_gift(passage, passage.clause_at(argument.token))
    return gives and argument.kind == "Organisation" and 0 <= clause.finite.span.start - argument.span.end <= 1


def _bracketed(passage: Passage, spans: list[Span], parties: tuple[Argument, ...]) -> list[tuple[Argument, ...]] | None:
    """The parties right before the brackets that the sums stand in: "der Kreis A (5.000 Euro) und B (2.000 Euro)", none
    for a sum behind another word; None if the sums do not stand so."""
    text = passage.document.text
    found: list[tuple[Argument, ...]] = []
    for span in spans:
        mark = text.rfind("(", max(passage.sentence.span.start, span.start - _OPENED), span.start)
        if mark < 0:
            return None
        found.append(tuple(a for a in parties if 0 <= mark - a.span.end <= 1)[-1:])
    return found if any(found) else None


def _are_apart(passage: Passage, one: int, other: int) -> bool:
    """Whether two clauses are relative clauses of two things: "A, für das 4.000 Euro flossen, und B, das X bezahlt"."""
    return one != other and passage.clauses[one].kind == passage.clauses[other].kind == "relative"


def _is_subject_of(passage: Passage, argument: Argument, clause: int) -> bool:
    """Whether it gives what a relative clause says: "das Land, das 45.000 Euro gibt"."""
    inner = passage.clauses[clause] if passage.clauses else None
    if inner is None or inner.kind != "relative" or inner.voice != "active" or not is_gift(passage, clause):
        return False
    opening = passage.clause_words(clause)[:2]
    return passage.is_antecedent(argument.span, clause) and not _SUBJECTS.isdisjoint(opening)
