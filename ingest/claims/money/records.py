"""Flows of records: what the fields of one record say together."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.money.flows import Flow, sum_of
from ingest.claims.money.ledgers import Entry
from ingest.claims.money.payments import distinct, find_payment, narrowest
from ingest.claims.money.recipients import find_recipient
from ingest.model import Funding
from ingest.passages.passages import Passage


def with_record(flows: list[Flow], record: list[tuple[Entry, Passage, int]]) -> list[Flow]:
    """The flows where those of a record's fields have what its other fields say; a new one if there is no sum."""
    if not record:
        return flows
    first = record[0][2]
    sums = {place: entry.funders for entry, _, place in record if entry.column == "sum" and entry.funders}
    priced = [entry for entry, _, _ in record if entry.column == "sum" and entry.amount is not None]
    asked = ("funder", "sum") if len(sums) < 2 else ("funder",)  # several sums, each with who pays it
    telling_all = [e for e, _, _ in record if len(priced) < 2 or e not in priced]  # a sum tells of itself alone
    funders = distinct(e for entry in telling_all if entry.column in asked for e in entry.funders)
    programmes = distinct(e for entry in telling_all if entry.column != "own" for e in entry.programmes)
    shares = distinct(entry.share for entry, _, _ in record if entry.share)
    share = shares[0] if len(shares) == 1 else None
    period = next((entry for entry, _, _ in record if entry.start or entry.end), None)
    telling = [(e, p) for e, p, _ in record if e.column in ("funder", "programme", "share", "period") or e.share]
    if not telling:
        return flows
    quotes = tuple(passage.document.evidence(passage.block.span) for _, passage in telling)
    made = flows[first:]
    granted = [f for f in made if f.funding.status != "own"]
    if not granted:
        passage = telling[0][1]
        recipient = find_recipient(find_payment(passage, (), None), None) or _sole(passage)
        amount = next((entry.amount for entry, _, _ in record if entry.amount is not None), None)
        if not (funders or programmes) or (recipient is None and amount is None):
            return flows
        bare = Funding(id="", status="granted", evidence=quotes, recipient=recipient, **sum_of(amount), rule="money")
        made = [Flow(bare, ()), *made]
    completed: list[Flow] = []
    for place, flow in enumerate(made, first):
        f = flow.funding
        if f.status == "granted" or (f.status == "planned" and len(granted) == 1):
            under = flow.programmes or programmes
            f = replace(
                f,
                funders=f.funders or tuple(e for e in sums.get(place, funders) if e != f.recipient),
                programme=f.programme or narrowest(telling[0][1], under),
                share=f.share or (share if len(granted) < 2 else None),
                start=f.start if f.start or f.end or period is None else period.start,
                end=f.end if f.start or f.end or period is None else period.end,
                evidence=tuple(dict.fromkeys((*f.evidence, *quotes))),
            )
            flow = replace(flow, funding=f, programmes=under)
        completed.append(flow)
    return [*flows[:first], *completed]


def _sole(passage: Passage) -> str | None:
    """The one project of the text, told before; where it has no work at all, the cooperation it is about."""
    projects = passage.register.of_kind("Project")
    if len(projects) == 1:
        return passage.latest("Project")
    concepts = passage.register.of_kind("Concept")
    return passage.topic("Cooperation") if not projects and not concepts else None
