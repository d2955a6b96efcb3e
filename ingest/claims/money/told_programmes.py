"""Sentences that tell of a programme itself and not of what anybody gets from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.money.payments import Payment
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage


def pays_for_programme(payment: Payment) -> bool:
    """Whether the programme is paid for or told of: "Bund und Land finanzieren das Programm", "ist in Kraft"."""
    passage = payment.passage
    if not _CONDITIONS.isdisjoint(passage.words):
        return True
    if any(c.lemma in _FLOWING for c in passage.clauses) and not payment.amounts:
        return True  # "Die Erfahrungen fließen in das Programm X ein"
    if any(c.lemma in _COPULAS and _TELLS.intersection(passage.clause_words(n)) for n, c in enumerate(passage.clauses)):
        return True
    for programme in payment.programmes:
        clause = passage.clauses[passage.clause_at(programme.token)] if passage.clauses else None
        gives = clause is not None and clause.lemma is not None and is_money_word(clause.lemma, "gift")
        agents = (
            clause is not None and clause.voice == "passive" and any(a.token < programme.token for a in payment.payers)
        )
        if agents:
            continue  # "wird gefördert durch das Ministerium und den Fonds X"
        if gives and programme.preposition is None and programme.governor is None and payment.payers:
            return True
    return False


_FLOWING: Final = frozenset({"einfließen", "münden", "eingehen", "einmünden"})
_COPULAS: Final = frozenset({"sein", "treten", "bleiben", "gelten"})
_CONDITIONS: Final = frozenset({"kriterium", "kriterien", "förderkriterien", "fördervoraussetzungen"})
_TELLS: Final = frozenset({"förderinstrument", "förderinstrumente", "instrument", "instrumente", "kraft"})
"""What programmes are called where they are told of themselves."""


def words_besides(passage: Passage) -> Iterator[str]:
    """The words but the names of what something is so called by: "im Sinne des Förderprogramms LEADER"."""
    spans = [a.span for a in passage.arguments if a.governor in _SENSES]
    for word, start in zip(passage.words, passage.starts, strict=True):
        if not any(span.start <= start < span.end for span in spans):
            yield word


_SENSES: Final = frozenset({"sinne", "maßgabe"})
