"""Rows of tables: cells that bars part, that tabs or wide gaps part, or that stand in a line each."""

from __future__ import annotations

import re

from ingest.documents.fields import bar_field
from ingest.documents.flattened import find_lines_of_rows
from ingest.documents.labels import is_date, is_label
from ingest.documents.line_blocks import Found, line_block
from ingest.documents.line_shapes import count_cells, is_sentence
from ingest.documents.pages import Page
from ingest.documents.tables import GAP, beside_works, column_of, is_number_title
from ingest.model import BlockKind

_MONEY = re.compile(r"betrag|summe|förder|zuwendung|kosten|zuschuss|volumen|euro", re.IGNORECASE)


def find_barred_rows(page: Page, at: int) -> Found | None:
    """Two rows at least of as many cells that bars part; those of two cells are fields where the first names them."""
    cells = _filled_cells(page, at)
    if cells < 2 or page.starts_item(at):
        return None
    end = at
    while page.is_plain(end) and "|" in page.text(end) and _is_alike(page, end, cells):
        end += 1
    if end - at < 2:
        return None
    lines = page.lines[at:end]
    first = [line.text.strip("|").split("|", 1)[0].strip() for line in lines]
    named = sum(is_label(name) or is_date(name) for name in first)
    if cells == 2 and (named * 2 >= len(first) or is_date(first[0]) or is_label(first[0])):
        return [bar_field(line) for line in lines], end
    return [line_block(BlockKind.TABLE_ROW, line) for line in lines], end


def _filled_cells(page: Page, at: int) -> int:
    """The cells of a line up to the last that is not empty where the first is a label: "| Landkreis: | Calw | |"."""
    words = page.text(at)
    cells = count_cells(words)
    if cells <= _PAIR or not words.rstrip().endswith(("| |", "||")):
        return cells
    return count_cells(words.rstrip("| ") + "|") if words.split("|")[1].strip().endswith(":") else cells


def _is_alike(page: Page, at: int, cells: int) -> bool:
    return abs(_filled_cells(page, at) - cells) <= (cells > _WIDTH)


_PAIR = 2


def find_semicolon_rows(page: Page, at: int) -> Found | None:
    """Three rows at least of as many cells, three or more, that semicolons part, the first of them titles."""
    titles = page.text(at).split(";")
    if len(titles) < _WIDTH or not all(title.strip() for title in titles):
        return None
    known = sum(
        column_of(title) is not None or beside_works(title) is not None or is_number_title(title) or is_label(title)
        for title in titles
    )
    end = at
    while page.is_plain(end) and page.text(end).count(";") == len(titles) - 1:
        end += 1
    if known < len(titles) - 1 or end - at < _WIDTH:
        return None
    return [line_block(BlockKind.TABLE_ROW, line) for line in page.lines[at:end]], end


_WIDTH = 3


def find_spaced_rows(page: Page, at: int) -> Found | None:
    """Three columns or more that tabs or wide gaps part, under their titles."""
    first = page.text(at)
    titles = [cell.strip() for cell in GAP.split(first)]
    if len(titles) < 3 or ":" in first:
        return None
    numbered = any(letter.isdigit() for letter in first)  # a title with a year, or no head at all
    known = column_of(titles[0]) is not None and sum(column_of(t) is not None for t in titles) > 1
    below = at + 1 if page.text(at + 1) else at + 2  # a blank line between the titles and the rows
    even = len(GAP.split(page.text(below))) == len(titles)
    if below > at + 1 and not (even and (known or all(is_label(title) for title in titles))):
        return None
    if (numbered and "place" not in map(column_of, titles)) or any(letter.isdigit() for letter in titles[0]):
        return None
    if not (known or even or any(_MONEY.search(title) for title in titles)):
        return None
    end = below
    while page.is_plain(end) and GAP.search(page.text(end)):
        end += 1
    if end - below < 1:
        return None
    return [line_block(BlockKind.TABLE_ROW, line) for line in page.lines[at:end] if line.text], end


def find_slashed_rows(page: Page, at: int) -> Found | None:
    """Rows whose cells stand in a line each, below their titles in one line: "Projekt / Empfänger / Betrag"."""
    titles = page.text(at).strip("()").split(" / ")
    width = len(titles)
    if width < _FEWEST or column_of(titles[0]) is None or not all(beside_works(t) or column_of(t) for t in titles[1:]):
        return None
    blocks, end = [line_block(BlockKind.TABLE_ROW, page.lines[at])], at + 1
    while True:
        first = end + (page.text(end) == "")
        if not all(page.is_plain(i) and not is_sentence(page.text(i)) for i in range(first, first + width)):
            break
        if len(blocks) > 1 and first > end and page.text(first + width):
            break
        blocks.append(line_block(BlockKind.TABLE_ROW, page.lines[first], page.lines[first + width - 1]))
        end = first + width
    return (blocks, end) if len(blocks) > _FEWEST - 1 else None


_FEWEST = 3
"""Columns, and rows with that of the titles, of a table flattened to lines."""


def find_flattened_rows(page: Page, at: int) -> Found | None:
    """Three columns or more flattened to lines: their titles ("Gemeinde", "Landkreis", "Einwohner"), then rows."""
    found = find_lines_of_rows(page, at)
    if found is None:
        return None
    rows, width = found
    blocks = [line_block(BlockKind.TABLE_ROW, page.lines[row], page.lines[row + width - 1]) for row in rows]
    return blocks, rows[-1] + width
