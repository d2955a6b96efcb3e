"""Words, numbers and marks of a text, each with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ingest.german.calendars import MONTHS
from ingest.german.flat_text import CUT_INLINE, DROPPED, NO_CONJUNCTION
from ingest.german.wordlists import read_words
from ingest.model import Span

_LETTERS = r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
# Every repetition is possessive or bounded, so that no text can make the search go back far.
_WORD = (
    rf"(?:[-\u2010\u2011](?=[^\W\d_]))?{_LETTERS}++(?:"
    rf"[-\u2010\u2011\u00ad][ \t]*+\r?\n[ \t]*+{NO_CONJUNCTION}(?=[^\W_]){_LETTERS}++"  # hyphenated line end
    rf"|(?<=[^\W\d_]{{2}}){CUT_INLINE}{_LETTERS}++"
    rf"|[-\u2010\u2011'’@+]{_LETTERS}++"
    rf"|[:*]in(?:nen)?\b|\.(?=[^\W\d_]){_LETTERS}++)*+[-\u2010\u2011]?"
)
_NUMBER = (
    rf"\d{{1,2}}\.\d{{1,2}}\.(?!\w)"
    rf"|\d++(?:[.,:]\d++)*+(?:[-\u2010\u2011]?(?=[^\W\d_]){_LETTERS}++(?:[-\u2010\u2011]{_LETTERS}++)*+)?"
)
_MAIL = r"[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}+"
_URL = r"(?:https?://|www\.)[^\s<>\"„“”|]{1,2000}+"
_TOKEN = re.compile(rf"{_URL}|§{{1,2}}\s?\d++[a-z]?\b|{_NUMBER}|{_WORD}|\.{{2,}}+|…++|\S")
_TOKEN_OR_MAIL = re.compile(rf"{_MAIL}|{_TOKEN.pattern}")
_LINE_END = re.compile(r"[-\u2010\u2011\u00ad][ \t]*\r?\n[ \t]*(?=([^\W\d_])?)")
_CUT = re.compile(CUT_INLINE)
_TRAILING = ".,;:!?)]}'’»“”"

_ABBREVIATIONS = read_words("abbreviations")
# "i." and "i.H." lead to "i.H.v.": what may still grow into an abbreviation of several parts.
_BEGINNINGS = frozenset(
    ".".join(parts[:length]) + "."
    for parts in (word.removesuffix(".").split(".") for word in _ABBREVIATIONS)
    for length in range(1, len(parts) + 1)
)
_DEGREES = frozenset({"Dipl.", "Dr.", "Mag."})
"""What goes on behind its full stop: "Dipl.-Geogr.", "Dr.-Ing."."""
_STARTERS = read_words("starters")
_MONTHS = frozenset(name.capitalize() for name in MONTHS)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. ``text`` is its usual spelling: composed, on one line, without soft hyphens."""

    span: Span
    text: str


def _spelling(word: str) -> str:
    cut = " " in word
    if word.isascii() and "\n" not in word and not cut:
        return word
    if cut:
        word = _CUT.sub("", word)
    if "\n" in word:
        word = _LINE_END.sub(lambda m: "-" if m[1] is None or m[1].isupper() else "", word)
    return unicodedata.normalize("NFC", DROPPED.sub("", word))


def _ends_in_ordinal(digits: str, following: str) -> bool:
    """Whether "18." in front of ``following`` is a number with its full stop: "18. und 19. März", "2. Änderung"."""
    if not following or not digits.isdecimal() or len(digits) > 3 or int(digits) > 366 or following[0].isdigit():
        return False
    if following[0].islower():
        return True
    if following in _MONTHS:
        return int(digits) <= 31
    return following[0].isalpha() and following.lower() not in _STARTERS


def find_tokens(text: str, span: Span | None = None) -> tuple[Token, ...]:
    """The tokens of ``text`` within ``span`` in their order; every visible character is in exactly one.

    One token each: e-mail and web addresses, "50.000", "1,2", "§ 5", abbreviations in any spacing ("z. B.", "e. V."),
    ordinals ("18." in "18. und 19. März"), hyphen compounds, words that a line end cuts in two.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    pattern = _TOKEN_OR_MAIL if text.find("@", start, end) >= 0 else _TOKEN
    tokens: list[Token] = []
    resume = start
    for found in pattern.finditer(text, start, end):
        begin, stop = found.span()
        if begin < resume:
            continue
        word = found.group()
        if word == "." and tokens and tokens[-1].span.end == begin:
            _close(text, tokens, begin, end)
            continue
        first = word[0]
        if (first in "hw" and ("://" in word or word.startswith("www."))) or ("@" in word and "." in word):
            kept = word.rstrip(_TRAILING)
            if kept != word and len(kept) > 4:
                tokens.append(Token(Span(begin, begin + len(kept)), kept))
                tokens.extend(Token(Span(i, i + 1), text[i]) for i in range(begin + len(kept), stop))
                continue
        elif "." in word and not first.isdigit():
            head, _, tail = word.rpartition(".")
            if tail in _CAPITAL_STARTERS or head + "." in _ABBREVIATIONS:  # "beendet.Die" for want of a space
                cut = begin + len(head)
                tokens.append(Token(Span(begin, cut), _spelling(head)))
                tokens.append(Token(Span(cut, cut + 1), "."))
                _close_last(text, tokens, end)
                tokens.append(Token(Span(cut + 1, stop), tail))
                continue
        spelled = _spelling(word)
        if spelled:  # a soft hyphen alone is nothing
            tokens.append(Token(Span(begin, stop), spelled))
    return tuple(tokens)


_CAPITAL_STARTERS = frozenset(word.capitalize() for word in _STARTERS)
_NEXT = re.compile(rf"\s*({_LETTERS}+|\S)?")
_NEXT_ORDINAL = re.compile(r"\s*[&/–,-]\s*\d{1,3}\.")


def _close_last(text: str, tokens: list[Token], end: int) -> None:
    stop = tokens.pop()
    _close(text, tokens, stop.span.start, end)


def _close(text: str, tokens: list[Token], at: int, end: int) -> None:
    """Join a full stop to the abbreviation or ordinal in front of it, or let it stand as a token of its own."""
    last = tokens[-1]
    word = last.text
    joined = Token(Span(last.span.start, at + 1), word + ".")
    if word.isdecimal():
        following = _NEXT.match(text, at + 1, min(end, at + 60))
        apart = following is not None and following.start(1) > at + 1
        if (following and apart and _ends_in_ordinal(word, following[1])) or _NEXT_ORDINAL.match(
            text, at + 1, min(end, at + 20)
        ):
            tokens[-1] = joined
            return
    elif (len(word) <= 14 and (word + "." in _ABBREVIATIONS or word + "." in _BEGINNINGS)) or (
        len(word) == 1 and len(tokens) > 1 and f"{tokens[-2].text}{word}." in _BEGINNINGS
    ):
        tokens[-1] = joined
        _grow(tokens)
        return
    elif word[0] == "-" and len(word) <= 10 and len(tokens) > 1 and tokens[-2].text in _DEGREES:
        tokens[-2:] = [Token(Span(tokens[-2].span.start, at + 1), f"{tokens[-2].text}{word}.")]
        return
    elif len(word) == 1 and word.isupper() and _is_initial(text, at, end):
        tokens[-1] = joined
        return
    tokens.append(Token(Span(at, at + 1), "."))


def _is_initial(text: str, at: int, end: int) -> bool:
    following = _NEXT.match(text, at + 1, min(end, at + 60))
    return bool(following and following[1] and following[1][0].isupper() and following[1].lower() not in _STARTERS)


def _grow(tokens: list[Token]) -> None:
    """Make one token of "z." and "B.", as long as the whole is a known abbreviation or the beginning of one."""
    while len(tokens) > 1:
        head, tail = tokens[-2], tokens[-1]
        whole = head.text + tail.text
        if not head.text.endswith(".") or whole not in _BEGINNINGS or tail.span.start - head.span.end > 2:
            return
        tokens[-2:] = [Token(Span(head.span.start, tail.span.end), whole)]


def lowered(word: str) -> str:
    """A word in small letters, but for the one abbreviation that is a verb in them: a LAG does not lie."""
    return word if word == "LAG" else word.lower()
