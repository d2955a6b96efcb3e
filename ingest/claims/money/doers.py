"""Agents of a sentence on money that do the work and do not pay: "vom Land gefördert und vom Verein X umgesetzt"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.claims.money.gifts import names_sum
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_DOING: Final = re.compile(
    r"umgesetzt|betrieben|organisiert|begleitet|erstellt|erarbeitet|durchgeführt|betreut|geleitet|veranstaltet|verfasst|gebaut"
    r"|errichtet|entwickelt|programmiert|ausgerichtet|geschrieben|moderiert|koordiniert|realisiert|verwaltet|beantragt|geplant"
)
_PAID: Final = re.compile(
    r"gefördert|bezuschusst|finanziert|mitfinanziert|bezahlt|unterstützt|getragen|übernommen|aufgebracht|bestritten"
)


def does_work(passage: Passage, argument: Argument) -> bool:
    """Whether the argument stands behind "von" or "durch" right before a participle of doing, in a sentence in which
    another participle tells of paying."""
    if argument.preposition not in ("von", "durch"):
        return False
    if is_proxy(passage, argument) or _is_agent_of_doing(passage, argument):
        return True
    after = bisect_left(passage.starts, argument.span.end)
    behind = passage.words[after : after + 1]
    return bool(behind) and _DOING.fullmatch(behind[0]) is not None and any(map(_PAID.fullmatch, passage.words))


def is_proxy(passage: Passage, argument: Argument) -> bool:
    """Whether it only acts for the one named before it: "Land Hessen, vertreten durch das Regierungspräsidium X"."""
    before = passage.words[max(argument.token - _REACH, 0) : argument.token]
    return "vertreten" in before and "durch" in before


_REACH: Final = 4
"""Words from the participle to the name."""


def _is_agent_of_doing(passage: Passage, argument: Argument) -> bool:
    """Whether its clause, which names no sum and none who pays, opens with what it does: "Umgesetzt wird X vom Amt Y,
    finanziert wird es …"."""
    number = passage.clause_at(argument.token)
    words = passage.clause_words(number)
    if not words or _DOING.fullmatch(words[0]) is None or any(map(_PAID.fullmatch, words)):
        return False
    return not names_sum(passage, number) and any(map(_PAID.fullmatch, passage.words))
