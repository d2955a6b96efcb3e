"""Sentences within the blocks of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.german.tokens import Token, find_tokens
from ingest.german.wordlists import read_words
from ingest.model import UNREAD, Block, BlockKind, Span

_STARTERS = read_words("starters")
_OPENING = frozenset('„"«»‚‘“([–—-•')
_CLOSING = frozenset('“”"»«’‘)]')
_ENDS = frozenset(".!?…") | {"...", "....", "?!", "!!"}
LONGEST = 600
"""Tokens: what goes on longer is no sentence of anybody and is cut, so that reading it takes no undue time."""
# Abbreviations that hardly ever end a sentence: a noun follows them.
_LEADING = read_words("leading_abbreviations")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading, list item, field value or table cell: ``block`` is the index of the block it stands in."""

    span: Span
    block: int
    tokens: tuple[Token, ...]


def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """The sentences of all blocks that are read (neither front matter nor boilerplate), in their order.

    Of a field only its value is cut into sentences; the cells of a table row and the lines of a contact block are
    one sentence each. A full stop ends no sentence after an abbreviation, an ordinal or an initial, unless a word
    follows that can only open one.
    """
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind in UNREAD:
            continue
        for stretch in _stretches(text, block):
            sentences.extend(
                Sentence(Span(tokens[0].span.start, tokens[-1].span.end), index, tokens)
                for tokens in _cut(find_tokens(text, stretch), text)
            )
    return tuple(sentences)


def _stretches(text: str, block: Block) -> Iterator[Span]:
    if block.kind is BlockKind.FIELD:
        yield block.value or Span(block.span.end, block.span.end)
    elif block.kind is BlockKind.TABLE_ROW:
        yield from split_cells(text, block.span)
    elif block.kind is BlockKind.CONTACT:
        start = block.span.start
        for line in text[block.span.start : block.span.end].splitlines(keepends=True):
            yield Span(start, start + len(line))
            start += len(line)
    else:
        yield block.span


_GAP = re.compile(r" {2,}(?=\S)")


def split_cells(text: str, span: Span) -> tuple[Span, ...]:
    """The cells of a table row: what stands between its bars or tabs, without white space around it."""
    row = text[span.start : span.end]
    mark = "|" if "|" in row else "\t"
    if mark not in row and row.count(";") > 1 and "\n" not in row and _GAP.search(row) is None:
        mark = ";"
    cells: list[Span] = []
    start = span.start
    if mark not in row and "\n" not in row:
        edges = [0, *(at for gap in _GAP.finditer(row) for at in gap.span()), len(row)]
        return tuple(Span(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True))
    for cell in row.split(mark):
        left = start + len(cell) - len(cell.lstrip())
        cells.append(Span(left, max(left, start + len(cell.rstrip()))))
        start += len(cell) + 1
    if mark == "|" and row.lstrip().startswith("|"):
        cells = cells[1:]
    if mark == "|" and row.rstrip().endswith("|") and cells:
        cells = cells[:-1]
    return tuple(cells)


def _cut(tokens: tuple[Token, ...], text: str) -> Iterator[tuple[Token, ...]]:
    begin = 0
    count = len(tokens)
    index = 0
    whole = 0  # up to here a short quotation goes, which is never cut: „Grün. Clever. Gemeinsam.“
    while index < count:
        if index - begin >= LONGEST:
            yield tokens[begin:index]
            begin = index
        word = tokens[index].text
        index += 1
        if word in _QUOTES and index > whole and not _is_closing(tokens, index - 1):
            whole = _quotation(tokens, index)
        if index < whole:
            continue
        if word in _ENDS:
            leads = _leads(tokens, begin, index - 1)
            while index < count and tokens[index].text in _ENDS:
                index += 1
            while (
                index < count
                and tokens[index].text in _CLOSING
                and tokens[index].span.start == tokens[index - 1].span.end
            ):
                index += 1
            if index < count and not leads and _may_open(tokens, index, tokens[index - 1], text):
                yield tokens[begin:index]
                begin = index
        elif index < count and (
            _closes(word, tokens, index)
            if word[-1] == "." and len(word) > 1
            else _is_caption(tokens, begin, index, text)
        ):
            yield tokens[begin:index]
            begin = index
    if begin < count:
        yield tokens[begin:]


def _is_caption(tokens: tuple[Token, ...], begin: int, index: int, text: str) -> bool:
    """Whether what began with a bracket ends with it at the end of a line: the words below a picture."""
    if tokens[index - 1].text != ")" or tokens[begin].text != "(" or not tokens[index].text[0].isupper():
        return False
    return "\n" in text[tokens[index - 1].span.end : tokens[index].span.start]


def _leads(tokens: tuple[Token, ...], begin: int, at: int) -> bool:
    """Whether dots behind a space lead from a name to what a list says of it: "Eva Lang … Adorf"."""
    if not begin < at <= begin + _NAME or tokens[at].text[0] not in "….":
        return False
    return tokens[at].span.start > tokens[at - 1].span.end


_NAME = 5  # words


def _is_closing(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the quotation mark stands right behind a word and before a space or another mark."""
    left = at > 0 and tokens[at - 1].span.end == tokens[at].span.start
    if not left or at + 1 >= len(tokens):
        return left
    return tokens[at + 1].span.start > tokens[at].span.end or not tokens[at + 1].text[0].isalnum()


def _quotation(tokens: tuple[Token, ...], index: int) -> int:
    """The place of the mark that closes the quotation of few words that opens in front of ``index``, else 0."""
    for at in range(index, min(len(tokens), index + _SHORT)):
        if tokens[at].text in _CLOSING_QUOTES:
            goes_on = at + 1 < len(tokens) and not tokens[at + 1].text[0].isupper()
            return at if goes_on and at > index else 0
    return 0


_QUOTES = frozenset('„»“"«')
_CLOSING_QUOTES = frozenset('“”"«»')
_SHORT = 14  # words


def _may_open(tokens: tuple[Token, ...], index: int, last: Token, text: str) -> bool:
    following = tokens[index]
    first = following.text[0]
    if following.span.start == last.span.end and not first.isupper():
        return False
    if first in _OPENING:
        return index + 1 < len(tokens) and (tokens[index + 1].text[0].isupper() or tokens[index + 1].text[0].isdigit())
    # After a closing quotation mark the sentence may go on in small letters: „Ja.“ sagte er.
    return first.isupper() or first.isdigit() or not (first.islower() or first in ",;:)")


def _closes(word: str, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the full stop of an abbreviation ends the sentence as well."""
    if word in _LEADING or word[:-1].isdigit() or (len(word) == 2 and word[0].isupper()):
        return False
    following = tokens[index].text
    if following[0] in _OPENING:
        return False
    return following[0].isupper() and following.lower() in _STARTERS
