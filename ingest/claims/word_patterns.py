"""Sets of words in which an asterisk stands for any beginning or end: "förder*", "*kosten"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordPatterns:
    """Lower-case words, and what other words begin or end with."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    @staticmethod
    def of(patterns: Iterable[str]) -> WordPatterns:
        given = tuple(patterns)
        return WordPatterns(
            frozenset(p for p in given if "*" not in p),
            tuple(p[:-1] for p in given if p.endswith("*")),
            tuple(p[1:] for p in given if p.startswith("*")),
        )

    def match(self, word: str) -> bool:
        """Whether the lower-case ``word`` is one of them."""
        return word in self.whole or word.startswith(self.starts) or word.endswith(self.ends)

    def match_any(self, words: Iterable[str]) -> bool:
        """Whether one of the lower-case ``words`` is one of them."""
        given = tuple(words)
        if not self.whole.isdisjoint(given):
            return True
        return bool(self.starts or self.ends) and any(w.startswith(self.starts) or w.endswith(self.ends) for w in given)
