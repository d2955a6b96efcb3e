"""Flows that only the members of a cooperation pay for it: own money, whatever their sentence calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.claims.money.called_members import Members
from ingest.claims.money.flows import Flow
from ingest.model import Claim

_MOST: Final = 12
"""Members among whom a levy is parted at most."""


def with_own(flows: list[Flow], members: Members, kinds: Mapping[str, str]) -> list[Flow]:
    """The flows where towns that pay for the cooperation they belong to give their own money, and none of others; a
    levy that is told again by the parts of towns is no flow of its own."""
    return list(_without_levies([_own(flow, members, kinds) for flow in flows], kinds))


def with_bearers(flows: list[Flow], claims: Iterable[Claim]) -> list[Flow]:
    """The flows where the own money for a project comes from the one who carries it by a field beside it: "Träger:
    Verein X" / "Eigenanteil: 3.000 Euro"."""
    bearers: dict[str, set[str]] = {}
    for claim in claims:
        if claim.predicate == "implementedBy" and claim.rule in _CARRYING:
            bearers.setdefault(claim.subject, set()).add(str(claim.object))
        elif claim.predicate == "hasProject" and claim.rule == "field bearers":
            bearers.setdefault(str(claim.object), set()).add(claim.subject)
    return [_borne(flow, bearers.get(flow.funding.recipient or "", set())) for flow in flows]


_CARRYING: Final = frozenset({"field partners", "field provider"})


def _borne(flow: Flow, bearers: set[str]) -> Flow:
    f = flow.funding
    if f.status != "own" or f.funders or len(bearers) != 1:
        return flow
    return replace(flow, funding=replace(f, funders=tuple(bearers)))


def _own(flow: Flow, members: Members, kinds: Mapping[str, str]) -> Flow:
    f = flow.funding
    united = set(members.get(f.recipient or "", ()))
    mine = [e for e in f.funders if e in united and kinds[e] == "Municipality"]
    if f.status != "granted" or not mine:
        return flow
    if len(mine) < len(f.funders):
        return replace(flow, funding=replace(f, funders=tuple(e for e in f.funders if e not in mine)))
    if flow.programmes:
        return flow
    return replace(flow, funding=replace(f, status="own", programme=None))


def _without_levies(flows: list[Flow], kinds: Mapping[str, str]) -> Iterator[Flow]:
    parts: set[int] = set()
    for at, flow in enumerate(flows):
        found = _parts_of(flow, flows[at + 1 : at + 1 + _MOST], kinds)
        parts.update(range(at + 1, at + 1 + found))
        if at in parts:
            yield replace(flow, funding=replace(flow.funding, status="own", programme=None), programmes=())
        elif not found:
            yield flow


def _parts_of(levy: Flow, following: list[Flow], kinds: Mapping[str, str]) -> int:
    """How many of the flows behind the members' own money, each of one town, come to it."""
    f = levy.funding
    if f.status != "own" or f.amount is None or f.funders:
        return 0
    left = Decimal(f.amount)
    for count, part in enumerate(following, 1):
        p = part.funding
        if p.amount is None or p.recipient != f.recipient or [kinds[e] for e in p.funders] != ["Municipality"]:
            return 0
        left -= Decimal(p.amount)
        if left <= 0:
            return count if left == 0 and count > 1 else 0
    return 0


def without_bare_levy(flows: list[Flow], block: int) -> list[Flow]:
    """The flows without the last, where its block said only that the members pay, and now says what each does."""
    last = flows[-1].funding if flows and flows[-1].block == block else None
    bare = last is not None and last.status == "own" and last.amount is None and last.share is None
    return flows[:-1] if bare else flows
