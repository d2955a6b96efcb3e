"""Lists without marks: the names that stand in a line each below a label such as "Mitglieder"."""

from __future__ import annotations

import re

from ingest.documents.headings import breaks_off, may_follow, may_head
from ingest.documents.labels import is_label, may_stand_alone
from ingest.documents.line_blocks import Found, line_block
from ingest.documents.line_shapes import is_sentence
from ingest.documents.pages import Page
from ingest.documents.wordlists import read_phrases
from ingest.model import Block, BlockKind, Span

_LISTS = read_phrases("lists")
_ARTICLE = re.compile(r"^(?:unsere|die|alle|weitere|beteiligte|unser|der|das) ")
_BRACKET = re.compile(r" \([^()]{0,40}\)(?= ?:?$)")
_ADDED = re.compile(r"\s*(?:seit|ab) (?:\w+ )?\d{4}$")
"""What a label adds to what it lists: "Mitglied seit 2007"."""
_MARKS = re.compile(r"(?:#{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?)\s+")
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?!\w+ (?:19|20)\d\d)[A-ZÄÖÜ]")
"""The number of a heading, which begins no value: "2.1 Bauakte", unlike "12. Mai 2014"."""
_FEWEST = 3
"""Names between blank lines that make a list."""
_SHORT = 60


def find_parted_names(page: Page, at: int, headed: int) -> Found | None:
    """The names that blank lines part, below the heading "Mitglieder" in line ``headed``; the last short line above
    other text is the heading of that text."""
    if headed != page.last_above(at) or not _leads_list(page.text(headed)):
        return None
    found: list[int] = []
    while _is_lone(page, at):
        found.append(at)
        at += 1
        while at < len(page) and not page.text(at):
            at += 1
    names = found if at >= len(page) else found[:-1]
    if len(names) < _FEWEST:
        return None
    return [line_block(BlockKind.LIST_ITEM, page.lines[index], level=1) for index in names], names[-1] + 1


def find_named_lines(page: Page, at: int) -> Found | None:
    """The lines below "Anwesend:" where each names one; None where the label has a value or lists nothing."""
    if not _leads_list(page.text(at)) or page.names_person(at + 1):
        return None
    end = at + 1
    while page.is_plain(end) and not page.starts_item(end):
        if page.starts_field(end) and not page.is_dashed(end):
            break
        if is_sentence(page.text(end)) or page.is_contact(end) or is_label(page.text(end)):
            break
        end += 1
    rows = page.lines[at + 1 : end]
    if len(rows) < 2 or any(breaks_off(row.text) or may_follow(row.text) for row in rows):
        return None
    return [line_block(BlockKind.LIST_ITEM, row, level=1) for row in rows], end


def find_parted_field(page: Page, at: int) -> Found | None:
    """A known label and the short line that a blank one parts from it, as a field; a label that names a list has none
    where further names follow."""
    line, below = page.lines[at], at + 2
    mark = _MARKS.match(line.text)
    words = line.text[mark.end() :] if mark else line.text
    if page.text(at + 1) or page.text(below + 1) or not may_stand_alone(words):
        return None
    value = page.text(below)
    if not page.is_plain(below) or len(value) > _SHORT or is_sentence(value) or is_label(value):
        return None
    heads = value[0] == "#" or (page.is_plain(below + 2) and page.starts_field(below + 2))
    if heads and _leads_list(words):
        return None  # the first of those listed heads fields of its own
    if page.starts_field(below) or page.starts_item(below) or page.is_contact(below) or may_follow(value):
        return None
    further = _is_lone(page, below + 2) and not is_label(page.text(below + 2))
    if _CHAPTER.match(value) or (further and _leads_list(words)):
        return None
    last = page.lines[below]
    label, where = Span(line.end - len(words), line.end), Span(last.start, last.end)
    return [Block(BlockKind.FIELD, Span(line.start, last.end), label, where)], below + 1


def _leads_list(words: str) -> bool:
    """Whether a label says that the lines below it are the items of a list."""
    return _ADDED.sub("", _ARTICLE.sub("", _BRACKET.sub("", words).rstrip(" :").lower())) in _LISTS


def _is_lone(page: Page, index: int) -> bool:
    """Whether a short line that may be a name stands between blank lines and is nothing else."""
    words = page.text(index)
    alone = page.is_plain(index) and not page.text(index - 1) and not page.text(index + 1)
    if not alone or not may_head(words) or len(words) > _SHORT:
        return False
    return not (page.starts_field(index) or page.starts_item(index) or page.is_contact(index))
