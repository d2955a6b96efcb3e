"""A flow of money on its way to becoming a funding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from ingest.german.amounts import Amount
from ingest.model import Funding


@dataclass(frozen=True, slots=True)
class Flow:
    """A funding before it has its number, with all the programmes it comes through; it names the narrowest."""

    funding: Funding
    programmes: tuple[str, ...]
    handed: bool = False
    """Whether its funders are named only as those who hand over the notice, so that a source named later counts."""
    approved: bool = False
    """Whether its sentence says no more of its funders than that they grant it or tell of it, so that a source named
    later counts."""
    recipients: tuple[str, ...] = ()
    """The several who get one sum together, of which the funding names none."""
    block: int = -1
    """The block of the sentence that states it; -1 for what no sentence states."""
    parts: bool = False
    """Whether its sentence parts a sum told before: "davon", "hiervon"."""
    listed: bool = False
    """Whether it is a line of a list."""
    leads: bool = False
    """Whether its sentence ends with a colon, so that the lines below it may part it."""


def sum_of(amount: Amount | None) -> Sum:
    """The fields of a funding that an amount fills."""
    if amount is None:
        return Sum(amount=None, amount_max=None, amount_written=None, approximate=False, currency=None, per=None)
    return Sum(
        amount=amount.low,
        amount_max=amount.high if amount.high != amount.low else None,
        amount_written=amount.written,
        approximate=amount.approximate,
        currency="EUR",
        per=amount.per,
    )


class Sum(TypedDict):
    amount: str | None
    amount_max: str | None
    amount_written: str | None
    approximate: bool
    currency: str | None
    per: Literal["year", "month"] | None
