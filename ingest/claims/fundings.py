"""Flows of money: who pays, for what, through which programme, how much, when, and how sure that is.

A sentence speaks of a flow where it has a word of giving and either an amount or a share, or a payer or programme. One
flow for each amount; what is cost, ceiling or sum of parts is none. The status comes from the words: own money of the
members, planned money, else granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ingest.claims.confidences import confidence
from ingest.claims.continuations import (
    Promise,
    completed,
    names_sum,
    points_back,
    promises,
    speaks_back,
    states_amount,
    with_amount,
)
from ingest.claims.contributions import Members, are_members, find_contributors, find_parts, pay_together
from ingest.claims.flows import Flow, sum_of
from ingest.claims.kinds import LOCAL, PAYERS, WORKS
from ingest.claims.labels import Label
from ingest.claims.ledgers import Entry, find_entry
from ingest.claims.measures import Measure, find_measures
from ingest.claims.money import is_money_word, may_tell
from ingest.claims.passages import Passage
from ingest.claims.payments import (
    Payment,
    comes_from,
    distinct,
    each_of,
    find_payment,
    giving_clause,
    narrowest,
)
from ingest.claims.periods import bounds_of, find_period
from ingest.claims.recipients import find_recipient, is_for_many
from ingest.claims.records import with_record
from ingest.claims.repetitions import without_repetitions
from ingest.claims.sheets import find_sheets, flows_of_sheet
from ingest.claims.statuses import find_status
from ingest.german.amounts import Amount
from ingest.model import BlockKind, Claim, Funding, Modality, Span


def find_flows(
    passages: tuple[Passage, ...], labels: dict[int, tuple[Label, ...]], members: Members | None = None
) -> list[Flow]:
    """The flows of money that a text states, in its order; ``members`` of cooperations pay for themselves."""
    members = members or {}
    flows: list[Flow] = []
    last: tuple[int, int] | None = None
    """The block and the place in ``flows`` of the sum that a following sentence may say more of."""
    record: list[tuple[Entry, Passage, int]] = []
    """The fields of money read so far of one record, each with how many flows were there when it came."""
    rows = find_sheets(passages)
    above: Flow | None = None
    told = 0
    """The block of the last flow."""
    pending = (-1, _NOTHING)
    """The block of a sentence on support whose sum the next one may name, with its payers and programmes."""
    for before, passage in zip((None, *passages), passages, strict=False):
        block = passage.sentence.block
        if passage.block.span in rows:
            row = rows[passage.block.span]
            if row is not None and (before is None or before.block is not passage.block):
                flows.extend(flows_of_sheet(row, passage, above))
            continue
        entry = find_entry(passage)
        if entry is None and record and passage.block.label is None:
            flows = with_record(flows, record)
            record = []
        if entry is not None:
            record.append((entry, passage, len(flows)))
        if entry is None and not _may_tell(passage):
            pending = (-1, _NOTHING)
            continue
        near = before if before is not None and before.sentence.block == block else None
        payment = find_payment(passage, labels.get(block, ()), near)
        if last is not None and last[0] != block:
            last = (block, last[1]) if block - last[0] == 1 and points_back(payment) else None
        mine = last is not None and flows[last[1]].funding.status == "own"
        if last is not None and not mine and speaks_back(payment):
            flows[last[1]] = completed(flows[last[1]], payment)
            flows.extend(_rests(payment, members, flows[last[1]], ()))
            continue
        if last is not None and states_amount(flows[last[1]], payment):
            flows[last[1]] = with_amount(flows[last[1]], payment)
            continue
        if entry is not None and entry.column not in ("sum", "own"):
            continue
        if _divides(passage, flows):
            parts = find_parts(passage)
            flows = [*flows[:-1], *_parted(flows[-1], passage, parts)] if len(parts) > 1 else flows
            continue
        before_this = flows[-1] if flows and block - told <= _REACH else None
        if pending[0] == block and pending[1] != _NOTHING and names_sum(payment):
            payment = replace(payment, noticed=True)
        again = _told_again(payment, flows[last[1]]) if last is not None else None
        if again is not None:
            flows.append(again)
            last = (block, len(flows) - 1)
            continue
        found = [f for f in _flows(payment, members, before_this) if not _sums_up(f, flows)]
        found = [_promised(f, pending[1]) if pending[0] == block else f for f in found]
        promised = not found and promises(payment) and not _pays_for_programme(payment)
        pending = (block, Promise(payment.payer_ids, payment.programme_ids) if promised else _NOTHING)
        flows.extend(found)
        if found:
            last = (block, len(flows) - 1)
            told = block
            above = found[-1]
    return without_repetitions(with_record(flows, record))


def _divides(passage: Passage, flows: list[Flow]) -> bool:
    """Whether the passage only parts the members' own money that was just told: "Davon entfallen auf A …"."""
    if not flows or flows[-1].funding.status != "own":
        return False
    divides = passage.words[:1] == ("davon",) or any(w.startswith(("entfallen", "entfällt")) for w in passage.words)
    return (divides and "auf" in passage.words) or passage.words[:1] == ("davon",)


def _parted(whole: Flow, passage: Passage, parts: list[tuple[Amount, str]]) -> Iterator[Flow]:
    """The parts of the members' own money, each with the member that pays it."""
    for amount, member in parts:
        filled = sum_of(replace(amount, per=amount.per or whole.funding.per))
        evidence = (passage.quote([amount.span]),)
        yield replace(whole, funding=replace(whole.funding, **filled, funders=(member,), evidence=evidence))


def _may_tell(passage: Passage) -> bool:
    """Whether the passage can speak of money at all: it has a sum, a payer, a programme or a word of it."""
    if passage.amounts or passage.shares or any(a.kind in _PARTIES for a in passage.arguments):
        return True
    return any(may_tell(w) for w in passage.words)


_PARTIES: Final = frozenset({*PAYERS, "Programme"})


_NOTHING: Final = Promise((), ())


def _promised(flow: Flow, promise: Promise) -> Flow:
    """The flow with the parties of the sentence before, which promised it, where its own names none."""
    f = flow.funding
    if f.status == "own" or f.recipient in promise.payers:
        return flow
    if f.funders or f.programme:
        return replace(flow, funding=replace(f, funders=f.funders or promise.payers))
    programme = next(iter(promise.programmes), None)
    return Flow(replace(f, funders=promise.payers, programme=programme), promise.programmes)


def _told_again(payment: Payment, flow: Flow) -> Flow | None:
    """The same flow of another year with its sum: "2020 waren es 60.000 Euro"."""
    f = flow.funding
    if f.amount is None or f.status == "own" or payment.payer_ids or payment.programme_ids or not names_sum(payment):
        return None
    passage = payment.passage
    period = find_period(passage, payment.amounts[0].span, 1) if "es" in passage.words else None
    start, end = bounds_of(period) if period is not None else (None, None)
    if (start, end) in ((None, None), (f.start, f.end)) or passage.modality(0) is not Modality.ASSERTED:
        return None
    filled = sum_of(payment.amounts[0])
    evidence = (*f.evidence, passage.quote([payment.amounts[0].span]))
    return replace(flow, funding=replace(f, **filled, share=None, start=start, end=end, evidence=evidence))


_REACH: Final = 1
"""Blocks between two sentences on the same cost at most."""


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


def _flows(payment: Payment, members: Members, before: Flow | None) -> Iterator[Flow]:
    """The flows of one passage; ``before`` is the one of its paragraph that it may say more of."""
    found = list(_stated(payment, members, before))
    yield from found
    yield from _rests(payment, members, found[-1] if found else before, found)


def _stated(payment: Payment, members: Members, before: Flow | None) -> Iterator[Flow]:
    dues = payment.has("dues") and (payment.has("bears") or bool(payment.shares))
    passage = payment.passage
    asked = bool(payment.amounts) and payment.has("asks")
    asked = asked or (bool(payment.payer_ids) and payment.has("asks") and not payment.has("general"))
    if not (payment.has("gives") or payment.noticed or comes_from(payment) or asked or payment.listed):
        return
    if payment.has("nothing") and not payment.amounts and not dues:
        return
    measures = find_measures(payment)
    if payment.amounts or len(measures) > 1:
        several = each_of(payment)
        own: Span | None = None
        for measure in measures:
            bare = measure.amount is None and not (measure.payers or measure.programmes)
            if bare and not _is_borne_together(passage, measure, measures):
                continue
            recipient = _recipient(payment, measure.span, before)
            if recipient is None and not (measure.payers or payment.payer_ids or payment.programme_ids):
                continue
            if own is not None and "davon" in passage.words_between(own, measure.span):
                continue  # a part of the members' own money
            flow = _flow(payment, recipient, measure, len(measures), members)
            own = measure.span if flow is not None and flow.funding.status == "own" else None
            if flow is not None:
                for each in several or (flow.funding.recipient,):
                    yield replace(flow, funding=replace(flow.funding, recipient=each))
        return
    recipient = _recipient(payment, None, before)
    if recipient is None or payment.listed or _pays_for_programme(payment):
        return
    only = next(iter(measures), None)
    if payment.payer_ids or payment.programme_ids:
        if _speaks_of_anybody(passage) or not (payment.spans or passage.block.label is not None or payment.shares):
            return  # what only the heading names pays for nothing that is not said
        told = passage.block.kind is BlockKind.PARAGRAPH and not passage.is_fragment
        said = passage.words if told else payment.words
        if any(is_money_word(w, "strong") for w in said) or payment.shares or asked:
            flow = _flow(payment, recipient, only, 1, members)
            if flow is not None:
                yield flow
    elif dues or _bear_themselves(payment) or (payment.shares and any(is_money_word(w, "own") for w in payment.label)):
        flow = _flow(payment, recipient, only, 1, members)
        if flow is not None and flow.funding.status == "own":
            yield flow


def _is_borne_together(passage: Passage, measure: Measure, measures: Sequence[Measure]) -> bool:
    """Whether the share stands alone in a clause that says that the members bear it."""
    clause = giving_clause(passage, measure.span)
    alone = sum(giving_clause(passage, m.span) == clause for m in measures) == 1
    return alone and pay_together(passage, clause)


def _pays_for_programme(payment: Payment) -> bool:
    """Whether it is the programme that is paid for: "Bund und Land finanzieren das Programm gemeinsam"."""
    passage = payment.passage
    for programme in payment.programmes:
        clause = passage.clauses[passage.clause_at(programme.token)] if passage.clauses else None
        gives = clause is not None and clause.lemma is not None and is_money_word(clause.lemma, "gift")
        if gives and programme.preposition is None and programme.governor is None and payment.payers:
            return True
    return False


def _recipient(payment: Payment, measure: Span | None, before: Flow | None) -> str | None:
    """Whom the money is for; a sentence that goes on about the same cost means what the one before it meant."""
    passage = payment.passage
    told = before.funding.recipient if before is not None else None
    kinds = {a.kind for a in passage.arguments}
    many = is_for_many(passage)
    if told is None or many or payment.headed is not None or not kinds.isdisjoint(WORKS):
        return find_recipient(payment, measure)
    is_work = passage.kind(told) in WORKS
    named = passage.last(*WORKS)
    if named is not None and named != told and passage.follows(named):
        return find_recipient(payment, measure)  # another work was named since
    if any(is_money_word(w, "rest") or (is_work and is_money_word(w, "themselves")) for w in passage.words):
        return told
    further = any(is_money_word(w, "further") for w in passage.words)
    further = further or (is_work and passage.block.kind is BlockKind.PARAGRAPH and not passage.is_fragment)
    return told if further and "Cooperation" not in kinds else find_recipient(payment, measure)


def _bear_themselves(payment: Payment) -> bool:
    """Whether members pay without a sum being named: "Was noch fehlt, bringen die zwei Kreise selbst auf"."""
    passage = payment.passage
    return payment.has("own") and any(pay_together(passage, n) for n in range(len(passage.clauses)))


def _rests(payment: Payment, members: Members, before: Flow | None, found: Sequence[Flow]) -> Iterator[Flow]:
    """Who bears the rest of the cost of what ``before`` pays a part of: "den Rest übernehmen die Gemeinden"."""
    passage = payment.passage
    if before is None or any(f.funding.status == "own" for f in found):
        return
    measured = {giving_clause(passage, m.span) for m in find_measures(payment)}
    for number, clause in enumerate(passage.clauses):
        words = passage.clause_words(number)
        own = pay_together(passage, number)
        rest = any(is_money_word(w, "rest") for w in passage.words) or any(
            is_money_word(w, "themselves") for w in words
        )
        if number in measured or not rest or clause.modality is not Modality.ASSERTED or not own:
            continue
        contributors = find_contributors(passage, number, members)
        recipient = before.funding.recipient
        strangers = bool(contributors) and all(passage.kind(c) == "District" for c in contributors)
        strangers = strangers and bool(members) and not are_members(contributors, passage, members)
        funding = Funding(
            id="",
            status="granted" if strangers else "own",
            evidence=(passage.quote([clause.span]),),
            recipient=recipient,
            funders=tuple(c for c in contributors if c != recipient),
            rule="money",
            confidence=0.75,
        )
        yield Flow(funding, ())
        return


def _speaks_of_anybody(passage: Passage) -> bool:
    """Whether the clause of giving has a bare plural for its object: "unterstützt das Land Kommunen, die …"."""
    clause = giving_clause(passage, None)
    for i, word in enumerate(passage.words):
        if passage.clause_at(i) == clause and is_money_word(word, "anybody") and i > 0:
            before = passage.sentence.tokens[i - 1].text
            if before.lower() in ("dieses", "das", "ein", "unser", "ihr", "sein", "die", "der", "diese"):
                continue
            if before in ("der", "die", "den", "von", "für", "aus", "und", "zwischen", ",", "mit", "in", "/"):
                continue
            if before[:1].isupper() or (before[:1].islower() and before.endswith(("t", "te", "ten"))):
                return True
    return False


def _flow(
    payment: Payment, recipient: str | None, measure: Measure | None, count: int, members: Members
) -> Flow | None:
    passage = payment.passage
    status = find_status(payment, measure, count, members)
    if status is None:
        return None
    amount = measure.amount if measure is not None else None
    period = find_period(passage, measure.span if measure is not None else None, count)
    funders = distinct(e for a in measure.payers for e in a.reference.entities) if measure is not None else ()
    programmes = distinct(e for a in measure.programmes for e in a.reference.entities) if measure is not None else ()
    if count == 1 or not payment.payers:
        funders = funders or payment.payer_ids
    if count == 1 or not payment.programmes:
        programmes = programmes or payment.programme_ids
    if status == "own":
        clause = giving_clause(passage, measure.span if measure is not None else None)
        mine = [a for a in measure.payers if a.kind in LOCAL] if measure is not None and count > 1 else []
        funders = distinct(e for a in mine for e in a.reference.entities)
        others = count > 1 and any(a.kind in LOCAL and passage.clause_at(a.token) == clause for a in passage.arguments)
        funders = funders or (() if others else find_contributors(passage, clause, members))
    spans = [*payment.spans, *([measure.span] if measure is not None else [])]
    funding = Funding(
        id="",
        status=status,
        evidence=(passage.quote(spans),),
        recipient=recipient,
        funders=tuple(f for f in funders if f != recipient),
        programme=narrowest(passage, programmes) if status != "own" else None,
        **sum_of(amount),
        start=bounds_of(period)[0] if period else None,
        end=bounds_of(period)[1] if period else None,
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
        if f.status == "granted" and not (f.funders or f.programme or f.amount or f.amount_max or f.share):
            continue
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
