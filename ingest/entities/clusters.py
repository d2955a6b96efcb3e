"""Pairs that are the same → groups: the surest pair first, and never two entities of one text by different names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.entities.identities import Member, Reason, Rule


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities with the score, rule and reasons for taking them for one. ``left`` sorts before ``right``."""

    left: Member
    right: Member
    score: float
    rule: Rule
    reasons: tuple[Reason, ...] = ()

    @staticmethod
    def of(one: Member, other: Member, score: float, rule: Rule, reasons: tuple[Reason, ...] = ()) -> Pair:
        left, right = sorted((one, other))
        return Pair(left, right, score, rule, reasons)


@dataclass(slots=True)
class Clusters:
    """Disjoint groups of entities, each with the pairs that hold it together and the texts it already speaks for.

    Two things that are known beforehand never become one.
    """

    _above: dict[Member, Member] = field(default_factory=dict)
    _members: dict[Member, list[Member]] = field(default_factory=dict)
    _of_text: dict[Member, dict[str, Member]] = field(default_factory=dict)
    _known_as: dict[Member, str] = field(default_factory=dict)
    joined: list[Pair] = field(default_factory=list)

    def add(self, member: Member, known_as: str = "") -> None:
        """A group of its own for ``member``; ``known_as`` names the known thing that it is, if any."""
        if known_as:
            self._known_as[member] = known_as
        self._above[member] = member
        self._members[member] = [member]
        self._of_text[member] = {member[0]: member}

    def root(self, member: Member) -> Member:
        """The entity that stands for the group of ``member``."""
        root = member
        while self._above[root] != root:
            root = self._above[root]
        while self._above[member] != root:
            self._above[member], member = root, self._above[member]
        return root

    def is_alone(self, member: Member) -> bool:
        """Whether nothing was joined to ``member`` yet."""
        return len(self._members[self.root(member)]) == 1

    def members(self, root: Member) -> tuple[Member, ...]:
        return tuple(sorted(self._members[root]))

    def roots(self) -> tuple[Member, ...]:
        return tuple(sorted(self._members))

    def join(self, pairs: Iterable[Pair]) -> None:
        """Join the surest first, whatever order they come in; a pair that would merge two entities that one text
        keeps apart is left out."""
        for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right, pair.rule)):
            self._join(pair, strict=True)

    def join_certain(self, pairs: Iterable[Pair]) -> None:
        """Join by key: what one text calls by two names may still be one place."""
        for pair in sorted(pairs, key=lambda pair: (pair.left, pair.right)):
            self._join(pair, strict=False)

    def _join(self, pair: Pair, *, strict: bool) -> None:
        kept, gone = self.root(pair.left), self.root(pair.right)
        if kept == gone:
            return
        known = {self._known_as[root] for root in (kept, gone) if root in self._known_as}
        if len(known) > 1:
            return
        if len(self._members[kept]) < len(self._members[gone]):
            kept, gone = gone, kept
        if strict and any(text in self._of_text[kept] for text in self._of_text[gone]):
            return
        self._above[gone] = kept
        self._members[kept] += self._members.pop(gone)
        self._of_text[kept] |= self._of_text.pop(gone)
        if gone in self._known_as:
            self._known_as[kept] = self._known_as.pop(gone)
        self.joined.append(pair)
