"""Where the clauses of a sentence begin and end."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from ingest.german.stretches import REACH, Stretches, find_separators
from ingest.german.tags import Tag
from ingest.german.tokens import Token
from ingest.german.verbs import AUXILIARIES, PARTICIPLE, PAST, PRESENT
from ingest.german.wordlists import read_words

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


_JOINERS = frozenset({"und", "oder", "aber", "sondern", "denn", "doch", "jedoch", "sowie"})
_SPEECH = read_words("speech_verbs")
_QUOTES = frozenset('„“”"«»‚‘’')
_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt"})
_SURE_CONJUNCTIONS = frozenset({"dass", "daß", "weil", "ob", "obwohl", "wenn", "falls"})
_OPENING_ADVERBS = frozenset({"als", "da", "seit", "bis", "wie", "wo", "wer", "was"})
"""Of the weak conjunctions these open a clause at the head of a sentence too."""


def find_borders(tokens: tuple[Token, ...], tags: tuple[Tag, ...], named: Set[int] = frozenset()) -> list[OpenClause]:
    """The clauses of a sentence as the places of their words; every place is in exactly one. Marks inside names, which
    cover the characters ``named``, part nothing: "Brake (Unterweser)"."""
    return _Splitter(Stretches(tags, find_separators(tokens, tags, named))).split()


class _Splitter:
    """Goes through the stretches between commas once and hands each to the clause it belongs to."""

    def __init__(self, words: Stretches) -> None:
        self.words = words
        self.tags = words.tags
        self.clauses: list[OpenClause] = []
        self.stack: list[int] = []

    def split(self) -> list[OpenClause]:
        self._push("main", None)
        begin = 0
        count = len(self.tags)
        separator = ""
        depth = 0
        for index in range(count + 1):
            word = self.tags[index].word if index < count else ""
            if index < count and index not in self.words.separators:
                continue
            if begin < index:
                self._stretch(begin, index, separator)
            if index < count:
                if word in "([":
                    depth += 1
                    if depth <= 8:
                        self._push("parenthesis", self.stack[-1])
                        self.clauses[-1].complete = False
                self.clauses[self._innermost() if word in ")]" and depth else self.stack[-1]].places.append(index)
                if word in ")]" and depth:
                    if depth <= 8:
                        self._leave_parenthesis()
                    depth -= 1
                separator = word
            begin = index + 1
        return self.clauses

    def _push(self, kind: Kind, parent: int | None) -> None:
        self.clauses.append(OpenClause(kind, parent))
        self.stack.append(len(self.clauses) - 1)

    def _innermost(self) -> int:
        return next((at for at in reversed(self.stack) if self.clauses[at].kind == "parenthesis"), self.stack[-1])

    def _leave_parenthesis(self) -> None:
        while len(self.stack) > 1 and self.clauses[self.stack[-1]].kind != "parenthesis":
            self.stack.pop()
        if len(self.stack) > 1:
            self.stack.pop()

    # -- one stretch between two separators

    def _stretch(self, begin: int, end: int, separator: str) -> None:
        self._open(begin, end, separator)
        self._fill(self._part_coordinated(begin, end), end)

    def _open(self, begin: int, end: int, separator: str) -> None:
        """Open or resume the clause that the stretch belongs to."""
        top = self.clauses[self.stack[-1]]
        first = begin
        while first < end - 1 and (self.tags[first].word in _QUOTES or self.tags[first].word in _JOINERS):
            first += 1
        ends_finite = self.words.ends_finite(first, end)
        if separator in (",", "–", "—", "-"):
            self._close_done()
            top = self.clauses[self.stack[-1]]
        if separator in (";", ":") and top.kind != "parenthesis":
            restarted = self._restart(begin, end)
            top = self.clauses[self.stack[-1]]
            if separator == ":" and not restarted and top.complete:
                top.complete = False  # what follows a colon without a verb belongs to the clause in front of it
                return
        kind = self._kind(first, end, ends_finite, separator)
        waiting = top.verb_final and not top.complete
        if kind == "relative" and waiting and top.places[-1:] != [] and self.words.stands_before_noun(first, end):
            kind = None  # ", die Samtgemeinde B und die Stadt C angehören": the verb that is waited for
        if kind == "relative" and self._adds_agents(first, end, ends_finite=ends_finite):
            kind = None
        if kind is not None:
            self._close_done()
            self._push(kind, self.stack[-1])
            self.clauses[-1].conditional = self.tags[first].kind == "cond"
            return
        if waiting or (top.kind == "infinitive" and not top.complete):
            return
        self._close_done()
        self._resume(begin, end, separator)

    def _kind(self, first: int, end: int, ends_finite: bool, separator: str) -> Kind | None:
        """The kind of clause that the words from ``first`` to before ``end`` open, None where they open none."""
        inner = first > 0 and separator in (",", "–", "—", "(", ";", "[")
        later = ends_finite or not self._has_finite(first, end)
        if self._is_subordinate(first, end, ends_finite, inner=inner, later=later):
            return "subordinate"
        asked = self.words.ends_with_zu(first, end) and self.words.stands_before_noun(first, end)
        awaited = separator == "," and later and not asked and self._verb_final_comes(end)
        if inner and self._has_relative(first, end) and (ends_finite or awaited):
            return "relative"
        if self._has_finite(first, end):
            return None
        if self.words.has_zu(first, end):
            starts = self.tags[first].word in _PURPOSE or inner or self.words.finite_follows(end)
            if starts and not self._awaits_zu():
                return "infinitive"
        if self.words.has_participle(first, end) and (inner or self.words.finite_follows(end)):
            heads = bool(self.tags[first].flags & PARTICIPLE) and first + 1 < end
            if not self._shares_auxiliary(first) and (heads or not self._awaits_participle()):
                return "participle"
        added = inner and separator == "," and self._follows_verb(first) and self.words.zu_comes(end)
        return "infinitive" if added else None

    def _is_subordinate(self, first: int, end: int, ends_finite: bool, *, inner: bool, later: bool) -> bool:
        """Whether the stretch opens with a conjunction or question word whose verb stands at the end."""
        tag = self.tags[first]
        if tag.kind in ("sub", "cond") and (ends_finite or tag.word in _SURE_CONJUNCTIONS):
            return True
        if tag.kind == "sub":
            return later and not self._main_without_finite() and tag.word not in ("damit", "seitdem", "während")
        if tag.kind not in ("quest", "weak"):
            return False
        if ends_finite:
            return inner or tag.word in _OPENING_ADVERBS
        return inner and later and self._verb_final_comes(end)

    def _verb_final_comes(self, end: int) -> bool:
        return self.words.verb_final_comes(end, complete=self.clauses[self.stack[-1]].complete)

    def _follows_verb(self, first: int) -> bool:
        """Whether the stretch in front ended with a verb, so that nothing can be added to its objects."""
        before = self.words.before(first)
        return before is not None and bool(before.flags)

    def _shares_auxiliary(self, first: int) -> bool:
        """Whether the stretch in front ended with a participle of the open clause: "wurde geplant, gesteuert und …"."""
        before = self.words.before(first)
        if before is None or not before.flags & PARTICIPLE or self.tags[first].capital:
            return False
        return bool(self.tags[first].flags & PARTICIPLE) and any(
            self.tags[at].helps for at in self.clauses[self.stack[-1]].places[-REACH:]
        )

    def _has_relative(self, first: int, end: int) -> bool:
        """Whether a relative pronoun heads the stretch: "die", "in der", "auf deren"."""
        if self.tags[first].kind == "rel":
            return True
        if self.tags[first].kind != "prep" or first + 1 >= end or self.tags[first + 1].kind != "rel":
            return False
        following = self.tags[first + 2] if first + 2 < end else None
        if following is None or not following.capital or self.tags[first + 1].word in ("dessen", "deren"):
            return True
        open_complete = self.clauses[self.stack[-1]].complete
        return self.words.ends_finite(first, end) or (open_complete and self._verb_final_comes(end))

    def _resume(self, begin: int, end: int, separator: str) -> None:
        """A stretch without an opener of its own: more of the clause that is open, or a new main clause."""
        top = self.clauses[self.stack[-1]]
        if separator in ("(", "[") or top.kind == "parenthesis":
            return
        finite = self._first_finite(begin, end)
        if finite is None and separator == "," and top.complete and top.kind == "main" and self._is_reported(top, end):
            earlier = self.stack.pop()
            self._push("main", top.parent)
            self.clauses[-1].joined = earlier
            return
        if finite is None or not top.complete or top.kind in ("infinitive", "participle"):
            if top.kind in ("infinitive", "participle") and finite is not None:
                self.stack.pop()
            return
        earlier = self.stack.pop()
        parent = top.parent
        self._push("main", parent)
        self.clauses[-1].joined = earlier

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
        base = next((i for i, at in enumerate(self.stack) if self.clauses[at].kind == "parenthesis"), -1)
        del self.stack[base + 1 :]
        self._push("main", self.stack[-1] if self.stack else None)
        return True

    def _close_done(self) -> None:
        while len(self.stack) > 1:
            top = self.clauses[self.stack[-1]]
            if top.kind == "parenthesis" or not top.complete or top.kind == "main":
                return
            self.stack.pop()

    # -- coordination inside a stretch

    def _part_coordinated(self, begin: int, end: int) -> int:
        """Close a clause at each "und" that joins it to a next one with a finite verb of its own; returns where the
        last of them begins."""
        start = begin
        for cut in self._joints(begin, end):
            self._fill(start, cut)
            earlier = self.stack[-1]
            clause = self.clauses[earlier]
            if clause.verb_final or clause.kind in ("main", "parenthesis"):
                self.stack.pop()
                self._push(clause.kind, clause.parent)
                self.clauses[-1].joined = earlier
                self.clauses[-1].conditional = clause.conditional
            start = cut
        return start

    def _joints(self, begin: int, end: int) -> list[int]:
        """Where "und" joins two finite verbs."""
        top = self.clauses[self.stack[-1]]
        finites = [
            at
            for at in range(begin, end)
            if self.tags[at].surely_finite
            or (top.verb_final and self.tags[at].finite and at + 1 < end and self.tags[at + 1].word in _JOINERS)
        ]
        between = (range(other - 1, one, -1) for one, other in pairwise(finites))
        joints = (next((at for at in places if self.tags[at].word in _JOINERS), None) for places in between)
        return [at for at in joints if at is not None]

    def _fill(self, begin: int, end: int) -> None:
        self.clauses[self.stack[-1]].places.extend(range(begin, end))
        self._mark_complete(begin, end)

    def _mark_complete(self, begin: int, end: int) -> None:
        top = self.clauses[self.stack[-1]]
        if top.verb_final:
            top.complete = top.complete or self.words.ends_finite(begin, end) or self._has_finite(begin, end)
        elif top.kind == "infinitive":
            top.complete = top.complete or self.words.has_zu(begin, end)
        elif top.kind == "participle":
            top.complete = True
        else:
            top.complete = top.complete or self._first_finite(begin, end) is not None

    # -- verbs, as far as the open clause decides

    def _has_finite(self, begin: int, end: int) -> bool:
        return self._first_finite(begin, end) is not None

    def _first_finite(self, begin: int, end: int) -> int | None:
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
        if self._awaits_participle():
            return True
        following = self.tags[at + 1].word if at + 1 < end else ""
        return at == begin and following in ("durch", "von", "vom", "mit", "aus", "über", "und", "im", "am", "in")

    def _main_without_finite(self) -> bool:
        top = self.clauses[self.stack[-1]]
        return top.kind == "main" and not top.complete and bool(top.places)

    def _awaits_participle(self) -> bool:
        """Whether the open clause has "hat", "ist" or "wurde" whose participle is still to come."""
        top = self.clauses[self.stack[-1]]
        helper = filled = False
        for at in top.places[-REACH:]:
            tag = self.tags[at]
            if tag.finite and any(reading.lemma in AUXILIARIES for reading in tag.readings):
                helper = True
            elif tag.flags & PARTICIPLE:
                filled = True
        return helper and not filled

    def _adds_agents(self, first: int, end: int, *, ends_finite: bool) -> bool:
        """Whether the stretch goes on with a clause that waits for its participle: "wurde von der Stadt A, dem Kreis B
        und der Stiftung C unterstützt"."""
        if not self._awaits_participle() or not self.words.stands_before_noun(first, end):
            return False
        if not ends_finite and self._ends_as_relative(end):
            return False
        last = next((at for at in range(end - 1, first, -1) if self.tags[at].word[0].isalnum()), first)
        return not ends_finite or bool(self.tags[last].flags & PARTICIPLE)

    def _ends_as_relative(self, end: int) -> bool:
        """Whether what follows ends in a verb that is no participle: "…, der A, B und C angehören"."""
        verb = next((at for at in range(end, min(len(self.tags), end + REACH)) if self.tags[at].finite), None)
        if verb is None or self.tags[verb].flags & PARTICIPLE:
            return False
        return verb + 1 == len(self.tags) or not self.tags[verb + 1].word[0].isalnum()

    def _awaits_zu(self) -> bool:
        top = self.clauses[self.stack[-1]]
        return top.kind == "infinitive" and not top.complete
