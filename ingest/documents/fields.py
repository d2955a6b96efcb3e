"""Fields of a line: label and value, and what further fields the line holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.labels import find_label, is_label
from ingest.documents.lines import Line
from ingest.model import Block, BlockKind, Span

_NEXT = re.compile(r"(?:\s*([;|,·•])\s+|( {3,}|\t))([A-ZÄÖÜ][^:;|,.·•]{1,50}?)\s*:\s+")


def bar_field(line: Line) -> Block:
    """A row of two cells as a field: "Laufzeit | 2016–2019"."""
    words = line.text
    bar = words.index("|", 1)
    name = words[:bar].rstrip()
    lead = len(name) - len(name.lstrip("|* "))
    value = words[bar + 1 :].rstrip("| ")
    begin = line.start + bar + 1 + len(value) - len(value.lstrip())
    end = line.start + bar + 1 + len(value)
    return Block(
        BlockKind.FIELD,
        Span(line.start, line.end),
        Span(line.start + lead, line.start + len(name)),
        Span(begin, end) if begin < end else None,
        1,
    )


def holds_fields(words: str) -> bool:
    """Whether a line goes on with a label of its own: "…, Vorsitz: A"."""
    return any(_is_next(match) for match in _NEXT.finditer(words[:400]))


def _is_next(match: re.Match[str]) -> bool:
    """Whether a label behind a comma is known; behind a bar or gap any words are one that a colon sets off."""
    return is_label(match[3]) or match[1] == "|" or (match[2] is not None and "  " not in match[3])


def split_field(line: Line, label_end: int, begin: int, end: int, *, several: bool) -> Iterator[Block]:
    """A field, and behind it the further ones that its line holds: "Vorsitz: A; Stellvertretung: B"."""
    label = Span(line.start, line.start + label_end)
    if several:
        yield Block(BlockKind.FIELD, Span(line.start, end), label, Span(begin, end))
        return
    value = line.text[begin - line.start :]
    found = [match for match in _NEXT.finditer(value) if _is_next(match)]
    stops = [begin + match.start() for match in found] + [end]
    yield Block(BlockKind.FIELD, Span(line.start, stops[0]), label, Span(begin, max(begin, stops[0])))
    for match, stop in zip(found, stops[1:], strict=True):
        where = Span(begin + match.start(3), begin + match.end(3))
        inner = Span(min(begin + match.end(), stop), stop)
        yield Block(BlockKind.FIELD, Span(where.start, stop), where, inner, level=1)


def item_parts(line: Line, begin: int, level: int) -> Iterator[Block]:
    """A list item whose line holds fields behind bars: "• LES 2014–2020 | Auftraggeber: A | Stand: 2015"."""
    start = begin
    for number, part in enumerate(line.text[begin - line.start :].split("|")):
        left = start + len(part) - len(part.lstrip())
        right = start + len(part.rstrip())
        start += len(part) + 1
        if left >= right:
            continue
        words = part.strip()
        label = find_label(words)
        deeper = level + (number > 0)
        if label and label.form == "colon" and label.value < len(words):
            kind = BlockKind.FIELD if number else BlockKind.LIST_ITEM
            where, value = Span(left, left + label.end), Span(left + label.value, right)
            yield Block(kind, Span(left, right), where, value, deeper)
        else:
            yield Block(BlockKind.LIST_ITEM, Span(left, right), level=deeper)
