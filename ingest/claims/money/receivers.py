"""Who gets money by the grammar of a clause: the subject of getting, the dative of giving, the town behind "an"."""

from __future__ import annotations

from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.claims.money.payments import Payment
from ingest.claims.money.spent_gifts import spends
from ingest.claims.money.subjects import SUPPORTING
from ingest.model import Span
from ingest.names.knowledge.kinds import GROUPS, LOCAL
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def receives(passage: Passage, argument: Argument) -> bool:
    """Whether the grammar makes a town or body the one who gets: subject of getting, dative of giving, "an …"."""
    clause = passage.clauses[passage.clause_at(argument.token)] if passage.clauses else None
    if argument.preposition is None and any(is_money_word(w, "receives") for w in passage.words):
        return True
    if spends(passage, argument):
        return True
    if clause is None or clause.lemma is None:
        return False
    before = passage.words[argument.token - 1] if argument.token else ""
    gives = is_gift(passage, passage.clause_at(argument.token)) or is_money_word(clause.lemma, "hands")
    if not gives:
        return False
    dative = before == "dem" or (
        before == "der" and argument.kind == "Municipality" and not _is_masculine(passage, argument)
    )
    if argument.kind == "Organisation" and argument.preposition == "für":
        return True
    return argument.preposition == "an" or (argument.preposition is None and dative)


def tells_receiver(passage: Passage, clause: int) -> bool:
    """Whether the clause says which body gets the money: "60.000 Euro gehen an den Verein X", "die Stadt X erhält"."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    gets = lemma is not None and is_money_word(lemma, "receives")
    return any(
        (a.preposition == "an" or (gets and a.preposition is None)) and a.governor is None and a.kind in _BODIES
        for a in passage.arguments
        if passage.clause_at(a.token) == clause
    )


_BODIES: Final = frozenset({*LOCAL, "Organisation", "Cooperation"})


def is_supported(payment: Payment, argument: Argument) -> bool:
    """Whether a cooperation or region supports it by the clause: "Die AktivRegion X fördert die Gemeinde Y"."""
    passage = payment.passage
    number = passage.clause_at(argument.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.lemma not in SUPPORTING or argument.preposition is not None:
        return False
    return any(a.kind in GROUPS and passage.clause_at(a.token) == number for a in payment.payers)


def is_served(payment: Payment, argument: Argument, measure: Span) -> bool:
    """Whether the sum is for another, named behind the sum of the argument: "dem A 500 und der B 300 Euro"."""
    between = [a.span for a in payment.amounts if argument.span.end <= a.span.start and a.span.end <= measure.start]
    return bool(between) and not _DATIVE.isdisjoint(payment.passage.words_between(between[-1], measure))


_DATIVE: Final = frozenset({"dem", "der", "den", "an"})


def _is_masculine(passage: Passage, argument: Argument) -> bool:
    return passage.words[argument.token].startswith(("markt", "flecken", "ort", "kreis"))
