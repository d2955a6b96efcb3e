"""Sets of words in which an asterisk stands for any beginning or end: "förder*", "*kosten"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class WordPatterns:
    """Lower-case words, and what other words begin or end with. Told apart by identity, so that sets of them are
    quick to ask."""

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


_Edges = Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """Many sets of words, asked at once which of them a word is in, not set by set."""

    whole: Mapping[str, tuple[int, ...]]
    starts: _Edges
    """What words begin with, by its first two letters."""
    ends: _Edges
    """What words end with, by its last two letters."""

    @staticmethod
    def of(patterns: Iterable[WordPatterns]) -> PatternIndex:
        whole: dict[str, tuple[int, ...]] = {}
        starts: dict[str, tuple[tuple[str, int], ...]] = {}
        ends: dict[str, tuple[tuple[str, int], ...]] = {}
        for place, given in enumerate(patterns):
            for word in given.whole:
                whole[word] = (*whole.get(word, ()), place)
            for start in given.starts:
                starts[start[:2]] = (*starts.get(start[:2], ()), (start, place))
            for end in given.ends:
                ends[end[-2:]] = (*ends.get(end[-2:], ()), (end, place))
        return PatternIndex(whole, starts, ends)

    def find(self, word: str) -> frozenset[int]:
        """The places, in the order in which they were given, of the sets that the lower-case ``word`` is in."""
        found = {*self.whole.get(word, ())}
        for key in ("", word[:1], word[:2]):
            for start, place in self.starts.get(key, ()):
                if word.startswith(start):
                    found.add(place)
        for key in ("", word[-1:], word[-2:]):
            for end, place in self.ends.get(key, ()):
                if word.endswith(end):
                    found.add(place)
        return frozenset(found)
