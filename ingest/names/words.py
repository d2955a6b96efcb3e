"""The words of a text in one row, for finding names: cheaper to walk than tokens, and cut so that names stay whole.

"Saalfeld/Saale", "SON.NEC", "Bau-" and "e.V." are one word each, a mark is a word of its own, and every word knows
whether the layout breaks before it, because no name runs over the end of a field, a heading or a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.documents.profiles import is_full_name
from ingest.documents.tables import Column, column_of, find_cells
from ingest.german.flat_text import flatten, on_one_line
from ingest.german.gendered import in_one_form
from ingest.model import UNREAD, Block, BlockKind, Document, Span

_WORD: Final = re.compile(
    r"https?://[^\s<>\"„“”|]*[\w/=]"
    r"|(?:[^\W\d_]\.){2,}"  # e.V.  i.d.OPf.  a.T.W.
    r"|\b(?:LEADER|Leader|ILE)-? (?:Region(?:en)?|Aktionsgruppen?|Gruppen?|Regionalmanagements?)(?![\w-])"
    r"|[^\W_](?:[^\W_]|(?<=[^\W\d_])\([^\W\d_]{1,8}\)(?=[^\W\d_])|(?<=\w)(?:[-‐‑.'’/&+·*@_|]|:(?!(?<=[a-zäöüß]:)[A-ZÄÖÜ][a-zäöüß]))(?=[^\W_])|(?<=[^\W\d_])[-‐‑](?=\s*(?:,|und|oder|u\.|sowie|bzw|/|&)))*"
    r"|\S"
)
NONE, LINE, BLOCK = 0, 1, 2
_CLOSERS: Final = frozenset('.!?:;•|–-▪+>*“”"„»«')
_QUOTED: Final = (["“"], ["”"], ["«"], ['"'])
"""Marks right behind the full stop of what somebody says."""


@dataclass(frozen=True, slots=True)
class Words:
    """``forms[i]`` stands at ``text[starts[i]:ends[i]]``; ``breaks[i]`` is NONE, LINE or BLOCK before it.

    ``opens[i]`` is true for the first word of a sentence or line, whose capital letter says nothing.
    """

    text: str
    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    breaks: Sequence[int]
    opens: Sequence[bool]
    kinds: Sequence[BlockKind]
    labels: Sequence[bool]
    """True for the words of a field's label."""
    columns: Mapping[int, Column]
    """What the cells of tables hold, by the offset at which they begin."""

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int) -> Span:
        """The stretch of the words ``first`` to before ``last``."""
        return Span(self.starts[first], self.ends[last - 1])

    def spelled(self, first: int, last: int) -> str:
        """The words as written, on one line; nothing where there are none."""
        return on_one_line(self.text[self.starts[first] : self.ends[last - 1]]) if first < last else ""

    def is_whole(self, first: int, last: int) -> bool:
        """Whether no break of the layout falls between the words."""
        return not any(self.breaks[first + 1 : last])

    def sentence(self, first: int, last: int, reach: int) -> tuple[int, int]:
        """Where the sentence around the words ``first`` to before ``last`` begins and ends, no further than ``reach``
        words to either side."""
        start, end = first, last
        while start > 0 and first - start < reach and self.breaks[start] != BLOCK and not self.ends_sentence(start - 1):
            start -= 1
        while end < len(self) and end - last < reach and self.breaks[end] != BLOCK and not self.ends_sentence(end):
            end += 1
        return start, end

    def ends_sentence(self, index: int) -> bool:
        """Whether the word is a mark that ends a sentence."""
        form = self.forms[index]
        after = index + 1 + (self.forms[index + 1 : index + 2] in _QUOTED and self.glued(index + 1))
        opens = after < len(self) and self.opens[after] and self.forms[after][0].isupper()
        last = self.forms[index - 1]
        shortened = len(last) == 1 and last.isalnum()  # "e. V.", "3. Mai"
        return form in {"!", "?"} or (form == "." and opens and not last.isdigit() and not shortened)

    def glued(self, index: int) -> bool:
        """Whether no space stands before the word; False where there is none."""
        return 0 < index < len(self) and self.starts[index] == self.ends[index - 1]


@lru_cache(maxsize=16384)
def split_words(name: str) -> tuple[str, ...]:
    """The words of a name, cut as the words of a text are."""
    return tuple(map(_form, _WORD.findall(name)))


def _form(word: str) -> str:
    """A word as it is looked up: "LEADER-Region" for "LEADER Region", "Bürgerinnen" for "BürgerInnen"."""
    return word.replace("- ", "-").replace(" ", "-") if " " in word else in_one_form(word)


def find_words(document: Document) -> Words:
    """The words of all that is read of a document: front matter and boilerplate are left out."""
    text = document.text
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    opens: list[bool] = []
    kinds: list[BlockKind] = []
    labels: list[bool] = []
    for block in document.blocks:
        if block.kind in UNREAD:
            continue
        edge = block.value.start if block.value else -1
        end = -1
        flat = flatten(text, block.span)
        for found in _WORD.finditer(flat.text):
            start, after = flat.offsets(*found.span())
            if end < 0 or end <= edge <= start:
                broken = BLOCK
            elif start - end < 2:
                own_line = text[end:start] == "\n" and _is_own_line(text, block, end)
                broken = LINE if own_line or text[end:start] == "\t" else NONE
            else:
                between = text[end:start]
                own_line = "\n" in between and _is_own_line(text, block, end)
                broken = LINE if own_line or "   " in between or "\t" in between else NONE
            last = forms[-1] if forms else "."
            forms.append(_form(found.group()))
            starts.append(start)
            end = after
            ends.append(end)
            breaks.append(broken)
            opens.append(bool(broken) or last in _CLOSERS)
            kinds.append(block.kind)
            labels.append(start < edge)
    cells = find_cells(text, document.blocks).values()
    columns = {at: column for block in document.blocks for at, column in _items(text, block)}
    columns.update(_listed(text, document.blocks))
    columns.update((cell.span.start, cell.column) for row in cells for cell in row)
    return Words(text, forms, starts, ends, breaks, opens, kinds, labels, columns)


def _is_own_line(text: str, block: Block, end: int) -> bool:
    """Whether the line that ends at ``end`` was not cut at the width of the page: a contact, short lines of a field,
    cells of a row flattened to lines."""
    if block.kind in (BlockKind.CONTACT, BlockKind.TABLE_ROW) or _is_profile(text, block):
        return True
    short = end - text.rfind("\n", 0, end) <= _SHORT_LINE and text[end - 1].isalnum()
    last = re.search(r"\w+$", text[max(0, end - _SHORT_LINE) : end])
    following = text[end : end + _SHORT_LINE].lstrip()[:1]
    if (last is not None and last[0].islower()) or following.islower():
        return False  # "Städte A und" above "B"
    return short and block.kind is BlockKind.FIELD and block.value is not None and end > block.value.start


def _is_profile(text: str, block: Block) -> bool:
    """Whether a name stands on the first line of an item and posts and bodies below it."""
    if block.kind is not BlockKind.LIST_ITEM or block.label is not None:
        return False
    return is_full_name(text[block.span.start : block.span.end].split("\n")[0])


def _listed(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Column]]:
    """Where the items of a list begin that a heading or the label above says to be of places."""
    column: Column | None = None
    for block in blocks:
        if block.kind is BlockKind.LIST_ITEM and block.label is None:
            if column in _LISTED and column is not None:
                yield block.span.start, column
        elif block.kind is BlockKind.HEADING or (block.kind is BlockKind.FIELD and block.value is None):
            column = column_of(_TITLE.sub("", text[block.span.start : block.span.end].strip(" :*#")))
        else:
            column = None


_TITLE: Final = re.compile(r"^(?:\d{1,2}[.)]?|[A-Z][.)]|(?i:unsere|die|alle|beteiligte)) ")
_SHORT_LINE: Final = 45
"""Characters of a line that ends before the page does."""
_LISTED: Final = frozenset({"place", "district"})
_NEXT: Final = re.compile(r"[,;\n(] {0,3}|\bund ")
_LONGEST: Final = 4000


def _items(text: str, block: Block) -> Iterator[tuple[int, Column]]:
    """Where the items of a field of places begin, and what they are: districts in "Landkreise: Calw, Celle"."""
    if block.label is None or block.value is None:
        return
    column = column_of(text[block.label.start : block.label.end].strip(" :*"))
    if column in _LISTED:
        end = min(block.value.end, block.value.start + _LONGEST)
        yield block.value.start, column
        yield from ((found.end(), column) for found in _NEXT.finditer(text, block.value.start, end))
