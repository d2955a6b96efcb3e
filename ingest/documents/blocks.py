"""A text cut into the blocks of its page: headings, paragraphs, fields, list items, table rows, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.fields import bar_field, item_parts, split_field
from ingest.documents.flattened import find_rows
from ingest.documents.front_matter import find_head
from ingest.documents.headings import breaks_off, ends, heading_depth, is_year, may_follow, may_head
from ingest.documents.labels import find_label, is_date, is_label, is_lead, may_stand_alone
from ingest.documents.lines import Line, find_lines
from ingest.documents.pages import Page, count_cells, is_sentence
from ingest.documents.tables import GAP, column_of
from ingest.documents.wordlists import read_phrases
from ingest.model import Block, BlockKind, Span

_MONEY = re.compile(r"betrag|summe|förder|zuwendung|kosten|zuschuss|volumen|euro", re.IGNORECASE)
_BRACKET = re.compile(r" \([^()]{0,40}\)(?= ?:?$)")
_TRAIL = re.compile(r" (?:>|›|»|→|::) ")
_LISTS = read_phrases("lists")
_MARKS = re.compile(r"(?:#{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?)\s+")
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?!\w+ (?:19|20)\d\d)[A-ZÄÖÜ]")
"""The number of a heading, which begins no value: "2.1 Bauakte", unlike "12. Mai 2014"."""
_LOOSE = 3
"""Names between blank lines that make a list."""
_SHORT = 60
_ADDED = re.compile(r"\s*(?:seit|ab) (?:\w+ )?\d{4}$")
"""What a label adds to what it lists: "Mitglied seit 2007"."""
_ARTICLE = re.compile(r"^(?:unsere|die|alle|weitere|beteiligte|unser|der|das) ")


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, sorted and disjoint, in time linear in its length.

    A block's span has no white space around it. Hard-wrapped lines are one paragraph, also over a page break; a
    field's value may go over lines; a field without a value leads in the list items behind it (``value`` is None).
    ``level`` of a heading is its depth from 1 (the title); of a list item or field how deep it is indented or nested.
    """
    head = find_head(text)
    start = len(text[: head.end].rstrip()) if head else 0
    front = [Block(BlockKind.FRONT_MATTER, Span(head.start, start))] if head else []
    return (*front, *_Reader(Page(find_lines(text, start))).read())


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

    def _next(self, line: Line) -> Iterator[Block]:
        page, at = self.page, self.at
        if page.boilerplate[at] or (self.depth == 0 and self._is_trail()):
            self.at += 1
            yield _block(BlockKind.BOILERPLATE, line)
        elif end := self._table_end():
            yield from self._table(end)
        elif page.is_contact(at):
            yield self._contact()
        elif page.counts_next(at):
            yield self._counted()
        elif page.is_number(at):
            self.at += 1
            yield _block(BlockKind.BOILERPLATE, line)
            if may_head(page.text(self.at)) and page.label_form(self.at) is None:
                yield self._heading(self.lines[self.at], 2)
                self.at += 1
        elif page.starts_item(at):
            yield from self._record_head() or self._item()
        elif page.names_person(at):
            yield self._person()
        elif rows := self._columns() or self._spaced():
            yield from rows
        elif names := self._loose():
            yield from names
        elif pair := self._parted():
            yield pair
        elif pairs := self._pairs():
            yield from pairs
        elif page.starts_field(at):
            yield from self._field()
        else:
            yield from self._run()

    def _is_trail(self) -> bool:
        """Whether the first line is the way to the page through its site: "Verwaltung | Ortsentwicklung | LEADER"."""
        words = self.page.text(self.at)
        if len(parts := _TRAIL.split(words)) > 2 and words[-1] not in ".!?:":
            return all(0 < len(part) <= 50 for part in parts)
        if count_cells(words) < 3 or self.page.text(self.at + 1) or any(letter.isdigit() for letter in words):
            return False
        return all(len(part) <= 40 for part in words.split("|")) and ":" not in words

    # -- tables

    def _table_end(self) -> int:
        """The line behind the table that begins here, 0 where none does: two rows at least of as many cells."""
        page = self.page
        cells = count_cells(page.text(self.at))
        if cells < 2 or page.starts_item(self.at):
            return 0
        end = self.at
        while page.is_plain(end) and "|" in page.text(end) and abs(count_cells(page.text(end)) - cells) <= (cells > 3):
            end += 1
        return end if end - self.at >= 2 else 0

    def _table(self, end: int) -> Iterator[Block]:
        begin, self.at = self.at, end
        lines = self.lines[begin:end]
        first = [line.text.strip("|").split("|", 1)[0].strip() for line in lines]
        named = sum(is_label(name) or is_date(name) for name in first)
        two = count_cells(lines[0].text) == 2
        if two and (named * 2 >= len(first) or is_date(first[0]) or is_label(first[0])):
            yield from (bar_field(line) for line in lines)
        else:
            yield from (_block(BlockKind.TABLE_ROW, line) for line in lines)

    def _columns(self) -> list[Block] | None:
        """Three columns or more flattened to lines: their titles ("Gemeinde", "Landkreis", "Einwohner"), then rows."""
        found = find_rows(self.page, self.at)
        if found is None:
            return None
        rows, width = found
        self.at = rows[-1] + width
        return [_block(BlockKind.TABLE_ROW, self.lines[row], self.lines[row + width - 1]) for row in rows]

    def _spaced(self) -> list[Block] | None:
        """Three columns or more that tabs or wide gaps part, under their titles."""
        page, first = self.page, self.page.text(self.at)
        titles = [cell.strip() for cell in GAP.split(first)]
        if len(titles) < 3 or any(letter.isdigit() for letter in first) or ":" in first:
            return None
        known = column_of(titles[0]) is not None and sum(column_of(t) is not None for t in titles) > 1
        even = len(GAP.split(page.text(self.at + 1))) == len(titles)
        if not (known or even or any(_MONEY.search(title) for title in titles)):
            return None
        end = self.at + 1
        while page.is_plain(end) and GAP.search(page.text(end)):
            end += 1
        if end - self.at < 2:
            return None
        rows = self.lines[self.at : end]
        self.at = end
        return [_block(BlockKind.TABLE_ROW, row) for row in rows]

    def _pairs(self) -> list[Block] | None:
        """Two columns flattened to lines: a name, then what belongs to it, and so on: "Calw" / "Nagold, Wildberg"."""
        page, end = self.page, self.at
        if end < self.unpaired:
            return None
        while page.is_plain(end) and page.label_form(end) is None and not page.starts_item(end) and end - self.at < 200:
            if is_sentence(page.text(end)) or page.is_contact(end):
                break
            end += 1
        lines = self.lines[self.at : end]
        headed = len(lines) % 2 and may_head(lines[0].text)
        rest = lines[1:] if headed else lines
        if page.is_plain(end) or not _alternate(rest):
            self.unpaired = end
            return None
        self.at = end
        fields = [
            Block(BlockKind.FIELD, Span(a.start, b.end), Span(a.start, a.end), Span(b.start, b.end))
            for a, b in zip(rest[::2], rest[1::2], strict=True)
        ]
        return [self._heading(lines[0]), *fields] if headed else fields

    def _counted(self) -> Block:
        """A field whose label has its number on the line above: "5" / "Kommunen: A, B, C, D, E"."""
        line = self.lines[self.at]
        self.at += 1
        field = next(iter(self._field()))
        label = Span(line.start, field.label.end) if field.label else None
        return Block(BlockKind.FIELD, Span(line.start, field.span.end), label, field.value)

    # -- people

    def _person(self) -> Block:
        """A name with the lines of posts and bodies below it."""
        page, first = self.page, self.at
        last = first + 1
        while last - first < 4 and page.is_plain(last + 1) and len(page.text(last + 1)) <= 80:
            if page.names_person(last + 1) or page.starts_field(last + 1) or page.starts_item(last + 1):
                break
            if page.is_contact(last + 1) or is_sentence(page.text(last + 1)):
                break
            last += 1
        self.at = last + 1
        return _block(BlockKind.LIST_ITEM, self.lines[first], self.lines[last], level=1)

    # -- contacts

    def _contact(self) -> Block:
        page = self.page
        first = last = self.at
        index = self.at
        while index < len(self.lines):
            words = page.text(index)
            if page.is_contact(index):
                last = index
            elif not page.is_contact(index + 1) or (
                words and (page.boilerplate[index] or len(words) > 60 or words[-1] in ".:" or index - last > 1)
            ):
                break
            index += 1
        self.at = last + 1
        return _block(BlockKind.CONTACT, self.lines[first], self.lines[last])

    # -- lists

    def _record_head(self) -> list[Block] | None:
        """A marked line above fields or sentences that are its own: "> Dorfmobil Angeln" / "Auftraggeber: …"."""
        page, line = self.page, self.lines[self.at]
        marker = page.marker(self.at)
        words = line.text[marker.end() :] if marker else line.text
        if not may_head(words) or find_label(words) is not None:
            return None
        below = self.at + 1
        told = is_sentence(page.text(below)) and len(words) <= 60 and not page.starts_item(self.at - 1)
        told = told and not page.continues(self.at, line.indent)
        if page.starts_item(below) or not (told or page.label_form(below) is not None):
            return None
        self.at += 1
        self.depth = max(self.depth, 2)
        begin = line.start + (marker.end() if marker else 0)
        return [Block(BlockKind.HEADING, Span(begin, line.end), level=2)]

    def _item(self) -> Iterator[Block]:
        first = last = self.at
        line = self.lines[first]
        marker = self.page.marker(first)
        begin = line.start + (marker.end() if marker else 0)
        while self.page.continues(last, line.indent):
            last += 1
        self.at = last + 1
        level = 2 if self._is_nested(first) else 1
        end = self.lines[last].end
        words = line.text[begin - line.start :]
        if last == first and "|" in words:
            yield from item_parts(line, begin, level)
            return
        label = find_label(words)
        if label and label.form == "colon" and not is_lead(words[: label.end]):
            value = Span(min(begin + label.value, end), end)
            where = Span(begin, begin + label.end)
            numbered = line.text[:1].isdigit() and self.numbered == first - 1
            kind = BlockKind.LIST_ITEM
            if value.start < end and (numbered or is_label(words[: label.end])):  # "3. Laufzeit: 2019–2021"
                kind, self.numbered = BlockKind.FIELD, last
            yield Block(kind, Span(begin, end), where, value if value.start < end else None, level)
        else:
            yield Block(BlockKind.LIST_ITEM, Span(begin, end), level=level)

    def _is_nested(self, index: int) -> bool:
        above = index - 1
        indent = self.lines[index].indent
        return indent >= 2 and self.page.marker(above) is not None and self.lines[above].indent < indent

    def _loose(self) -> list[Block]:
        """The names below "Mitglieder" that blank lines part; the last short line above other text is its heading."""
        page, at = self.page, self.at
        if self.headed != self._above(at) or not self._leads_list(self.lines[self.headed].text):
            return []
        found: list[int] = []
        while self._is_lone(at):
            found.append(at)
            at += 1
            while at < len(self.lines) and not page.text(at):
                at += 1
        names = found if at >= len(self.lines) else found[:-1]
        if len(names) < _LOOSE:
            return []
        self.at = names[-1] + 1
        return [_block(BlockKind.LIST_ITEM, self.lines[index], level=1) for index in names]

    def _parted(self) -> Block | None:
        """A known label and the short line that a blank one parts from it, as a field."""
        page, below = self.page, self.at + 2
        label = _MARKS.match(page.text(self.at))
        words = page.text(self.at)[label.end() :] if label else page.text(self.at)
        if not self.depth or page.text(self.at + 1) or page.text(below + 1) or not may_stand_alone(words):
            return None
        value = page.text(below)
        if not page.is_plain(below) or len(value) > _SHORT or is_sentence(value) or is_label(value):
            return None
        if page.starts_field(below) or page.starts_item(below) or page.is_contact(below) or may_follow(value):
            return None
        further = self._is_lone(below + 2) and not is_label(page.text(below + 2))
        if _CHAPTER.match(value) or (further and self._leads_list(words)):
            return None
        line, self.at = self.lines[self.at], below + 1
        first = line.end - len(words)
        return Block(
            BlockKind.FIELD,
            Span(line.start, self.lines[below].end),
            Span(first, line.end),
            Span(self.lines[below].start, self.lines[below].end),
        )

    def _above(self, index: int) -> int:
        """The last line above that is not blank."""
        return next((i for i in range(index - 1, -1, -1) if self.page.text(i)), -1)

    def _is_lone(self, index: int) -> bool:
        """Whether a short line that may be a name stands between blank lines and is nothing else."""
        page, words = self.page, self.page.text(index)
        alone = page.is_plain(index) and not page.text(index - 1) and not page.text(index + 1)
        if not alone or not may_head(words) or len(words) > _SHORT:
            return False
        return not (page.starts_field(index) or page.starts_item(index) or page.is_contact(index))

    # -- fields

    def _field(self) -> Iterator[Block]:
        page = self.page
        first = last = self.at
        line = self.lines[first]
        label = page.labels[first] if page.label_form(first) is not None else None
        flat = page.flattened(first) if label is None else None
        if (label is None or label.form == "colon") and (rows := self._named_lines(line)):
            named = label.end if label else len(line.text)
            yield Block(BlockKind.FIELD, Span(line.start, line.end), Span(line.start, line.start + named))
            yield from rows
            return
        end = label.end if label else flat or len(line.text)
        value = label.value if label else flat + 1 if flat else len(line.text)
        here = value < len(line.text)
        if here:
            last = self._last_of_value(first, label.value if label and label.form == "column" else None)
        elif page.has_value_below(first) if label else page.names_next(first):
            last = first + 1
            while self._goes_on(last, named=label is not None):
                last += 1
        self.at = last + 1
        if not here and last == first:
            if label is None or is_sentence(page.text(first + 1)):
                yield self._heading(line)
            else:
                yield Block(BlockKind.FIELD, Span(line.start, line.end), Span(line.start, line.start + end))
            return
        begin = line.start + value if here else self.lines[first + 1].start
        yield from split_field(line, end, begin, self.lines[last].end, several=last > first)

    def _leads_list(self, words: str) -> bool:
        """Whether a label says that the lines below it are the items of a list."""
        return _ADDED.sub("", _ARTICLE.sub("", _BRACKET.sub("", words).rstrip(" :").lower())) in _LISTS

    def _named_lines(self, line: Line) -> list[Block]:
        """The lines below "Anwesend:" where each names one, none where the label has a value or lists nothing."""
        if not self._leads_list(line.text) or self.page.names_person(self.at + 1):
            return []
        page, end = self.page, self.at + 1
        while page.is_plain(end) and not page.starts_item(end):
            if page.starts_field(end) and not page.is_dashed(end):
                break
            if is_sentence(page.text(end)) or page.is_contact(end) or is_label(page.text(end)):
                break
            end += 1
        rows = self.lines[self.at + 1 : end]
        if len(rows) < 2 or any(breaks_off(row.text) or may_follow(row.text) for row in rows):
            return []
        self.at = end
        return [_block(BlockKind.LIST_ITEM, row, level=1) for row in rows]

    def _goes_on(self, last: int, *, named: bool) -> bool:
        """Whether a value that began below its label has another line; of a label with a colon only one left open."""
        page, below = self.page, last + 1
        if not page.is_plain(below) or page.starts_item(below) or page.starts_field(below) or page.is_contact(below):
            return False
        words = page.text(below)
        if named and not (breaks_off(page.text(last)) or may_follow(words)):
            return False
        return not (is_sentence(words) or words.isdigit() or may_stand_alone(words)) and find_label(words) is None

    def _last_of_value(self, first: int, column: int | None) -> int:
        page, last = self.page, first
        while True:
            below = last + 1
            if (column and page.is_plain(below) and self.lines[below].indent >= max(2, column - 2)) or page.continues(
                last, 10**6
            ):
                last = below
            elif self._breaks_off(last) and page.is_plain(below + 1) and not self._opens(below + 1):
                last = below + 1  # a page break inside a value: "… der Städte A," / blank / "B, C"
            else:
                return last

    def _breaks_off(self, last: int) -> bool:
        return not self.page.text(last + 1) and breaks_off(self.page.text(last))

    def _opens(self, index: int) -> bool:
        """Whether something new begins with the line."""
        page = self.page
        if page.starts_item(index) or page.is_contact(index) or page.heads_section(index) or page.starts_field(index):
            return True
        return count_cells(page.text(index)) > 1 and count_cells(page.text(index + 1)) > 1

    # -- headings and paragraphs

    def _run(self) -> Iterator[Block]:
        first = last = self.at
        while self.page.is_plain(last + 1) and not self._opens(last + 1):
            last += 1
        self.at = last + 1
        lines = self.lines[first : last + 1]
        if self.depth and _is_list(lines):
            begin = 0 if self.headed == first - 2 else 1
            yield from (self._heading(line) for line in lines[:begin])
            yield from (_block(BlockKind.LIST_ITEM, line, level=1) for line in lines[begin:])
            return
        begin = 0
        for index, line in enumerate(lines):
            if index == begin and _is_wrapped(lines[index:]):
                break
            if self._is_heading(lines, index, begin):
                if begin < index:
                    yield self._paragraph(lines[begin:index])
                yield self._heading(line)
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
            return len(lines) == 1 and not self._is_value(words)
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
        return _block(BlockKind.HEADING, line, level=depth)

    def _paragraph(self, lines: tuple[Line, ...]) -> Block:
        page, last = self.page, lines[-1]
        # A page break inside a sentence: the paragraph goes on in small letters below the blank line.
        while not page.text(self.at) and page.is_plain(self.at + 1) and not ends(last.text) and len(last.text) >= 40:
            if not page.text(self.at + 1)[0].islower() or page.starts_field(self.at + 1):
                break
            self.at += 1
            while page.is_plain(self.at) and (page.text(self.at - 1) == "" or not self._opens(self.at)):
                last = self.lines[self.at]
                self.at += 1
        return _block(BlockKind.PARAGRAPH, lines[0], last)


def _block(kind: BlockKind, first: Line, last: Line | None = None, level: int = 0) -> Block:
    return Block(kind, Span(first.start, (last or first).end), level=level)


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


def _alternate(lines: tuple[Line, ...]) -> bool:
    """Whether every other line is a short name and most of the others are enumerations."""
    if len(lines) < 6 or len(lines) % 2:
        return False
    names, values = lines[::2], lines[1::2]
    short = all("," not in line.text and len(line.text.split()) <= 3 and line.text[0].isupper() for line in names)
    return short and sum("," in line.text for line in values) * 5 >= len(values) * 3
