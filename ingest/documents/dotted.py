"""Entries on one line whose parts dots set off: "2021 · Wegekonzept · Auftraggeber: Allianz X · gefördert durch Y"."""

from __future__ import annotations

import re

from ingest.documents.line_blocks import Found
from ingest.documents.pages import Page
from ingest.model import Block, BlockKind, Span

_DOT = re.compile(r"\s+[·•∙]\s+")
_YEAR = r"(?:\d{1,2}[./])?(?:19|20)\d\d"
_YEARS = re.compile(rf"(?:(?:seit|ab|bis) )?{_YEAR}(?: ?[–/-] ?(?:{_YEAR}|\d\d|heute))?", re.IGNORECASE)
_LABEL = re.compile(r"([A-ZÄÖÜ][^:·]{2,40}):\s+(?=\S)")
_SHORTEST = 3
"""Parts of an entry at least."""
_NAME = 90
"""Characters of the name of an entry at most."""


def find_dotted_entry(page: Page, at: int) -> Found | None:
    """The blocks of a line of three parts or more, of which one has a label and the first, or the one behind the years,
    is the name: a heading for it, fields for what labels say, paragraphs for the rest."""
    line = page.lines[at]
    parts: list[tuple[int, int]] = []
    begin = 0
    for dot in _DOT.finditer(line.text):
        parts.append((begin, dot.start()))
        begin = dot.end()
    parts.append((begin, len(line.text)))
    if len(parts) < _SHORTEST:
        return None
    named = 1 if _YEARS.fullmatch(line.text[slice(*parts[0])]) else 0
    start, end = parts[named]
    name = line.text[start:end]
    labelled = any(_LABEL.match(line.text, *part) for part in parts[named + 1 :])
    if not labelled or not name[0].isupper() or len(name) > _NAME or ":" in name or len(parts) < named + 2:
        return None
    blocks = [Block(BlockKind.HEADING, Span(line.start, line.start + end), level=3)]
    for left, right in parts[named + 1 :]:
        label = _LABEL.match(line.text, left, right)
        span = Span(line.start + left, line.start + right)
        if label is None:
            blocks.append(Block(BlockKind.PARAGRAPH, span))
        else:
            said = Span(line.start + label.start(1), line.start + label.end(1))
            blocks.append(Block(BlockKind.FIELD, span, said, Span(line.start + label.end(), span.end)))
    return blocks, at + 1
