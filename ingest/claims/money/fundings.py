"""Flows of money of a text: what its passages state, with what fields, tables and following sentences add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import Final

from ingest.claims.confidences import confidence
from ingest.claims.money.bare_sums import with_bare_sums
from ingest.claims.money.budgets import with_budget
from ingest.claims.money.called_members import Members
from ingest.claims.money.continuations import (
    Promise,
    completed,
    names_sum,
    points_back,
    promises,
    sourced,
    speaks_back,
    states_amount,
    with_amount,
)
from ingest.claims.money.contrasts import without_contrasts
from ingest.claims.money.contributions import find_levied, find_parts, find_split, leaves_cost
from ingest.claims.money.flows import Flow, sum_of
from ingest.claims.money.flows_meant import first_beside, first_of_list, last_list, names_donor, told_of
from ingest.claims.money.governments_meant import with_governments
from ingest.claims.money.grant_records import find_granted
from ingest.claims.money.ledgers import Entry, find_entry
from ingest.claims.money.lent_sources import (
    NOTHING,
    goes_on_about,
    is_sourced,
    lends,
    partakes,
    parties_of,
    promised_to,
)
from ingest.claims.money.list_sources import find_list_sources, is_open, is_priced_line, with_list_sources
from ingest.claims.money.money_units import with_sums
from ingest.claims.money.own_flows import with_own, without_bare_levy
from ingest.claims.money.payments import Payment, find_payment
from ingest.claims.money.periods import bounds_of, find_period
from ingest.claims.money.recipients import find_recipient
from ingest.claims.money.records import with_record
from ingest.claims.money.repetitions import without_leads, without_notices, without_repetitions
from ingest.claims.money.rests import find_rests
from ingest.claims.money.reunions import with_reunions
from ingest.claims.money.section_sources import with_section_sources
from ingest.claims.money.sheet_flows import flows_of_sheet
from ingest.claims.money.sheets import Sheets
from ingest.claims.money.stated_flows import find_stated
from ingest.claims.money.told_programmes import pays_for_programme
from ingest.claims.money.wholes import without_wholes
from ingest.german.amounts import Amount
from ingest.model import BlockKind, Claim, Funding, Modality
from ingest.names.knowledge.kinds import PAYERS, WORKS
from ingest.names.knowledge.money import may_tell
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


def find_flows(
    passages: tuple[Passage, ...], labels: dict[int, tuple[Label, ...]], sheets: Sheets, members: Members
) -> list[Flow]:
    """The flows of money that a text states, in its order; ``sheets`` are the rows of its tables of money, ``members``
    of cooperations pay for themselves."""
    sources, closings = find_list_sources(passages, labels)
    granted = find_granted(passages)
    flows: list[Flow] = []
    last: tuple[int, int] | None = None
    """The block and the place in ``flows`` of the sum that a following sentence may say more of."""
    record: list[tuple[Entry, Passage, int]] = []
    """The fields of money read so far of one record, each with how many flows were there when it came."""
    above = -1
    told = 0
    """The block of the last flow."""
    sourcing = -1
    """The block of a sentence that says where the money of a whole list came from."""
    pending = (-1, NOTHING)
    """The block of a sentence on support whose sum the next one may name, with its payers and programmes."""
    for before, whole in zip((None, *passages), passages, strict=False):
        passage = with_governments(without_contrasts(with_bare_sums(whole, before)))
        passage = with_sums(passage, labels.get(whole.sentence.block, ()))
        block = passage.sentence.block
        if passage.block.span in sheets:
            row = sheets[passage.block.span]
            flows, record = with_record(flows, record), []
            if row is not None and (before is None or before.block is not passage.block):
                told_in = len(flows)
                flows.extend(flows_of_sheet(row, passage, flows[above] if above >= 0 else None))
                last = (block, len(flows) - 1) if len(flows) > told_in else last
            continue
        if _dates_notice(passage) or _awaits(flows, closings.get(whole, ()), passages):
            continue
        entry = find_entry(passage, block in granted)
        if entry is None and record and passage.block.label is None:
            flows, record = with_record(flows, record), []
        if entry is not None:
            record.append((entry, passage, len(flows)))
        if entry is None and (not _may_tell(passage) or _asks(passage)):
            pending = (-1, NOTHING)
            continue
        near = before if before is not None and before.sentence.block == block else None
        payment = find_payment(passage, labels.get(block, ()), near)
        if block in sources and not payment.listed and is_priced_line(passage):
            payment = replace(payment, listed=True, gets=passage.block.kind is BlockKind.LIST_ITEM)
        if entry is not None and entry.column == "sum" and block in granted:
            payment = replace(payment, listed=True, headed=payment.headed or granted[block])
        if last is not None and last[0] != block:
            last = (block, last[1]) if block - last[0] == 1 and points_back(payment) else None
        again_of = told_of(payment, flows) if near is not None or points_back(payment) else None
        if again_of is not None:
            flows[again_of] = completed(flows[again_of], payment)
            continue
        mine = last is not None and flows[last[1]].funding.status == "own"
        if last is not None and not mine and (speaks_back(payment) or names_donor(payment, flows[last[1]])):
            first = (first_beside if last[0] == flows[last[1]].block else first_of_list)(flows, last[1])
            for place in range(first, last[1]):
                flows[place] = sourced(flows[place], payment)
            flows[last[1]] = (completed if first == last[1] else sourced)(flows[last[1]], payment)
            flows.extend(find_rests(payment, members, flows[last[1]], ()))
            continue
        follows = near is None and points_back(payment)
        if last is None and (follows or sourcing == block) and speaks_back(payment):
            sourcing = block
            for place in last_list(flows):
                flows[place] = sourced(flows[place], payment)
        if last is not None and states_amount(flows[last[1]], payment):
            flows[last[1]] = with_amount(flows[last[1]], payment)
            continue
        if entry is not None and entry.column not in ("sum", "own"):
            continue
        split = find_split(passage) if entry is not None and entry.column == "own" else find_levied(passage)
        if split:
            flows, recipient = without_bare_levy(flows, block), find_recipient(payment, None)
            levy = Funding(id="", status="own", evidence=(passage.quote([]),), recipient=recipient, rule="money")
            flows.extend(_parted(Flow(levy, ()), passage, split))
            continue
        left = find_parts(passage) if last is not None and last[0] == block and leaves_cost(passage) else []
        if left and last is not None:
            rest = replace(flows[last[1]].funding, status="own", programme=None, share=None, start=None, end=None)
            flows.extend(_parted(Flow(rest, (), block=block), passage, left))
            continue
        if _divides(passage, flows):
            parts = find_parts(passage)
            flows = [*flows[:-1], *_parted(flows[-1], passage, parts)] if len(parts) > 1 else flows
            continue
        before_this = flows[-1] if flows and block - told <= _REACH else None
        if before_this is not None and block != told and not (partakes(passage) or goes_on_about(passage, before_this)):
            before_this = None
        if pending[0] == block and pending[1] != NOTHING and names_sum(payment):
            payment = replace(payment, noticed=True)
        again = _told_again(payment, flows[last[1]]) if last is not None else None
        if again is not None:
            flows.append(again)
            last = (block, len(flows) - 1)
            continue
        found = [with_budget(f, passage) for f in find_stated(payment, members, before_this) if not _sums_up(f, flows)]
        goes_on = pending[0] == block and not (payment.payer_ids or payment.programme_ids)
        found = [promised_to(f, pending[1]) if pending[0] == block else f for f in found]
        if flows and lends(passage, flows[-1], near=last is not None and last[0] == block):
            found = [f if is_sourced(f) else promised_to(f, parties_of(flows[-1])) for f in found]
        promised = not found and promises(payment) and not pays_for_programme(payment)
        if promised or not goes_on:
            pending = (block, Promise(payment.payer_ids, payment.programme_ids) if promised else NOTHING)
        flows.extend(found)
        if found:
            last = (block, len(flows) - 1)
            told = block
            above = len(flows) - 1 if above < 0 or flows[-1].funding.status != "own" else above
    flows = with_section_sources(with_list_sources(with_record(flows, record), passages, sources), passages)
    flows = without_repetitions(without_wholes(without_notices(without_leads(flows))))
    register = passages[0].register if passages else None
    flows = with_own(flows, members, register.kinds) if register is not None else flows
    return with_reunions(flows, (e for kind in WORKS for e in register.of_kind(kind)) if register is not None else ())


def _awaits(flows: list[Flow], lines: tuple[int, ...], passages: tuple[Passage, ...]) -> bool:
    """Whether a line of the list in the blocks ``lines`` has money of which is not told yet who pays it."""
    late = takewhile(lambda f: f.block < 0 or f.block >= lines[0], reversed(flows)) if lines else ()
    return any(f.block in lines and is_open(f, passages) for f in late)


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
    return may_tell(passage.words)


def _asks(passage: Passage) -> bool:
    """Whether the passage is a question, which tells nothing."""
    return passage.document.text.endswith("?", 0, passage.sentence.span.end)


def _dates_notice(passage: Passage) -> bool:
    """Whether a field only says who sent the notice of grant, and when: "Bewilligungsbescheid: ADD vom 12.05.2020"."""
    label = passage.block.label
    if label is None or passage.amounts or passage.shares or not passage.dates:
        return False
    return passage.document.text[label.start : label.end].lower().strip(" :").endswith(_NOTICES)


_NOTICES: Final = ("bescheid", "bewilligung", "bewilligt", "bewilligt am", "bescheid vom", "bescheiddatum")
_PARTIES: Final = frozenset({*PAYERS, "Programme"})


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


def number(flows: list[Flow]) -> tuple[Funding, ...]:
    """The fundings numbered f1, f2 … in the order of the text, the same flow said twice only once."""
    seen: set[tuple[object, ...]] = set()
    fundings: list[Funding] = []
    for flow in flows:
        f = flow.funding
        if f.status == "granted" and not (f.funders or f.programme or f.amount or f.amount_max or f.share):
            continue
        if not (f.recipient or f.funders or f.programme):
            continue  # a notice of which nothing more was told
        key = (f.recipient, f.funders, f.programme, f.amount, f.amount_max, f.per, f.start, f.end, f.share, f.status)
        if key in seen:
            continue
        seen.add(key)
        fundings.append(replace(f, id=f"f{len(fundings) + 1}", confidence=confidence(f.rule, "funding")))
    return tuple(fundings)


def members_of(flows: list[Flow], kinds: Mapping[str, str]) -> Iterator[Claim]:
    """``memberOf`` of the towns that pay a cooperation their share each year: who pays dues belongs to it."""
    for flow in flows:
        f = flow.funding
        if f.status != "own" or f.per != "year" or f.recipient is None or kinds[f.recipient] != "Cooperation":
            continue
        for funder in f.funders:
            if kinds[funder] == "Municipality":
                yield Claim(funder, "memberOf", f.recipient, f.evidence, "dues", 0.7)


def claims_of(flows: list[Flow]) -> Iterator[Claim]:
    """``fundedBy`` and ``fundedUnder`` of all flows that are not planned; own money gives no ``fundedBy``."""
    for flow in flows:
        f = flow.funding
        if f.status == "planned":
            continue
        for recipient in (f.recipient,) if f.recipient is not None else flow.recipients:
            for funder in f.funders if f.status != "own" else ():
                yield Claim(recipient, "fundedBy", funder, f.evidence, f.rule, f.confidence)
            for programme in flow.programmes:
                yield Claim(recipient, "fundedUnder", programme, f.evidence, f.rule, f.confidence)
