"""How facts stand on a page: values with the same proof in one row, long groups cut with a link to the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graphapi.explore.entities import Fact, Group
from graphapi.explore.statements import Quote
from graphapi.explore.things import local_name

SHOWN: Final = 25
"""Facts of a group on the page; the others are one click away."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """Values side by side with the words that prove them all; ``quotes`` are pairs of quote and claim id."""

    facts: tuple[Fact, ...]
    quotes: tuple[tuple[Quote, str], ...]


@dataclass(frozen=True, slots=True)
class LaidOutGroup:
    key: str
    rows: tuple[FactRow, ...]
    count: int
    rest: int


def lay_out(groups: Iterable[Group], whole: str = "") -> list[LaidOutGroup]:
    """The groups as rows; the group named ``whole`` is not cut."""
    return [_laid_out(group, len(group.facts) if group.key == whole else SHOWN) for group in groups]


def _laid_out(group: Group, limit: int) -> LaidOutGroup:
    rows: dict[tuple[object, ...], list[Fact]] = {}
    for fact in group.facts[:limit]:
        spans = tuple((quote.document, quote.start, quote.end) for quote, _ in _proofs(fact))
        rows.setdefault((fact.modality, spans), []).append(fact)
    laid = tuple(FactRow(tuple(facts), _proofs(facts[0])) for facts in rows.values())
    return LaidOutGroup(group.key, laid, len(group.facts), max(0, len(group.facts) - limit))


def _proofs(fact: Fact) -> tuple[tuple[Quote, str], ...]:
    return tuple((quote, local_name(said.claim)) for said in fact.statements for quote in said.quotes)
