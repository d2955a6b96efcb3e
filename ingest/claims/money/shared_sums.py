"""Sums that several payers share out among them: each as much, in halves, or respectively."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.claims.money.flows import Flow
from ingest.claims.money.measures import Measure
from ingest.claims.money.payments import giving_clause, is_split
from ingest.passages.passages import Passage


def for_each(passage: Passage, measure: Measure, flow: Flow) -> Iterator[Flow]:
    """The flow, or one for each of its payers where each pays as much: "A und B geben je 5.000 Euro"."""
    first = bisect_left(passage.starts, measure.span.start)
    each = measure.amount is not None and measure.amount.each
    each = each or any(w in _EACH for w in passage.words[max(first - 2, 0) : first + 1])
    share = flow.funding.share
    halved = share is not None and len(flow.funding.funders) == 2 and _is_halved(passage, measure)
    if not (each or halved) or len(flow.funding.funders) < 2:
        yield flow
        return
    share = f"{Decimal(share) / 2:f}" if halved and share is not None else share
    for funder in flow.funding.funders:
        yield replace(flow, funding=replace(flow.funding, funders=(funder,), share=share))


def respective(passage: Passage, measure: Measure, funders: tuple[str, ...]) -> tuple[str, ...]:
    """The one of several payers whose the sum is: "A und B zahlen 9.000 Euro bzw. 3.000 Euro"."""
    joined = bool({"bzw", "bzw.", "beziehungsweise", "respektive"}.intersection(passage.words))
    clause = giving_clause(passage, measure.span)
    sums = [a.span for a in passage.amounts if giving_clause(passage, a.span) == clause]
    if not joined or measure.span not in sums or len(sums) != len(funders):
        return funders
    return (funders[sums.index(measure.span)],)


def _is_halved(passage: Passage, measure: Measure) -> bool:
    """Whether two payers bear the share in halves: "die übrigen 20 Prozent tragen A und B je zur Hälfte"."""
    clause = giving_clause(passage, measure.span)
    return any(
        s.percent == "50" and is_split(passage, s) and giving_clause(passage, s.span) == clause
        for s in passage.shares
        if s.span.start > measure.span.start
    )


_EACH: Final = frozenset({"je", "jeweils"})
