"""Flows of money: who pays, for what, through which programme, how much, when, and how sure that is.

A sentence speaks of a flow where it has a word of giving and either an amount or a share, or a payer or programme. One
flow for each amount; what is cost, ceiling or sum of parts is none. The status comes from the words: own money of the
members, planned money, else granted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage
from ingest.german.amounts import Amount
from ingest.german.dates import Date
from ingest.german.shares import Share
from ingest.model import Claim, Funding, FundingStatus, Modality, Span

PAYERS: Final = frozenset({"Ministry", "Authority"})
LOCAL: Final = frozenset({"Municipality", "District"})
WORKS: Final = ("Concept", "Project")
BARRED: Final = frozenset({"in", "bei", "nach", "an", "mit", "für", "über", "gegen", "zu", "zwischen", "unter", "laut"})


@dataclass(frozen=True, slots=True)
class Flow:
    """A funding before it has its number, with the claims that go with it."""

    funding: Funding
    programmes: tuple[str, ...]


@cache
def _words(name: str) -> tuple[str, ...]:
    data: dict[str, Any] = yaml.safe_load((files("ingest.claims") / "money.yaml").read_text(encoding="utf-8"))
    return tuple(data[name])


@cache
def _is(word: str, name: str) -> bool:
    return any(word.startswith(p[:-1]) if p.endswith("*") else word == p for p in _words(name))


def find_flows(passage: Passage) -> Iterator[Flow]:
    """The flows of money that one passage states."""
    words = passage.words
    if not any(_is(w, "gives") for w in words):
        return
    payers = _payers(passage)
    programmes = [a for a in passage.arguments if a.kind == "Programme"]
    amounts = [a for a in passage.amounts if a.currency == "EUR" and not _is_cost(passage, a)]
    strong = any(_is(w, "strong") for w in words)
    if any(_is(w, "nothing") for w in words) and not amounts:
        return
    recipient = _recipient(passage, payers)
    if recipient is None and not (amounts and (payers or programmes)):
        return
    if amounts:
        amounts = _without_totals(amounts)
        for amount in amounts:
            share = _share_of(passage, amount) if len(amounts) == 1 else None
            flow = _flow(passage, recipient, payers, programmes, amount, share)
            if flow is not None:
                yield flow
    elif (payers or programmes) and (strong or passage.shares):
        share = passage.shares[0] if len(passage.shares) == 1 else None
        flow = _flow(passage, recipient, payers, programmes, None, share)
        if flow is not None:
            yield flow


def _payers(passage: Passage) -> list[Argument]:
    payers = [
        a
        for a in passage.arguments
        if a.kind in PAYERS and a.preposition not in BARRED and a.reference.form != "pronoun" and not _held(passage, a)
    ]
    agents = [a for a in payers if a.preposition in ("von", "durch", "seitens")]
    return agents or payers


def _held(passage: Passage, argument: Argument) -> bool:
    """Whether the body stands only as the one whose office somebody holds ("Präsidentin der Bezirksregierung")."""
    from ingest.claims.frames import OFFICES

    return bool(argument.governor and OFFICES.fullmatch(argument.governor))


def _is_cost(passage: Passage, amount: Amount) -> bool:
    """Whether the amount is what something costs: a word of cost right before it, with no word of giving between."""
    before = [w for i, w in enumerate(passage.words) if amount.span.start - 45 < passage.starts[i] < amount.span.start]
    for word in reversed(before):
        if _is(word, "strong"):
            return False
        if _is(word, "cost"):
            return True
    after = [w for i, w in enumerate(passage.words) if amount.span.end <= passage.starts[i] < amount.span.end + 25]
    return any(_is(w, "cost") for w in after) and not any(_is(w, "strong") for w in passage.words)


def _without_totals(amounts: list[Amount]) -> list[Amount]:
    """The amounts without one that is the sum of the others."""
    values = [Decimal(a.low or a.high or "0") for a in amounts]
    total = sum(values)
    if len(amounts) > 2:
        return [a for a, v in zip(amounts, values, strict=True) if v * 2 != total]
    return amounts


def _share_of(passage: Passage, amount: Amount) -> Share | None:
    return passage.shares[0] if len(passage.shares) == 1 else None


def _recipient(passage: Passage, payers: list[Argument]) -> str | None:
    taken = {a.token for a in payers}
    ranked: list[tuple[float, int, str]] = []
    for argument in passage.arguments:
        if argument.token in taken or len(argument.reference.entities) != 1:
            continue
        entity = argument.reference.entities[0]
        if argument.kind in WORKS and argument.preposition not in ("durch", "von", "aus", "in", "nach", "laut"):
            ranked.append((3.0 if argument.preposition in ("für", "zu") else 2.0, -argument.token, entity))
        elif argument.kind in ("Cooperation", "Region") and argument.preposition not in ("durch", "von", "aus", "in"):
            ranked.append((2.5 if argument.preposition in (None, "für", "an") else 1.0, -argument.token, entity))
    if ranked:
        return max(ranked)[2]
    for kind in ("Project", "Concept"):
        heading = passage.heading_topic(kind)
        if heading is not None:
            return heading
    return passage.topic("Cooperation") or passage.topic("Region")


def _status(passage: Passage, payers: list[Argument], amount: Amount | None) -> FundingStatus | None:
    words = passage.words
    if amount is not None and amount.bound == "max" and any(_is(w, "general") for w in words) and not payers:
        return None
    if any(_is(w, "planned") for w in words):
        return "planned"
    anchor = amount.span.start if amount is not None else passage.sentence.span.start
    index = next((i for i, s in enumerate(passage.starts) if s >= anchor), 0)
    if passage.modality(passage.clause_at(index)) in (Modality.PLANNED, Modality.HYPOTHETICAL):
        return "planned"
    if any(_is(w, "own") for w in words) and not payers:
        return "own"
    return "granted"


def _period(passage: Passage) -> Date | None:
    for date in passage.dates:
        if date.relation in ("period", "until", "since") and not date.relative:
            return date
    return None


def _flow(
    passage: Passage,
    recipient: str | None,
    payers: list[Argument],
    programmes: list[Argument],
    amount: Amount | None,
    share: Share | None,
) -> Flow | None:
    status = _status(passage, payers, amount)
    if status is None:
        return None
    spans: list[Span] = [a.span for a in (*payers, *programmes)]
    if amount is not None:
        spans.append(amount.span)
    period = _period(passage)
    funders = _distinct(e for a in payers for e in a.reference.entities)
    if status == "own":
        local = [a for a in passage.arguments if a.kind in LOCAL]
        funders = _distinct(e for a in local for e in a.reference.entities)
    programme_ids = _distinct(e for a in programmes for e in a.reference.entities)
    funding = Funding(
        id="",
        status=status,
        evidence=(passage.quote(spans),),
        recipient=recipient,
        funders=funders,
        programme=programme_ids[-1] if programme_ids else None,
        amount=amount.low if amount else None,
        amount_max=(amount.high if amount.high != amount.low else None) if amount else None,
        amount_written=amount.written if amount else None,
        approximate=amount.approximate if amount else False,
        currency="EUR" if amount else None,
        per=amount.per if amount else None,
        start=period.start if period and period.relation != "until" else None,
        end=(period.end or (period.start if period.relation == "until" else None)) if period else None,
        share=share.percent if share else None,
        rule="money",
        confidence=0.75,
    )
    return Flow(funding, programme_ids)


def _distinct(ids: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def number(flows: list[Flow]) -> tuple[Funding, ...]:
    """The fundings numbered f1, f2 … in the order of the text, the same flow said twice only once."""
    seen: set[tuple[object, ...]] = set()
    fundings: list[Funding] = []
    for flow in flows:
        f = flow.funding
        key = (f.recipient, f.funders, f.programme, f.amount, f.amount_max, f.per, f.start, f.end, f.share, f.status)
        if key in seen:
            continue
        seen.add(key)
        fundings.append(replace(f, id=f"f{len(fundings) + 1}"))
    return tuple(fundings)


def claims_of(flows: list[Flow]) -> Iterator[Claim]:
    """``fundedBy`` and ``fundedUnder`` of all flows that are not planned; own money gives no ``fundedBy``."""
    for flow in flows:
        f = flow.funding
        if f.recipient is None or f.status == "planned":
            continue
        if f.status != "own":
            for funder in f.funders:
                yield Claim(f.recipient, "fundedBy", funder, f.evidence, "money", f.confidence)
        for programme in flow.programmes:
            yield Claim(f.recipient, "fundedUnder", programme, f.evidence, "money", f.confidence)
