"""Text folded for comparison, with the way back to the offsets of the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from ingest.model import Span

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SINGLE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("„“”‟«»″", '"'),
        **dict.fromkeys("‚‘’‛‹›′`´", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
    }
)
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"}
# A base letter with its combining marks, or one letter that is not plain after casefolding.
_SPECIAL = re.compile(r".[\u0300-\u036f]+|[^\x00-\x7f]|[\u0300-\u036f]+", re.DOTALL)
_JOINED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|bis|u)\b)")
_KEPT = re.compile(r"(?<=\w)([-‐])[ \t]*\r?\n[ \t]*(?=[A-ZÄÖÜ0-9])")
_SPACE = re.compile(r"\s+")
_DROPPED = re.compile(f"[{_INVISIBLE}]")


def _fold_letter(letter: str) -> str:
    composed = unicodedata.normalize("NFC", letter).casefold()
    if composed in _UMLAUTS:
        return _UMLAUTS[composed]
    if composed in _INVISIBLE:
        return ""
    plain = composed.translate(_SINGLE)
    if plain != composed or plain.isascii():
        return plain
    stripped = "".join(c for c in unicodedata.normalize("NFD", plain) if not "\u0300" <= c <= "\u036f")
    return _UMLAUTS.get(stripped, stripped)


def fold(text: str) -> str:
    """``text`` in one form for comparing: lower case, "ä" as "ae", no accents, plain dashes and quotation marks."""
    lowered = text.lower().translate(_SINGLE)
    return lowered if lowered.isascii() else _SPECIAL.sub(lambda m: _fold_letter(m.group()), lowered)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``starts[i]`` is where its i-th letter begins in the original, with one entry more for the end."""

    text: str
    starts: array[int]

    def span(self, start: int, end: int) -> Span:
        """The original stretch behind ``text[start:end]``."""
        stop = self.starts[end]
        if start < end and self.starts[end - 1] == stop:  # inside the two letters of one umlaut
            stop = self.starts[bisect_left(self.starts, stop + 1)]
        return Span(self.starts[start], stop)


def fold_text(text: str) -> Folded:
    """``fold(text)`` with the offset of each of its letters. Time and memory are linear."""
    parts: list[str] = []
    starts = array("I")
    position = 0
    for found in _SPECIAL.finditer(text):
        begin, end = found.span()
        parts.append(text[position:begin].lower().translate(_SINGLE))
        starts.extend(range(position, begin))
        folded = _fold_letter(found.group())
        parts.append(folded)
        starts.extend([begin] * len(folded))
        position = end
    parts.append(text[position:].lower().translate(_SINGLE))
    starts.extend(range(position, len(text) + 1))
    return Folded("".join(parts), starts)


def plain(text: str, span: Span) -> str:
    """The words of a stretch as one would write them on one line: composed, hyphenated line ends joined."""
    words = text[span.start : span.end]
    if "\n" in words:
        words = _KEPT.sub(r"\1", _JOINED.sub("", words))
    if not words.isascii():
        words = unicodedata.normalize("NFC", _DROPPED.sub("", words))
    return _SPACE.sub(" ", words).strip()


_BLANKS = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\x85\u00a0\u2007\u2009\u2028\u2029\u202f", " "))
_ODD = re.compile(rf"{_JOINED.pattern}|[{_INVISIBLE}]|[^\W\d_][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Flat:
    """A stretch of text as patterns like it: composed letters, plain spaces, hyphenated line ends joined.

    ``starts`` is None where every letter kept its place behind ``start``.
    """

    text: str
    start: int
    starts: array[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original text behind ``text[start:end]``."""
        if self.starts is None:
            return Span(self.start + start, self.start + end)
        if start == end:
            return Span(self.starts[start], self.starts[start])
        return Span(self.starts[start], self.starts[end])


def flatten(text: str, span: Span) -> Flat:
    """The stretch in flat form; a hyphen at a line end in front of a small letter is dropped with its line end."""
    words = text[span.start : span.end]
    if not _UNUSUAL.search(words):
        return Flat(words, span.start)
    if not _ODD_HINT.search(text, span.start, span.end):
        return Flat(words.translate(_BLANKS), span.start)
    parts: list[str] = []
    starts = array("I")
    position = span.start
    for found in _ODD.finditer(text, span.start, span.end):
        begin, end = found.span()
        parts.append(text[position:begin].translate(_BLANKS))
        starts.extend(range(position, begin))
        if found[0][0].isalpha():
            composed = unicodedata.normalize("NFC", found[0])
            parts.append(composed)
            starts.extend([begin] * len(composed))
        position = end
    parts.append(text[position : span.end].translate(_BLANKS))
    starts.extend(range(position, span.end + 1))
    return Flat("".join(parts), span.start, starts)


_UNUSUAL = re.compile(rf"[\n\r\t\x0b\x0c\x85\u00a0\u2007\u2009\u2028\u2029\u202f\u0300-\u036f{_INVISIBLE}]")
_ODD_HINT = re.compile(rf"[-‐][ \t]*\r?\n|[{_INVISIBLE}\u0300-\u036f]")
