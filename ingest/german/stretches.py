"""Stretches of a sentence between commas, brackets and dashes: where they are parted, which verbs stand in them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ingest.german.tags import Tag
from ingest.german.tokens import Token
from ingest.german.verbs import PARTICIPLE, WITH_ZU

REACH = 80
"""Tokens: how far one looks ahead or back for the verb of a clause. Longer sentences cost no more for each word."""
_SEPARATORS = frozenset({",", ";", ":", "–", "—", "(", ")", "[", "]", "-"})
_DASHES = frozenset({"–", "—", "-"})


def find_separators(tokens: tuple[Token, ...], tags: tuple[Tag, ...], named: Set[int]) -> frozenset[int]:
    """Where commas, brackets and dashes part stretches; no dash between figures or inside a quoted name does, nothing
    inside the names that cover the characters ``named``."""
    found: set[int] = set()
    for index, token in enumerate(tokens):
        if token.text not in _SEPARATORS or (tags[index].capital and token.text not in "()[]"):
            continue
        if token.span.start in named:
            continue
        if token.text in _DASHES:
            joined = index and tokens[index - 1].span.end == token.span.start
            figures = (
                0 < index < len(tokens) - 1
                and tokens[index - 1].text[-1].isdigit()
                and tokens[index + 1].text[0].isdigit()
            )
            if joined or figures:
                continue
        found.add(index)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Stretches:
    """The words of a sentence and where they are parted; a stretch is given by its first place and that behind it."""

    tags: tuple[Tag, ...]
    separators: frozenset[int]

    def before(self, first: int) -> Tag | None:
        """The last word of the stretch in front."""
        return next((self.tags[at] for at in range(first - 1, -1, -1) if at not in self.separators), None)

    def zu_comes(self, end: int) -> bool:
        """Whether a stretch that ends in an infinitive with "zu" comes before any finite verb."""
        for at in range(end, min(len(self.tags), end + REACH)):
            if self.tags[at].flags & WITH_ZU:
                return True
            if self.tags[at].finite or self.tags[at].word in ";:(":
                return False
        return False

    def stands_before_noun(self, first: int, end: int) -> bool:
        """Whether a noun follows, so that "die" is its article."""
        following = self.tags[first + 1] if first + 1 < end else None
        return following is not None and following.capital

    def ends_finite(self, begin: int, end: int) -> bool:
        """Whether the stretch ends with its finite verb, as subordinate clauses do."""
        for at in range(end - 1, max(begin - 1, end - 4), -1):
            tag = self.tags[at]
            if tag.finite:
                return tag.surely_finite or not any(self.tags[i].surely_finite for i in range(begin, at))
            if tag.word[0].isalnum():
                return False
        return False

    def ends_with_zu(self, begin: int, end: int) -> bool:
        """Whether the last word is an infinitive with "zu"."""
        for at in range(end - 1, begin - 1, -1):
            if self.tags[at].word[0].isalnum():
                return bool(self.tags[at].flags & WITH_ZU)
        return False

    def finite_follows(self, end: int) -> bool:
        """Whether the next stretch begins with a finite verb: "Gegründet 2015, führt sie …"."""
        return end + 1 < len(self.tags) and self.tags[end].word == "," and self.tags[end + 1].finite

    def finite_comes(self, end: int) -> bool:
        """Whether a finite verb comes before a semicolon."""
        for at in range(end, min(len(self.tags), end + REACH)):
            if self.tags[at].finite:
                return True
            if self.tags[at].word == ";":
                return False
        return False

    def verb_final_comes(self, end: int, *, complete: bool) -> bool:
        """Whether the next stretch with a finite verb ends with it, as the rest of a subordinate clause does.

        ``complete``: the open clause has its verb, so that one alone between commas is another's.
        """
        begin = end + 1
        mark = self.tags[end].word if end < len(self.tags) else ""
        for at in range(end + 1, min(len(self.tags), end + REACH) + 1):
            if at < len(self.tags) and at not in self.separators:
                continue
            if begin < at and mark not in "([" and any(self.tags[i].finite for i in range(begin, at)):
                lone = mark == "," and self.tags[begin].finite
                return self.ends_finite(begin, at) and not (lone and not (at == begin + 1 and complete))
            mark = self.tags[at].word if at < len(self.tags) else ""
            if mark in (";", ":"):
                return False
            begin = at + 1
        return False

    def has_zu(self, begin: int, end: int) -> bool:
        """Whether an infinitive with "zu" is among the words."""
        return any(tag.flags & WITH_ZU for tag in self.tags[begin:end])

    def has_participle(self, begin: int, end: int) -> bool:
        """Whether the first or the last word is a participle."""
        words = [at for at in range(begin, end) if self.tags[at].word[0].isalnum()]
        if not words:
            return False
        return bool(self.tags[words[0]].flags & PARTICIPLE or self.tags[words[-1]].flags & PARTICIPLE)
