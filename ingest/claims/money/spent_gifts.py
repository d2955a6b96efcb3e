"""Who does something with money that was given: "mit der Zuwendung von 40.000 Euro kann die Stadt X …"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.german.amounts import Amount
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def spends(passage: Passage, argument: Argument) -> bool:
    """Whether the argument is the subject of a clause that tells what is done with a sum given to it."""
    clause = passage.clause_at(argument.token)
    lemma = passage.clauses[clause].lemma if passage.clauses else None
    if argument.preposition is not None or argument.governor is not None or lemma is None:
        return False
    if any(is_money_word(lemma, sense) for sense in ("gift", "gift_with_sum")):
        return False  # "mit einem Zuschuss von 5.000 Euro unterstützt der Kreis den Verein"
    return any(is_means(passage, amount) and _clause_of(passage, amount) == clause for amount in passage.amounts)


def is_means(passage: Passage, amount: Amount) -> bool:
    """Whether the sum is called a gift that serves to do something: "durch die Förderung in Höhe von 2 Mio. Euro"."""
    at = bisect_left(passage.starts, amount.span.start)
    first = max(0, at - _NEAR)
    nouns = [i for i in range(first, at) if any(is_money_word(passage.words[i], s) for s in ("grants", "funds"))]
    if not nouns:
        return False
    givers = [a.span for a in passage.arguments]
    linked = (i for i in range(nouns[-1] + 1, at) if not any(g.start <= passage.starts[i] < g.end for g in givers))
    if not all(passage.words[i] in _LINKS for i in linked):
        return False
    return any(w in _BY for w in passage.words[max(0, nouns[-1] - _LED) : nouns[-1]])


def _clause_of(passage: Passage, amount: Amount) -> int:
    return passage.clause_at(bisect_left(passage.starts, amount.span.start))


_NEAR: Final = 9
"""Words from the noun of the gift to its sum."""
_LED: Final = 3
"""Words from the preposition to the noun of the gift."""
_BY: Final = frozenset({"durch", "mit", "dank"})
_LINKS: Final = frozenset(
    {"in", "höhe", "von", "über", "rund", "etwa", "ca", ".", "knapp", "fast", "insgesamt", "gut", "des", "der", "vom"}
)
