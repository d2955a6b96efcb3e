"""What each word of a sentence can be in its clause: finite verb, participle, infinitive, conjunction, noun …"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ingest.german.tokens import Token
from ingest.german.verbs import FINITE, INFINITIVE, ONGOING, PARTICIPLE, REPORTING, WITH_ZU, Reading, read_verb
from ingest.german.wordlists import read_table, read_words

_CLASSES: dict[str, str] = {row[0]: row[1] for row in read_table("clause_words")}
_NOT_VERBS = read_words("not_verbs")
_OPENING = frozenset('„"«»‚‘“(:–—')
_ADJECTIVE = ("e", "en", "er", "es", "em")
HELPERS = frozenset(form for form, lemma in read_table("helpers") if lemma)
_NO_READING: tuple[Reading, ...] = ()


class Tag(NamedTuple):
    """``word`` is the token in small letters, ``kind`` its class among the function words, "" for all others.

    ``readings`` are the verb forms it can be here and ``flags`` their sum; ``surely_finite`` is a finite verb that can
    be neither infinitive nor participle; ``helps`` a form of an auxiliary or modal verb.
    """

    word: str
    kind: str
    readings: tuple[Reading, ...]
    flags: int
    capital: bool
    finite: bool
    surely_finite: bool
    helps: bool


@lru_cache(maxsize=16384)
def _tag(word: str, kind: str, flags: int, capital: bool) -> Tag:
    finite = bool(flags & FINITE)
    sure = finite and not flags & (INFINITIVE | PARTICIPLE)
    readings = read_verb(word) if flags else _NO_READING
    return Tag(word, kind, readings, flags, capital, finite, sure, bool(flags) and word in HELPERS)


def find_tags(tokens: tuple[Token, ...]) -> tuple[Tag, ...]:
    """One tag for each token, verbs told from adjectives and nouns by what stands beside them."""
    tags: list[Tag] = []
    opening = True
    last = len(tokens) - 1
    names = _quoted_names(tokens)
    for index, token in enumerate(tokens):
        text = token.text
        first = text[0]
        capital = first.isupper()
        word = text.lower() if capital else text
        kind = _CLASSES.get(word, "")
        flags = 0
        if index in names:
            tags.append(_tag(word, "", 0, True))
            continue
        usual = first.isalpha() and (not capital or (opening and not text[1:2].isupper()))
        if usual and word not in _NOT_VERBS and (not kind or kind == "det"):
            flags = _flags(word)
            if flags:
                following = tokens[index + 1].text if index < last else ""
                before = tags[-1] if tags else None
                flags = _in_place(word, flags, before, following, kind, opening)
        tags.append(_tag(word, kind, flags, capital))
        opening = first in _OPENING or (opening and not first.isalnum())
    _settle_openings(tags)
    return tuple(tags)


def _settle_openings(tags: list[Tag]) -> None:
    """A noun at the head of a sentence may look like a verb: "Vorrang bekommen zwei davon"."""
    for index, tag in enumerate(tags[:-1]):
        if tag.capital and tag.finite and not tag.flags & PARTICIPLE and tags[index + 1].finite:
            tags[index] = _tag(tag.word, tag.kind, 0, True)


def _quoted_names(tokens: tuple[Token, ...]) -> frozenset[int]:
    """The places of words that stand in quotation marks as a name or title, not as what somebody said."""
    names: set[int] = set()
    start: int | None = None
    for index, token in enumerate(tokens):
        mark = token.text
        if mark in _OPENING_QUOTES and start is None:
            start = index
        elif mark in _CLOSING_QUOTES and start is not None:
            inside = tokens[start + 1 : index]
            before = tokens[start - 1].text if start else ""
            spoken = before == ":" or any(word.text in _STOPS for word in inside[-1:])
            if 0 < len(inside) <= _NAME_LENGTH and not spoken:
                names.update(range(start + 1, index))
            start = None
    return frozenset(names)


_OPENING_QUOTES = frozenset('„"»‚«“')
_CLOSING_QUOTES = frozenset('“”"«‘»')
_STOPS = frozenset(".!?,")
_NAME_LENGTH = 12  # words: a longer quotation is something said


@lru_cache(maxsize=32768)
def _flags(word: str) -> int:
    flags = 0
    for reading in read_verb(word):
        flags |= reading.flags
    return flags


def _in_place(word: str, flags: int, before: Tag | None, following: str, kind: str, opening: bool) -> int:
    """The flags that are left when the neighbours are looked at."""
    if before is not None and before.word == "zu" and flags & INFINITIVE:
        return WITH_ZU
    if kind == "det":  # "sein" and its like: a verb only where nothing follows that it could determine
        return (
            flags if not following or not (following[0].isalpha() and following not in ("wird", "soll", "kann")) else 0
        )
    if flags & ONGOING and not flags & ~ONGOING:
        return 0
    if flags & REPORTING and not flags & (FINITE & ~REPORTING) and word.endswith("e"):
        # "reiche Gemeinden", "gleiche Rechte": an adjective
        if following[:1].isupper() and (before is None or before.kind in ("det", "prep", "rel") or not before.capital):
            return 0
        return flags
    if word in HELPERS:
        return flags
    if word.endswith(("e", "en")) and before is not None and following:
        inside = before.kind in ("det", "prep", "rel") or (
            not before.kind and not before.flags and not before.capital and before.word.endswith(_ADJECTIVE)
        )
        if inside and following[0].isupper() and not (flags & INFINITIVE and before.kind == "rel"):
            return 0
        if before.kind in ("det", "prep") and following not in _CLASSES and following.endswith(_ADJECTIVE):
            return 0
    if opening and flags & REPORTING and not flags & (FINITE & ~REPORTING):
        return 0
    return flags
