"""Which of several things each of several sums is for: "es erhalten A 20.000 und B 30.000 Euro", "50.000 Euro gehen an
A, 40.000 Euro an B"."""

from __future__ import annotations

from typing import Final

from ingest.claims.money.money_roles import carries_out, is_held
from ingest.claims.money.payments import Payment
from ingest.model import Span
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_TO: Final = frozenset({"an", "für", "auf", "in", "zu", "zugunsten"})
"""Prepositions of what gets a sum."""
COINS: Final = ("euro", "eur", "€")
"""What seems to govern who gets a sum: "400.000 Euro an die Stadt Ulm"."""
_GETS: Final = frozenset({None, *_TO})


def paired_recipient(payment: Payment, measure: Span) -> str | None:
    """The thing that the sum at ``measure`` is for, where things and sums take turns in the sentence; else None."""
    amounts = sorted(a.span for a in payment.amounts)
    if len(amounts) < 2 or measure not in amounts:
        return None
    things = _things(payment)
    if len({a.reference.entities for a in things}) < 2:
        return None
    edges = [payment.passage.sentence.span.start, *(s.end for s in amounts)]
    ahead = [_between(things, left, s.start) for left, s in zip(edges, amounts, strict=False)]
    rights = [*(s.start for s in amounts[1:]), payment.passage.sentence.span.end]
    behind = [_between(things, s.end, right) for s, right in zip(amounts, rights, strict=True)]
    at = amounts.index(measure)
    follow = all(_is_one(b) for b in behind) and len({b[0].reference.entities for b in behind}) > 1
    lead = all(_is_one(a) for a in ahead[1:]) and bool(ahead[0])
    if follow and (not lead or all(b[0].preposition in _TO for b in behind)):
        return behind[at][0].reference.entities[0]
    if lead and not behind[-1]:
        return ahead[at][-1].reference.entities[0]
    return None


def _is_one(found: list[Argument]) -> bool:
    return len({a.reference.entities for a in found}) == 1


def _between(things: list[Argument], start: int, end: int) -> list[Argument]:
    return [a for a in things if start <= a.span.start and a.span.end <= end]


def _things(payment: Payment) -> list[Argument]:
    """What the passage names that may get money, each of one entity, none the owner or giver of another."""
    passage = payment.passage
    payers = {a.token for a in payment.payers}
    gets = any(is_money_word(w, "receives") for w in passage.words)
    works = [a.span for a in passage.arguments if a.kind in WORKS]
    return [
        a
        for a in passage.arguments
        if len(a.reference.entities) == 1
        and a.token not in payers
        and a.preposition in _GETS
        and not is_held(a)
        and not carries_out(passage, a)
        and _may_get(a, gets)
        and not any(a.span in span and a.span != span for span in works)
        and not _is_owner(passage, a)
    ]


def _may_get(argument: Argument, gets: bool) -> bool:
    if argument.kind in (*WORKS, "Cooperation"):
        return True
    if argument.kind == "Organisation" and argument.preposition in ("für", "an"):
        return True
    if argument.kind in (*LOCAL, "Organisation", "Region"):
        return argument.governor in (None, *COINS) and (
            argument.preposition in ("an", "auf") or (gets and argument.preposition is None)
        )
    return False


def _is_owner(passage: Passage, argument: Argument) -> bool:
    """Whether it stands as the genitive right behind another thing: "der Radweg der Allianz"."""
    if argument.kind in WORKS or argument.token < _OWNED or argument.preposition is not None:
        return False
    article = passage.words[argument.token - 1]
    end = passage.starts[argument.token - 1]
    return article in ("der", "des") and any(
        a.kind in WORKS and 0 <= end - a.span.end <= _OWNED for a in passage.arguments
    )


_OWNED: Final = 2
