"""Keywords: the items of an enumeration of plain words, as a field lists them or a sentence goes on with them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from ingest.german.calendars import MONTHS
from ingest.german.tokens import Token
from ingest.model import Span
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.small_words import LINKS, STATED

_LONGEST: Final = 80
"""Characters: what is longer is no keyword."""
_MANY: Final = 9
"""Words: likewise."""
_HARD: Final = re.compile(r"\s*(?:[;|•·▪]|\n)\s*")
_MARKS: Final = re.compile(
    r"(?:^|[\s,;|]+)(?:\[\d{1,2}\]|\(?\d{1,2}\)|\(?[a-h]\)|\d{1,2}\.|[IVX]{1,4}\.)[ \u00a0]+(?=[A-ZÄÖÜ„])"
)
"""Numbers and letters before the items of an enumeration: "[1] Wohnen [2] Arbeit"."""
_SOFT: Final = re.compile(r"\s*,\s*|\s+(?:[–—/-]|sowie)\s+")
_AND: Final = re.compile(r"(?<!-)\s+(?:und|sowie)\s+")
_BRACKET: Final = re.compile(r"\s*\([^()]{0,200}\)?")
_OPENING: Final = re.compile(r"(?:u\. ?a\.|z\. ?B\.|v\. ?a\.|unter anderem|zum Beispiel|insbesondere|und|sowie)\s+")
_REST: Final = re.compile(
    r"(?:\s*,)?\s*(?:u\. ?a\.|u\. ?v\. ?m\.|etc\.?|usw\.?|u\. ?Ä\.|und (?:weitere|vieles|anderes|mehr)\b.*)$"
)
_TRIM: Final = ' .,;:„“”"»«*–-'
_INNER: Final = frozenset(
    {"der", "des", "von", "vom", "für", "im", "in", "auf", "am", "an", "mit", "zur", "zum", "zu", "durch", "aus", "bei"}
    | {"&", "/", "ohne", "über"}
)
"""Small words that stand inside a keyword: "Wohnen im Alter", "Vereinbarkeit von Familie und Beruf"."""
_QUOTES: Final = {"„": '“”"', "»": "«", '"': '"“”', "‚": "‘'", "“": "”"}


_EMPTY: Final = re.compile(
    r"(?i)(?:[a-zäöüß]+ )*(?:schlüssel|leit|haupt|start|einzel|handlungs|themen|arbeits|kern|zukunfts|teil)?"
    r"(?:thema|themen|maßnahmen?|projekten?|projekt|zielen?|aufgaben?|punkten?|fragen?|feldern?|bereichen?|vorhaben|aspekten?|inhalten?|dinge)"
)
"""What only says that something is to follow: "ausgewählte Schlüsselmaßnahmen", "folgende Themen"."""


def split_keywords(text: str, span: Span, *, joined: bool = False) -> list[Span]:
    """The keywords of a value. Bars and semicolons part before commas; ``joined``: "A und B" may be two of them."""
    value = text[span.start : span.end]
    marks = [m.span() for m in _MARKS.finditer(value)]
    if len(marks) > 1:
        pieces = list(zip([end for _, end in marks], [*(start for start, _ in marks[1:]), len(value)], strict=True))
        found = [part for a, b in pieces if (part := trim(text, Span(span.start + a, span.start + b))) is not None]
        return [s for s in found if is_keyword(text[s.start : s.end])]
    hard = [m.span() for m in _HARD.finditer(value) if _depth(value, m.start()) == 0]
    pieces = _between(len(value), hard)
    if len(pieces) == 1:
        soft = [m.span() for m in _SOFT.finditer(value) if _depth(value, m.start()) == 0]
        pieces = _between(len(value), soft)
        inner = [bool(_AND.search(_BRACKET.sub("", value[a:b]))) for a, b in pieces]
        if inner and inner[-1] and not any(inner[:-1]) and (joined or len(pieces) > 1):
            begin, end = pieces.pop()
            conjunction = list(_AND.finditer(value, begin, end))[-1]
            pieces += [(begin, conjunction.start()), (conjunction.end(), end)]
    found = [trimmed for a, b in pieces if (trimmed := trim(text, Span(span.start + a, span.start + b))) is not None]
    return [s for s in found if is_keyword(text[s.start : s.end])]


def is_keyword(words: str) -> bool:
    """Whether words are short enough for a keyword, no mere number, and neither announce what is
    to follow nor tell what was or is done."""
    short = 2 < len(words) < _LONGEST and words.count(" ") < _MANY and any(c.isalpha() for c in words)
    return short and _TELLING.search(words) is None and _EMPTY.fullmatch(words) is None


_TELLING: Final = re.compile(
    r"^(?:(?:im|in|am|seit|bis)\b.{0,20} )?(?:(?:19|20)\d\d )?"
    r"(?:verfasst|erarbeitet|erstellt|überarbeitet|fortgeschrieben|aktualisiert|beschlossen"
    r"|verabschiedet|veröffentlicht|vorgelegt|gegründet|gefördert|finanziert|abgestimmt)\b"
    r"|\b(?:ist|sind|war|wird|werden|wurden?|hat|haben|soll|sollen|kann|können|gibt|siehe|finden sie)\b"
)
"""Words of something told, which no keyword has: "2023 überarbeitet vom Büro X"."""


def trim(text: str, span: Span) -> Span | None:
    """A keyword without "u. a." in front, quotation marks, and the bracket or "etc." behind it."""
    words = text[span.start : span.end]
    lead = _OPENING.match(words.lstrip(_TRIM))
    start = len(words) - len(words.lstrip(_TRIM)) + (lead.end() if lead else 0)
    words = _REST.sub("", words)
    bracket = _BRACKET.search(words, start)
    if bracket is not None:
        words = words[: bracket.start()]
    end = len(words.rstrip(_TRIM))
    while start < end and words[start] in _TRIM:
        start += 1
    return Span(span.start + start, span.start + end) if start < end else None


def _depth(value: str, at: int) -> int:
    return value.count("(", 0, at) - value.count(")", 0, at)


def _between(length: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), length]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def first_keyword(words: Sequence[str], at: int, fillers: Set[str], led: Set[str]) -> int:
    """The token behind the small words at ``at`` and what only says that keywords follow: "vor allem die Themen"."""
    while at < len(words) and (words[at] in fillers or (words[at] == "die" and words[at + 1] in led)):
        at += 1 + (words[at] == "die")
    return at + (at < len(words) and words[at] == ":")


def follow_keywords(tokens: Sequence[Token], at: int, *, several: bool = True) -> tuple[list[Span], int]:
    """The keywords that a sentence enumerates from token ``at`` on, and the token behind them.

    ``several``: without a comma "A und B" are two keywords, else they are one.
    """
    items: list[tuple[int, int]] = []
    joints: list[str] = []
    position = at
    while position < len(tokens):
        item = _item(tokens, position)
        if item is None:
            break
        first, last, position = item
        items.append((first, last))
        joint = tokens[position].text if position < len(tokens) else ""
        if joint == "," and tokens[position + 1 : position + 2] and tokens[position + 1].text in ("und", "sowie"):
            position += 1
        if joint not in LINKS:
            break
        joints.append(joint)
        position += 1
    del joints[max(len(items) - 1, 0) :]
    merged = _merge(items, joints, several=several)
    end = items[-1][1] if items else at
    return [Span(tokens[a].span.start, tokens[b - 1].span.end) for a, b in merged], end


def _merge(items: list[tuple[int, int]], joints: list[str], *, several: bool) -> list[tuple[int, int]]:
    """Join again what "und" stands inside: "A und B sowie C", "Thema A und B"."""
    whole = not several if not {",", "sowie"} & set(joints) else "sowie" in joints or joints[-1:] != ["und"]
    found: list[tuple[int, int]] = []
    for number, (first, last) in enumerate(items):
        joint = joints[number - 1] if number else ""
        inside = joint == "und" and (whole or ("," in joints and number < len(items) - 1))
        if inside and found:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _item(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """The first and last token of the keyword that begins at ``at``, and the token behind it; None where none does."""
    if at < len(tokens) and tokens[at].text in _QUOTES:
        closers = _QUOTES[tokens[at].text]
        for end in range(at + 1, min(at + 12, len(tokens))):
            if tokens[end].text in closers:
                return (at + 1, end, _over_bracket(tokens, end + 1)) if end > at + 1 else None
        return None
    if at < len(tokens) and tokens[at].text in STATED:
        at += 1
    end = at
    noun = 0
    while end < len(tokens) and end - at < 2 * _MANY:
        word = tokens[end].text
        following = tokens[end + 1].text if end + 1 < len(tokens) else ""
        if word[0].isupper() and word[-1] != "." and word.lower() not in MONTHS:
            end += 1
            noun = end
            if word.endswith("-") and following in ("und", "oder", ",", "&", "/"):
                end += 1
        elif (word[0].islower() and is_adjective(word) and _leads(tokens, end)) or (
            noun and word in _INNER and _leads(tokens, end)
        ):
            end += 1
        else:
            break
    if not noun or end - at > 2 * _MANY - 1:
        return None
    return at, noun, _over_bracket(tokens, noun)


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether articles and adjectives from ``at`` on lead to a noun."""
    for index in range(at + 1, min(at + 4, len(tokens))):
        word = tokens[index].text
        if word[0].isupper() and word[-1] != ".":
            return True
        if not (word in STATED or (word[0].islower() and is_adjective(word))):
            return False
    return False


def _over_bracket(tokens: Sequence[Token], at: int) -> int:
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    closing = next((i for i in range(at, min(at + 30, len(tokens))) if tokens[i].text == ")"), None)
    return closing + 1 if closing is not None else at
