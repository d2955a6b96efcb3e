"""Sentences below a list of sums by which none of these is granted yet: "Die Zuschüsse stehen unter dem Vorbehalt der
Bewilligung"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Final

from ingest.claims.money.flows import Flow
from ingest.claims.money.list_promises import GRANTS, TOLD
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.passages import Passage

_RESERVED: Final = frozenset({"vorbehalt", "vorbehaltlich"})
_DECIDING: Final = frozenset({"bewilligung", "prüfung", "zustimmung", "genehmigung", "bescheid", "bescheids"})


def with_reserves(flows: list[Flow], passages: tuple[Passage, ...]) -> list[Flow]:
    """The flows where those of lines above a sentence that grants them only under reserve are planned."""
    open_ = {number for passage in passages if _reserves(passage) for number in _above(flows, passage.sentence.block)}
    return [
        replace(flow, funding=replace(flow.funding, status="planned"))
        if number in open_ and flow.funding.status == "granted" and _is_of_work(flow, passages[0])
        else flow
        for number, flow in enumerate(flows)
    ]


def _is_of_work(flow: Flow, passage: Passage) -> bool:
    return flow.funding.recipient is not None and passage.kind(flow.funding.recipient) in WORKS


def _reserves(passage: Passage) -> bool:
    """Whether the sentence speaks of all sums of a list as still to be approved."""
    said = frozenset(passage.words)
    opens = not (GRANTS | TOLD).isdisjoint(passage.words[:_FIRST])
    return opens and not (said.isdisjoint(_RESERVED) or said.isdisjoint(_DECIDING)) and not passage.amounts


_FIRST: Final = 3
"""Words."""


def _above(flows: list[Flow], block: int) -> list[int]:
    """The places of the flows of the last row of lines above the block."""
    before = [n for n, flow in enumerate(flows) if flow.block < block]
    return list(takewhile(lambda n: flows[n].listed, reversed(before)))
