"""Labels: the words above or before a stretch of text that say what it lists."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ingest.documents.labels import is_label
from ingest.documents.sections import Section
from ingest.model import Block, BlockKind, Document, Span
from ingest.passages.member_sorts import is_sort_of_members, lists_members
from ingest.passages.titles import title_of

LABELLED: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FIELD})
"""Blocks that all labels above them speak of."""
LIMIT: Final = 60
"""A heading longer than this is a sentence or a title, no label."""
_LEAD_LIMIT: Final = 160
"""A sentence that leads in a list ("Zur Allianz gehören die Gemeinden:") may be longer."""
_SENTENCE_END: Final = re.compile(r"(?<=[a-zäöüß\d)“”\"][a-zäöüß\d)“”\"])[.!?][“”\"]? (?=[A-ZÄÖÜ„»“\"])")
"""No full stop of "e. V." or "Dr."."""
_INLINE: Final = re.compile(r"([A-ZÄÖÜ][\wäöüß./-]*(?: [\wäöüß./-]+){0,3}):\s")


class Label(NamedTuple):
    """The words of a label and where they stand."""

    text: str
    span: Span

    @staticmethod
    def at(document: Document, span: Span) -> Label:
        """The label at ``span``, without the marks and the number that a page prints before it."""
        return Label(_plain(document.text[span.start : span.end]), span)


def _plain(words: str) -> str:
    """A label or heading without marks and, where a known label follows it, without its number: "## 4. Mitglieder"; of
    "1. Vorsitzender" the number is part."""
    words = words.strip(" \t\n*_#")
    number = _NUMBER.match(words)
    rest = words[number.end() :] if number else ""
    return rest if rest and is_label(rest) and title_of(rest.split()[0]) is None else words


_NUMBER: Final = re.compile(r"(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|[a-h]\)|[IVX]{1,4}\.)[ \t\u00a0]+")


def find_labels(document: Document, sections: tuple[Section, ...]) -> dict[int, tuple[Label, ...]]:
    """For each block (by its index) the labels it stands under, nearest first: its own, the sentence that leads in its
    list, the short headings of its section and of those above."""
    labels: dict[int, tuple[Label, ...]] = {}
    register: tuple[Label, ...] = ()
    for section in sections:
        above = _headings(document, section, sections)
        if above and lists_members(above[0].text):
            register = above[:1]
        elif above and section.heading is not None and is_sort_of_members(above[0].text):
            above = (above[0], *register, *above[1:])
        elif section.members:
            register = ()
        lead = _lead_of(document, section)
        for i in section.members:
            block = document.blocks[i]
            if block.kind is BlockKind.PARAGRAPH:
                lead = _lead(document, block)
            elif block.kind is BlockKind.FIELD and block.label is not None and block.value is None:
                lead = Label.at(document, block.label)
            own: tuple[Label, ...] = ()
            if block.label is not None:
                own = (Label.at(document, block.label),)
                if lists_members(own[0].text):
                    register = register if register and own[0].text.startswith(("Landkreis", "Kreis")) else own
                elif not own[0].text.startswith(("Landkreis", "Kreis")) and is_sort_of_members(own[0].text):
                    own = (*own, *register)
            listed = block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FIELD)
            listed = listed or (block.kind is BlockKind.CONTACT and lead is not None and _is_right_above(document, i))
            labels[i] = (*own, *((lead,) if lead is not None and listed else ()), *above)
    return labels


def _is_right_above(document: Document, index: int) -> bool:
    """Whether the block above is a label without a value: "Ansprechpartnerin für das Projekt:"."""
    above = document.blocks[index - 1]
    return above.kind is BlockKind.FIELD and above.value is None


def find_inline(text: str, sentence: Span) -> Label | None:
    """The label that a sentence itself begins with: "Ansprechpartnerin: …"."""
    found = _INLINE.match(text, sentence.start, min(sentence.end, sentence.start + LIMIT))
    return Label(found.group(1), Span(found.start(1), found.end(1))) if found else None


def _lead_of(document: Document, section: Section) -> Label | None:
    """What leads in a list in sentences above it that were taken for its heading: "… liegt in X. Partner sind"."""
    block = document.blocks[section.heading] if section.heading is not None else None
    long = block is not None and block.span.end - block.span.start > LIMIT
    return _lead(document, block) if block is not None and long else None


_QUESTION: Final = 160
"""Characters of a heading that asks, whose answer stands below."""


def _headings(document: Document, section: Section, sections: tuple[Section, ...]) -> tuple[Label, ...]:
    found: list[Label] = []
    above: Section | None = section
    while above is not None:
        if above.heading is not None:
            span = document.blocks[above.heading].span
            text = document.text[span.start : span.end].strip()
            if len(text) <= (_QUESTION if text.endswith("?") else LIMIT):
                found.append(Label(text.strip(" *_#"), span))
        above = sections[above.parent] if above.parent is not None else None
    return tuple(found)


def _lead(document: Document, block: Block) -> Label | None:
    """The last sentence of a paragraph that ends with a colon or breaks off before a list."""
    text = document.text[block.span.start : block.span.end].rstrip(" \n\t-–•*")
    if not text or text[-1] in '.!?“”"':
        return None
    start = max((end.end() for end in _SENTENCE_END.finditer(text)), default=0)
    words = text[start:].strip()
    if not words or len(words) > _LEAD_LIMIT:
        return None
    at = block.span.start + text.index(words, start)
    return Label(words, Span(at, at + len(words)))
