"""Givers in the lead of a list or the label of a line: "werden vom Landkreis X unterstützt:", "Bank X: gibt …"."""

from __future__ import annotations

from ingest.claims.money.gifts import is_gift
from ingest.claims.money.money_leads import givers_in
from ingest.model import BlockKind
from ingest.names.knowledge.kinds import OTHERS, PAYERS
from ingest.names.scenes import Reference
from ingest.passages.labels import Label
from ingest.passages.passages import Passage


def agents_of_lead(passage: Passage, labels: tuple[Label, ...]) -> tuple[str, ...]:
    """Who gives by the lead of a list of those who get: "werden vom Landkreis X unterstützt:"."""
    own = passage.block.label is not None
    if passage.block.kind not in (BlockKind.FIELD, BlockKind.LIST_ITEM):
        return ()
    for text, span in labels[own : own + 1]:
        named = [
            (e, r.span.start - span.start, r.span.end - span.start)
            for r in passage.references_in(span)
            if r.kind in OTHERS or r.kind in PAYERS
            for e in r.entities
        ]
        return (
            tuple(dict.fromkeys(givers_in(passage.document.text[span.start : span.end], named)))
            if text.endswith(":")
            else ()
        )
    return ()


def acting_label(passage: Passage, above: list[Reference]) -> tuple[str, ...]:
    """Whom the label of a line names, where the line goes on with what it gives: "Sparkasse X: unterstützt … mit"."""
    if passage.block.label is None or not passage.clauses:
        return ()
    clause = passage.clauses[0]
    opens = clause.finite is not None and clause.finite.span.start == passage.starts[0] and clause.voice == "active"
    if not opens or not is_gift(passage, 0):
        return ()
    return tuple(dict.fromkeys(e for r in above if r.kind in OTHERS or r.kind in PAYERS for e in r.entities))
