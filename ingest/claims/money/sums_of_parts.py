"""The sums of a sentence without those that only add up others or say by how much another was raised."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import Final

from ingest.german.amounts import Amount
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage


def without_raises(passage: Passage, amounts: list[Amount]) -> list[Amount]:
    """The amounts without one by which another is raised or differs: "um 50.000 Euro auf 200.000 Euro"."""
    before = [passage.words[max(bisect_left(passage.starts, a.span.start) - 1, 0)] for a in amounts]
    raised = [a for i, a in enumerate(amounts) if before[i] == "um" and before[i + 1 : i + 2] == ["auf"]]
    return [a for a in amounts if a not in raised and not _is_compared(passage, a)]


def _is_compared(passage: Passage, amount: Amount) -> bool:
    """Whether the amount only says by how much another differs: "88.700 Euro, 9.300 Euro weniger als 2023"."""
    end = bisect_left(passage.starts, amount.span.end)
    return passage.words[end : end + 1] in (("weniger",), ("mehr",)) and passage.words[end + 1 : end + 2] == ("als",)


def without_totals(passage: Passage, amounts: list[Amount]) -> list[Amount]:
    """The amounts without one that is the sum of the others, or the whole that a note gives a part of."""
    yearly = [a.per == "year" for a in amounts]
    amounts = [
        a
        for i, a in enumerate(amounts)
        if not (i and yearly[i - 1] and not yearly[i] and not _ALTOGETHER.isdisjoint(_before(passage, a)))
    ]
    if len(amounts) > 1 and _heads_parts(passage, amounts):
        return amounts[1:]
    values = [Decimal(a.low or a.high or "0") for a in amounts]
    total = sum(values)
    if len(amounts) > 2:
        wholes = [i for i, v in enumerate(values) if v * 2 == total and _is_called_whole(passage, amounts, i)]
        return [a for i, a in enumerate(amounts) if i not in wholes]
    if len(amounts) == 2 and values[0] > values[1] and passage.is_fragment:
        return amounts[1:] if "davon" in passage.words_between(amounts[0].span, amounts[1].span) else amounts
    return amounts


def _heads_parts(passage: Passage, amounts: list[Amount]) -> bool:
    """Whether a colon behind the first sum leads to parts and a rest: "65.000 Euro: 45.000 vom Land, der Rest …"."""
    behind = bisect_left(passage.starts, amounts[0].span.end)
    parts = sum(Decimal(a.low or a.high or "0") for a in amounts[1:])
    rest = any(is_money_word(w, "rest") for w in passage.words[behind:])
    return rest and parts < Decimal(amounts[0].low or "0") and ":" in passage.words[behind : behind + 3]


def _before(passage: Passage, amount: Amount) -> tuple[str, ...]:
    at = bisect_left(passage.starts, amount.span.start)
    return passage.words[max(at - 2, 0) : at]


_ALTOGETHER: Final = frozenset({"zusammen", "insgesamt", "also", "mithin", "gesamt", "summe"})
"""Before what sums of several years come to."""


def is_bracketed(passage: Passage, amount: Amount) -> bool:
    at = bisect_left(passage.starts, amount.span.start)
    return "(" in passage.words[max(at - 2, 0) : at]


def _is_called_whole(passage: Passage, amounts: list[Amount], at: int) -> bool:
    """Whether the words around a sum that equals all others say that it is their whole."""
    own = bisect_left(passage.starts, amounts[at].span.start)
    first = bisect_left(passage.starts, amounts[at - 1].span.end) if at else 0
    last = bisect_left(passage.starts, amounts[at + 1].span.start) if at + 1 < len(amounts) else len(passage.words)
    if all(is_bracketed(passage, a) == (i != at) for i, a in enumerate(amounts)):
        return True  # "375.000 Euro bringen A (200.000 Euro) und B (175.000 Euro) auf"
    before, behind = passage.words[first:own], passage.words[own:last]
    return amounts[at].total or not (_WHOLES.isdisjoint(before) and _DIVIDES.isdisjoint(behind))


_WHOLES: Final = frozenset({"insgesamt", "zusammen", "gesamt", "summe", "macht", "gesamtsumme", "gesamtbetrag"})
_DIVIDES: Final = frozenset({"davon", "wovon", ":", "–", "setzt", "setzen", "teilt", "teilen", "verteilt", "verteilen"})
