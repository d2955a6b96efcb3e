"""In whose name a notice or cheque is handed over, where nobody else is said to give."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.head_nouns import is_of_office
from ingest.names.knowledge.kinds import OTHERS, PAYERS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def find_bearers(passage: Passage) -> list[Argument]:
    """Those in whose name, or as whose officer, somebody hands over a notice or cheque, where no giver is named:
    "überreichte namens des Landkreises X", "nahm vom Leiter des Amtes X den Bescheid entgegen"."""
    if not passage.amounts or not any(is_money_word(w, "notices") for w in passage.words):
        return []
    lemmas = [lemma for c in passage.clauses for lemma in (c.lemma, *c.further) if lemma is not None]
    if not any(is_money_word(lemma, "hands") or lemma in _TAKING for lemma in lemmas):
        return []
    return [
        a
        for a in passage.arguments
        if a.reference.form != "pronoun"
        and (
            (a.preposition == "namens" and (a.kind in OTHERS or a.kind in PAYERS))
            or (a.kind in PAYERS and a.governor is not None and is_of_office(a.governor))
        )
    ]


_TAKING: Final = frozenset({"entgegennehmen", "erhalten", "bekommen", "empfangen", "freuen"})
