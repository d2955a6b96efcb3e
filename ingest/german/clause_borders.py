"""Where the clauses of a sentence begin and end."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from ingest.german.clause_kinds import find_kind
from ingest.german.open_clauses import OpenClause, OpenClauses
from ingest.german.stretches import REACH, Stretches, find_separators
from ingest.german.tags import Tag
from ingest.german.tokens import Token
from ingest.german.verbs import MODALS, PARTICIPLE, PAST, PRESENT
from ingest.german.wordlists import read_words

_JOINERS = frozenset({"und", "oder", "aber", "sondern", "denn", "doch", "jedoch", "sowie"})
_SPEECH = read_words("speech_verbs")
_DASHES = frozenset("–—")
_TAKING_UP = frozenset({"ihr", "ihm", "ihnen", "er", "sie", "es", "dazu", "hierzu"})
_NEAR = 4
"""Words behind an inserted sentence in which the verb follows that was waited for."""
_QUOTES = frozenset('„“”"«»‚‘’')
_PASSIVES = frozenset({"wird", "werden", "wurde", "wurden", "worden"})
_AGENTS = frozenset({"von", "vom", "durch", "seitens", "mit", "aus"})
"""Behind these stands by whom or with what something is done."""


def find_borders(tokens: tuple[Token, ...], tags: tuple[Tag, ...], named: Set[int] = frozenset()) -> list[OpenClause]:
    """The clauses of a sentence as the places of their words; every place is in exactly one. Marks inside names, which
    cover the characters ``named``, part nothing: "Brake (Unterweser)"."""
    return _Splitter(Stretches(tags, find_separators(tokens, tags, named))).split()


class _Splitter:
    """Goes through the stretches between commas once and hands each to the clause it belongs to."""

    def __init__(self, words: Stretches) -> None:
        self.words = words
        self.tags = words.tags
        self.open = OpenClauses(words)

    def split(self) -> list[OpenClause]:
        self.open.push("main", None)
        begin = 0
        count = len(self.tags)
        separator = ""
        depth = 0
        closing: int | None = None
        for index in range(count + 1):
            word = self.tags[index].word if index < count else ""
            if index < count and index not in self.words.separators:
                continue
            if begin < index:
                self._stretch(begin, index, separator)
            if index < count:
                if index == closing:
                    self.open.leave_parenthesis()
                    closing = None
                elif closing is None and depth == 0 and word in _DASHES and (end := self._inserted(index)) is not None:
                    self.open.push("parenthesis", self.open.stack[-1])
                    closing = end
                if word in "([":
                    depth += 1
                    if depth <= 8:
                        self.open.push("parenthesis", self.open.stack[-1])
                clause = self.open.innermost() if word in ")]" and depth else self.open.top
                clause.places.append(index)
                if word in ")]" and depth:
                    if depth <= 8:
                        self.open.leave_parenthesis()
                    depth -= 1
                separator = word
            begin = index + 1
        return self.open.clauses

    def _inserted(self, dash: int) -> int | None:
        """The dash that closes a sentence inserted before the verb of the open clause: "die Allianz – ihr gehört
        A an – hat … beauftragt"; None where none is."""
        if not self.open.lacks_finite():
            return None
        for at in range(dash + 1, min(len(self.tags) - 1, dash + REACH)):
            if at in self.words.separators and self.tags[at].word in _DASHES:
                opens = self.tags[dash + 1].word in _TAKING_UP
                inner = opens or self.open.has_finite(dash + 1, min(dash + _NEAR, at))
                return at if inner and self.open.has_finite(at + 1, min(at + _NEAR, len(self.tags))) else None
        return None

    # -- one stretch between two separators

    def _stretch(self, begin: int, end: int, separator: str) -> None:
        self._open(begin, end, separator)
        self.open.fill(self._part_coordinated(begin, end), end)

    def _open(self, begin: int, end: int, separator: str) -> None:
        """Open or resume the clause that the stretch belongs to."""
        top = self.open.top
        first = begin
        while first < end - 1 and (self.tags[first].word in _QUOTES or self.tags[first].word in _JOINERS):
            first += 1
        if separator in (",", "–", "—", "-"):
            self.open.close_done()
            top = self.open.top
        if separator in (";", ":") and top.kind != "parenthesis":
            restarted = self._restart(begin, end)
            top = self.open.top
            if separator == ":" and not restarted and top.complete:
                top.complete = False  # what follows a colon without a verb belongs to the clause in front of it
                return
        kind = find_kind(self.open, first, end, separator)
        if kind is not None:
            self.open.close_done()
            self.open.push(kind, self.open.stack[-1])
            self.open.top.conditional = self.tags[first].kind == "cond"
            return
        if (top.verb_final or top.kind == "infinitive") and not top.complete:
            return
        self.open.close_done()
        self._resume(begin, end, separator)

    def _resume(self, begin: int, end: int, separator: str) -> None:
        """A stretch without an opener of its own: more of the clause that is open, or a new main clause."""
        top = self.open.top
        if separator in ("(", "[") or top.kind == "parenthesis":
            return
        finite = self.open.first_finite(begin, end)
        if finite is None and separator == "," and top.complete and top.kind == "main" and self._is_reported(top, end):
            self.open.join("main")
            return
        if finite is None or not top.complete or top.kind in ("infinitive", "participle"):
            if top.kind in ("infinitive", "participle") and finite is not None:
                self.open.stack.pop()
            return
        self.open.join("main")

    def _is_reported(self, top: OpenClause, end: int) -> bool:
        """Whether a verb of saying stands in front and a subjunctive behind: "… erklärt X, A, B und C hätten …"."""
        if not any(reading.lemma in _SPEECH for at in top.places[-REACH:] for reading in self.tags[at].readings):
            return False
        for at in range(end, min(len(self.tags), end + REACH)):
            if self.tags[at].word in ";:":
                return False
            if self.tags[at].finite:
                return not self.tags[at].flags & (PRESENT | PAST)
        return False

    def _restart(self, begin: int, end: int) -> bool:
        """After a semicolon or colon a new main clause begins, if a finite verb is to come."""
        if not any(self.tags[at].finite for at in range(begin, end)) and not self.words.finite_comes(end):
            return False
        self.open.restart()
        return True

    # -- coordination inside a stretch

    def _part_coordinated(self, begin: int, end: int) -> int:
        """Close a clause at each "und" that joins it to a next one with a finite verb of its own; returns where the
        last of them begins."""
        start = begin
        for cut in self._joints(begin, end):
            self.open.fill(start, cut)
            clause = self.open.top
            if clause.verb_final or clause.kind in ("main", "parenthesis"):
                self.open.join(clause.kind)
                self.open.top.conditional = clause.conditional
            start = cut
        return start

    def _joints(self, begin: int, end: int) -> list[int]:
        """Where "und" joins two finite verbs."""
        top = self.open.top
        finites = [
            at
            for at in range(begin, end)
            if self.tags[at].surely_finite
            or (top.verb_final and self.tags[at].finite and at + 1 < end and self.tags[at + 1].word in _JOINERS)
        ]
        between = (range(other - 1, one, -1) for one, other in pairwise(finites))
        joints = (next((at for at in places if self.tags[at].word in _JOINERS), None) for places in between)
        return sorted({at for at in joints if at is not None} | self._agents_joined(begin, end))

    def _is_modal(self, at: int) -> bool:
        return any(reading.lemma in MODALS for reading in self.tags[at].readings)

    def _agents_joined(self, begin: int, end: int) -> set[int]:
        """Where "und" joins two participles of one passive of which the second has its own agent or means: "wird vom
        Büro A erstellt und vom Land B gefördert"."""
        told = (*self.open.top.places[-REACH:], *range(begin, end))
        if all(self.tags[at].word not in _PASSIVES for at in told) or any(map(self._is_modal, told)):
            return set()
        ends = [
            at
            for at in range(begin + 1, end)
            if self.tags[at].flags & PARTICIPLE and not self.tags[at].capital and self.tags[at].word not in _PASSIVES
        ]
        return {
            one + 1
            for one, other in pairwise(ends)
            if other > one + 2 and self.tags[one + 1].word in _JOINERS and self.tags[one + 2].word in _AGENTS
        }
