"""The sections of a page: which heading governs which blocks."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.documents.labels import is_label
from ingest.model import UNREAD, Block, BlockKind


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one heading. All numbers are indices of blocks; ``parent`` is the index of a section.

    ``heading`` is None for what stands before the first heading; ``members`` are the blocks up to the next heading.
    """

    heading: int | None
    members: tuple[int, ...]
    level: int
    parent: int | None


def find_sections(text: str, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """The sections in their order. A heading with nothing below it but deeper or like headings governs those."""
    found: list[tuple[int | None, list[int], int]] = []
    members: list[int] = []
    current: tuple[int | None, list[int], int] = (None, members, 0)
    inner = 0
    for index, block in enumerate(blocks):
        if block.kind in UNREAD:
            continue
        if block.kind is not BlockKind.HEADING:
            current[1].append(index)
            continue
        empty = current[0] is not None and not current[1]
        if current[0] is not None or current[1]:
            found.append(current)
        level = block.level
        if level == 2:
            if empty and current[2] >= 2:
                inner += 1
            level += inner if not _is_marked(text, block) else 0
            inner = 0 if _is_marked(text, block) else inner
            filled = index + 1 < len(blocks) and blocks[index + 1].kind is not BlockKind.HEADING
            if filled and is_label(text[block.span.start : block.span.end].strip(" :")):
                level += 1  # "Handlungsfelder" below "Radweg Hain": of what the heading above names
        current = (index, [], level)
    if current[0] is not None or current[1]:
        found.append(current)
    sections: list[Section] = []
    open_: list[int] = []
    for heading, inside, level in found:
        while open_ and sections[open_[-1]].level >= level:
            open_.pop()
        sections.append(Section(heading, tuple(inside), level, open_[-1] if open_ else None))
        open_.append(len(sections) - 1)
    return tuple(sections)


def _is_marked(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end]
    return words.isupper() or not words[:1].isalpha()
