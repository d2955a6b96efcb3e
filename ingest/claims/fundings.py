"""Flows of money: who pays, for what, through which programme, how much, when, and how sure that is.

A sentence speaks of a flow where it has a word of giving and either an amount or a share, or a payer or programme. One
flow for each amount; what is cost, ceiling or sum of parts is none. The status comes from the words: own money of the
members, planned money, else granted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ingest.claims.arguments import Argument
from ingest.claims.frames import OFFICES
from ingest.claims.labels import Label
from ingest.claims.passages import Passage
from ingest.german.amounts import Amount
from ingest.german.dates import Date
from ingest.german.shares import Share
from ingest.model import Claim, Funding, FundingStatus, Modality, Span

PAYERS: Final = frozenset({"Ministry", "Authority"})
LOCAL: Final = frozenset({"Municipality", "District"})
_AWAY: Final = frozenset({"durch", "von", "aus", "in", "nach", "laut", "mit"})
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


def find_flows(passages: tuple[Passage, ...], labels: dict[int, tuple[Label, ...]]) -> list[Flow]:
    """The flows of money that a text states, in its order."""
    flows: list[Flow] = []
    last: tuple[int, Flow] | None = None
    for before, passage in zip((None, *passages), passages, strict=False):
        block = passage.sentence.block
        near = before if before is not None and before.sentence.block == block else None
        sight = _look(passage, labels.get(block, ()), near)
        if last is not None and last[0] == block and _speaks_back(sight):
            flows[-1] = _completed(last[1], sight)
            last = (block, flows[-1])
            continue
        found = list(_flows(sight))
        flows.extend(found)
        if found:
            last = (block, found[-1])
        elif last is not None and last[0] != block:
            last = None
    return flows


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a passage shows of money: its words with those of its label, payers, programmes, amounts that flow."""

    passage: Passage
    words: frozenset[str]
    payers: tuple[Argument, ...]
    payer_ids: tuple[str, ...]
    programme_ids: tuple[str, ...]
    amounts: tuple[Amount, ...]
    shares: tuple[Share, ...]
    spans: tuple[Span, ...]
    noticed: bool
    """Whether the sentence before speaks of a notice of grant, whose sum this one may name."""

    def has(self, kind: str) -> bool:
        return any(_is(w, kind) for w in self.words)


def _look(passage: Passage, labels: tuple[Label, ...], before: Passage | None) -> _Sight:
    near = labels[:1]
    words = frozenset(passage.words) | {w for text, _ in near for w in re.findall(r"\w+", text.lower())}
    payers = _payers(passage)
    programmes = [a for a in passage.arguments if a.kind == "Programme"]
    above = [r for _, span in near for r in passage.references_in(span)]
    payer_ids = _distinct(e for a in payers for e in a.reference.entities)
    if not payer_ids:
        payer_ids = _distinct(e for r in above if r.kind in PAYERS for e in r.entities)
    programme_ids = _distinct(e for a in programmes for e in a.reference.entities)
    if not programme_ids:
        programme_ids = _distinct(e for r in above if r.kind == "Programme" for e in r.entities)
    amounts = [a for a in passage.amounts if a.currency == "EUR" and not _is_cost(passage, a)]
    return _Sight(
        passage=passage,
        words=words,
        payers=tuple(payers),
        payer_ids=payer_ids,
        programme_ids=programme_ids,
        amounts=tuple(_without_totals(amounts)),
        shares=passage.shares,
        spans=tuple(a.span for a in (*payers, *programmes)),
        noticed=before is not None and any(_is(w, "notices") for w in before.words),
    )


def _speaks_back(sight: _Sight) -> bool:
    """Whether the passage only says more of the sum before: who pays it, through what, which share it is."""
    return not sight.amounts and sight.has("backward") and bool(sight.payer_ids or sight.programme_ids)


def _completed(flow: Flow, sight: _Sight) -> Flow:
    """The flow with what a following sentence says of it; what it has is not overwritten."""
    f = flow.funding
    evidence = (*f.evidence, sight.passage.quote(list(sight.spans)))
    programmes = flow.programmes or sight.programme_ids
    return Flow(
        replace(
            f,
            funders=f.funders or sight.payer_ids,
            programme=f.programme or _narrowest(sight.passage, sight.programme_ids),
            share=f.share or (sight.shares[0].percent if len(sight.shares) == 1 else None),
            evidence=evidence,
        ),
        programmes,
    )


def _flows(sight: _Sight) -> Iterator[Flow]:
    passage = sight.passage
    dues = sight.has("dues") and sight.has("bears")
    if not (sight.has("gives") or sight.noticed or _comes_from(sight)):
        return
    if sight.has("nothing") and not sight.amounts and not dues:
        return
    recipient = _recipient(passage, sight)
    if sight.amounts:
        if recipient is None and not (sight.payer_ids or sight.programme_ids):
            return
        several = _each_of(sight)
        for amount in sight.amounts:
            share = sight.shares[0] if len(sight.shares) == 1 and len(sight.amounts) == 1 else None
            flow = _flow(sight, recipient, amount, share)
            if flow is not None:
                for each in several or (flow.funding.recipient,):
                    yield replace(flow, funding=replace(flow.funding, recipient=each))
    elif recipient is not None and (sight.payer_ids or sight.programme_ids):
        if sight.has("strong") or sight.shares:
            flow = _flow(sight, recipient, None, sight.shares[0] if len(sight.shares) == 1 else None)
            if flow is not None:
                yield flow
    elif recipient is not None and (dues or _bear_themselves(sight)):
        flow = _flow(sight, recipient, None, sight.shares[0] if len(sight.shares) == 1 else None)
        if flow is not None and flow.funding.status == "own":
            yield flow


def _each_of(sight: _Sight) -> tuple[str, ...]:
    """The several recipients of whom each gets the amount: "die drei Gruppen erhalten je 200.000 Euro"."""
    if len(sight.amounts) != 1 or not sight.amounts[0].each:
        return ()
    for argument in sight.passage.arguments:
        if argument.kind in ("Cooperation", "Region") and len(argument.reference.entities) > 1:
            return argument.reference.entities
    return ()


def _comes_from(sight: _Sight) -> bool:
    """Whether an amount stands with where it comes from: "5,7 Mio. Euro von der Europäischen Union"."""
    if not sight.amounts:
        return False
    return any(
        a.kind in (*PAYERS, "Programme") and a.preposition in ("von", "aus", "durch") and not _held(a)
        for a in sight.passage.arguments
    )


def _bear_themselves(sight: _Sight) -> bool:
    """Whether members pay without a sum being named: "Was noch fehlt, bringen die zwei Kreise selbst auf"."""
    if not (sight.has("own") and sight.has("bears")):
        return False
    return any(a.kind in LOCAL and a.preposition is None for a in sight.passage.arguments)


def _payers(passage: Passage) -> list[Argument]:
    payers = [
        a
        for a in passage.arguments
        if a.kind in PAYERS and a.preposition not in BARRED and a.reference.form != "pronoun" and not _held(a)
    ]
    agents = [a for a in payers if a.preposition in ("von", "durch", "seitens")]
    return agents or payers


def _held(argument: Argument) -> bool:
    """Whether the body stands only as the one whose office somebody holds ("Präsidentin der Bezirksregierung")."""
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


def _recipient(passage: Passage, sight: _Sight) -> str | None:
    """Who or what the money is for: what stands behind "für" or "zu", who receives, a work named right before, the
    work of the heading, the cooperation that the text is about."""
    taken = {a.token for a in sight.payers}
    ranked: list[tuple[float, int, str]] = []
    receives = any(_is(w, "receives") for w in passage.words)
    for argument in passage.arguments:
        if argument.token in taken or len(argument.reference.entities) != 1:
            continue
        entity = argument.reference.entities[0]
        flows_in = argument.preposition == "in" and any(w.startswith(("floss", "fließ")) for w in passage.words)
        if argument.kind in WORKS and (flows_in or argument.preposition not in _AWAY):
            ranked.append((3.0 if flows_in or argument.preposition in ("für", "zu") else 2.0, -argument.token, entity))
        elif argument.kind in ("Cooperation", "Region") and argument.preposition not in ("durch", "von", "aus", "in"):
            ranked.append((2.5 if argument.preposition in (None, "für", "an") else 1.0, -argument.token, entity))
        elif receives and argument.kind in LOCAL and argument.preposition is None and argument.governor is None:
            ranked.append((1.5, -argument.token, entity))
    if ranked:
        return max(ranked)[2]
    work = passage.last("Concept", "Project")
    if work is not None and (any(_is(w, "therefor") for w in passage.words) or passage.follows(work)):
        return work
    for kind in ("Project", "Concept"):
        heading = passage.heading_topic(kind)
        if heading is not None:
            return heading
    if passage.has_pronoun:
        meant = passage.last("Concept", "Project", "Cooperation", "Region")
        if meant is not None:
            return meant
    return passage.topic("Cooperation") or passage.topic("Region")


def _status(sight: _Sight, amount: Amount | None) -> FundingStatus | None:
    passage = sight.passage
    anchor = amount.span.start if amount is not None else passage.sentence.span.start
    token = next((i for i, s in enumerate(passage.starts) if s >= anchor), 0)
    clause = passage.clause_at(token)
    words = passage.clause_words(clause)
    if amount is not None and amount.bound == "max" and not sight.payer_ids and any(_is(w, "general") for w in words):
        return None
    modality = passage.modality(clause)
    if modality is Modality.NEGATED:
        return None
    if modality in (Modality.PLANNED, Modality.HYPOTHETICAL) or any(_is(w, "planned") for w in words):
        return "planned"
    near = words if len(sight.amounts) > 1 else tuple(sight.words)
    if any(_is(w, "own") for w in near) and (len(sight.amounts) > 1 or not sight.payer_ids):
        return "own"
    return "own" if _members_give(passage, clause) else "granted"


def _members_give(passage: Passage, clause: int) -> bool:
    """Whether the clause says that the members give: "die Mitglieder geben gemeinsam 25 Tsd. Euro dazu"."""
    return any(
        a.kind in LOCAL
        and len(a.reference.entities) > 1
        and a.preposition is None
        and passage.clause_at(a.token) == clause
        and any(_is(w, "bears") for w in passage.clause_words(clause))
        for a in passage.arguments
    )


def _period(passage: Passage, amount: Amount | None) -> Date | None:
    """The stated period of the funding: the one in the clause of the amount, else the nearest one of the sentence."""
    periods = [d for d in passage.dates if d.relation in ("period", "until", "since", "from") and not d.relative]
    if not periods:
        return None
    anchor = amount.span.start if amount is not None else passage.sentence.span.start
    clause = passage.clause_at(bisect_left(passage.starts, anchor))
    inside = [d for d in periods if passage.clause_at(bisect_left(passage.starts, d.span.start)) == clause]
    return min(inside or periods, key=lambda d: abs(d.span.start - anchor))


def _narrowest(passage: Passage, programmes: tuple[str, ...]) -> str | None:
    """Of several programmes the one that is no wide fund; the first named where that does not decide."""
    narrow = [p for p in programmes if not any(w in passage.name(p).lower() for w in _words("wide"))]
    return next(iter(narrow or programmes), None)


def _flow(sight: _Sight, recipient: str | None, amount: Amount | None, share: Share | None) -> Flow | None:
    passage = sight.passage
    status = _status(sight, amount)
    if status is None:
        return None
    period = _period(passage, amount)
    funders, programmes = _parties(sight, amount)
    if status == "own":
        local = [a for a in passage.arguments if a.kind in LOCAL and a.preposition not in BARRED]
        funders = _distinct(e for a in local for e in a.reference.entities)
    spans = [*sight.spans, *([amount.span] if amount else [])]
    funding = Funding(
        id="",
        status=status,
        evidence=(passage.quote(spans),),
        recipient=recipient,
        funders=tuple(f for f in funders if f != recipient),
        programme=_narrowest(passage, programmes) if status != "own" else None,
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
    return Flow(funding, programmes if status != "own" else ())


def _parties(sight: _Sight, amount: Amount | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who pays and through what: of several amounts each has those of its own clause, where that names any."""
    if amount is None or len(sight.amounts) < 2:
        return sight.payer_ids, sight.programme_ids
    passage = sight.passage
    token = bisect_left(passage.starts, amount.span.start)
    clause = passage.clause_at(token)
    payers = _distinct(e for a in sight.payers if passage.clause_at(a.token) == clause for e in a.reference.entities)
    programmes = _distinct(
        e
        for a in passage.arguments
        if a.kind == "Programme" and passage.clause_at(a.token) == clause
        for e in a.reference.entities
    )
    return payers or sight.payer_ids, programmes or sight.programme_ids


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
