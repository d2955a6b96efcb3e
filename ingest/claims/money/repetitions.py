"""Flows told twice in one text: once with who pays, once with how much. One flow is one entry."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.claims.money.flows import Flow

_REACH: Final = 3
"""Flows between the two tellings at most."""


def without_repetitions(flows: list[Flow]) -> list[Flow]:
    """The flows without those told without a sum where one near it to the same recipient says all that they
    say."""
    return [
        flow
        for at, flow in enumerate(flows)
        if not (_is_bare(flow) and any(_says_all(f, flow) for f in flows[max(at - _REACH, 0) : at + _REACH + 1]))
    ]


def without_notices(flows: list[Flow]) -> list[Flow]:
    """The flows without those of which only is told who handed over or sent the notice, where near them is said whose
    money it was."""
    return [
        flow
        for at, flow in enumerate(flows)
        if not (flow.handed and _is_bare(flow) and any(_tells_source(f, flow) for f in _near(flows, at)))
    ]


def without_leads(flows: list[Flow]) -> list[Flow]:
    """The flows without that of a sentence that only leads to lines with sums, which have its period: "Es erhalten in
    den Jahren 2023 bis 2025:"."""
    left: list[Flow] = []
    lead: Flow | None = None
    for at, flow in enumerate(flows):
        following = flows[at + 1] if at + 1 < len(flows) else None
        if flow.leads and _is_bare(flow) and following is not None and following.listed and _has_sum(following):
            lead = flow
            continue
        if lead is not None and flow.listed and flow.block - lead.block <= _LINES:
            f, told = flow.funding, lead.funding
            bare = not (f.start or f.end)
            flow = replace(flow, funding=replace(f, start=told.start, end=told.end)) if bare else flow
        else:
            lead = None
        left.append(flow)
    return left


_LINES: Final = 12
"""Blocks of lines below a lead at most."""


def _has_sum(flow: Flow) -> bool:
    return flow.funding.amount is not None


def _near(flows: list[Flow], at: int) -> list[Flow]:
    return [*flows[max(at - _REACH, 0) : at], *flows[at + 1 : at + _REACH + 1]]


def _tells_source(other: Flow, flow: Flow) -> bool:
    sourced = bool(other.funding.funders or other.programmes)
    return sourced and not other.handed and other.funding.recipient == flow.funding.recipient


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
