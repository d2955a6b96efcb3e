"""Lists of small grants on a page about one fund for small projects, all of whose sums come from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.passages import Passage


def lines_of_fund(passages: tuple[Passage, ...], lines: set[int]) -> Iterator[tuple[int, str, Passage]]:
    """The blocks of lists with sums as a fund for small projects gives them, each naming a work, with the one such fund
    that the text is about and the passage that names it."""
    fund = _fund_of(passages)
    if fund is None:
        return
    told: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.sentence.block in lines:
            told.setdefault(passage.sentence.block, []).append(passage)
    small = sorted(block for block, line in told.items() if _is_small(line))
    near = {b for a, b in pairwise(small) if b - a <= 1} | {a for a, b in pairwise(small) if b - a <= 1}
    yield from ((block, *fund) for block in small if block in near)


def _is_small(line: list[Passage]) -> bool:
    """Whether the line names one sum as a small project gets it, and a work."""
    sums = [a.low for p in line for a in p.amounts]
    if len(sums) != 1 or sums[0] is None or Decimal(sums[0]) > _SMALL:
        return False
    label = line[0].block.label
    labelled = (r.kind for r in line[0].references_in(label)) if label is not None else ()
    named = [*(a.kind for p in line for a in p.arguments), *labelled]
    return not _WORKS.isdisjoint(named)


_WORKS: Final = frozenset(WORKS)
_SMALL: Final = Decimal(20_000)
"""Euro that a small project may cost."""


def _fund_of(passages: tuple[Passage, ...]) -> tuple[str, Passage] | None:
    """The one fund for small projects that the text names, or that its headings name."""
    told: dict[str, Passage] = {}
    titled: dict[str, Passage] = {}
    for passage in passages:
        for argument in passage.arguments:
            entity = argument.reference.entities[0]
            if argument.kind == "Programme" and _FUND.search(passage.name(entity)) is not None:
                told.setdefault(entity, passage)
                if passage.block.kind is BlockKind.HEADING:
                    titled.setdefault(entity, passage)
    return next((next(iter(funds.items())) for funds in (titled, told) if len(funds) == 1), None)


_FUND: Final = re.compile(
    r"(?:regional|bürger|klein|orts)budget|(?:klein|mikro)projekte?fonds|verfügungsfonds|regionalfonds|bürgerfonds",
    re.IGNORECASE,
)
