"""How much alike two names are, by themselves: folded, expanded, and split into what a thing is and which one it is.

A likeness of names decides nothing alone; it is the first reason that ``comparison`` weighs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml
from rapidfuzz.distance import DamerauLevenshtein

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_INFLECTION: Final = re.compile(r"(?<=\w{4})(es|en|er|em|e|s|n)$")
_SHORTENED: Final = (
    (re.compile(r"\be\.\s?v\.|\be\.\s?v\b"), " "),
    (re.compile(r"\bb\.\s?(?=\w)"), "bei "),
    (re.compile(r"\ba\.\s?d\.\s?"), "an der "),
    (re.compile(r"\bi\.\s?d\.\s?"), "in der "),
    (re.compile(r"\bo\.\s?d\.\s?"), "ob der "),
    (re.compile(r"\bv\.\s?d\.\s?"), "vor der "),
    (re.compile(r"\ba\.\s?(?=\w)"), "am "),
    (re.compile(r"\bi\.\s?(?=\w)"), "in "),
    (re.compile(r"\bst\.\s?(?=\w)"), "sankt "),
    (re.compile(r"\bdes (landes|bundeslandes|freistaate?s)\s"), ""),
    (re.compile(r"\blkr\.?\s"), "landkreis "),
    (re.compile(r"\bmin\.\s"), "ministerium "),
    (re.compile(r"\bf\.\s"), "fuer "),
    (re.compile(r"\bintegrierten? laendlichen? entwicklung\b"), "ile"),
)
_CONCEPT: Final = re.compile(r"\w(konzept|konzeptio|strategi|plan?|planung|studi|analys|leitbild|gutacht)$")
"""Endings of compounds that say no more than what sort of plan it is ("Flächennutzungsplan")."""
_TYPO_LENGTH: Final = 7
"""Shorter words that differ by one letter are mostly two words (Berge, Bergen)."""
_COMPASS: Final = re.compile(r"^(ober|unter|nieder|nord|sued|ost|west|mittel|hinter|vorder|gross|klein|alt|neu)")


class Likeness(IntEnum):
    """How far two names agree, from nothing to everything."""

    NONE = 0
    CLASH = 1
    """The same proper words on different sorts of thing: "Landkreis Gotha", "Stadt Gotha"."""
    PART = 2
    """One says more than the other: "Impulsregion", "Impulsregion Erfurt-Jena-Weimar"."""
    TYPO = 3
    """One letter differs in a long word."""
    CORE = 4
    """The same proper words; one or both say what it is: "cima", "CIMA Beratung GmbH"."""
    FILLED = 5
    """The same but for words that texts leave out: "Allianz Silbertal", "Kommunale Allianz Silbertal"."""
    EQUAL = 6


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name taken apart. ``tokens`` are its folded words, ``core`` those that tell which one, without inflection,
    ``designators`` those that tell what it is, and ``sorts`` what they mean. "Vorstand" has no core."""

    written: str
    tokens: tuple[str, ...]
    core: tuple[str, ...]
    sorts: frozenset[str]
    designators: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Words:
    sorts: dict[str, str]
    fillers: frozenset[str]
    stop: frozenset[str]
    legal_forms: frozenset[str]
    short_forms: dict[str, tuple[str, ...]]
    states: dict[str, tuple[str, ...]]
    departments: dict[str, str]


@cache
def _words() -> _Words:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    return _Words(
        sorts={stem(word): sort for sort, words in data["designators"].items() for word in words},
        fillers=frozenset(stem(word) for word in data["fillers"]),
        stop=frozenset(data["stop"]),
        legal_forms=frozenset(data["legal_forms"]),
        short_forms={short: tuple(words.split()) for short, words in data["short_forms"].items()},
        states={stem(word): tuple(name.split()) for name, words in data["states"].items() for word in words},
        departments=data["departments"],
    )


def fold(text: str) -> str:
    """``text`` in lower case with ä as ae and ß as ss, whatever normal form and dashes it was written in."""
    plain = unicodedata.normalize("NFKC", text).replace("\xad", "").casefold().translate(_UMLAUTS)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def stem(word: str) -> str:
    """``word`` without the ending of its case: "thueringisches" and "thueringische" are one."""
    return _INFLECTION.sub("", word)


@lru_cache(maxsize=200_000)
def name_form(written: str) -> NameForm:
    """``written`` taken apart by the words of German names."""
    words = _words()
    tokens = tuple(_tokens(written))
    stems = [stem(token) for token in tokens]
    sorted_by = [words.sorts.get(word) or ("concept" if _CONCEPT.search(word) else "") for word in stems]
    sorts = frozenset(sort for sort in sorted_by if sort)
    core = tuple(w for w, sort in zip(stems, sorted_by, strict=True) if not sort and w not in words.fillers)
    designators = frozenset(word for word, sort in zip(stems, sorted_by, strict=True) if sort)
    return NameForm(written, tokens, core, sorts, designators)


def _tokens(written: str) -> Iterator[str]:
    words = _words()
    text = fold(written)
    for pattern, whole in _SHORTENED:
        text = pattern.sub(whole, text)
    text = re.sub(r"(?<=\w)-(?=(pfaelz|anhalt|westfael|wuerttemberg\w|vorpommer|holstein)\w*)", "", text)
    for token in re.findall(r"\w+\+?", text):
        if token in words.stop or token in words.legal_forms:
            continue
        yield from _expanded(token, words)


def _expanded(token: str, words: _Words) -> Iterator[str]:
    if token in words.short_forms:
        yield from words.short_forms[token]
    elif stem(token) in words.states:
        yield from words.states[stem(token)]
    elif token.endswith(("ministerium", "ministeriums")) and not token.startswith("ministerium"):
        yield from _ministry(token.removesuffix("s").removesuffix("ministerium"), words)
    else:
        yield token


def _ministry(before: str, words: _Words) -> Iterator[str]:
    """ "bundesinnen" → bund, ministerium, innern."""
    for level, name in (("bundes", "bund"), ("landes", ""), ("staats", "")):
        if before.startswith(level):
            before = before.removeprefix(level)
            if name:
                yield name
    yield "ministerium"
    if before:
        yield words.departments.get(before, before.removesuffix("s"))


def likeness(left: NameForm, right: NameForm) -> Likeness:
    """How far two names agree. Symmetric."""
    if not left.tokens or not right.tokens:
        return Likeness.EQUAL if fold(left.written) == fold(right.written) else Likeness.NONE
    if sorted(map(stem, left.tokens)) == sorted(map(stem, right.tokens)):
        return Likeness.EQUAL
    one, other = set(left.core), set(right.core)
    if not one or not other:
        return Likeness.NONE
    if one == other and left.designators and left.designators == right.designators:
        return Likeness.FILLED
    if one == other:
        apart = left.sorts and right.sorts and not left.sorts & right.sorts
        return Likeness.CLASH if apart else Likeness.CORE
    if one < other or other < one:
        return Likeness.PART
    return Likeness.TYPO if _one_typo(one - other, other - one) else Likeness.NONE


def _one_typo(left: Iterable[str], right: Iterable[str]) -> bool:
    one, other = list(left), list(right)
    if len(one) != 1 or len(other) != 1:
        return False
    a, b = one[0], other[0]
    if min(len(a), len(b)) < _TYPO_LENGTH or re.findall(r"\d", a + b):
        return False
    compass = _COMPASS.match(a), _COMPASS.match(b)
    if (compass[0] and compass[0].group()) != (compass[1] and compass[1].group()):
        return False
    return bool(DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1)


def best_likeness(left: Iterable[NameForm], right: Iterable[NameForm]) -> tuple[Likeness, NameForm, NameForm]:
    """The best agreement of any name of one thing with any of another, and the two names.

    Generic names ("die Allianz") tell nothing beside a proper one and count only where there is none.
    """
    pairs = [(likeness(one, other), one, other) for one in _telling(left) for other in _telling(right)]
    return max(pairs, key=lambda found: found[0])


def _telling(forms: Iterable[NameForm]) -> tuple[NameForm, ...]:
    every = tuple(forms)
    return tuple(form for form in every if form.core) or every
