"""Amounts as texts write them: plain, at least, at most, rounded; when two of them may be the same money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import IntEnum
from typing import Final

from ingest.model import Funding

_NEAR: Final = Decimal("0.05")
"""Figures that differ by more than a twentieth are not taken for one figure rounded differently."""
_ROUNDING_UNITS: Final = re.compile(r"mio|million|mrd|milliard|tsd|tausend|t€|teuro", re.IGNORECASE)


class Likeness(IntEnum):
    """How alike the amounts of two statements are, from contradiction to equality."""

    DIFFERENT = 0
    ONE_MISSING = 1
    BOTH_MISSING = 2
    NEAR = 3
    ROUNDED = 4
    EQUAL = 5


def decimal(amount: str | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def likeness(left: Funding, right: Funding) -> Likeness:
    """How alike two amounts are; a range is like a range of the same ends, and near a figure inside it."""
    low, high = _ends(left), _ends(right)
    if low is None or high is None:
        return Likeness.BOTH_MISSING if low is high else Likeness.ONE_MISSING
    if low == high:
        return Likeness.EQUAL
    if _is_figure(low) and _is_figure(high):
        return _figures(low[1], high[1])
    return Likeness.NEAR if low[0] <= high[1] and high[0] <= low[1] else Likeness.DIFFERENT


def _ends(funding: Funding) -> tuple[Decimal, Decimal] | None:
    least, most = decimal(funding.amount), decimal(funding.amount_max)
    if least is None and most is None:
        return None
    return least if least is not None else Decimal(0), most if most is not None else (least or Decimal(0))


def _is_figure(ends: tuple[Decimal, Decimal]) -> bool:
    return ends[0] == ends[1]


def _figures(left: Decimal, right: Decimal) -> Likeness:
    if abs(left - right) > _NEAR * max(left, right):
        return Likeness.DIFFERENT
    coarse, fine = sorted((left, right), key=_last_place, reverse=True)
    return Likeness.ROUNDED if abs(coarse - fine) < _last_place(coarse) else Likeness.NEAR


def _last_place(amount: Decimal) -> Decimal:
    """The place value of the last digit that is not 0: 100,000 for 700,000."""
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def is_rounded(funding: Funding) -> bool:
    """True where the text marks the figure as rounded ("rund", "1,7 Mio. Euro")."""
    return funding.approximate or bool(_ROUNDING_UNITS.search(funding.amount_written or ""))


def unite(fundings: Sequence[Funding]) -> tuple[Funding, bool]:
    """The funding whose amount stands for all, and whether exact figures of the texts contradict each other.

    A rounded figure gives way to the exact one; contradicting figures become a range that holds them all.
    """
    stated = [(ends, funding) for funding in fundings if (ends := _ends(funding)) is not None]
    if not stated:
        return fundings[0], False
    exact = [(ends, funding) for ends, funding in stated if not is_rounded(funding)]
    if not exact:
        return min(stated, key=lambda found: _last_place(found[0][1]))[1], False
    if len({ends for ends, _ in exact}) == 1:
        return exact[0][1], False
    low, high = min(ends[0] for ends, _ in exact), max(ends[1] for ends, _ in exact)
    return replace(exact[0][1], amount=f"{low:f}", amount_max=f"{high:f}", amount_written=None), True
