"""Givers and programmes that one sentence lends to the sums of the next: promised, added to, shared out among many."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ingest.claims.money.continuations import Promise
from ingest.claims.money.flows import Flow
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage

NOTHING: Final = Promise((), ())


def promised_to(flow: Flow, promise: Promise) -> Flow:
    """The flow with the parties of the sentence before, which promised it, where its own names none."""
    f = flow.funding
    if f.status == "own" or f.recipient in promise.payers:
        return flow
    if f.funders or f.programme:
        return replace(flow, funding=replace(f, funders=f.funders or promise.payers))
    programme = next(iter(promise.programmes), None)
    promised = replace(f, funders=promise.payers, programme=programme)
    return replace(flow, funding=promised, programmes=promise.programmes)


def partakes(passage: Passage) -> bool:
    """Whether the passage adds one who pays to those of the paragraph before: "Der Landkreis beteiligt sich mit …"."""
    return any(w.startswith(("beteilig", "kofinanz", "mitfinanz")) or w in _MORE for w in passage.words)


def goes_on_about(passage: Passage, flow: Flow) -> bool:
    """Whether the first sentence of a paragraph may go on about what the money told before it is for: no work, or the
    one that the text speaks of most."""
    recipient = flow.funding.recipient
    start = passage.block.span.start
    if recipient is None or passage.sentence.span.start - start > _LEAD or _ITEM.match(passage.document.text, start):
        return False
    return passage.kind(recipient) not in WORKS or passage.central(*WORKS) == recipient


_ITEM: Final = re.compile(r"\W{0,4}(?:TOP|Punkt|Zu TOP|\(?[a-z0-9]{1,2}[.)])\b")
"""How an item of an agenda or list begins, which speaks of a thing of its own."""
_LEAD: Final = 5
"""Characters before the first sentence of a paragraph: a mark."""


def lends(passage: Passage, before: Flow, *, near: bool) -> bool:
    """Whether the sums of the passage come from those who paid the one before; ``near`` if in the same paragraph."""
    if takes_from(passage):
        return before.funding.amount is not None
    return near and (_adds_sum(passage) or _is_of_many(before))


def takes_from(passage: Passage) -> bool:
    """Whether the passage opens with what is made of the money told before: "Davon wurden bezahlt", "Von den Mitteln
    profitieren …"."""
    words = passage.words[:_OPENING]
    taken = len(words) == _OPENING and words[0] in ("von", "aus", "mit") and words[1] in _THAT
    return words[:1] in _THEREOF or (taken and is_money_word(words[2], "funds"))


_THEREOF: Final = (("davon",), ("hiervon",), ("daraus",), ("hieraus",), ("damit",))
_THAT: Final = frozenset({"den", "diesen", "dem", "diesem", "dieser", "der"})


def _adds_sum(passage: Passage) -> bool:
    """Whether the passage opens with one more sum: "Weitere 20.000 Euro gehen an …", "Noch einmal 5.000 Euro"."""
    opening = passage.words[:_OPENING]
    return any(w in _MORE for w in opening) or opening[:2] in (("noch", "einmal"), ("noch", "mal"))


_OPENING: Final = 3
_MORE: Final = frozenset({"weitere", "weiteren", "nochmals", "zusätzliche"})


def _is_of_many(flow: Flow) -> bool:
    """Whether a sum was told that many get, of whom the next sentence may name one: "Am meisten bekam der Backofen"."""
    return flow.funding.recipient is None and flow.funding.amount is not None


def is_sourced(flow: Flow) -> bool:
    return bool(flow.funding.funders or flow.programmes)


def parties_of(flow: Flow) -> Promise:
    return Promise(flow.funding.funders, flow.programmes) if flow.funding.status == "granted" else NOTHING
