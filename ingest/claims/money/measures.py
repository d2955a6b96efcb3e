"""The sums and shares of a sentence, each with those who pay just it and the programmes it comes through."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from ingest.claims.money.money_roles import AGENTS, is_held
from ingest.claims.money.paired_sums import BORDERS, SOURCES, find_pairs
from ingest.claims.money.payments import Payment, giving_clause
from ingest.claims.money.shared_parties import share_out
from ingest.claims.money.subjects import owns_next
from ingest.german.amounts import Amount
from ingest.german.shares import Share
from ingest.model import Span
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL, OTHERS, PAYERS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_ORDERS: Final = frozenset(
    {"auftrag", "namen", "regie", "federführung", "trägerschaft", "leitung", "antrag", "initiative"}
)
"""Nouns whose genitive orders, leads or asks, and does not pay."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of one flow a sentence states: a sum, a share, or a sum that is a share, with its parties."""

    span: Span
    amount: Amount | None
    share: Share | None
    payers: tuple[Argument, ...]
    programmes: tuple[Argument, ...]

    @property
    def is_ceiling(self) -> bool:
        """Whether it is what can be got at most: "bis zu 50.000 Euro"."""
        bounds = (self.amount.bound if self.amount else None, self.share.bound if self.share else None)
        return "max" in bounds


def find_measures(payment: Payment) -> tuple[Measure, ...]:
    """The measures in order; their parties are those of their clause, in one clause those that stand next."""
    passage = payment.passage
    pairs = find_pairs(payment)
    spans = [span for span, _, _ in pairs]
    payers: tuple[Argument, ...] = payment.payers
    if len(pairs) > 1 and not payment.has("receives"):
        local = [
            a
            for a in passage.arguments
            if a.kind in LOCAL
            and a.reference.form != "publisher"
            and a.preposition in SOURCES - {"aus"}
            and not is_held(a)
            and not owns_next(passage, a)
            and a.governor not in _ORDERS
            and not _is_part_of_name(passage, a)
            and (a.preposition is not None or not _is_passive(passage, a))
        ]
        payers = tuple(sorted({*payers, *local}, key=lambda a: a.token)) if local else payers
    payers = tuple(a for a in payers if not _bears_rest(passage, a))
    programmes = payment.programmes
    lends = bool(payment.amounts)  # a mere share without a party of its own says nothing
    own = share_out(passage, spans, programmes, lends=False)
    given = share_out(passage, spans, payers, lends=False)
    holders = {given[i] for i, under in enumerate(own) if under}
    apart = frozenset(i for i, by in enumerate(given) if by and by not in holders)
    through = share_out(passage, spans, programmes, lends=lends, sourced=apart)
    sourced = frozenset(i for i, programmes_of in enumerate(own) if programmes_of)
    paid = share_out(passage, spans, payers, lends=lends, sourced=sourced)
    heading = [a for a in programmes if spans and a.token < bisect_left(passage.starts, spans[0].start)]
    agents = all(by and all(a.preposition in AGENTS for a in by) for by in given)
    if len(spans) > 1 and heading and not any(own[1:]) and agents:
        through = [under or tuple(heading) for under in through]  # "aus LEADER, 20.000 Euro vom Land, 10.000 vom Kreis"
    return tuple(
        Measure(span, amount, share, by, under)
        for (span, amount, share), by, under in zip(pairs, paid, through, strict=True)
    )


def _is_part_of_name(passage: Passage, argument: Argument) -> bool:
    """Whether a noun right before a town makes it the place of something: "die Kulturkirche Katzow: 230.000 Euro"."""
    governor = argument.governor
    if governor is None or argument.preposition is not None or is_money_word(governor, "grants"):
        return False
    right_before = argument.token > 0 and passage.words[argument.token - 1] == governor
    return right_before and not is_money_word(governor, "own") and not is_head(governor)


def find_gap(passage: Passage, clause: int) -> int | None:
    """Where the part of a clause begins that says who bears the rest, behind all its sums: "der Bund 80 Prozent, die
    Stadt den Rest", "zu 80 Prozent vom Bund, im Übrigen von der Stadt"."""
    spans = [*(a.span for a in passage.amounts), *(s.span for s in passage.shares)]
    ends = [bisect_left(passage.starts, s.end) for s in spans if giving_clause(passage, s) == clause]
    last = max(ends, default=0)
    rests = [i for i, w in enumerate(passage.words) if i >= last and w in RESTS and passage.clause_at(i) == clause]
    if not ends or not rests:
        return None
    border = max((i for i in range(last, rests[0]) if passage.words[i] in BORDERS), default=rests[0])
    if any(border < a.token < rests[0] and (a.kind in PAYERS or a.kind in OTHERS) for a in passage.arguments):
        return border  # "… drei Viertel bei, der Landkreis den Rest"
    first = min(bisect_left(passage.starts, s.start) for s in spans if giving_clause(passage, s) == clause)
    before = [a for a in passage.arguments if a.token < first and passage.clause_at(a.token) == clause]
    ahead = any(a.preposition in SOURCES and (a.kind in PAYERS or a.kind in OTHERS) for a in before)
    return last if ahead else rests[0]


def _bears_rest(passage: Passage, argument: Argument) -> bool:
    """Whether it stands with the rest of a cost: behind all sums of its clause, or in one that has none."""
    clause = passage.clause_at(argument.token)
    gap = find_gap(passage, clause)
    if gap is not None:
        return argument.token >= gap
    spans = [*(a.span for a in passage.amounts), *(s.span for s in passage.shares)]
    bare = not any(giving_clause(passage, s) == clause for s in spans)
    return bare and bool(spans) and not RESTS.isdisjoint(passage.clause_words(clause))


RESTS: Final = frozenset({"rest", "restbetrag", "restliche", "restlichen", "übrige", "übrigen", "verbleibende"})
"""What names the part of a cost that is left."""


def _is_passive(passage: Passage, argument: Argument) -> bool:
    """Whether it stands in a clause that says what is done with it: "Gefördert werden der Platz (2.000 Euro)"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    return clause is not None and clause.voice == "passive" and not is_money_word(argument.governor or "", "grants")
