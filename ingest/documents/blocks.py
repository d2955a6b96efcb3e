"""A text cut into the blocks of its page: headings, paragraphs, fields, list items, table rows, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.documents.boilerplate import count_menu
from ingest.documents.dotted import find_dotted_entry
from ingest.documents.entries import find_contact, find_person
from ingest.documents.fields import split_field
from ingest.documents.front_matter import find_head
from ingest.documents.headings import (
    breaks_off,
    ends,
    heading_depth,
    is_plural_heading,
    is_year,
    may_follow,
    may_head,
)
from ingest.documents.items import find_item, find_record_head
from ingest.documents.labels import is_label
from ingest.documents.line_blocks import Found, line_block
from ingest.documents.line_shapes import count_cells, is_sentence
from ingest.documents.lines import Line, find_lines
from ingest.documents.loose_fields import without_gaps
from ingest.documents.loose_lists import find_named_lines, find_parted_field, find_parted_names
from ingest.documents.pages import Page
from ingest.documents.pairs import find_pairs
from ingest.documents.rows import (
    find_barred_rows,
    find_flattened_rows,
    find_semicolon_rows,
    find_slashed_rows,
    find_spaced_rows,
)
from ingest.documents.values import last_line_below, last_line_beside
from ingest.model import Block, BlockKind, Span

_TRAIL = re.compile(r" (?:>|›|»|→|::) ")
_MENU = 12
"""Lines at the head of a page in which its menu is looked for."""


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, sorted and disjoint, in time linear in its length.

    A block's span has no white space around it. Hard-wrapped lines are one paragraph, also over a page break; a
    field's value may go over lines; a field without a value leads in the list items behind it (``value`` is None).
    ``level`` of a heading is its depth from 1 (the title); of a list item or field how deep it is indented or nested.
    """
    head = find_head(text)
    start = len(text[: head.end].rstrip()) if head else 0
    front = [Block(BlockKind.FRONT_MATTER, Span(head.start, start))] if head else []
    return (*front, *_Reader(Page(without_gaps(find_lines(text, start)))).read())


class _Reader:
    """Goes through a page from top to bottom; ``at`` is the line that is looked at next."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = page.lines
        self.at = 0
        self.depth = 0
        self.headed = -9  # the line of the last heading that stood alone, but for the title
        self.numbered = -9  # the last line of a field behind a number or mark
        self.unpaired = 0  # up to this line no columns flattened to lines begin

    def read(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            if self.lines[self.at].text:
                yield from self._next(self.lines[self.at])
            else:
                self.at += 1

    def _next(self, line: Line) -> Iterable[Block]:
        page, at = self.page, self.at
        if self.depth == 0 and (menu := count_menu([page.text(i) for i in range(at, min(at + _MENU, len(page)))])):
            self.at += menu
            return [line_block(BlockKind.BOILERPLATE, line) for line in self.lines[at : at + menu]]
        if page.boilerplate[at] or (self.depth == 0 and self._is_trail()):
            self.at += 1
            return [line_block(BlockKind.BOILERPLATE, line)]
        if (
            found := find_barred_rows(page, at)
            or find_semicolon_rows(page, at)
            or find_dotted_entry(page, at)
            or find_contact(page, at)
        ):
            return self._taken(found)
        if page.counts_next(at):
            return self._counted(line)
        if page.is_number(at):
            return self._numbered(line)
        if page.starts_item(at):
            return self._record_head() or self._item()
        if found := find_person(page, at) or find_slashed_rows(page, at) or find_flattened_rows(page, at):
            return self._taken(found)
        if found := find_spaced_rows(page, at):
            return self._taken(found)
        if found := find_parted_names(page, at, self.headed) or (find_parted_field(page, at) if self.depth else None):
            return self._taken(found)
        return self._pairs() or (self._field() if page.starts_field(at) else self._run())

    def _taken(self, found: Found) -> list[Block]:
        """The blocks found; the page is read on behind them."""
        blocks, self.at = found
        return blocks

    def _is_trail(self) -> bool:
        """Whether the first line is the way to the page through its site: "Verwaltung | Ortsentwicklung | LEADER"."""
        words = self.page.text(self.at)
        if len(parts := _TRAIL.split(words)) > 2 and words[-1] not in ".!?:":
            return all(0 < len(part) <= 50 for part in parts)
        if count_cells(words) < 3 or self.page.text(self.at + 1) or any(letter.isdigit() for letter in words):
            return False
        return all(len(part) <= 40 for part in words.split("|")) and ":" not in words

    # -- numbers that stand alone

    def _counted(self, line: Line) -> list[Block]:
        """A field whose label has its number on the line above: "5" / "Kommunen: A, B, C, D, E"."""
        self.at += 1
        field, *further = self._field()
        label = Span(line.start, field.label.end) if field.label else None
        return [Block(BlockKind.FIELD, Span(line.start, field.span.end), label, field.value), *further]

    def _numbered(self, line: Line) -> list[Block]:
        """The number of what stands below it, and the heading that this may be."""
        self.at += 1
        blocks = [line_block(BlockKind.BOILERPLATE, line)]
        if may_head(self.page.text(self.at)) and self.page.label_form(self.at) is None:
            blocks.append(self._heading(self.lines[self.at], 2))
            self.at += 1
        return blocks

    # -- lists and pairs

    def _record_head(self) -> list[Block]:
        head = find_record_head(self.page, self.at)
        if head is None:
            return []
        self.at += 1
        self.depth = max(self.depth, 2)
        return [head]

    def _item(self) -> list[Block]:
        blocks = self._taken(find_item(self.page, self.at, numbered=self.numbered == self.at - 1))
        if blocks and blocks[0].kind is BlockKind.FIELD:
            self.numbered = self.at - 1
        return blocks

    def _pairs(self) -> list[Block]:
        if self.at < self.unpaired:
            return []
        pairs = find_pairs(self.page, self.at)
        if not pairs.fields:
            self.unpaired = pairs.end
            return []
        self.at = pairs.end
        return [*([self._heading(pairs.head)] if pairs.head else []), *pairs.fields]

    # -- fields

    def _field(self) -> Iterator[Block]:
        page, first = self.page, self.at
        line = self.lines[first]
        label = page.labels[first] if page.label_form(first) is not None else None
        flat = page.flattened(first) if label is None else None
        if (label is None or label.form == "colon") and (rows := find_named_lines(page, first)):
            named = label.end if label else len(line.text)
            yield Block(BlockKind.FIELD, Span(line.start, line.end), Span(line.start, line.start + named))
            yield from self._taken(rows)
            return
        if flat and line.text[flat + 1 :].startswith("„") and page.starts_item(first + 1):
            self.at = first + 1
            yield self._heading(line)  # "Programm „Lebendige Zentren“" above the items of it
            return
        end = label.end if label else flat or len(line.text)
        value = label.value if label else flat + 1 if flat else len(line.text)
        here = value < len(line.text)
        if here:
            last = last_line_beside(page, first, label.value if label and label.form == "column" else None)
        else:
            last = last_line_below(page, first, set_off=label is not None)
        self.at = last + 1
        if here or last > first:
            begin = line.start + value if here else self.lines[first + 1].start
            yield from split_field(line, end, begin, self.lines[last].end, several=last > first)
        elif label is None or is_sentence(page.text(first + 1)):
            yield self._heading(line)
        else:
            yield Block(BlockKind.FIELD, Span(line.start, line.end), Span(line.start, line.start + end))

    # -- headings and paragraphs

    def _run(self) -> Iterator[Block]:
        first = last = self.at
        while self.page.is_plain(last + 1) and not self.page.opens(last + 1):
            last += 1
        self.at = last + 1
        lines = self.lines[first : last + 1]
        if (self.depth or is_plural_heading(lines[0].text)) and _is_list(lines):
            begin = 0 if self.headed == first - 2 else 1
            yield from (self._heading(line) for line in lines[:begin])
            yield from (line_block(BlockKind.LIST_ITEM, line, level=1) for line in lines[begin:])
            return
        begin = 0
        for index, line in enumerate(lines):
            if index == begin and _is_wrapped(lines[index:]):
                break
            if self._is_heading(lines, index, begin):
                if begin < index:
                    yield self._paragraph(lines[begin:index])
                below_year = index > 0 and is_year(lines[index - 1].text)
                yield self._heading(line, 3 if below_year else 1)
                begin = index + 1
        if begin < len(lines):
            yield self._paragraph(lines[begin:])

    def _is_heading(self, lines: tuple[Line, ...], index: int, begin: int) -> bool:
        words = lines[index].text
        if not may_head(words):
            return False
        if index > begin and not (ends(lines[index - 1].text) or may_head(lines[index - 1].text)):
            return False
        if index + 1 == len(lines):
            above = lines[index - 1].text if 0 < index == begin else ""
            heads_fields = (is_plural_heading(above) or is_year(above)) and self.page.label_form(self.at) == "colon"
            return (len(lines) == 1 or heads_fields) and not self._is_value(words)
        below = lines[index + 1].text
        if may_follow(below) or (below[0].isdigit() and not is_sentence(below)):
            # "Bilanz seit 2015" / "rund 40 Projekte": a short line above a note
            return len(lines) - index == 2 and len(words) <= 45 and below[-1] not in ".!?"
        return len(words) <= 90 or len(below) > 2 * len(words)

    def _is_value(self, words: str) -> bool:
        """Whether a line alone is the enumeration that the label above it asks for: "Mitglieder" / "A, B und C"."""
        above = self.headed if self.headed == self.at - 3 else -1
        joined = ", " in words or " und " in words or " · " in words
        return above >= 0 and joined and is_label(self.page.text(above)) and not is_label(words)

    def _heading(self, line: Line, least: int = 1) -> Block:
        depth = heading_depth(line.text)
        if depth is None:
            depth = 1 if self.depth == 0 else 3 if is_year(line.text) and self.depth >= 3 else 2
        depth = max(depth, least)
        if self.depth:
            self.headed = self.at - 1
        self.depth = max(self.depth, depth)
        return line_block(BlockKind.HEADING, line, level=depth)

    def _paragraph(self, lines: tuple[Line, ...]) -> Block:
        page, last = self.page, lines[-1]
        # A page break inside a sentence: the paragraph goes on in small letters below the blank line.
        while not page.text(self.at) and page.is_plain(self.at + 1) and not ends(last.text) and len(last.text) >= 40:
            if not page.text(self.at + 1)[0].islower() or page.starts_field(self.at + 1):
                break
            self.at += 1
            while page.is_plain(self.at) and (page.text(self.at - 1) == "" or not self.page.opens(self.at)):
                last = self.lines[self.at]
                self.at += 1
        return line_block(BlockKind.PARAGRAPH, lines[0], last)


def _is_list(lines: tuple[Line, ...]) -> bool:
    """Whether the lines are a heading and a list whose marks the page has lost: all short, none a sentence."""
    return len(lines) >= 4 and all(may_head(line.text) and len(line.text) <= 60 for line in lines)


def _is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether the lines were cut at one width: all but the last about as long as the longest."""
    if len(lines) < 3:
        return len(lines) == 2 and len(lines[0].text) >= 60 and breaks_off(lines[0].text)
    widths = [len(line.text) for line in lines[:-1]]
    longest = max(widths)
    if not 30 <= longest <= 110 or (widths[0] < 0.6 * longest and may_head(lines[0].text)):
        return False
    return sum(width >= 0.6 * longest for width in widths) >= 0.8 * len(widths)
