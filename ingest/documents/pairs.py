"""Two columns flattened to lines: a name, then what belongs to it, and so on: "Calw" / "Nagold, Wildberg"."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.documents.headings import may_head
from ingest.documents.line_shapes import is_sentence
from ingest.documents.lines import Line
from ingest.documents.pages import Page
from ingest.model import Block, BlockKind, Span

_MOST = 200
"""Lines that are looked at together."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The lines up to ``end`` read as pairs; without fields they are none, and none begin at any line of them."""

    end: int
    head: Line | None = None
    fields: tuple[Block, ...] = ()


def find_pairs(page: Page, at: int) -> Pairs:
    """The pairs that begin at a line, with the heading above them where their lines are odd in number."""
    end = at
    while page.is_plain(end) and page.label_form(end) is None and not page.starts_item(end) and end - at < _MOST:
        if is_sentence(page.text(end)) or page.is_contact(end):
            break
        end += 1
    lines = page.lines[at:end]
    headed = len(lines) % 2 and may_head(lines[0].text)
    rest = lines[1:] if headed else lines
    if page.is_plain(end) or not _alternate(rest):
        return Pairs(end)
    fields = (
        Block(BlockKind.FIELD, Span(a.start, b.end), Span(a.start, a.end), Span(b.start, b.end))
        for a, b in zip(rest[::2], rest[1::2], strict=True)
    )
    return Pairs(end, lines[0] if headed else None, tuple(fields))


def _alternate(lines: tuple[Line, ...]) -> bool:
    """Whether every other line is a short name and most of the others are enumerations."""
    if len(lines) < 6 or len(lines) % 2:
        return False
    names, values = lines[::2], lines[1::2]
    short = all("," not in line.text and len(line.text.split()) <= 3 and line.text[0].isupper() for line in names)
    return short and sum("," in line.text for line in values) * 5 >= len(values) * 3
