"""Items of lists: lines behind a mark, and the headings that such marks set off."""

from __future__ import annotations

import re
from typing import Final

from ingest.documents.fields import item_parts
from ingest.documents.headings import may_head
from ingest.documents.labels import find_label, is_label, is_lead
from ingest.documents.line_blocks import Found
from ingest.documents.line_shapes import is_sentence
from ingest.documents.pages import Page
from ingest.model import Block, BlockKind, Span


def find_item(page: Page, first: int, *, numbered: bool) -> Found:
    """The item whose mark heads line ``first``, a field where its label is known or where a numbered field stands above
    (``numbered``): "3. Laufzeit: 2019–2021"."""
    last, line = first, page.lines[first]
    marker = page.marker(first)
    begin = line.start + (marker.end() if marker else 0)
    hanging = _hanging(page, first)
    while (last < hanging or page.continues(last, line.indent)) and not _begins_anew(page, last + 1):
        last += 1
    last = max(last, _last_hanging(page, first))
    level = 2 if _is_nested(page, first) else 1
    end = page.lines[last].end
    words = line.text[begin - line.start :]
    if last == first and "|" in words:
        return list(item_parts(line, begin, level)), last + 1
    label = find_label(words)
    columned = label is not None and label.form in ("column", "dots") and is_label(words[: label.end])
    if not label or not (label.form == "colon" or columned) or is_lead(words[: label.end]):
        return [Block(BlockKind.LIST_ITEM, Span(begin, end), level=level)], last + 1
    value = Span(min(begin + label.value, end), end)
    where = Span(begin, begin + label.end)
    known = is_label(words[: label.end]) or (numbered and line.text[:1].isdigit())
    kind = BlockKind.FIELD if known and value.start < end else BlockKind.LIST_ITEM
    return [Block(kind, Span(begin, end), where, value if value.start < end else None, level)], last + 1


def _hanging(page: Page, first: int) -> int:
    """The last of the lines that stand right below a numbered item and further in, none of them marked: the item's own
    lines ("1) Dorfladen" / "   Stadt Adorf" / "   103.000 €")."""
    last = first
    if _NUMBERED.match(page.text(first)) is None:
        return last
    while (
        page.is_plain(last + 1)
        and page.lines[last + 1].indent >= page.lines[first].indent + _INDENT
        and not page.starts_item(last + 1)
        and page.label_form(last + 1) is None
    ):
        last += 1
    return last


_NUMBERED: Final = re.compile(r"\(?\d{1,2}[.)]\s")
_INDENT: Final = 2


def _begins_anew(page: Page, index: int) -> bool:
    """Whether the line is a sentence on the whole list, behind an item that ends in its sum: "Das Geld kommt aus …"."""
    return _ENDS_IN_SUM.search(page.text(index - 1)) is not None and _SENTENCE.fullmatch(page.text(index)) is not None


_ENDS_IN_SUM: Final = re.compile(r"\d\W{0,4}(?:€|Euro|EUR)\)?$")
_SENTENCE: Final = re.compile(r"(?:Das|Die|Der|Alle|Sie|Beide|Sämtliche|Insgesamt|Davon|Dazu)\b.{10,}[.!]")


def _last_hanging(page: Page, first: int) -> int:
    """The last of the few short lines that hang below the words of an item, as those of a record do: "1) Hofbus" / "
    Gemeinde Aue" / "   39.600 €"; the item's own line where none do."""
    last, indent = first, page.lines[first].indent + _HANGING
    while last - first <= _MOST and page.is_plain(last + 1) and page.lines[last + 1].indent >= indent:
        last += 1
        if page.starts_item(last) or page.is_contact(last) or page.starts_field(last) or is_sentence(page.text(last)):
            return first
    return last if last - first <= _MOST else first


_HANGING: Final = 2
_MOST: Final = 4
"""Lines of a record below its first."""


def _is_nested(page: Page, index: int) -> bool:
    above, indent = index - 1, page.lines[index].indent
    return indent >= 2 and page.marker(above) is not None and page.lines[above].indent < indent


def find_record_head(page: Page, at: int) -> Block | None:
    """A marked line above fields or sentences that are its own: "> Dorfmobil Angeln" / "Auftraggeber: …"."""
    line, below = page.lines[at], at + 1
    marker = page.marker(at)
    begin = marker.end() if marker else 0
    words = line.text[begin:]
    if not may_head(words) or find_label(words) is not None:
        return None
    told = is_sentence(page.text(below)) and len(words) <= 60 and not page.starts_item(at - 1)
    told = told and not page.continues(at, line.indent)
    if page.starts_item(below) or not (told or page.label_form(below) is not None):
        return None
    return Block(BlockKind.HEADING, Span(line.start + begin, line.end), level=2)
