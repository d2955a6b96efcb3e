"""The fund that a cooperation has for small projects: what a paragraph on it says of money is said of that fund."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.claims.money.flows import Flow
from ingest.model import Span
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.passages import Passage

_BUDGETS: Final = ("regionalbudget", "verfügungsfonds", "kleinprojektefonds", "kleinprojektfonds", "bürgerbudget")
_THROUGH: Final = frozenset({"aus", "durch", "mit", "von", "über", "im", "in"})
"""Before the fund these say that what is told came through it, to whatever the sentence means."""
_OF_IT: Final = frozenset({"davon", "hiervon"})


def budget_meant(passage: Passage) -> str | None:
    """The fund that a sentence of running text speaks of: the one that is its subject or object, or that was named last
    in its paragraph, no work having been named since; None where it names a work of its own."""
    if any(a.kind in WORKS for a in passage.arguments):
        return None
    programmes = [a for a in passage.arguments if a.kind == "Programme"]
    if programmes:
        plain = len(programmes) == 1 and programmes[0].preposition not in _THROUGH
        return programmes[0].reference.entities[0] if plain and _is_budget(passage, programmes[0].span) else None
    start = passage.sentence.span.start
    before = passage.references_in(Span(min(passage.block.span.start, start), start))
    named = [r for r in before if r.kind == "Programme" and len(r.entities) == 1]
    if not named or not _is_budget(passage, named[-1].span):
        return None
    works = any(r.kind in WORKS and r.form == "name" and r.span.start > named[-1].span.end for r in before)
    return named[-1].entities[0] if not works or not _OF_IT.isdisjoint(passage.words) else None


def _is_budget(passage: Passage, span: Span) -> bool:
    return any(budget in passage.document.text[span.start : span.end].lower() for budget in _BUDGETS)


def with_budget(flow: Flow, passage: Passage) -> Flow:
    """The flow through the fund that its sentence speaks of, where it names no programme."""
    budget = budget_meant(passage) if not flow.programmes else None
    if budget is None:
        return flow
    under = (budget,) if flow.funding.status != "own" else ()
    return replace(flow, funding=replace(flow.funding, programme=budget), programmes=under)
