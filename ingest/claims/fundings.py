"""Flows of money: who pays, for what, through which programme, how much, when, and how sure that is.

A sentence speaks of a flow where it has a word of giving and either an amount or a share, or a payer or programme. One
flow for each amount; what is cost, ceiling or sum of parts is none. The status comes from the words: own money of the
members, planned money, else granted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal, TypedDict

from ingest.claims.arguments import Argument
from ingest.claims.confidences import confidence
from ingest.claims.flows import Flow
from ingest.claims.labels import Label
from ingest.claims.ledgers import Entry, Row, find_entry, find_rows
from ingest.claims.measures import Measure, find_measures
from ingest.claims.passages import Passage
from ingest.claims.payments import (
    BARRED,
    LOCAL,
    Payment,
    bear_themselves,
    comes_from,
    distinct,
    each_of,
    find_payment,
    giving_clause,
    is_money_word,
    money_words,
)
from ingest.claims.recipients import find_recipient, is_for_many
from ingest.claims.repetitions import without_repetitions
from ingest.german.amounts import Amount
from ingest.german.dates import Date
from ingest.model import Claim, Funding, FundingStatus, Modality, Span


def find_flows(passages: tuple[Passage, ...], labels: dict[int, tuple[Label, ...]]) -> list[Flow]:
    """The flows of money that a text states, in its order."""
    flows: list[Flow] = []
    last: tuple[int, int] | None = None
    """The block and the place in ``flows`` of the sum that a following sentence may say more of."""
    record: list[tuple[Entry, Passage, int]] = []
    """The fields of money read so far of one record, each with how many flows were there when it came."""
    rows = find_rows(passages)
    above: Flow | None = None
    for before, passage in zip((None, *passages), passages, strict=False):
        block = passage.sentence.block
        if passage.block.span in rows:
            row = rows[passage.block.span]
            if row is not None and (before is None or before.block is not passage.block):
                flows.extend(_flow_of_row(row, passage, above))
            continue
        entry = find_entry(passage)
        if entry is None and record and passage.block.label is None:
            flows = _with_record(flows, record)
            record = []
        if entry is not None:
            record.append((entry, passage, len(flows)))
        near = before if before is not None and before.sentence.block == block else None
        payment = find_payment(passage, labels.get(block, ()), near)
        if last is not None and last[0] != block:
            last = None
        if last is not None and _speaks_back(payment):
            flows[last[1]] = _completed(flows[last[1]], payment)
            if bear_themselves(payment):
                flows.extend(_flows(replace(payment, shares=(), payer_ids=(), programme_ids=())))
            continue
        if last is not None and _states_amount(flows[last[1]], payment):
            flows[last[1]] = _with_amount(flows[last[1]], payment)
            continue
        if entry is not None and entry.column not in ("sum", "own"):
            continue
        if passage.words[:1] == ("davon",) and flows and flows[-1].funding.status == "own":
            continue  # a part of what was just said
        found = [f for f in _flows(payment) if not _sums_up(f, flows)]
        flows.extend(found)
        if found:
            last = (block, len(flows) - 1)
            above = found[-1]
    return without_repetitions(_with_record(flows, record))


def _sums_up(flow: Flow, flows: list[Flow]) -> bool:
    """Whether the flow only adds up those told last: "Insgesamt waren es also 1,8 Mio. Euro"."""
    f = flow.funding
    if f.amount is None or f.funders or f.programme:
        return False
    total, parts = Decimal(f.amount), Decimal(0)
    for number, told in enumerate(reversed(flows[-6:])):
        parts += Decimal(told.funding.amount or 0)
        if number and parts == total:
            return True
    return False


def _with_record(flows: list[Flow], record: list[tuple[Entry, Passage, int]]) -> list[Flow]:
    """The flows where those of a record's fields have what its other fields say; a new one if there is no sum."""
    if not record:
        return flows
    first = record[0][2]
    funders = distinct(e for entry, _, _ in record if entry.column in ("funder", "sum") for e in entry.funders)
    programmes = distinct(e for entry, _, _ in record if entry.column != "own" for e in entry.programmes)
    shares = distinct(entry.share for entry, _, _ in record if entry.share)
    share = shares[0] if len(shares) == 1 else None
    period = next((entry for entry, _, _ in record if entry.start or entry.end), None)
    telling = [(e, p) for e, p, _ in record if e.column in ("funder", "programme", "share") or e.share]
    if not telling:
        return flows
    quotes = tuple(passage.document.evidence(passage.block.span) for _, passage in telling)
    made = flows[first:]
    granted = [f for f in made if f.funding.status == "granted"]
    if not granted:
        passage = telling[0][1]
        recipient = find_recipient(find_payment(passage, (), None), None)
        amount = next((entry.amount for entry, _, _ in record if entry.amount is not None), None)
        if not (funders or programmes) or (recipient is None and amount is None):
            return flows
        bare = Funding(id="", status="granted", evidence=quotes, recipient=recipient, **_sum(amount), rule="money")
        made = [Flow(bare, ()), *made]
    completed: list[Flow] = []
    for flow in made:
        f = flow.funding
        if f.status == "granted":
            under = flow.programmes or programmes
            f = replace(
                f,
                funders=f.funders or tuple(e for e in funders if e != f.recipient),
                programme=f.programme or _narrowest(telling[0][1], under),
                share=f.share or share,
                start=f.start if f.start or f.end or period is None else period.start,
                end=f.end if f.start or f.end or period is None else period.end,
                evidence=tuple(dict.fromkeys((*f.evidence, *quotes))),
            )
            flow = Flow(f, under)
        completed.append(flow)
    return [*flows[:first], *completed]


def _flow_of_row(row: Row, passage: Passage, above: Flow | None) -> Iterator[Flow]:
    """The flow of a row of a table; who pays it and for what says the sentence above, where the row does not."""
    entry = row.entry
    if entry.amount is None and entry.share is None:
        return
    recipient = find_recipient(find_payment(passage, (), None), None)
    programmes = entry.programmes or (above.programmes if above is not None else ())
    if above is not None and above.funding.recipient is not None:
        recipient = above.funding.recipient
    if recipient is None and not programmes:
        return
    funding = Funding(
        id="",
        status="granted",
        evidence=(passage.document.evidence(row.span),),
        recipient=recipient,
        funders=entry.funders or (above.funding.funders if above is not None else ()),
        programme=_narrowest(passage, programmes),
        **_sum(entry.amount),
        start=entry.start,
        end=entry.end,
        share=entry.share,
        rule="money",
        confidence=0.75,
    )
    yield Flow(funding, programmes)


def _speaks_back(payment: Payment) -> bool:
    """Whether the passage only says more of the sum before: who pays it, through what, which share it is."""
    if payment.amounts or not payment.has("backward"):
        return False
    more = payment.payer_ids or payment.programme_ids or payment.shares
    return bool(more) or _period(payment.passage, None, 1) is not None


def _states_amount(flow: Flow, payment: Payment) -> bool:
    """Whether the passage names the sum of a flow that was told without one: "Für die KAG waren das 714.000 Euro"."""
    f = flow.funding
    if f.amount or f.amount_max or len(payment.amounts) != 1 or payment.payer_ids or payment.programme_ids:
        return False
    return payment.has("amounts_to") and not payment.has("own") and not is_for_many(payment.passage)


def _with_amount(flow: Flow, payment: Payment) -> Flow:
    amount = payment.amounts[0]
    evidence = (*flow.funding.evidence, payment.passage.quote([amount.span]))
    return replace(flow, funding=replace(flow.funding, **_sum(amount), evidence=evidence))


def _sum(amount: Amount | None) -> _Sum:
    """The fields of a funding that an amount fills."""
    if amount is None:
        return _Sum(amount=None, amount_max=None, amount_written=None, approximate=False, currency=None, per=None)
    return _Sum(
        amount=amount.low,
        amount_max=amount.high if amount.high != amount.low else None,
        amount_written=amount.written,
        approximate=amount.approximate,
        currency="EUR",
        per=amount.per,
    )


class _Sum(TypedDict):
    amount: str | None
    amount_max: str | None
    amount_written: str | None
    approximate: bool
    currency: str | None
    per: Literal["year", "month"] | None


def _completed(flow: Flow, payment: Payment) -> Flow:
    """The flow with what a following sentence says of it; what it has is not overwritten."""
    f = flow.funding
    evidence = (*f.evidence, payment.passage.quote(list(payment.spans)))
    period = _period(payment.passage, None, 1) if f.start is None and f.end is None else None
    programmes = flow.programmes or payment.programme_ids
    return Flow(
        replace(
            f,
            funders=f.funders or payment.payer_ids,
            programme=f.programme or _narrowest(payment.passage, payment.programme_ids),
            share=f.share or (payment.shares[0].percent if len(payment.shares) == 1 else None),
            start=f.start if period is None or period.relation == "until" else period.start,
            end=f.end if period is None else period.end or (period.start if period.relation == "until" else None),
            evidence=evidence,
        ),
        programmes,
    )


def _flows(payment: Payment) -> Iterator[Flow]:
    dues = payment.has("dues") and payment.has("bears")
    if not (payment.has("gives") or payment.noticed or comes_from(payment)):
        return
    if payment.has("nothing") and not payment.amounts and not dues:
        return
    measures = find_measures(payment)
    if payment.amounts or len(measures) > 1:
        several = each_of(payment)
        own: Span | None = None
        for measure in measures:
            if measure.amount is None and not (measure.payers or measure.programmes):
                continue
            recipient = find_recipient(payment, measure.span)
            if recipient is None and not (measure.payers or payment.payer_ids or payment.programme_ids):
                continue
            if own is not None and "davon" in payment.passage.words_between(own, measure.span):
                continue  # a part of the members' own money
            flow = _flow(payment, recipient, measure, len(measures))
            own = measure.span if flow is not None and flow.funding.status == "own" else None
            if flow is not None:
                for each in several or (flow.funding.recipient,):
                    yield replace(flow, funding=replace(flow.funding, recipient=each))
        return
    recipient = find_recipient(payment, None)
    if recipient is None:
        return
    only = next(iter(measures), None)
    if payment.payer_ids or payment.programme_ids:
        if _speaks_of_anybody(payment.passage):
            return
        if payment.has("strong") or payment.shares:
            flow = _flow(payment, recipient, only, 1)
            if flow is not None:
                yield flow
    elif dues or bear_themselves(payment):
        flow = _flow(payment, recipient, only, 1)
        if flow is not None and flow.funding.status == "own":
            yield flow


def _speaks_of_anybody(passage: Passage) -> bool:
    """Whether the clause of giving has a bare plural for its object: "unterstützt das Land Kommunen, die …"."""
    clause = giving_clause(passage, None)
    for i, word in enumerate(passage.words):
        if passage.clause_at(i) == clause and is_money_word(word, "anybody") and i > 0:
            before = passage.sentence.tokens[i - 1].text
            if before in ("der", "die", "den", "von", "für", "aus", "und", "zwischen", ",", "mit", "in", "/"):
                continue
            if before[:1].isupper() or (before[:1].islower() and before.endswith(("t", "te", "ten"))):
                return True
    return False


def _status(payment: Payment, measure: Measure | None, count: int) -> FundingStatus | None:
    passage = payment.passage
    amount = measure.amount if measure is not None else None
    clause = giving_clause(passage, measure.span if measure is not None else None)
    words = passage.clause_words(clause)
    if (
        amount is not None
        and amount.bound == "max"
        and not payment.payer_ids
        and any(is_money_word(w, "general") for w in words)
    ):
        return None
    modality = passage.modality(clause)
    if modality is Modality.NEGATED and not any(w.startswith("rückzahlbar") for w in words):
        return None
    if modality in (Modality.PLANNED, Modality.HYPOTHETICAL):
        return "planned"
    if any(is_money_word(w, "planned") for w in (*words, *payment.label)):
        return "planned"
    near = words if count > 1 else tuple(payment.words)
    if any(is_money_word(w, "own") for w in near) and (count > 1 or not payment.payer_ids):
        return "own"
    if count > 1 and measure is not None and _pay_for_themselves(measure.payers):
        return "own"
    return "own" if _members_give(passage, clause) else "granted"


def _pay_for_themselves(payers: tuple[Argument, ...]) -> bool:
    """Whether only towns, or members called by their kind ("die beiden Landkreise"), pay a part beside others."""
    return bool(payers) and all(
        a.kind == "Municipality" or (a.kind in LOCAL and a.reference.form == "noun") for a in payers
    )


def _members_give(passage: Passage, clause: int) -> bool:
    """Whether the clause says that the members give: "die Mitglieder geben gemeinsam 25 Tsd. Euro dazu"."""
    return any(
        a.kind in LOCAL
        and len(a.reference.entities) > 1
        and a.preposition is None
        and passage.clause_at(a.token) == clause
        and any(is_money_word(w, "bears") for w in passage.clause_words(clause))
        for a in passage.arguments
    )


def _period(passage: Passage, measure: Span | None, count: int) -> Date | None:
    """The stated period of the funding: the one in the clause of the sum, else the nearest one of the sentence; of
    several sums each has only that of its own clause."""
    periods = [d for d in passage.dates if d.relation in ("period", "until", "since", "from") and not d.relative]
    if not periods:
        return _year(passage, measure)
    anchor = measure.start if measure is not None else passage.sentence.span.start
    clause = giving_clause(passage, measure)
    inside = [d for d in periods if passage.clause_at(bisect_left(passage.starts, d.span.start)) == clause]
    if not inside and count > 1:
        return None
    return min(inside or periods, key=lambda d: abs(d.span.start - anchor))


def _year(passage: Passage, measure: Span | None) -> Date | None:
    """The bare year in which money was given, as its period; not the year of a notice or decision."""
    clause = giving_clause(passage, measure)
    if any(is_money_word(w, "notices") or is_money_word(w, "decides") for w in passage.clause_words(clause)):
        return None
    years = [
        d
        for d in passage.dates
        if d.start is not None
        and len(d.start) == 4
        and d.end is None
        and d.relation == "on"
        and not d.relative
        and passage.clause_at(bisect_left(passage.starts, d.span.start)) == clause
    ]
    return replace(years[0], end=years[0].start) if len(years) == 1 else None


def _narrowest(passage: Passage, programmes: tuple[str, ...]) -> str | None:
    """Of several programmes the one that is no wide fund; the first named where that does not decide."""
    narrow = [p for p in programmes if not any(w in passage.name(p).lower() for w in money_words("wide"))]
    return next(iter(narrow or programmes), None)


def _flow(payment: Payment, recipient: str | None, measure: Measure | None, count: int) -> Flow | None:
    passage = payment.passage
    status = _status(payment, measure, count)
    if status is None:
        return None
    amount = measure.amount if measure is not None else None
    period = _period(passage, measure.span if measure is not None else None, count)
    funders = distinct(e for a in measure.payers for e in a.reference.entities) if measure is not None else ()
    programmes = distinct(e for a in measure.programmes for e in a.reference.entities) if measure is not None else ()
    funders, programmes = funders or payment.payer_ids, programmes or payment.programme_ids
    if status == "own":
        local = [a for a in passage.arguments if a.kind in LOCAL and a.preposition not in BARRED]
        mine = [a for a in measure.payers if a.kind in LOCAL] if measure is not None and count > 1 else []
        funders = distinct(e for a in mine or local for e in a.reference.entities)
    spans = [*payment.spans, *([measure.span] if measure is not None else [])]
    funding = Funding(
        id="",
        status=status,
        evidence=(passage.quote(spans),),
        recipient=recipient,
        funders=tuple(f for f in funders if f != recipient),
        programme=_narrowest(passage, programmes) if status != "own" else None,
        **_sum(amount),
        start=period.start if period and period.relation != "until" else None,
        end=(period.end or (period.start if period.relation == "until" else None)) if period else None,
        share=measure.share.percent if measure is not None and measure.share is not None else None,
        rule="money",
        confidence=0.75,
    )
    return Flow(funding, programmes if status != "own" else ())


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
        fundings.append(replace(f, id=f"f{len(fundings) + 1}", confidence=confidence(f.rule, "funding")))
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
