"""The words of money in ``money.yaml``, by the sense that they are listed under."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from ingest.names.knowledge.lexicon import tables
from ingest.names.knowledge.word_patterns import PatternIndex, WordPatterns

CURRENCIES: Final = frozenset({"Euro", "€", "EUR"})


@cache
def _senses() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in tables(__file__, "money").items()}


def money_words(name: str) -> tuple[str, ...]:
    """The words of one sense; an asterisk stands for any beginning or end."""
    return _senses()[name]


@cache
def _index() -> tuple[tuple[str, ...], PatternIndex]:
    return tuple(_senses()), PatternIndex.of(WordPatterns.of(words) for words in _senses().values())


@lru_cache(maxsize=65536)
def _senses_of(word: str) -> frozenset[str]:
    names, index = _index()
    found = frozenset(names[place] for place in index.find(word))
    return found - _OF_GIVING if "of_friends" in found or "of_terms" in found else found


_OF_GIVING: Final = frozenset({"gives", "strong"})
"""What "Förderverein", "Förderschule" and "Förderperiode" have only by their first part."""


def is_money_word(word: str, name: str) -> bool:
    """Whether the lower-case ``word`` has the sense ``name``."""
    return name in _senses_of(word)


def has_money_word(words: Iterable[str], name: str) -> bool:
    """Whether one of the lower-case ``words`` has the sense ``name``."""
    return any(name in senses for senses in map(_senses_of, words))


@lru_cache(maxsize=512)
def money_senses(words: frozenset[str]) -> frozenset[str]:
    """The senses that any of the lower-case ``words`` has."""
    return frozenset(sense for word in words for sense in _senses_of(word))


def may_tell(words: Iterable[str]) -> bool:
    """Whether a word alone lets a sentence without a sum speak of money: who bears, asks for or has what."""
    return any(map(_tells, words))


@lru_cache(maxsize=65536)
def _tells(word: str) -> bool:
    return not _TELLING.isdisjoint(_senses_of(word))


_TELLING: Final = frozenset(
    {"dues", "rest", "themselves", "asks", "backward", "strong", "donors", "grants", "funds", "cost"}
)
