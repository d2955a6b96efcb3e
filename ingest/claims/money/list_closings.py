"""Sentences right below a list or row of records that say who paid for all of it: "Alle Projekte wurden aus LEADER
gefördert", "Das Geld kommt vom Land"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ingest.claims.money.continuations import Promise
from ingest.claims.money.gifts import is_gift
from ingest.claims.money.goals import MANY
from ingest.claims.money.payments import find_payment
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
                promise = promise_of(passage, labels)
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
    means = not TOLD.isdisjoint(opening) or any(is_money_word(w, s) for w in opening for s in _BACK)
    if means and (opening[0] in _ALL or opening[:2] in _MONEY):
        return True
    donors = any(is_money_word(w, "donors") for w in opening[:2]) or (opening[0] == "quelle" and means)
    if donors:
        return True
    lead = beside.words[:_FIRST] if beside is not None else ()
    return opening[0] == "sie" and lead != () and lead[0] in _ALL and not TOLD.isdisjoint(lead)


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


def promise_of(passage: Passage, labels: Mapping[int, tuple[Label, ...]]) -> Promise | None:
    """Who gives, and through what, by a sentence that states it."""
    gives = [n for n, c in enumerate(passage.clauses) if tells_of_giving(passage, n)]
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


def tells_of_giving(passage: Passage, number: int) -> bool:
    """Whether the clause says that somebody gives, grants or gets."""
    clause = passage.clauses[number]
    lemma = clause.lemma
    if lemma is None:
        return False
    granting = any(is_money_word(lemma, s) for s in ("approves", "hands", "comes", "receives"))
    return granting or is_gift(passage, number) or lemma in _GRANTING


def _is_of_money(word: str) -> bool:
    return any(is_money_word(word, s) for s in ("grants", "funds", "strong"))


_GRANTING: Final = frozenset({"freigeben", "verschicken", "auswählen", "vergeben", "verteilen", "aufnehmen"})
_BACK: Final = ("backward", "backward_many")
_FIRST: Final = 5
"""Words."""
_ALL: Final = frozenset({"alle", "sämtliche", "beide", "die", "diese", "gefördert", "finanziert", "bezahlt"})
TOLD: Final = MANY | {"beispiele", "kleinprojekte", "projekte", "vorhaben", "maßnahmen"}
