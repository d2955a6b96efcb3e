"""Flows told twice in one text: once with who pays, once with how much. One flow is one entry."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ingest.claims.flows import Flow

_REACH: Final = 3
"""Flows between the two tellings at most."""


def without_repetitions(flows: list[Flow]) -> list[Flow]:
    """The flows without those told without a sum where one near it to the same recipient says all that they say, and
    without a sum whose parts follow."""
    flows = [flow for at, flow in enumerate(flows) if not _is_whole(flow, flows[at + 1 : at + 1 + _PARTS])]
    return [
        flow
        for at, flow in enumerate(flows)
        if not (_is_bare(flow) and any(_says_all(f, flow) for f in flows[max(at - _REACH, 0) : at + _REACH + 1]))
    ]


_PARTS: Final = 4
"""Flows behind a whole at most that may be its parts."""


def _is_whole(flow: Flow, following: list[Flow]) -> bool:
    """Whether the sum of the flow is told again in parts right behind it, with those who pay them."""
    f = flow.funding
    if f.amount is None or (f.funders and f.recipient is not None) or f.status == "own":
        return False
    parts = Decimal(0)
    for number, part in enumerate(following):
        if not (part.funding.amount and (part.funding.funders or part.programmes)):
            return False
        if f.funders and part.funding.funders != f.funders:
            return False  # the money of others
        parts += Decimal(part.funding.amount)
        if number and parts == Decimal(f.amount):
            return True
    return False


def _is_bare(flow: Flow) -> bool:
    f = flow.funding
    return f.status == "granted" and not (f.amount or f.amount_max or f.share) and bool(f.funders or flow.programmes)


def _says_all(fuller: Flow, flow: Flow) -> bool:
    a, b = flow.funding, fuller.funding
    if b.status != "granted" or a.recipient != b.recipient or not (b.amount or b.amount_max or b.share):
        return False
    if (a.start and b.start and a.start != b.start) or (a.end and b.end and a.end != b.end):
        return False
    return set(a.funders) <= set(b.funders) and set(flow.programmes) <= set(fuller.programmes)
