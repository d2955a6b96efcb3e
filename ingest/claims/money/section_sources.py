"""Through what the money of a section or of all records comes, as a heading or the fields at the head of a page say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.claims.money.flows import Flow
from ingest.claims.money.ledgers import Entry, find_entry
from ingest.claims.money.payments import distinct, narrowest
from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.passages import Passage

Source = tuple[tuple[str, ...], tuple[str, ...], Passage]
"""Who pays, through which programmes, and the passage that says so."""


def with_section_sources(flows: list[Flow], passages: tuple[Passage, ...]) -> list[Flow]:
    """The flows where money for a work that is told without who pays it comes through the programme that the heading
    right above names, or that of the fields before the first record of a page of several."""
    headed = _of_headings(passages)
    first = _of_first_fields(passages)
    return [_sourced(f, headed.get(f.block) or first.get(f.block)) if _is_open(f, passages) else f for f in flows]


def _is_open(flow: Flow, passages: tuple[Passage, ...]) -> bool:
    f = flow.funding
    told = bool(f.funders or flow.programmes) or f.status != "granted"
    return not told and f.recipient is not None and passages[0].kind(f.recipient) in WORKS


def _sourced(flow: Flow, source: Source | None) -> Flow:
    if source is None:
        return flow
    funders, programmes, passage = source
    funding = replace(
        flow.funding,
        funders=tuple(e for e in funders if e != flow.funding.recipient),
        programme=narrowest(passage, programmes),
        evidence=tuple(dict.fromkeys((*flow.funding.evidence, passage.quote([])))),
    )
    return replace(flow, funding=funding, programmes=programmes)


def _of_headings(passages: tuple[Passage, ...]) -> dict[int, Source]:
    """For the blocks of each section whose heading says whence its money comes what it says."""
    found: dict[int, Source] = {}
    source: Source | None = None
    for passage in passages:
        if passage.block.kind is BlockKind.HEADING:
            source = _of_heading(passage)
        elif source is not None:
            found[passage.sentence.block] = source
    return found


def _of_heading(passage: Passage) -> Source | None:
    text = passage.document.text
    programmes = [a for a in passage.arguments if a.kind == "Programme"]
    from_it = [a for a in programmes if _FROM.search(text, passage.block.span.start, a.span.start) is not None]
    return ((), distinct(e for a in from_it for e in a.reference.entities), passage) if from_it else None


_FROM: Final = re.compile(
    r"\b(?:aus|durch|über|mit|nach)"
    r"(?: (?:dem|der|den|des|vom?|unserem|unserer|Mitteln|Geld|Geldern|Programm|Fonds)){0,3} „?$",
    re.IGNORECASE,
)
"""What stands before the programme that money comes from."""


def _of_first_fields(passages: tuple[Passage, ...]) -> dict[int, Source]:
    """For the blocks of records with sums what the fields of the first row say, which has none itself."""
    rows = list(_rows(passages))
    priced = [row for row in rows if any(e.column == "sum" and e.amount is not None for e, _ in row)]
    if len(priced) < _SEVERAL or rows[0] in priced:
        return {}
    told = [(e, p) for e, p in rows[0] if e.column in ("funder", "programme")]
    funders = distinct(f for e, _ in told for f in e.funders)
    programmes = distinct(f for e, _ in told for f in e.programmes)
    if not (funders or programmes):
        return {}
    return {p.sentence.block: (funders, programmes, told[0][1]) for row in priced for _, p in row}


_SEVERAL: Final = 2
"""Records of a page that is a list of them."""


def _rows(passages: tuple[Passage, ...]) -> Iterator[list[tuple[Entry, Passage]]]:
    """The fields of money in rows that neither a heading nor a blank line parts."""
    row: list[tuple[Entry, Passage]] = []
    last: Span | None = None
    for passage in passages:
        entry = find_entry(passage) if passage.block.kind is BlockKind.FIELD else None
        apart = last is None or passage.document.text.count("\n", last.end, passage.block.span.start) > 1
        if row and (apart or passage.block.kind is not BlockKind.FIELD):
            yield row
            row = []
        last = passage.block.span
        if entry is not None:
            row.append((entry, passage))
    if row:
        yield row
