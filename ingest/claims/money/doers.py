"""Agents of a sentence on money that do the work and do not pay: "vom Land gefördert und vom Verein X umgesetzt"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

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
    after = bisect_left(passage.starts, argument.span.end)
    behind = passage.words[after : after + 1]
    return bool(behind) and _DOING.fullmatch(behind[0]) is not None and any(map(_PAID.fullmatch, passage.words))
