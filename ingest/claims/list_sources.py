"""Who pays for all lines of a list or table of grants, as the sentence or heading above it says: "Das Ministerium hat
für drei Vorhaben Geld bewilligt", "Bewilligte LEADER-Vorhaben"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from ingest.claims.continuations import Promise
from ingest.claims.flows import Flow
from ingest.claims.gifts import is_gift
from ingest.claims.goals import MANY
from ingest.claims.kinds import WORKS
from ingest.claims.labels import Label
from ingest.claims.money import is_money_word
from ingest.claims.passages import Passage
from ingest.claims.payments import find_payment, narrowest
from ingest.model import BlockKind, Modality


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who pays, through what, and the level of the heading that says so; None for a sentence."""

    promise: Promise
    passage: Passage
    level: int | None


def with_list_sources(
    flows: list[Flow], passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]]
) -> list[Flow]:
    """The flows where each line of a list of things that get money, told without who pays it, has what the sentence or
    heading above the list says."""
    lines = {flow.block for flow in flows if _is_open(flow, passages)}
    if not lines:
        return flows
    leads = _leads(passages, labels, lines)
    return [_sourced(f, leads[f.block]) if f.block in leads and _is_open(f, passages) else f for f in flows]


def _is_open(flow: Flow, passages: tuple[Passage, ...]) -> bool:
    f = flow.funding
    bare = not f.funders and f.status == "granted" and flow.listed
    return bare and f.recipient is not None and passages[0].kind(f.recipient) in WORKS


def _leads(passages: tuple[Passage, ...], labels: Mapping[int, tuple[Label, ...]], lines: set[int]) -> dict[int, _Lead]:
    """The lead of each of the lines that has one. A lead holds until running text goes on with something else."""
    found: dict[int, _Lead] = {}
    lead: _Lead | None = None
    told = -1
    """The block of the lead."""
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
                lead, told = _Lead(Promise((), programmes), passage, passage.block.level), block
            elif lead is not None and lead.level is not None and passage.block.level <= lead.level:
                lead = None
            continue
        if passage.block.kind is not BlockKind.PARAGRAPH:
            continue
        if passage.is_fragment:
            programmes = _of_heading(passage) if _leads_in(passage) else ()
            lead, told = (_Lead(Promise((), programmes), passage, None), block) if programmes else (lead, told)
            continue
        promise = _of_sentence(passage, labels)
        if promise is not None:
            lead, told = _Lead(promise, passage, None), block
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
    if not (MANY.intersection(passage.words) or _GRANTS.intersection(passage.words)):
        return None
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


def _sourced(flow: Flow, lead: _Lead) -> Flow:
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
