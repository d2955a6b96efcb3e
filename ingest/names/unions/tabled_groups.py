"""Cooperations that only the column of a table tells from anything else: the cells under "Zweckverband", "Name" or
"Zusammenschluss" in rows that have members, a chair or a founding."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.documents.tables import Cell, find_cells
from ingest.model import Block
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import find_head
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_MEMBERS: Final = re.compile(
    r".*mitglied(?:er|skommunen|sgemeinden)?|(?:beteiligte |zugehörige )?(?:kommunen|gemeinden|städte|orte)(?: und .*)?"
    r"|gesellschafter|partner|beteiligte",
    re.IGNORECASE,
)
_PLACES: Final = re.compile(r".*region(?:en)?", re.IGNORECASE)
"""Titles of columns of regions, which have parts and no members."""
_PLAIN: Final = re.compile(r"name.*|bezeichnung.*|leader.*|ile", re.IGNORECASE)
_OPEN: Final = frozenset({"Region", "Project", "Municipality", "District", "Organisation", "Event", "Consultancy"})
"""Kinds that the words of a cell may have been taken for."""
_LONGEST: Final = 8
_RANK: Final = 61


def find_tabled(words: Words, sightings: Sequence[Sighting], blocks: tuple[Block, ...]) -> Iterator[Sighting]:
    """The names in the columns of cooperations of tables that tell their members, where no noun tells what they are."""
    if "group" not in words.columns.values():
        return
    for row in find_cells(words.text, blocks).values():
        groups = [cell for cell in row if cell.column == "group" and not _PLACES.fullmatch(cell.title)]
        if len(groups) == 1 and any(_MEMBERS.fullmatch(cell.title) for cell in row):
            yield from _named(words, sightings, groups[0])


def _named(words: Words, sightings: Sequence[Sighting], cell: Cell) -> Iterator[Sighting]:
    first, last = bisect_left(words.starts, cell.span.start), bisect_left(words.starts, cell.span.end)
    if not 0 < last - first <= _LONGEST or not words.forms[first][0].isupper():
        return
    plain = _PLAIN.fullmatch(cell.title) is not None
    inside = [s for s in sightings if s.first < last and first < s.last]
    town = any((s.first, s.last) == (first, last) and s.kind in LOCAL for s in inside)
    if any(s.kind not in _OPEN for s in inside) or (town and plain):
        return
    inner = words.spelled(first, last).strip("„“”»«\"' ")
    noun = None if plain else find_head(cell.title)
    own = noun is not None and noun[0].kind == "Cooperation" and not noun[1]
    name, short = (f"{cell.title} {inner}", (inner,)) if own else (inner, ())
    sort, gender = (noun[0].lemma, noun[0].gender) if own and noun is not None else ("Name", "")
    forms = words.forms[first:last]
    for at in range(len(words) - len(forms) + 1):
        end = at + len(forms)
        if words.forms[at] == forms[0] and words.forms[at:end] == forms and words.is_whole(at, end):
            yield Sighting(at, end, "Cooperation", name, short, sort=sort, gender=gender, rank=_RANK)
