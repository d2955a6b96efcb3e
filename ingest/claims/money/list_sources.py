"""Who pays for all lines of a list or table of grants, as the sentence or heading above it says: "Das Ministerium hat
für drei Vorhaben Geld bewilligt", "Bewilligte LEADER-Vorhaben"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from ingest.claims.money.continuations import Promise
from ingest.claims.money.flows import Flow
from ingest.claims.money.gifts import is_gift
from ingest.claims.money.goals import MANY
from ingest.claims.money.payments import find_payment, narrowest
from ingest.model import BlockKind, Modality
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


@dataclass(frozen=True, slots=True)
class ListSource:
    """Who pays, through what, and the level of the heading that says so; None for a sentence."""

    promise: Promise
    passage: Passage
    level: int | None


def find_list_sources(
    passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]]
) -> Mapping[int, ListSource]:
    """For the blocks of lines with sums and of rows of tables what the sentence or heading above their list, or the
    sentence right below it, says of who pays them all."""
    lines = {p.sentence.block for p in passages if p.block.kind is BlockKind.TABLE_ROW or is_priced_line(p)}
    return {**_leads(passages, labels, lines), **_followed(passages, labels, lines)} if lines else {}


def is_priced_line(passage: Passage) -> bool:
    """Whether the passage is a line of a list or record that only names a thing and its sum, or goes on behind it."""
    if passage.block.kind not in (BlockKind.LIST_ITEM, BlockKind.FIELD) or not passage.amounts:
        return False
    start = passage.block.value.start if passage.block.value is not None else passage.sentence.span.start
    return passage.is_fragment or 0 <= passage.amounts[0].span.start - start <= _OPENING


_OPENING: Final = 8
"""Characters before a sum that opens the value of a line: "rund"."""


def _followed(
    passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]], lines: set[int]
) -> dict[int, ListSource]:
    """The source of the lines of each list right below which a sentence says who paid for them all: "Alle Projekte
    wurden aus LEADER gefördert"."""
    found: dict[int, ListSource] = {}
    row: list[int] = []
    for passage in passages:
        block = passage.sentence.block
        if block in lines:
            row.append(block)
        elif passage.block.kind is BlockKind.HEADING or (passage.block.kind is BlockKind.PARAGRAPH and row):
            opening = passage.words[:_FIRST]
            means = not _TOLD.isdisjoint(opening) or any(is_money_word(w, s) for w in opening for s in _BACK)
            closes = len(row) > 1 and opening[:1] != () and opening[0] in _ALL and means
            promise = _promise(passage, labels) if closes else None
            found.update((line, ListSource(promise, passage, None)) for line in row if promise is not None)
            row = []
    return found


_BACK: Final = ("backward", "backward_many")
_FIRST: Final = 5
"""Words."""
_ALL: Final = frozenset({"alle", "sämtliche", "beide", "die", "diese", "gefördert", "finanziert", "bezahlt"})
_TOLD: Final = MANY | {"beispiele", "kleinprojekte", "projekte", "vorhaben", "maßnahmen"}


def with_list_sources(flows: list[Flow], passages: tuple[Passage, ...], leads: Mapping[int, ListSource]) -> list[Flow]:
    """The flows where each line of a list of things that get money, told without who pays it, has what its source
    says."""
    return [_sourced(f, leads[f.block]) if f.block in leads and _is_open(f, passages) else f for f in flows]


def _is_open(flow: Flow, passages: tuple[Passage, ...]) -> bool:
    f = flow.funding
    bare = not f.funders and f.status == "granted" and flow.listed
    return bare and f.recipient is not None and passages[0].kind(f.recipient) in WORKS


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
        promise = _of_sentence(passage, labels)
        if promise is not None:
            lead, told = ListSource(promise, passage, None), block
        elif lead is not None and block == told:
            lead = replace(lead, promise=_extended(lead.promise, passage, labels))
        elif not passage.document.text.startswith(":", passage.sentence.span.end - 1):
            lead = None
    return found


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


def _of_sentence(passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise | None:
    """Who pays for several things by a sentence that says so of them all."""
    if _TOLD.isdisjoint(passage.words) and _GRANTS.isdisjoint(passage.words):
        return None
    return _promise(passage, labels)


def _promise(passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise | None:
    """Who gives, and through what, by a sentence that states it."""
    gives = [n for n, c in enumerate(passage.clauses) if _gives(passage, n)]
    if not gives or passage.modality(gives[0]) is not Modality.ASSERTED:
        return None
    payment = find_payment(passage, labels.get(passage.sentence.block, ()), None)
    acting = tuple(
        e for a in payment.payers if a.governor is None or _is_of_money(a.governor) for e in a.reference.entities
    )
    if payment.has("nothing") or not (acting or payment.programmes):
        return None
    return Promise(tuple(dict.fromkeys(acting)), payment.programme_ids if payment.programmes else ())


def _gives(passage: Passage, number: int) -> bool:
    clause = passage.clauses[number]
    lemma = clause.lemma
    if lemma is None:
        return False
    granting = any(is_money_word(lemma, s) for s in ("approves", "hands", "comes", "receives"))
    return granting or is_gift(passage, number) or lemma in _GRANTING


def _is_of_money(word: str) -> bool:
    return any(is_money_word(word, s) for s in ("grants", "funds", "strong"))


_GRANTING: Final = frozenset({"freigeben", "verschicken", "auswählen", "vergeben", "verteilen", "aufnehmen"})
_GRANTS: Final = frozenset(
    {"bescheide", "zuwendungsbescheide", "förderbescheide", "bewilligungsbescheide", "bewilligungen", "zusagen"}
    | {"förderzusagen", "zuschüsse", "zuwendungen"}
)


def _extended(promise: Promise, passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise:
    """The promise with what a further sentence of its paragraph says: "Grundlage ist die Richtlinie X"."""
    if not any(is_money_word(w, "backward") for w in passage.words):
        return promise
    payment = find_payment(passage, labels.get(passage.sentence.block, ()), None)
    if payment.amounts or payment.has("nothing"):
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
