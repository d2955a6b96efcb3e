"""A text cut into the blocks of its page: headings, paragraphs, fields, list items, table rows, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.boilerplate import is_boilerplate
from ingest.documents.headings import hangs, heading_depth, is_year, may_follow, may_head
from ingest.documents.labels import Label, find_label, is_date, is_label, is_lead
from ingest.documents.lines import Line, find_lines
from ingest.model import Block, BlockKind, Span

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_ITEM = re.compile(
    r"(?:[•▪◦‣·∙●○■□▸▹►➔→✓✔❖*+>»–—-]|\(?\d{1,2}\)|\(?[a-z]\)|[ivx]{1,4}\)|\d{1,2}\.(?!\s?(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|"
    r"Sep|Okt|Nov|Dez|\d)))[ \t\u00a0]+(?=\S)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)[ \t\u00a0]+(?=[A-ZÄÖÜ„])")
_PHONE = re.compile(
    r"(?:\b(?:tel|telefon|fon|fax|telefax|mobil|phone)\b[.:]?\s*(?:nr\.?:?\s*)?)?[+(]?\d[\d\s()/–-]{5,24}\d",
    re.IGNORECASE,
)
_PHONE_LABEL = re.compile(r"\b(?:tel|telefon|fon|fax|telefax|mobil|handy)\b\s*[.:]?\s*[+(]?\d", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_POSTCODE = re.compile(r"(?:^|\s|\|\s?)(?:D-)?\d{5}\s+[A-ZÄÖÜ]")
_STREET = re.compile(
    r"^(?:[A-ZÄÖÜ][\w.\-ß]*\s){0,4}[\w.\-ß]*(?:straße|str\.|weg|platz|gasse|allee|ring|damm|markt|ufer|graben|hof|Graben|Markt)\s\d{1,4}\s?[a-z]?(?:[–-]\d+)?$",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"^(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:de|eu|com|org|net|info|bayern|nrw)$", re.IGNORECASE
)
_CONTACT_LABEL = re.compile(
    r"^(?:tel|telefon|fon|fax|telefax|mobil|mail|e-mail|email|hausanschrift|postanschrift)\b\.?:?$", re.IGNORECASE
)
_END = re.compile(r"[.!?…:][)“”\"»’]*$")
"""What can end a sentence or lead in a list."""


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, sorted and disjoint, in time linear in its length.

    A block's span has no white space around it. Hard-wrapped lines are one paragraph, also over a page break; a
    field's value may go over lines; a field without a value leads in the list items behind it (``value`` is None).
    ``level`` of a heading is its depth from 1 (the title); of a list item or field how deep it is indented or nested.
    """
    blocks: list[Block] = []
    start = 0
    if front := _FRONT.match(text):
        fence = _FENCE.search(text, front.end(), front.end() + 20_000)
        if fence:
            start = fence.end()
            blocks.append(Block(BlockKind.FRONT_MATTER, Span(front.start(), start)))
    blocks.extend(_Page(find_lines(text, start)).read())
    return tuple(blocks)


class _Page:
    """The lines of one text while they are read from top to bottom."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.at = 0
        self.labels = _find_labels(lines)
        self.boilerplate = [bool(line.text) and is_boilerplate(line.text) for line in lines]
        self.depth = 0

    def read(self) -> Iterator[Block]:
        count = len(self.lines)
        while self.at < count:
            line = self.lines[self.at]
            if not line.text:
                self.at += 1
                continue
            yield from self._next(line)

    # -- one block or run of like blocks -------------------------------------------------------------------------

    def _next(self, line: Line) -> Iterator[Block]:
        if self.boilerplate[self.at]:
            self.at += 1
            yield _block(BlockKind.BOILERPLATE, line)
        elif (rows := self._rows()) is not None:
            yield from rows
        elif self._is_contact(self.at):
            yield self._contact()
        elif self._starts_item(self.at):
            yield from self._item()
        elif self._starts_field(self.at):
            yield from self._field()
        else:
            yield from self._run()

    def _text(self, index: int) -> str:
        return self.lines[index].text if 0 <= index < len(self.lines) else ""

    def _plain(self, index: int) -> bool:
        """Whether the line is there and may belong to running text."""
        return bool(self._text(index)) and not self.boilerplate[index]

    # -- tables ----------------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Block] | None:
        cells = _count_cells(self._text(self.at))
        if cells < 2 or self._starts_item(self.at):
            return None
        end = self.at
        while self._plain(end) and abs(_count_cells(self._text(end)) - cells) <= (cells > 3) and "|" in self._text(end):
            end += 1
        if end - self.at < 2:
            return None
        return self._table(self.at, end, cells)

    def _table(self, begin: int, end: int, cells: int) -> Iterator[Block]:
        self.at = end
        first = [_cell(self._text(index)) for index in range(begin, end)]
        named = sum(is_label(name) or is_date(name) for name in first)
        fields = cells == 2 and (named * 2 >= len(first) or is_date(first[0]) or is_label(first[0]))
        for index in range(begin, end):
            line = self.lines[index]
            if fields:
                bar = line.text.index("|", 1)
                yield _field_block(line, bar, bar + 1, line.end, level=1)
            else:
                yield _block(BlockKind.TABLE_ROW, line)

    # -- contacts --------------------------------------------------------------------------------------------------

    def _is_contact(self, index: int) -> bool:
        words = self._text(index)
        if not words or len(words) > 160 or self.boilerplate[index]:
            return False
        if _CONTACT_LABEL.match(words) or _STREET.match(words):
            return True
        if words.endswith(".") and len(words) > 60:
            return False
        bare = len(words) <= 60
        if _PHONE_LABEL.search(words) or (bare and _PHONE.fullmatch(words) and not is_date(words)):
            return True
        if _MAIL.search(words) and len(_MAIL.sub("", words)) <= 60:
            return True
        return (bool(_POSTCODE.search(words)) and len(words) <= 100) or bool(bare and _SITE.match(words))

    def _contact(self) -> Block:
        first = last = self.at
        index = self.at
        while index < len(self.lines):
            if not self._text(index):
                if not self._is_contact(index + 1):
                    break
            elif self._is_contact(index):
                last = index
            elif (
                self.boilerplate[index]
                or len(self._text(index)) > 60
                or self._text(index)[-1] in ".:"
                or index - last > 1
                or not self._is_contact(index + 1)
            ):
                break
            index += 1
        self.at = last + 1
        return _block(BlockKind.CONTACT, self.lines[first], self.lines[last])

    # -- lists -----------------------------------------------------------------------------------------------------

    def _starts_item(self, index: int) -> bool:
        words = self._text(index)
        marker = _ITEM.match(words)
        if not marker:
            return False
        sign = marker[0].strip()
        if sign in "–—-":
            above = self._text(index - 1)
            return not above or bool(_END.search(above)) or may_head(above) or self._same_sign(index, sign)
        if sign[0].isdigit() and sign.endswith("."):
            return not self._heads(index)
        return True

    def _same_sign(self, index: int, sign: str) -> bool:
        return any(
            (marker := _ITEM.match(self._text(near))) is not None and marker[0].strip() == sign
            for near in (index - 1, index + 1)
        )

    def _item(self) -> Iterator[Block]:
        first = self.at
        line = self.lines[first]
        marker = _ITEM.match(line.text)
        begin = line.start + (marker.end() if marker else 0)
        last = first
        while self._continues(last, line.indent):
            last += 1
        self.at = last + 1
        level = 1 + (line.indent >= 2 and self._nested(first, line.indent))
        end = self.lines[last].end
        words = line.text[begin - line.start :]
        if last == first and "|" in words:
            yield from _parts(line, begin, level)
            return
        label = find_label(words)
        if label and label.form == "colon" and not is_lead(words[: label.end]):
            where, value = Span(begin, begin + label.end), Span(min(begin + label.value, end), end)
            yield Block(BlockKind.LIST_ITEM, Span(begin, end), where, value if value.start < end else None, level)
        else:
            yield Block(BlockKind.LIST_ITEM, Span(begin, end), level=level)

    def _nested(self, index: int, indent: int) -> bool:
        above = index - 1
        return above >= 0 and bool(_ITEM.match(self._text(above))) and self.lines[above].indent < indent

    def _continues(self, last: int, indent: int) -> bool:
        """Whether the line below ``last`` goes on with the list item or value that ``last`` belongs to."""
        below = last + 1
        if not self._plain(below) or self._starts_item(below) or self._is_contact(below):
            return False
        words = self._text(below)
        if may_follow(words) or hangs(self._text(last)):
            return self._label_form(below) is None
        if self.labels[below] is not None or is_label(words):
            return False
        return self.lines[below].indent > indent and not may_head(words)

    # -- fields ----------------------------------------------------------------------------------------------------

    def _label_form(self, index: int) -> str | None:
        """How the line sets off a label that can be believed, None where it has none."""
        if not 0 <= index < len(self.lines):
            return None
        label, words = self.labels[index], self._text(index)
        if label is None or self.boilerplate[index]:
            return None
        name = words[: label.end]
        if label.form == "colon":
            if is_lead(name) or (may_follow(name) and not is_label(name)) or self._titles(index, name):
                return None
            return "colon"
        if label.form == "dots" or is_label(name) or is_date(name):
            return label.form
        return label.form if self._has_like(index, label.form) else None

    def _titles(self, index: int, name: str) -> bool:
        """Whether a line with a colon is a heading: "Wartburgregion: Entwicklungsstrategie" above its own fields."""
        if is_label(name) or is_date(name) or self._text(index - 1) or not may_head(self._text(index)):
            return False
        below = self._text(index + 1)
        if not below:
            return self.labels[index - 2] is None if index >= 2 else True
        label = self.labels[index + 1]
        return label is not None and is_label(below[: label.end])

    def _has_like(self, index: int, form: str) -> bool:
        near = [self.labels[i] for i in (index - 1, index + 1) if 0 <= i < len(self.labels)]
        return any(label is not None and label.form == form for label in near)

    def _starts_field(self, index: int) -> bool:
        if self._label_form(index) is not None:
            return True
        words = self._text(index)
        return (is_label(words) and self._names_next(index)) or self._flattened(index) is not None

    def _names_next(self, index: int) -> bool:
        """Whether a label that stands alone on its line names the line below it."""
        below = self._text(index + 1)
        if not below or self.boilerplate[index + 1] or self._starts_item(index + 1) or self._starts_item(index + 2):
            return False
        if is_label(below) and is_label(self._text(index + 2)):
            return False
        if self._label_form(index + 1) is not None or self._is_contact(index + 1) or _count_cells(below) > 1:
            return False
        return not _is_sentence(below)

    def _flattened(self, index: int) -> int | None:
        """Where the value begins in "Laufzeit 1997 bis heute", of which a page's columns left one space only."""
        end = _flat_label(self._text(index))
        if end is None:
            return None
        near = [i for i in range(max(0, index - 8), min(len(self.lines), index + 9)) if i != index]
        return end if any(_flat_label(self._text(i)) is not None for i in near) else None

    def _field(self) -> Iterator[Block]:
        first = self.at
        line = self.lines[first]
        label = self.labels[first] if self._label_form(first) is not None else None
        flat = self._flattened(first) if label is None else None
        if label is not None:
            end, value = label.end, label.value
        elif flat is not None:
            end, value = flat, flat + 1
        else:
            end, value = len(line.text), len(line.text)
        last = first
        if value < len(line.text):
            last = self._last_of_value(first, label)
        elif self._value_below(first):
            last = first + 1
            while self._goes_on(last):
                last += 1
        self.at = last + 1
        if last == first and value >= len(line.text):
            if _is_sentence(self._text(first + 1)) or label is None:
                yield self._heading(line)
            else:
                yield Block(BlockKind.FIELD, Span(line.start, line.end), Span(line.start, line.start + end))
            return
        begin = line.start + value if value < len(line.text) else self.lines[first + 1].start
        yield from _split_field(self.lines[last].end, line, end, begin, self.lines[first : last + 1])

    def _value_below(self, index: int) -> bool:
        return self._plain(index + 1) and self._names_next(index)

    def _goes_on(self, last: int) -> bool:
        """Whether a value that began below its label has another line."""
        below = last + 1
        if not self._plain(below) or self._starts_item(below) or self._starts_field(below) or self._is_contact(below):
            return False
        words = self._text(below)
        return not _is_sentence(words) and not words.isdigit() and not (is_label(words) or self._names_value(below))

    def _names_value(self, index: int) -> bool:
        return find_label(self._text(index)) is not None

    def _last_of_value(self, first: int, label: Label | None) -> int:
        last = first
        column = label.value if label and label.form == "column" else None
        while True:
            below = last + 1
            if column and self._plain(below) and self.lines[below].indent >= max(2, column - 2):
                last = below
                continue
            if self._continues(last, 10**6):
                last = below
                continue
            # A page break may stand inside a value: "… Stadtverwaltungen von A," / blank / "B, C".
            if (
                not self._text(below)
                and hangs(self._text(last))
                and self._plain(below + 1)
                and not self._starts_field(below + 1)
                and not self._starts_item(below + 1)
            ):
                last = below + 1
                continue
            return last

    # -- running text ------------------------------------------------------------------------------------------------

    def _heads(self, index: int) -> bool:
        """Whether a numbered line is a heading: no sentence, and text that is no list item stands below it."""
        words = self._text(index)
        if not _NUMBERED.match(words) or not may_head(words) or len(words) > 90:
            return False
        below = index + 1
        if not self._text(below):
            below += 1
        near = _ITEM.match(self._text(below))
        return bool(self._text(below)) and not (near and near[0].strip()[0].isdigit())

    def _run(self) -> Iterator[Block]:
        first = self.at
        last = first
        while self._plain(last + 1) and not self._breaks(last + 1):
            last += 1
        self.at = last + 1
        lines = self.lines[first : last + 1]
        longest = max(len(line.text) for line in lines)
        if len(lines) >= 3 and _wrapped(lines) and not (may_head(lines[0].text) and len(lines[0].text) < 0.6 * longest):
            yield self._paragraph(lines)
            return
        begin = 0
        for index, line in enumerate(lines):
            if index < begin:
                continue
            if index == begin and index and len(lines) - index > 1 and _wrapped(lines[index:]):
                break
            if self._is_heading(lines, index, begin):
                if begin < index:
                    yield self._paragraph(lines[begin:index])
                yield self._heading(line)
                begin = index + 1
        if begin < len(lines):
            yield self._paragraph(lines[begin:])

    def _breaks(self, index: int) -> bool:
        if self._starts_item(index) or self._is_contact(index) or self._heads(index):
            return True
        if _count_cells(self._text(index)) > 1 and _count_cells(self._text(index + 1)) > 1:
            return True
        return self._starts_field(index)

    def _is_heading(self, lines: tuple[Line, ...], index: int, begin: int) -> bool:
        words = lines[index].text
        if not may_head(words):
            return False
        if index > begin and not (_END.search(lines[index - 1].text) or may_head(lines[index - 1].text)):
            return False
        if index + 1 == len(lines):
            return index == begin
        below = lines[index + 1].text
        return not may_follow(below) and (len(words) <= 90 or len(below) > 2 * len(words))

    def _heading(self, line: Line) -> Block:
        depth = heading_depth(line.text)
        if depth is None:
            depth = 1 if self.depth == 0 else 3 if is_year(line.text) and self.depth >= 3 else 2
        self.depth = max(self.depth, depth)
        return _block(BlockKind.HEADING, line, level=depth)

    def _paragraph(self, lines: tuple[Line, ...]) -> Block:
        last = lines[-1]
        # A page break inside a sentence: the paragraph goes on in small letters below the blank line.
        while True:
            index = self.at
            if self._text(index) or not self._plain(index + 1) or _END.search(last.text) or len(last.text) < 40:
                break
            below = self.lines[index + 1]
            if not below.text[0].islower() or self._starts_field(index + 1):
                break
            last = below
            self.at = index + 2
            while self._plain(self.at) and not self._breaks(self.at):
                last = self.lines[self.at]
                self.at += 1
        return _block(BlockKind.PARAGRAPH, lines[0], last)


def _find_labels(lines: tuple[Line, ...]) -> list[Label | None]:
    labels: list[Label | None] = []
    column = 0
    for line in lines:
        words = line.text
        label = find_label(words) if words else None
        if label and label.form == "column":
            column = line.indent + label.value
        else:
            at = column - line.indent
            # A label as long as its column leaves one space only in front of the value.
            if 2 < at < len(words) and words[at - 1] == " " and words[at - 2] != " " and words[at].isupper():
                label = Label("column", at - 1, at)
            elif not words or line.indent < column:
                column = 0
        labels.append(label)
    return labels


# -- words of one line


def _block(kind: BlockKind, first: Line, last: Line | None = None, level: int = 0) -> Block:
    return Block(kind, Span(first.start, (last or first).end), level=level)


def _count_cells(words: str) -> int:
    return words.strip("|").count("|") + 1 if "|" in words else 1


def _cell(words: str) -> str:
    return words.strip("|").split("|", 1)[0].strip()


def _field_block(line: Line, label_end: int, value: int, end: int, level: int) -> Block:
    label = line.text[:label_end].rstrip()
    rest = line.text[value:]
    begin = line.start + value + len(rest) - len(rest.lstrip())
    lead = len(label) - len(label.lstrip("|* "))
    return Block(
        BlockKind.FIELD,
        Span(line.start, end),
        Span(line.start + lead, line.start + len(label)),
        Span(begin, end) if begin < end else None,
        level,
    )


def _split_field(end: int, line: Line, label_end: int, begin: int, lines: tuple[Line, ...]) -> Iterator[Block]:
    """A field, and behind it the further ones that its line holds: "Vorsitz: A; Stellvertretung: B"."""
    label = Span(line.start, line.start + label_end)
    if len(lines) > 1:
        yield Block(BlockKind.FIELD, Span(line.start, end), label, Span(begin, end))
        return
    value = line.text[begin - line.start :]
    cuts = [found.start() for found in _NEXT_FIELD.finditer(value) if is_label(found[1])]
    stops = [begin + cut for cut in cuts] + [end]
    yield Block(BlockKind.FIELD, Span(line.start, stops[0]), label, Span(begin, max(begin, stops[0])))
    for cut, stop in zip(cuts, stops[1:], strict=True):
        found = _NEXT_FIELD.match(value, cut)
        if found:
            where = Span(begin + found.start(1), begin + found.end(1))
            inner = Span(min(begin + found.end(), stop), stop)
            yield Block(BlockKind.FIELD, Span(where.start, stop), where, inner, level=1)


_NEXT_FIELD = re.compile(r"\s*[;|,]\s+([A-ZÄÖÜ][^:;|,.]{1,50}):\s+")


def _parts(line: Line, begin: int, level: int) -> Iterator[Block]:
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
        kind = BlockKind.LIST_ITEM if number == 0 else BlockKind.FIELD if label else BlockKind.LIST_ITEM
        if label and label.form == "colon" and label.value < len(words):
            where, value = Span(left, left + label.end), Span(left + label.value, right)
            yield Block(kind, Span(left, right), where, value, level + (number > 0))
        else:
            yield Block(BlockKind.LIST_ITEM, Span(left, right), level=level + (number > 0))


def _is_sentence(words: str) -> bool:
    return len(words) > 40 and words[-1:] in ".?!" and words.count(" ") >= 5


def _flat_label(words: str) -> int | None:
    """Where the label ends in "Auftraggeber Stadt A, Stadt B"; None where the line is a sentence or has no label."""
    if not words or not words[0].isupper() or (words[-1] in ".?!:" and len(words) > 30):
        return None
    parts = words.split(" ", 4)
    for length in (3, 2, 1):
        if len(parts) <= length:
            continue
        head = " ".join(parts[:length])
        rest = parts[length]
        if (
            is_label(head)
            and (rest[:1].isupper() or rest[:1].isdigit() or _VALUES.fullmatch(rest.split(" ", 1)[0]))
            and not _INNER.fullmatch(parts[length - 1])
        ):
            return len(head)
    return None


_VALUES = re.compile(
    r"seit|ab|bis|jährlich|ca\.|rund|circa|rd\.|laufend|vo[nm]|de[rnm]|die|das|siehe|keine|k\.|insgesamt|je"
)
_INNER = re.compile("de[rsnm]|die|das|für|vo[nm]|i[mn]|am|und")


def _wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether the lines were cut at one width: all but the last about as long as the longest."""
    widths = [len(line.text) for line in lines[:-1]]
    longest = max(widths)
    return longest <= 110 and sum(width >= 0.6 * longest for width in widths) >= 0.8 * len(widths) and longest >= 30
