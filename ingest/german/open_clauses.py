"""Open clauses: those of one sentence while their words are gathered, and what the innermost still waits for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.german.stretches import REACH, Stretches
from ingest.german.verbs import AUXILIARIES, PARTICIPLE

Kind = Literal["main", "subordinate", "relative", "infinitive", "participle", "parenthesis", "fragment"]


@dataclass(slots=True)
class OpenClause:
    """A clause while its words are gathered."""

    kind: Kind
    parent: int | None
    places: list[int] = field(default_factory=list)
    joined: int | None = None
    complete: bool = False
    conditional: bool = False

    @property
    def verb_final(self) -> bool:
        return self.kind in ("subordinate", "relative")


class OpenClauses:
    """The clauses of a sentence found so far, and the numbers of those that are open, the innermost last."""

    def __init__(self, words: Stretches) -> None:
        self.words = words
        self.tags = words.tags
        self.clauses: list[OpenClause] = []
        self.stack: list[int] = []

    @property
    def top(self) -> OpenClause:
        """The clause that the next words belong to unless they open another."""
        return self.clauses[self.stack[-1]]

    def push(self, kind: Kind, parent: int | None) -> None:
        """Open a clause that hangs on ``parent``."""
        self.clauses.append(OpenClause(kind, parent))
        self.stack.append(len(self.clauses) - 1)

    def join(self, kind: Kind) -> None:
        """Close the open clause and open one of ``kind`` that is coordinated with it."""
        earlier = self.stack.pop()
        self.push(kind, self.clauses[earlier].parent)
        self.top.joined = earlier

    def restart(self) -> None:
        """Close what was opened inside the first parenthesis, all where there is none, and open a main clause."""
        base = next((i for i, at in enumerate(self.stack) if self.clauses[at].kind == "parenthesis"), -1)
        del self.stack[base + 1 :]
        self.push("main", self.stack[-1] if self.stack else None)

    def innermost(self) -> OpenClause:
        """The parenthesis opened last and not closed, the open clause where there is none."""
        number = next((at for at in reversed(self.stack) if self.clauses[at].kind == "parenthesis"), self.stack[-1])
        return self.clauses[number]

    def leave_parenthesis(self) -> None:
        """Close the innermost parenthesis with all that was opened in it."""
        while len(self.stack) > 1 and self.top.kind != "parenthesis":
            self.stack.pop()
        if len(self.stack) > 1:
            self.stack.pop()

    def close_done(self) -> None:
        """Close the open clauses that have all they wait for, up to a main clause or parenthesis."""
        while len(self.stack) > 1:
            top = self.top
            if top.kind == "parenthesis" or not top.complete or top.kind == "main":
                return
            self.stack.pop()

    def fill(self, begin: int, end: int) -> None:
        """Give the words from ``begin`` to before ``end`` to the open clause."""
        self.top.places.extend(range(begin, end))
        self._mark_complete(begin, end)

    def _mark_complete(self, begin: int, end: int) -> None:
        top = self.top
        if top.verb_final:
            top.complete = top.complete or self.words.ends_finite(begin, end) or self.has_finite(begin, end)
        elif top.kind == "infinitive":
            top.complete = top.complete or self.words.has_zu(begin, end)
        elif top.kind == "participle":
            top.complete = True
        else:
            top.complete = top.complete or self.first_finite(begin, end) is not None

    def has_finite(self, begin: int, end: int) -> bool:
        """Whether a finite verb is among the words."""
        return self.first_finite(begin, end) is not None

    def first_finite(self, begin: int, end: int) -> int | None:
        """The first finite verb; of words that may as well be participles or infinitives only one that cannot be."""
        maybe: int | None = None
        closed = self.words.ends_with_zu(begin, end)
        for at in range(begin, end):
            tag = self.tags[at]
            if tag.surely_finite:
                return at
            if (
                maybe is None
                and (not closed or tag.helps)
                and tag.finite
                and not (tag.flags & PARTICIPLE and self._participle_use(at, begin, end))
            ):
                maybe = at
        return maybe

    def _participle_use(self, at: int, begin: int, end: int) -> bool:
        """Whether "unterstützt", finite or participle, is a participle here: first or last of its stretch."""
        if self.awaits_participle():
            return True
        following = self.tags[at + 1].word if at + 1 < end else ""
        return at == begin and following in ("durch", "von", "vom", "mit", "aus", "über", "und", "im", "am", "in")

    def lacks_finite(self) -> bool:
        """Whether a main clause is open that has words but no finite verb yet."""
        top = self.top
        return top.kind == "main" and not top.complete and bool(top.places)

    def awaits_participle(self) -> bool:
        """Whether the open clause has "hat", "ist" or "wurde" whose participle is still to come."""
        top = self.top
        helper = filled = False
        for at in top.places[-REACH:]:
            tag = self.tags[at]
            if tag.finite and any(reading.lemma in AUXILIARIES for reading in tag.readings):
                helper = True
            elif tag.flags & PARTICIPLE:
                filled = True
        return helper and not filled

    def awaits_zu(self) -> bool:
        """Whether an infinitive clause is open whose verb is still to come."""
        top = self.top
        return top.kind == "infinitive" and not top.complete
