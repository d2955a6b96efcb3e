"""Sums of a sentence that the members of a cooperation, or it itself, pay."""

from __future__ import annotations

from typing import Final

from ingest.claims.money.measures import Measure
from ingest.claims.money.payments import Payment, giving_clause
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def falls_to_members(passage: Passage, clause: int, near: tuple[str, ...]) -> bool:
    """Whether the sum is what the members have to bear: "… und 78.000 Euro auf die drei Städte"."""
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    return lemma == "entfallen" and "auf" in near and any(is_money_word(w, "members") for w in near)


def is_of_cooperation(passage: Passage, clause: int, measure: Measure) -> bool:
    """Whether the sum is called the cooperation's beside that of another: "… des Amtes, 10.000 Euro der ILE", "der Rest
    wird von der ILE getragen"."""
    if passage.clauses and passage.clauses[clause].lemma in _BEARING | _COMING and _is_borne_by_group(passage, clause):
        return True
    if not passage.clauses or passage.clauses[clause].lemma not in ("sein", None):
        return False
    owners = [
        a for a in passage.arguments if a.kind == "Cooperation" and a.governor in _COINS and a.preposition is None
    ]
    return len(passage.amounts) > 1 and any(0 <= a.span.start - measure.span.end <= _OWNED for a in owners)


def _is_borne_by_group(passage: Passage, clause: int) -> bool:
    """Whether the cooperation is the agent of a passive, or the money comes from it: "werden von der ILE getragen"."""
    if passage.clauses[clause].voice != "passive" and passage.clauses[clause].lemma not in _COMING:
        return False
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause]
    return any(a.kind == "Cooperation" and a.preposition in ("von", "durch") and a.governor is None for a in inside)


_BEARING: Final = frozenset({"tragen", "aufbringen", "beisteuern", "übernehmen", "stemmen", "schultern", "bestreiten"})
_COMING: Final = frozenset({"kommen", "stammen"})
_COINS: Final = frozenset({"euro", "eur", "€"})
_OWNED: Final = 6
"""Characters of an article."""


def pay_for_themselves(payers: tuple[Argument, ...]) -> bool:
    """Whether only towns, or members called by their kind ("die beiden Landkreise"), pay a part beside others."""
    return bool(payers) and all(
        a.kind == "Municipality" or (a.kind in LOCAL and a.reference.form == "noun") for a in payers
    )


def are_all(payers: tuple[Argument, ...]) -> bool:
    """Whether those who pay are called by one noun for them all: "die Mitgliedsgemeinden"."""
    return all(a.reference.form == "noun" and len(a.reference.entities) > 1 for a in payers)


def gives_as_another(payment: Payment, measure: Measure | None, recipient: str | None) -> bool:
    """Whether a district that belongs to the cooperation pays alone for a work, or calls it a grant: it pays for more
    than itself."""
    passage = payment.passage
    payers = {e for a in measure.payers for e in a.reference.entities} if measure is not None else set()
    payers = payers or set(payment.payer_ids)
    if [passage.kind(e) for e in payers] != ["District"]:
        return False
    clause = giving_clause(passage, measure.span if measure is not None else None)
    words = (*passage.clause_words(clause), *payment.label)
    if any(is_money_word(w, s) for w in words for s in ("own", "dues", "rest", "members")):
        return False
    works = recipient is not None and passage.kind(recipient) in WORKS
    return works or any(w.startswith(("zuschuss", "zuschüss", "zuwendung", "förder", "bezuschuss")) for w in words)
