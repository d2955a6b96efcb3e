"""Sums that are told again in parts: the parts say what the whole said, and the whole is no flow of its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Final

from ingest.claims.money.flows import Flow

_MOST: Final = 8
"""Parts of a whole at most."""


def without_wholes(flows: list[Flow]) -> list[Flow]:
    """The flows without each sum whose parts follow it; the parts have its programmes and period, and where they are
    for several things its givers. The same holds for a part that "davon" takes from it."""
    flows = list(flows)
    left: list[Flow] = []
    for at, whole in enumerate(flows):
        count = _count_parts(whole, flows[at + 1 : at + 1 + _MOST])
        end = at + 1 + (count or _count_taken(whole, flows[at + 1 : at + 1 + _MOST]))
        flows[at + 1 : end] = [_part_of(whole, part) for part in flows[at + 1 : end]]
        if not count and not _is_divided(whole, flows[at + 1 : at + 1 + _MOST]):
            left.append(whole)
    return left


def _count_parts(whole: Flow, following: list[Flow]) -> int:
    """How many of the flows behind a sum are its parts: they come to it, and each says who pays it or for what."""
    f = whole.funding
    if f.amount is None or f.status == "own":
        return 0
    come_to, parts = Decimal(0), list[Flow]()
    for part in following:
        if part.funding.amount is None or come_to >= Decimal(f.amount):
            break
        come_to += Decimal(part.funding.amount)
        parts.append(part)
    if (
        len(parts) < 2
        or come_to != Decimal(f.amount)
        or not (_are_several(parts) or all(map(_is_sourced, parts)) or all(p.parts for p in parts))
    ):
        return 0
    together = whole.leads or all(p.block == whole.block for p in parts)
    if not together and not (all(map(_is_sourced, parts)) and not (f.funders and f.recipient is not None)):
        return 0
    others = any(p.funding.funders not in ((), f.funders) for p in parts)
    if f.funders and (others or not _are_several(parts)) and not any(p.parts for p in parts):
        return 0  # the money of others, by chance as much
    return len(parts)


def _is_divided(whole: Flow, following: list[Flow]) -> bool:
    """Whether the sum, told without who pays it, is parted by "davon" and a rest that is told without its sum."""
    f = whole.funding
    if f.amount is None or f.status != "granted" or _is_sourced(whole) or not following or not following[0].parts:
        return False
    same = [p for p in following if p.funding.recipient == f.recipient and abs(p.block - whole.block) <= 1]
    bare = [p for p in same if not (p.funding.amount or p.funding.amount_max)]
    return _is_sourced(following[0]) and following[0] in same and bool(bare)


def _is_sourced(part: Flow) -> bool:
    return bool(part.funding.funders or part.programmes or part.funding.status == "own")


def _are_several(parts: list[Flow]) -> bool:
    """Whether each part is for a thing of its own."""
    return len({p.funding.recipient for p in parts} - {None}) == len(parts)


def _count_taken(whole: Flow, following: list[Flow]) -> int:
    """How many of the flows right behind a sum "davon" takes from it for other things."""
    f = whole.funding
    taken = takewhile(lambda p: p.parts and p.block == whole.block and p.funding.amount is not None, following)
    return sum(1 for p in taken if p.funding.recipient not in (None, f.recipient)) if f.status != "own" else 0


def _part_of(whole: Flow, part: Flow) -> Flow:
    """The part with what the whole says of it too."""
    f, w = part.funding, whole.funding
    if f.status == "own":
        return part
    bare = not (f.funders or part.programmes)
    under = part.programmes or (whole.programmes if bare or w.funders == () or set(f.funders) <= set(w.funders) else ())
    return replace(
        part,
        funding=replace(
            f,
            recipient=f.recipient or w.recipient,
            funders=w.funders if bare else f.funders,
            programme=f.programme or (w.programme if under == whole.programmes else None),
            start=f.start if f.start or f.end else w.start,
            end=f.end if f.start or f.end else w.end,
            status=w.status,
            evidence=tuple(dict.fromkeys((*f.evidence, *w.evidence))),
        ),
        programmes=under,
    )
