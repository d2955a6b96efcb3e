"""The words of money in ``money.yaml``, by the sense that they are listed under."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from ingest.claims.lexicon import tables
from ingest.claims.word_patterns import WordPatterns


@cache
def _senses() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in tables("money").items()}


def money_words(name: str) -> tuple[str, ...]:
    """The words of one sense; an asterisk stands for any beginning or end."""
    return _senses()[name]


@cache
def _patterns(name: str) -> WordPatterns:
    return WordPatterns.of(money_words(name))


@lru_cache(maxsize=65536)
def is_money_word(word: str, name: str) -> bool:
    """Whether the lower-case ``word`` has the sense ``name``."""
    return _patterns(name).match(word)


@cache
def may_tell(word: str) -> bool:
    """Whether a word alone lets a sentence without a sum speak of money: who bears, asks for or has what."""
    return any(is_money_word(word, sense) for sense in _TELLING)


_TELLING: Final = ("dues", "rest", "themselves", "asks", "backward", "strong", "donors", "grants", "funds", "cost")
