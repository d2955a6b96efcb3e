"""Projects that head the entries of a text, each with a few words of its own and a full stop, colon or dash behind
them: "(a) Leerstandsbörse. Das Land gibt 40.000 Euro.", "2. Hofladen am Markt – eröffnet im Mai"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words
from ingest.names.works.headed_projects import DONE
from ingest.names.works.item_names import ARTICLES, SMALL, shorter_forms, tells, unquoted
from ingest.names.works.listed_projects import ACTION
from ingest.names.works.project_names import names_project

_NUMBER: Final = re.compile(r"\d{1,2}|[a-hA-H]|[IVX]{1,4}")
_SIGNS: Final = frozenset({"–", "—", "-", "•", "*", "+", "▪", "·", "→"})
_CHAPTER: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_LONGEST: Final = 8
"""Words of a name at the head of an entry."""
_BODY: Final = 60
"""Words behind it that tell of it."""
_SEVERAL: Final = 2
"""Entries of one shape that make a row."""


@dataclass(frozen=True, slots=True)
class _Entry:
    first: int
    last: int
    shape: str


def find_entries(words: Words) -> Iterator[Sighting]:
    """A project for each entry of a row whose head names a thing and whose words tell that it was undertaken."""
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    found: list[tuple[_Entry, int]] = []
    for start, end in pairwise(edges):
        if words.kinds[start] in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not words.labels[start]:
            entry = _entry(words, start, end)
            if entry is not None:
                found.append((entry, end))
    shapes = Counter(entry.shape for entry, _ in found)
    for entry, end in found:
        first, last = entry.first, entry.last
        if shapes[entry.shape] < _SEVERAL or not names_project(words, first, last):
            continue
        if DONE.search(words.spelled(last, min(end, last + _BODY))) is None:
            continue
        acts = last > first + 1 and ACTION.fullmatch(words.forms[first]) is not None
        name = unquoted(words.spelled(first, last))
        shorter = shorter_forms(words, first, last)
        yield Sighting(first, last, "Project", name, shorter, sort="Projekt", rank=51 if acts else 44)


def _entry(words: Words, start: int, end: int) -> _Entry | None:
    """The head of the entry in these words, None where they open with a sentence or a label."""
    forms = words.forms
    at, shape = _behind_mark(words, start, end)
    if not shape and words.kinds[start] is BlockKind.LIST_ITEM:
        shape = "item"
    if at < end and forms[at].lower() in ARTICLES:
        at += 1
    last = at
    while (
        last < end and last - at <= _LONGEST and forms[last] not in _BORDERS and not (last > at and words.breaks[last])
    ):
        last += 1
    if not 0 < last - at <= _LONGEST or last >= end or not _is_phrase(words, at, last):
        return None
    border = forms[last] if not words.breaks[last] else "line"
    if border in _OPEN and not shape:
        return None
    if border == "." and not (last + 1 < end and forms[last + 1][0].isupper()):
        return None
    return _Entry(at, last, f"{shape}{border}")


_OPEN: Final = frozenset({"line", ",", "(", "–"})
"""What ends a name only in an entry that a mark sets off."""
_BORDERS: Final = frozenset({".", ":", "–", "—", ";", "?", "!", ",", "("})


def _behind_mark(words: Words, start: int, end: int) -> tuple[int, str]:
    """The word behind the number or letter that the entry opens with, and which sort of mark it is."""
    forms = words.forms
    at = start
    while at < end and forms[at] in _SIGNS:
        at += 1
    sort = "sign" if at > start else ""
    opened = at < end and forms[at] == "("
    number = at + opened
    if number + 1 < end and _NUMBER.fullmatch(forms[number]) and forms[number + 1] in {")", "."}:
        return number + 2, "number" if forms[number].isdigit() else "letter"
    if at + 1 < end and _CHAPTER.fullmatch(forms[at]) and forms[at + 1][0].isupper():
        return at + 1, "number"  # "3.1 Wegenetz: …"
    if at + 1 < end and forms[at].isdigit() and len(forms[at]) < _LONG and forms[at + 1][0].isupper():
        return at + 1, "number"
    return at, sort


_LONG: Final = 3
"""Digits of a number that counts no entries."""


def _is_phrase(words: Words, first: int, last: int) -> bool:
    """Whether the words are a noun with what belongs to it, and no sentence."""
    forms = words.forms[first:last]
    if (
        not any(form[0].isupper() for form in forms)
        or tells(forms)
        or (forms[0][0].islower() and not is_adjective(forms[0]))
    ):
        return False
    if forms[-1][0].islower() and is_adjective(forms[-1]):
        return False  # "Flüsse trennen."
    return all(form in SMALL or is_adjective(form) for form in forms if form[0].islower())
