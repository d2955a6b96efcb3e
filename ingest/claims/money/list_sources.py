"""Who pays for all lines of a list or table of grants, as the sentence or heading above it says: "Das Ministerium hat
für drei Vorhaben Geld bewilligt", "Bewilligte LEADER-Vorhaben"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ingest.claims.money.continuations import Promise
from ingest.claims.money.flows import Flow
from ingest.claims.money.lent_sources import takes_from
from ingest.claims.money.list_closings import find_closings
from ingest.claims.money.list_promises import GRANTS, TOLD, ListSource, find_promise, gives
from ingest.claims.money.list_reserves import with_reserves
from ingest.claims.money.payments import find_payment, narrowest
from ingest.claims.money.small_funds import lines_of_fund
from ingest.model import BlockKind, Funding, Modality
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.labels import Label
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed, has_failed_words


def find_list_sources(
    passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]]
) -> tuple[Mapping[int, ListSource], Mapping[Passage, tuple[int, ...]]]:
    """For the blocks of lines with sums and of rows of tables what the sentence or heading above their list, or the
    sentences right below it, say of who pays them all; and these sentences below, each with the blocks it is of."""
    lines = {
        p.sentence.block
        for p in passages
        if p.block.kind is BlockKind.TABLE_ROW or is_priced_line(p) or work_of_line(p) is not None
    }
    if not lines:
        return {}, {}
    closings = find_closings(passages, labels, lines)
    below = _followed(closings)
    small = {
        block: ListSource(Promise((), (fund,)), told, None) for block, fund, told in lines_of_fund(passages, lines)
    }
    sources = {**small, **_leads(passages, labels, lines), **below}
    return sources, {passage: row for passage, (_, row) in closings.items()}


def is_priced_line(passage: Passage) -> bool:
    """Whether the passage is a line of a list or record that only names a thing and its sum, or goes on behind it."""
    if passage.block.kind not in (BlockKind.LIST_ITEM, BlockKind.FIELD) or not passage.amounts:
        return False
    start = passage.block.value.start if passage.block.value is not None else passage.sentence.span.start
    return passage.is_fragment or 0 <= passage.amounts[0].span.start - start <= _OPENING


_OPENING: Final = 8
"""Characters before a sum that opens the value of a line: "rund"."""


def work_of_line(passage: Passage) -> str | None:
    """The one project that a line of a list opens with, where it was not given up."""
    if passage.block.kind is not BlockKind.LIST_ITEM or not passage.is_fragment or not passage.arguments:
        return None
    first = passage.arguments[0]
    if first.kind != "Project" or first.token > _MARK or len(first.reference.entities) != 1:
        return None
    return None if has_failed(passage, first) or has_failed_words(passage) else first.reference.entities[0]


_MARK: Final = 1
"""Words before the name in a line: an article or mark."""


def _followed(closings: Mapping[Passage, tuple[ListSource, tuple[int, ...]]]) -> dict[int, ListSource]:
    """For each line of a list what the sentences below it say together."""
    found: dict[int, ListSource] = {}
    for source, row in closings.values():
        for line in row:
            told = found.get(line)
            found[line] = source if told is None else replace(told, promise=_joined(told.promise, source.promise))
    return found


def _joined(first: Promise, second: Promise) -> Promise:
    return Promise(first.payers or second.payers, first.programmes or second.programmes)


def with_list_sources(flows: list[Flow], passages: tuple[Passage, ...], leads: Mapping[int, ListSource]) -> list[Flow]:
    """The flows where each line of a list of things that get money, told without who pays it, has what its source
    says; with a flow for each project that has a line there without any sum."""
    sourced = [_sourced(f, leads[f.block]) if f.block in leads and is_open(f, passages) else f for f in flows]
    priced = {f.block for f in flows}
    received = {f.funding.recipient for f in flows}
    for passage in passages:
        block = passage.sentence.block
        work = work_of_line(passage) if block in leads and block not in priced and not passage.amounts else None
        if work is None or work in received:
            continue
        received.add(work)
        quotes = (passage.quote([]),)
        bare = Funding(id="", status="granted", evidence=quotes, recipient=work, rule="money for work before")
        sourced.append(_sourced(Flow(bare, (), block=block, listed=True), leads[block]))
    return with_reserves(sourced, passages)


def is_open(flow: Flow, passages: tuple[Passage, ...]) -> bool:
    f = flow.funding
    bare = not f.funders and f.status == "granted" and flow.listed
    return bare and f.recipient is not None and passages[0].kind(f.recipient) in _LISTED_KINDS


_LISTED_KINDS: Final = frozenset({*WORKS, *LOCAL, "Cooperation", "Region"})


def _leads(
    passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]], lines: set[int]
) -> dict[int, ListSource]:
    """The lead of each of the lines that has one. A lead holds until running text goes on with something else."""
    found: dict[int, ListSource] = {}
    lead: ListSource | None = None
    told = -1
    """The block of the lead."""
    section = 0
    """The level of the heading that the lead, or what is read, stands under."""
    named: tuple[int, tuple[str, ...]] = (-1, ())
    """The block read last, with the programmes that its last sentence named."""
    before: Passage | None = None
    """The sentence read last."""
    last = max(lines)
    for passage in passages:
        block = passage.sentence.block
        if block > last:
            break
        if block in lines:
            if lead is not None:
                found[block] = lead
            continue
        if passage.block.kind is BlockKind.HEADING:
            programmes = _of_heading(passage)
            if programmes:
                lead, told = ListSource(Promise((), programmes), passage, passage.block.level), block
            elif lead is not None and passage.block.level <= (section if lead.level is None else lead.level):
                item = lead.level is None and any(a.kind in WORKS for a in passage.arguments)
                lead = lead if item else None  # "(1) Regionalmanagement X", with its fields below
            section = passage.block.level if lead is None or lead.level is not None else section
            continue
        if passage.block.kind is not BlockKind.PARAGRAPH:
            continue
        if passage.is_fragment:
            programmes = _of_heading(passage) if _leads_in(passage) else ()
            lead, told = (ListSource(Promise((), programmes), passage, None), block) if programmes else (lead, told)
            continue
        named = named if named[0] == block else (block, ())
        promise = _of_sentence(passage, labels, named[1])
        if promise is None and before is not None and _leads_on(passage) and takes_from(passage):
            promise = find_promise(before, labels)
        before = passage
        named = (block, tuple(e for a in passage.arguments if a.kind == "Programme" for e in a.reference.entities))
        if promise is not None:
            lead, told = ListSource(promise, passage, None), block
        elif lead is not None and block == told:
            lead = replace(lead, promise=_extended(lead.promise, passage, labels))
        elif lead is not None and lead.level is None and not _leads_on(passage):
            lead = None
    return found


def _leads_on(passage: Passage) -> bool:
    return passage.document.text.startswith(":", passage.sentence.span.end - 1)


def _leads_in(passage: Passage) -> bool:
    return passage.document.text[passage.block.span.start : passage.block.span.end].endswith(":")


def _of_heading(passage: Passage) -> tuple[str, ...]:
    """The programmes of a heading on what was paid for: "Bewilligte LEADER-Vorhaben", "Geförderte Kleinprojekte …"."""
    if not _LISTED.search(passage.document.text[passage.block.span.start : passage.block.span.end]):
        return ()
    named = (e for a in passage.arguments if a.kind == "Programme" for e in a.reference.entities)
    return tuple(dict.fromkeys(named))


_LISTED: Final = re.compile(
    r"geförder|förderprojekt|fördervorhaben|bewillig|bezuschuss|(?:klein)?(?:projekte|vorhaben|maßnahmen)\b",
    re.IGNORECASE,
)


def _of_sentence(passage: Passage, labels: Mapping[int, tuple[Label, ...]], before: tuple[str, ...]) -> Promise | None:
    """Who pays for several things by a sentence that says so of them all; ``before`` are the programmes that the
    sentence before it spoke of."""
    if TOLD.isdisjoint(passage.words) and GRANTS.isdisjoint(passage.words):
        return None
    promise = find_promise(passage, labels)
    if promise is not None or not before or not passage.amounts:
        return promise
    stated = (n for n in range(len(passage.clauses)) if passage.modality(n) is Modality.ASSERTED)
    parts = any(gives(passage, n) for n in stated)
    return Promise((), before[:1]) if parts else None


def _extended(promise: Promise, passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise:
    """The promise with what a further sentence of its paragraph says: "Grundlage ist die Richtlinie X"."""
    if not any(is_money_word(w, "backward") for w in passage.words):
        return promise
    payment = find_payment(passage, labels.get(passage.sentence.block, ()), None)
    if payment.amounts or payment.shares or payment.has("nothing"):
        return promise
    return Promise(promise.payers or payment.payer_ids, promise.programmes or payment.programme_ids)


def _sourced(flow: Flow, lead: ListSource) -> Flow:
    f, promise = flow.funding, lead.promise
    if flow.programmes and promise.programmes and not set(promise.programmes) & set(flow.programmes):
        return flow
    funding = replace(
        f,
        funders=tuple(p for p in promise.payers if p != f.recipient),
        programme=f.programme or narrowest(lead.passage, promise.programmes),
        evidence=tuple(dict.fromkeys((*f.evidence, lead.passage.quote([])))),
    )
    return replace(flow, funding=funding, programmes=flow.programmes or promise.programmes)
