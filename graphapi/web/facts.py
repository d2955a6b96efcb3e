"""How facts stand on a page: values with the same proof in one row, long groups cut with a link to the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graphapi.explore.entities import Fact, Group
from graphapi.explore.statements import Quote
from graphapi.explore.things import local_name

SHOWN: Final = 25
"""Facts of a group on the page; the others are one click away."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that prove values of a row: all of them, or only those in ``facts``."""

    quote: Quote
    claim: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """Values side by side with the words that prove them all, which come first; what proves only some comes after."""

    facts: tuple[Fact, ...]
    proofs: tuple[Proof, ...]


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
    rows: list[FactRow] = []
    shown = group.facts[:limit]
    for modality in dict.fromkeys(fact.modality for fact in shown):
        rows += _rows([fact for fact in shown if fact.modality == modality])
    return LaidOutGroup(group.key, tuple(rows), len(group.facts), max(0, len(group.facts) - limit))


def _rows(facts: list[Fact]) -> Iterator[FactRow]:
    """The quote that proves most values with all of these, then the same for the rest; values without quote last."""
    proven = {place: _proofs(fact) for place, fact in enumerate(facts)}
    left = list(proven)
    while left:
        counts = Counter(quote for place in left for quote in proven[place])
        most = max(counts.values(), default=0)
        main = next((quote for place in left for quote in proven[place] if counts[quote] == most), None)
        taken = [place for place in left if main is None or main in proven[place]]
        yield FactRow(tuple(facts[place] for place in taken), tuple(_row_proofs(facts, taken, proven, main)))
        left = [place for place in left if place not in taken]


def _row_proofs(
    facts: list[Fact], taken: list[int], proven: dict[int, dict[Quote, str]], main: Quote | None
) -> Iterator[Proof]:
    if main is None:
        return
    quotes = dict.fromkeys((main, *(quote for place in taken for quote in proven[place])))
    for quote in quotes:
        places = [place for place in taken if quote in proven[place]]
        some = tuple(facts[place] for place in places) if len(places) < len(taken) else ()
        yield Proof(quote, proven[places[0]][quote], some)


def _proofs(fact: Fact) -> dict[Quote, str]:
    """The quotes of a fact with the id of the claim that each proves."""
    found: dict[Quote, str] = {}
    for said in fact.statements:
        for quote in said.quotes:
            found.setdefault(quote, local_name(said.claim))
    return found
