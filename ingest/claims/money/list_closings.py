"""Sentences below a list of things that get money, which say who paid for them all: "Alle Projekte wurden aus LEADER
gefördert", "Gefördert aus dem ELER über den Freistaat", "Mittelherkunft: EU 80 %, Land 20 %"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ingest.claims.money.list_promises import GRANTS, TOLD, ListSource, find_promise, is_notice, names_source
from ingest.model import BlockKind
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


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
    turned = False
    """Whether the page has turned to something else since."""
    for passage in passages:
        block = passage.sentence.block
        if block in lines:
            row, below, turned = ([] if below else row), [], False
            row.append(block)
        elif passage.block.kind in (BlockKind.HEADING, BlockKind.CONTACT):
            turned = True
        elif passage.block.kind is BlockKind.LIST_ITEM and row and not below and not turned:
            continue  # an item of the list that got no money
        elif len(row) > 1 and not _is_of_record(passage):
            below = below if block in below else [*below, block]
            beside = before if before is not None and before.sentence.block == block else None
            notice = turned and is_notice(passage)  # of what the page itself is paid from
            if len(below) <= _BELOW and not notice and _closes(passage, beside):
                promise = find_promise(passage, labels)
                if promise is not None:
                    found[passage] = (ListSource(promise, passage, None), tuple(dict.fromkeys(row)))
        before = passage
    return found


_BELOW: Final = 2
"""Blocks below a list in which is said who pays for it."""


def _is_of_record(passage: Passage) -> bool:
    """Whether the passage is a field beside a sum, as records have between their sums: "Träger: Stadt X"; none is a
    source set apart from them, "Mittelherkunft: EU"."""
    if passage.block.kind not in (BlockKind.FIELD, BlockKind.CONTACT) or passage.block.label is None:
        return False
    apart = passage.document.text[: passage.block.span.start].rstrip(" ").endswith("\n\n")
    return not (apart and not passage.amounts and names_source(passage))


def _closes(passage: Passage, beside: Passage | None) -> bool:
    """Whether the sentence, behind ``beside`` in its paragraph, speaks of all that is listed above it."""
    opening = passage.words[:_FIRST]
    if not opening or any(a.kind in WORKS and a.reference.form == "name" for a in passage.arguments):
        return False
    if _is_of_shares(passage):
        return True
    if names_source(passage):
        return True
    means = not (TOLD | GRANTS).isdisjoint(opening) or any(is_money_word(w, s) for w in opening for s in _BACK)
    if means and (opening[0] in _ALL or opening[:2] in _MONEY):
        return True
    if opening[0] == "quelle" and means:
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
_BACK: Final = ("backward", "backward_many")
_FIRST: Final = 5
"""Words."""
_ALL: Final = frozenset({"alle", "sämtliche", "beide", "die", "diese", "gefördert", "finanziert", "bezahlt"})
