"""Text made flat for patterns: on one line and composed, with the way back to the offsets of the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from ingest.model import Span

NO_CONJUNCTION = r"(?!(?:und|oder|bzw|sowie|bis|u)\b)"
"""Behind a hyphen at a line end: "Stadt-" / "und Landkreis" keeps it."""
CUT_INLINE = (
    r"[-‐\u00ad] (?!(?:und|oder|bzw|beziehungsweise|sowie|bis|u|als|wie|aber|statt|noch|sondern|samt|mit|ohne|auf|aus"
    r"|an|am|im|in|zu|zum|zur|von|vom|vor|für|der|die|das|den|dem|des|ein|eine|einer|nach|bei|ist|sind|war|wird|auch|nur)\b)"
    r"(?=[a-zäöüß]{2})"
)
"""Where a line end was that somebody took out: "Aktions- gruppe"; not in "Stadt- und Landkreis"."""
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_JOINED = re.compile(
    rf"(?<=[^\W\d_])[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[a-zäöüß]){NO_CONJUNCTION}|(?<=[^\W\d_]{{2}}){CUT_INLINE}"
)
_KEPT = re.compile(r"(?<=\w)([-‐])[ \t]*\r?\n[ \t]*(?=[A-ZÄÖÜ0-9])")
DROPPED = re.compile(f"[{INVISIBLE}]")


def plain(text: str, span: Span) -> str:
    """The words of a stretch as one would write them on one line: composed, hyphenated line ends joined."""
    return on_one_line(text[span.start : span.end])


def on_one_line(words: str) -> str:
    """The like of words that are cut out already."""
    if "\n" in words or "- " in words:
        words = _KEPT.sub(r"\1", _JOINED.sub("", words))
    if not words.isascii():
        words = unicodedata.normalize("NFC", DROPPED.sub("", words))
    return " ".join(words.split())


_BLANKS = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\x85\u00a0\u2007\u2009\u2028\u2029\u202f", " "))
_WRAPPED = r"(?<=[ \t\r])\n[ \t]*(?=\S)|(?<=\n)[ \t]+(?=\S)"
"""What a line end has beside one blank."""
_ODD = re.compile(rf"{_JOINED.pattern}|{_WRAPPED}|[{INVISIBLE}]|[^\W\d_][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Flat:
    """A stretch of text as patterns like it: composed letters, one plain space for a line end, hyphenated ones joined.

    ``starts`` is None where every letter kept its place behind ``start``.
    """

    text: str
    start: int
    starts: array[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original text behind ``text[start:end]``."""
        return Span(*self.offsets(start, end))

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Where that stretch begins and ends, for loops over words in which a Span for each would cost."""
        if self.starts is None:
            return self.start + start, self.start + end
        return self.starts[start], self.starts[end]


def flatten(text: str, span: Span) -> Flat:
    """The stretch in flat form; a hyphen at a line end in front of a small letter is dropped with its line end, of a
    line end with blanks around it one is left."""
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


_UNUSUAL = re.compile(
    rf"[\n\r\t\x0b\x0c\x85\u00a0\u2007\u2009\u2028\u2029\u202f\u0300-\u036f{INVISIBLE}]|[-‐] [a-zäöüß]"
)
_ODD_HINT = re.compile(rf"[-‐ \t\r]\n|[-‐] [a-zäöüß]|[-‐][ \t]*\r?\n|\n[ \t]|[{INVISIBLE}\u0300-\u036f]")
