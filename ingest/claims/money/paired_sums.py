"""Sums and shares of a sentence in pairs: "35.000 Euro (75 Prozent)" is one measure, not two."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.claims.money.costs import is_note_of_share
from ingest.claims.money.gifts import is_gift
from ingest.claims.money.payments import Payment
from ingest.german.amounts import Amount
from ingest.german.shares import Share
from ingest.model import Span
from ingest.names.knowledge.kinds import OTHERS, PAYERS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage

SOURCES: Final = frozenset({None, "von", "durch", "seitens", "aus"})
BORDERS: Final = frozenset({",", ";", "und", "sowie"})
"""What parts the sums of one clause, each with those who pay it."""
_BRACKET: Final = 12
"""Characters between a sum and its share behind it: "35.000 Euro (75 Prozent)"."""
_TOLD: Final = 80
"""Characters in which a sum may tell how much a share is: "75 Prozent, das sind 20.000 Euro"."""


def find_pairs(payment: Payment) -> list[tuple[Span, Amount | None, Share | None]]:
    """Each sum with the share that it is, and the shares that stand for themselves."""
    passage = payment.passage
    left = list(payment.shares)
    pairs: list[tuple[Span, Amount | None, Share | None]] = []
    for amount in payment.amounts:
        mine: Share | None = None
        for share in left:
            gap = max(share.span.start - amount.span.end, amount.span.start - share.span.end)
            alone = len(payment.amounts) == 1 and len(payment.shares) == 1
            tells = 0 <= gap <= _TOLD and _is_told(passage, share.span, amount.span)
            tells = tells or _is_noted(passage, share.span, amount.span)
            if _is_own_part(passage, share, amount):
                continue  # "29.500 Euro vom Land; 10 % Eigenmittel"
            beside = gap <= _BRACKET and not _tell_two(passage, share, amount)
            if beside or tells or (alone and not _speaks_apart(passage, share, amount)):
                mine = share
                break
        if mine is not None:
            left.remove(mine)
        pairs.append((amount.span, amount, mine))
    if not payment.amounts or len(payment.shares) == 1:
        pairs.extend((s.span, None, s) for s in left)
    return sorted(pairs, key=lambda pair: pair[0])


def _tell_two(passage: Passage, share: Share, amount: Amount) -> bool:
    """Whether share and sum stand in clauses of their own that both say who gives: "trägt die Hälfte, weitere 16.000
    Euro kommen von …"."""
    places = (bisect_left(passage.starts, span.start) for span in (share.span, amount.span))
    first, second = (passage.clause_at(at) for at in places)
    plain = first != second and "parenthesis" not in (passage.clauses[first].kind, passage.clauses[second].kind)
    return plain and _speaks_apart(passage, share, amount)


def _is_own_part(passage: Passage, share: Share, amount: Amount) -> bool:
    """Whether the share stands behind a semicolon as the own part beside a sum."""
    first, last = bisect_left(passage.starts, amount.span.end), bisect_left(passage.starts, share.span.end)
    behind = passage.words[last : last + 3]
    return ";" in passage.words[first:last] and any(is_money_word(w, "own") for w in behind)


def _is_told(passage: Passage, share: Span, amount: Span) -> bool:
    """Whether the words between say that the sum is the share."""
    left, right = sorted((share, amount))
    return any(is_money_word(w, "tells") for w in passage.words_between(left, right))


def _is_noted(passage: Passage, share: Span, amount: Span) -> bool:
    """Whether the sum stands in a bracket right behind what it is a share of: "60 % der Kosten (18.000 Euro)"."""
    between = passage.words_between(share, amount)
    return is_note_of_share(between) and not any(share.end <= a.span.start < amount.start for a in passage.arguments)


def _speaks_apart(passage: Passage, share: Share, amount: Amount) -> bool:
    """Whether the share stands in a clause of its own that says who pays it."""
    clause = passage.clause_at(bisect_left(passage.starts, share.span.start))
    other = passage.clause_at(bisect_left(passage.starts, amount.span.start))
    if clause == other:
        return _is_given_apart(passage, share.span, amount.span)
    lemmas = [passage.clauses[n].lemma for n in (clause, other)] if passage.clauses else []
    if lemmas and all(x is not None and (is_money_word(x, "gift") or is_money_word(x, "comes")) for x in lemmas):
        return True
    return any(
        (a.kind in PAYERS or (a.kind in OTHERS and _gives(passage, clause)))
        and a.preposition in SOURCES
        and passage.clause_at(a.token) == clause
        for a in passage.arguments
    )


def _gives(passage: Passage, clause: int) -> bool:
    return bool(passage.clauses) and is_gift(passage, clause)


def _is_given_apart(passage: Passage, share: Span, amount: Span) -> bool:
    """Whether each has a giver of its own in one clause: "das Land zahlte 65 Prozent, die Stiftung 20.000 Euro"."""
    left, right = sorted((share, amount))
    givers = [a for a in passage.arguments if (a.kind in PAYERS or a.kind in OTHERS) and a.governor is None]
    between = [a for a in givers if left.end <= a.span.start < right.start and a.preposition in SOURCES]
    outside = any(a.span.start < left.start or a.span.start > right.end for a in givers if a.preposition in SOURCES)
    if not between or not outside:
        return False
    return has_border(passage, left, right)


def has_border(passage: Passage, left: Span, right: Span) -> bool:
    """Whether a comma or "und" parts what stands on the two sides of it."""
    return not BORDERS.isdisjoint(passage.words_between(left, right))
