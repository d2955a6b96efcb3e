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
) -> tuple[Mapping[int, ListSource], Mapping[Passage, tuple[int, ...]]]:
    """For the blocks of lines with sums and of rows of tables what the sentence or heading above their list, or the
    sentences right below it, say of who pays them all; and these sentences below, each with the blocks it is of."""
    lines = {p.sentence.block for p in passages if p.block.kind is BlockKind.TABLE_ROW or is_priced_line(p)}
    if not lines:
        return {}, {}
    closings = find_closings(passages, labels, lines)
    below = _followed(closings)
    sources = {**_leads(passages, labels, lines), **below}
    return sources, {passage: row for passage, (_, row) in closings.items()}


def is_priced_line(passage: Passage) -> bool:
    """Whether the passage is a line of a list or record that only names a thing and its sum, or goes on behind it."""
    if passage.block.kind not in (BlockKind.LIST_ITEM, BlockKind.FIELD) or not passage.amounts:
        return False
    start = passage.block.value.start if passage.block.value is not None else passage.sentence.span.start
    return passage.is_fragment or 0 <= passage.amounts[0].span.start - start <= _OPENING


_OPENING: Final = 8
"""Characters before a sum that opens the value of a line: "rund"."""


def find_closings(
    passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]], lines: set[int]
) -> dict[Passage, tuple[ListSource, tuple[int, ...]]]:
    """The sentences below each list or row of records that say who paid for all its lines, with the blocks of these:
    "Alle Projekte wurden aus LEADER gefördert", "Quelle der Mittel ist …"."""
    found: dict[Passage, tuple[ListSource, tuple[int, ...]]] = {}
    row: list[int] = []
    below: list[int] = []
    """The blocks below the list, other than headings."""
    before: Passage | None = None
    for passage in passages:
        block = passage.sentence.block
        beside = before if before is not None and before.sentence.block == block else None
        if block in lines:
            row, below = ([] if below else row), []
            row.append(block)
        elif passage.block.kind is not BlockKind.HEADING and len(row) > 1 and not _is_of_record(passage):
            below = below if block in below else [*below, block]
            if len(below) <= _BELOW and _closes(passage, beside, found):
                promise = _promise(passage, labels)
                if promise is not None:
                    found[passage] = (ListSource(promise, passage, None), tuple(dict.fromkeys(row)))
        before = passage
    return found


_BELOW: Final = 2
"""Blocks below a list in which is said who pays for it."""


def _is_of_record(passage: Passage) -> bool:
    """Whether the passage is a field beside a sum, as records have between their sums: "Träger: Stadt X"."""
    return passage.block.kind in (BlockKind.FIELD, BlockKind.CONTACT) and passage.block.label is not None


def _closes(passage: Passage, beside: Passage | None, found: Mapping[Passage, object]) -> bool:
    """Whether the sentence, behind ``beside`` in its paragraph, speaks of all that is listed above it."""
    opening = passage.words[:_FIRST]
    if not opening or any(a.kind in WORKS and a.reference.form == "name" for a in passage.arguments):
        return False
    if _is_of_shares(passage):
        return True
    means = not _TOLD.isdisjoint(opening) or any(is_money_word(w, s) for w in opening for s in _BACK)
    if means and (opening[0] in _ALL or opening[:2] in _MONEY):
        return True
    donors = any(is_money_word(w, "donors") for w in opening[:2]) or (opening[0] == "quelle" and means)
    if donors:
        return True
    lead = beside.words[:_FIRST] if beside is not None else ()
    return opening[0] == "sie" and lead != () and lead[0] in _ALL and not _TOLD.isdisjoint(lead)


def _is_of_shares(passage: Passage) -> bool:
    """Whether the sentence only says in which shares several pay: "75 % der Mittel trägt die EU, 25 % das Land"."""
    text = passage.document.text[passage.sentence.span.start : passage.sentence.span.end]
    return len(passage.shares) > 1 and not passage.amounts and _SHARES.match(text) is not None


_SHARES: Final = re.compile(
    r"davon (?:entf(?:allen|ielen)|komm(?:en|t)|stamm(?:en|t)|trägt|tragen|zahl(?:t|en))"
    r"|(?:die )?\d{1,3}(?:,\d+)? (?:prozent|%|v\. ?h\.) (?:(?:der|dieser|aller) \w+ )?"
    r"(?:trägt|tragen|zahl(?:t|en)|komm(?:en|t)|stamm(?:en|t)|übern(?:immt|ehmen)|steuer(?:t|n)|finanzier(?:t|en)|entfallen)",
    re.IGNORECASE,
)
_MONEY: Final = (("das", "geld"), ("die", "mittel"), ("das", "fördergeld"), ("die", "fördermittel"))


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


_BACK: Final = ("backward", "backward_many")
_FIRST: Final = 5
"""Words."""
_ALL: Final = frozenset({"alle", "sämtliche", "beide", "die", "diese", "gefördert", "finanziert", "bezahlt"})
_TOLD: Final = MANY | {"beispiele", "kleinprojekte", "projekte", "vorhaben", "maßnahmen"}


def with_list_sources(flows: list[Flow], passages: tuple[Passage, ...], leads: Mapping[int, ListSource]) -> list[Flow]:
    """The flows where each line of a list of things that get money, told without who pays it, has what its source
    says."""
    return [_sourced(f, leads[f.block]) if f.block in leads and is_open(f, passages) else f for f in flows]


def is_open(flow: Flow, passages: tuple[Passage, ...]) -> bool:
    f = flow.funding
    bare = not f.funders and f.status == "granted" and flow.listed
    return bare and f.recipient is not None and passages[0].kind(f.recipient) in _LISTED_KINDS


_LISTED_KINDS: Final = frozenset({*WORKS, "Cooperation", "Region"})


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
    if _TOLD.isdisjoint(passage.words) and _GRANTS.isdisjoint(passage.words):
        return None
    promise = _promise(passage, labels)
    if promise is not None or not before or not passage.amounts:
        return promise
    parts = any(_gives(passage, n) and passage.modality(n) is Modality.ASSERTED for n in range(len(passage.clauses)))
    return Promise((), before[:1]) if parts else None


def _promise(passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise | None:
    """Who gives, and through what, by a sentence that states it."""
    gives = [n for n, c in enumerate(passage.clauses) if _gives(passage, n)]
    quoted = passage.words[:1] == ("quelle",)  # which else reports
    if quoted or any(is_money_word(w, "donors") for w in passage.words[:2]):
        gives = gives or [0]  # "Zuwendungsgeber: Land Hessen."
    if not gives or not (quoted or passage.modality(gives[0]) is Modality.ASSERTED):
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
