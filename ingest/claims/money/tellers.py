"""Offices that only speak of money: "das Amt X informierte über Fördermittel", "P vom Amt X stellte sie vor"."""

from __future__ import annotations

from typing import Final

from ingest.claims.money.gifts import is_gift
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of


def only_tells(passage: Passage, body: Argument) -> bool:
    """Whether the body, or somebody from it, tells of money, advises or visits, in a sentence that names no sum."""
    number = passage.clause_at(body.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or passage.amounts or passage.shares:
        return False
    if clause.lemma in _TELLING:
        return True
    sends = any(0 < body.token - end_of(passage, p) <= _FROM for p in passage.arguments if p.kind == "Person")
    return sends and body.preposition == "von" and not is_gift(passage, number)


_FROM: Final = 2
"""Tokens from the end of a name to the body that somebody is from: "vom", "von der"."""
_TELLING: Final = frozenset(
    {"informieren", "vorstellen", "erläutern", "erklären", "berichten", "diskutieren", "beraten", "loben", "betonen"}
    | {"hinweisen", "werben", "präsentieren", "aufklären", "schulen", "einladen", "besuchen", "begrüßen", "moderieren"}
    | {"prüfen", "organisieren", "veranstalten", "referieren", "sprechen", "sagen", "antworten", "vortragen", "zeigen"}
    | {
        "anbieten",
        "bieten",
        "verweisen",
        "erinnern",
        "danken",
        "gratulieren",
        "würdigen",
        "austauschen",
        "treffen",
        "teilnehmen",
    }
)
"""Verbs of those who speak, advise or meet."""
