"""Tables whose columns a page has flattened to lines: the titles one below the other, then the cells of each row."""

from __future__ import annotations

from ingest.documents.line_shapes import is_sentence
from ingest.documents.pages import Page
from ingest.documents.tables import beside_works, column_of, is_number_title

_MOST_COLUMNS = 8
_LONGEST = 75
"""Characters of a line that may be a cell."""


def find_lines_of_rows(page: Page, first: int) -> tuple[list[int], int] | None:
    """The first lines of the rows of a table whose titles begin at line ``first``, and how many lines each has; the
    titles are the first row. None where no table of three columns or more begins."""
    parted = _is_parted(page, first)
    width = parted
    if not parted:
        while page.is_plain(first + width) and _is_title(page.text(first + width)):
            width += 1
    titles = [column_of(page.text(first + i)) for i in range(width)]
    known = [title for title in titles if title is not None]
    if parted and "work" in known:
        beside = (beside_works(page.text(first + i)) for i in range(width) if titles[i] is None)
        known = list(dict.fromkeys([*known, *(title for title in beside if title is not None)]))
    if width < 3 or len(set(known)) < max(2, len(known)) or (len(known) < width - 1 and not parted):
        return None
    rows = _rows_below(page, first, width)
    return (rows, width) if len(rows) > 1 else None


def _is_title(words: str) -> bool:
    return column_of(words) is not None or is_number_title(words)


def _is_parted(page: Page, first: int) -> int:
    """How many short lines stand by themselves from line ``first`` on, where as many stand below the next blank line; 0
    where they are no titles."""
    if not 3 <= (width := _height(page, first)) <= _MOST_COLUMNS or _height(page, first + width + 1) != width:
        return 0
    titles = [page.text(first + i) for i in range(width)]
    if _is_title(titles[0]):
        return width
    of_works = any(column_of(title) == "work" for title in titles)
    return width if of_works and sum(beside_works(title) is not None for title in titles) >= width - 2 else 0


def _height(page: Page, first: int) -> int:
    """How many short lines stand in a row from line ``first`` on, one more than there may be columns at most."""
    count = 0
    while count <= _MOST_COLUMNS and page.is_plain(first + count) and len(page.text(first + count)) <= _LONGEST:
        count += 1
    return count


def _rows_below(page: Page, first: int, width: int) -> list[int]:
    """The first lines of the titles and of the rows below them: of as many lines each, parted or not."""
    at, rows = first + width, [first]
    if not page.text(at):
        while _height(page, at + 1) == width and not any(is_sentence(page.text(at + 1 + i)) for i in range(width)):
            rows.append(at + 1)
            at += 1 + width
        return rows
    end = at
    while page.is_plain(end) and len(page.text(end)) <= _LONGEST and not is_sentence(page.text(end)):
        end += 1
    if page.is_plain(end) or (end - first) % width or end - first < 3 * width:
        return []
    return [*rows, *range(at, end, width)]
