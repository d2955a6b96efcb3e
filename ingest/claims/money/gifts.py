"""Clauses whose subject gives money, by their verb or by a turn of speech: "greift mit 30.000 Euro unter die Arme"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final

from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word, money_words
from ingest.passages.passages import Passage


def is_gift(passage: Passage, number: int) -> bool:
    """Whether the verb of the clause, alone or with a word beside it, says that its subject gives."""
    clause = passage.clauses[number]
    lemmas = [lemma for lemma in (clause.lemma, *clause.further) if lemma is not None]
    if any(is_money_word(lemma, "gift") for lemma in lemmas):
        return True
    if any(is_money_word(lemma, "gift_with_sum") for lemma in lemmas) and names_sum(passage, number):
        return True
    return any(not _turns().get(lemma, _NONE).isdisjoint(passage.clause_words(number)) for lemma in lemmas)


@cache
def _turns() -> dict[str, frozenset[str]]:
    """The words that make a turn of speech with a verb, by its lemma."""
    turns: dict[str, set[str]] = {}
    for lemma, _, word in (turn.rpartition(" ") for turn in money_words("gift_turns")):
        turns.setdefault(lemma, set()).add(word)
    return {lemma: frozenset(words) for lemma, words in turns.items()}


_NONE: Final[frozenset[str]] = frozenset()


def hands_over(passage: Passage) -> bool:
    """Whether the passage only tells of the handing over of money or of a notice: "brachte den Bescheid mit"."""
    lemmas = [lemma for c in passage.clauses for lemma in (c.lemma, *c.further) if lemma is not None]
    return any(is_money_word(lemma, "hands") for lemma in lemmas) and not any(
        is_gift(passage, number) for number in range(len(passage.clauses))
    )


def selects(passage: Passage) -> bool:
    """Whether the passage tells of works that were chosen, each with its sum in brackets: "hat drei Vorhaben
    beschlossen: den Backhof (48.000 Euro), …"."""
    if not any(clause.lemma in _SELECTING for clause in passage.clauses):
        return False
    works = [a.span.end for a in passage.arguments if a.kind in WORKS]
    text = passage.document.text
    return bool(passage.amounts) and all(
        any(0 < a.span.start - end <= _BESIDE and "(" in text[end : a.span.start] for end in works)
        for a in passage.amounts
    )


_SELECTING: Final = frozenset(
    {"beschließen", "auswählen", "befürworten", "genehmigen", "votieren", "zustimmen", "freigeben", "bewilligen"}
    | {"aussprechen", "entscheiden"}
)
_BESIDE: Final = 50
"""Characters from the name of a work to its sum in brackets, whose bearer may stand between."""


def names_sum(passage: Passage, number: int) -> bool:
    """Whether a sum or share stands in the clause."""
    return count_sums(passage, number) > 0


def count_sums(passage: Passage, number: int) -> int:
    """How many sums and shares stand in the clause."""
    spans = [*(a.span for a in passage.amounts), *(s.span for s in passage.shares)]
    return sum(passage.clause_at(bisect_left(passage.starts, span.start)) == number for span in spans)
