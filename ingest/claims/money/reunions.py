"""Flows of which one sentence tells how much and another, perhaps far from it, who pays: together they are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.claims.money.flows import Flow

_NEAR: Final = 4
"""Blocks between the two tellings at most, where a body gets the money, which may get money for much."""


def with_reunions(flows: list[Flow], works: Iterable[str]) -> list[Flow]:
    """The flows where the one sum for a thing and the one telling without a sum of who pays for it, or through what,
    are one, as far as they do not differ; ``works`` are the concepts and projects, for which money is told once."""
    own = frozenset(works)
    flows = _of_sentences(flows)
    left: list[Flow | None] = list(flows)
    for recipient, status in dict.fromkeys((f.funding.recipient, f.funding.status) for f in flows):
        if recipient is None or status == "planned":
            continue
        places = [i for i, f in enumerate(flows) if (f.funding.recipient, f.funding.status) == (recipient, status)]
        sums = [i for i in places if _has_sum(flows[i])]
        givers = [i for i in places if not _has_sum(flows[i])]
        if len(sums) != 1 or len(givers) != 1 or not _fit(flows[sums[0]], flows[givers[0]]):
            continue
        if recipient not in own and status != "own" and abs(flows[sums[0]].block - flows[givers[0]].block) > _NEAR:
            continue
        left[sums[0]] = _joined(flows[sums[0]], flows[givers[0]])
        left[givers[0]] = None
    return [flow for flow in left if flow is not None]


def _of_sentences(flows: list[Flow]) -> list[Flow]:
    """The flows where the share and the sum that one sentence tells of the same giver are one: "trägt 70 Prozent; der
    Bescheid lautet auf 64.000 Euro"."""
    joined: list[Flow] = []
    for flow in flows:
        before = joined[-1] if joined else None
        if before is not None and _is_same(before, flow):
            joined[-1] = replace(
                before, funding=replace(flow.funding, share=before.funding.share, programme=before.funding.programme)
            )
        elif before is not None and _goes_on(before, flow):
            joined[-1] = _joined(flow, before)
        else:
            joined.append(flow)
    return joined


def _goes_on(giver: Flow, whole: Flow) -> bool:
    """Whether the next sentence only tells how much the giver gives: "Das Land fördert X. Dafür stehen … bereit"."""
    a, b = giver.funding, whole.funding
    bare = bool(a.funders) and not (_has_sum(giver) or a.share) and a.status == b.status == "granted"
    told = bool(b.amount) and not b.funders and a.recipient == b.recipient is not None and giver.block == whole.block
    return bare and told and not whole.listed and _fit(whole, giver)


def _is_same(share: Flow, whole: Flow) -> bool:
    a, b = share.funding, whole.funding
    told = bool(a.share) and not (a.amount or a.amount_max or b.share) and bool(b.amount) and bool(a.funders)
    return told and a.evidence == b.evidence and (a.recipient, a.funders, a.programme, a.status) == (
        b.recipient, b.funders, b.programme or a.programme, b.status
    )  # fmt: skip


def _has_sum(flow: Flow) -> bool:
    return bool(flow.funding.amount or flow.funding.amount_max)


def _fit(whole: Flow, giver: Flow) -> bool:
    """Whether nothing that both say differs, and the one without a sum adds who pays or through what."""
    a, b = whole.funding, giver.funding
    adds = (b.funders and not a.funders) or (giver.programmes and not whole.programmes)
    if (a.funders or whole.programmes) and (b.share or (b.funders and abs(whole.block - giver.block) > 1)):
        return False  # a flow of its own
    pairs = ((a.share, b.share), (a.start, b.start), (a.end, b.end), (a.funders, b.funders), (a.programme, b.programme))
    return bool(adds) and all(not x or not y or x == y for x, y in pairs)


def _joined(whole: Flow, giver: Flow) -> Flow:
    f, g = whole.funding, giver.funding
    return replace(
        whole,
        funding=replace(
            f,
            funders=f.funders or g.funders,
            programme=f.programme or g.programme,
            share=f.share or g.share,
            start=f.start or g.start,
            end=f.end or g.end,
            evidence=tuple(dict.fromkeys((*f.evidence, *g.evidence))),
        ),
        programmes=whole.programmes or giver.programmes,
    )
