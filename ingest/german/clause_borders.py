"""Where the clauses of a sentence begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from ingest.german.tags import Tag
from ingest.german.tokens import Token
from ingest.german.verbs import PARTICIPLE, PAST, PRESENT, WITH_ZU
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


_SEPARATORS = frozenset({",", ";", ":", "–", "—", "(", ")", "[", "]", "-"})
_DASHES = frozenset({"–", "—", "-"})
_JOINERS = frozenset({"und", "oder", "aber", "sondern", "denn", "doch", "jedoch", "sowie"})
_REACH = 80
"""Tokens: how far one looks ahead or back for the verb of a clause. Longer sentences cost no more for each word."""
_SPEECH = read_words("speech_verbs")
_QUOTES = frozenset('„“”"«»‚‘’')
_PURPOSE = frozenset({"um", "ohne", "statt", "anstatt"})
_SURE_CONJUNCTIONS = frozenset({"dass", "daß", "weil", "ob", "obwohl", "wenn", "falls"})
_OPENING_ADVERBS = frozenset({"als", "da", "seit", "bis", "wie", "wo", "wer", "was"})
"""Of the weak conjunctions these open a clause at the head of a sentence too."""


def find_borders(tokens: tuple[Token, ...], tags: tuple[Tag, ...]) -> list[OpenClause]:
    """The clauses of a sentence as the places of their words; every place is in exactly one."""
    return _Splitter(tags, _separators(tokens, tags)).split()


def _separators(tokens: tuple[Token, ...], tags: tuple[Tag, ...]) -> frozenset[int]:
    """Where commas, brackets and dashes part stretches; no dash between figures or inside a quoted name does."""
    found: set[int] = set()
    for index, token in enumerate(tokens):
        if token.text not in _SEPARATORS or (tags[index].capital and token.text not in "()[]"):
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


class _Splitter:
    """Goes through the stretches between commas once and hands each to the clause it belongs to."""

    def __init__(self, tags: tuple[Tag, ...], separators: frozenset[int]) -> None:
        self.tags = tags
        self.separators = separators
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
            if index < count and index not in self.separators:
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
        begin = self._opener(begin, end, separator)
        for start, stop in self._coordinated(begin, end):
            self.clauses[self.stack[-1]].places.extend(range(start, stop))
            self._mark_complete(start, stop)

    def _opener(self, begin: int, end: int, separator: str) -> int:
        """Open or resume the clause that the stretch belongs to; returns where the stretch begins."""
        top = self.clauses[self.stack[-1]]
        first = begin
        while first < end - 1 and (self.tags[first].word in _QUOTES or self.tags[first].word in _JOINERS):
            first += 1
        ends_finite = self._ends_finite(first, end)
        if separator in (",", "–", "—", "-"):
            self._close_done()
            top = self.clauses[self.stack[-1]]
        if separator in (";", ":") and top.kind != "parenthesis":
            restarted = self._restart(begin, end)
            top = self.clauses[self.stack[-1]]
            if separator == ":" and not restarted and top.complete:
                top.complete = False  # what follows a colon without a verb belongs to the clause in front of it
                return begin
        kind = self._kind(first, end, ends_finite, separator)
        waiting = top.verb_final and not top.complete
        if kind == "relative" and waiting and top.places[-1:] != [] and self._is_article(first, end):
            kind = None  # ", die Samtgemeinde B und die Stadt C angehören": the verb that is waited for
        if kind is not None:
            self._close_done()
            parent = self.stack[-1]
            self._push(kind, parent)
            self.clauses[-1].conditional = self.tags[first].kind == "cond"
            return begin
        if waiting or (top.kind == "infinitive" and not top.complete):
            return begin
        self._close_done()
        self._resume(begin, end, separator)
        return begin

    def _kind(self, first: int, end: int, ends_finite: bool, separator: str) -> Kind | None:
        """The kind of clause that the words from ``first`` to before ``end`` open, None where they open none."""
        inner = first > 0 and separator in (",", "–", "—", "(", ";", "[")
        later = ends_finite or not self._has_finite(first, end)
        if self._is_subordinate(first, end, ends_finite, inner=inner, later=later):
            return "subordinate"
        awaited = separator == "," and later and self._verb_final_comes(end)
        if inner and self._has_relative(first, end) and (ends_finite or awaited):
            return "relative"
        if self._has_finite(first, end):
            return None
        if self._last_zu(first, end) is not None:
            starts = self.tags[first].word in _PURPOSE or inner or self._finite_follows(end)
            if starts and not self._awaits_zu():
                return "infinitive"
        if self._participle(first, end) and (inner or self._finite_follows(end)):
            heads = bool(self.tags[first].flags & PARTICIPLE) and first + 1 < end
            if not self._shares_auxiliary(first) and (heads or not self._awaits_participle()):
                return "participle"
        added = inner and separator == "," and self._after_verb(first) and self._zu_comes(end)
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

    def _shares_auxiliary(self, first: int) -> bool:
        """Whether the stretch in front ended with a participle of the open clause: "wurde geplant, gesteuert und …"."""
        before = next((at for at in range(first - 1, -1, -1) if at not in self.separators), None)
        if before is None or not self.tags[before].flags & PARTICIPLE or self.tags[first].capital:
            return False
        return bool(self.tags[first].flags & PARTICIPLE) and any(
            self.tags[at].helps for at in self.clauses[self.stack[-1]].places[-_REACH:]
        )

    def _after_verb(self, first: int) -> bool:
        """Whether the stretch in front ended with a verb, so that nothing can be added to its objects."""
        for at in range(first - 1, -1, -1):
            if at not in self.separators:
                return bool(self.tags[at].flags)
        return False

    def _zu_comes(self, end: int) -> bool:
        """Whether a stretch that ends in an infinitive with "zu" comes before any finite verb."""
        for at in range(end, min(len(self.tags), end + _REACH)):
            if self.tags[at].flags & WITH_ZU:
                return True
            if self.tags[at].finite or self.tags[at].word in ";:(":
                return False
        return False

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
        return self._ends_finite(first, end) or (open_complete and self._verb_final_comes(end))

    def _is_article(self, first: int, end: int) -> bool:
        following = self.tags[first + 1] if first + 1 < end else None
        return following is not None and following.capital

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
        if not any(reading.lemma in _SPEECH for at in top.places[-_REACH:] for reading in self.tags[at].readings):
            return False
        for at in range(end, min(len(self.tags), end + _REACH)):
            if self.tags[at].word in ";:":
                return False
            if self.tags[at].finite:
                return not self.tags[at].flags & (PRESENT | PAST)
        return False

    def _restart(self, begin: int, end: int) -> bool:
        """After a semicolon or colon a new main clause begins, if a finite verb is to come."""
        if not any(self.tags[at].finite for at in range(begin, end)) and not self._finite_comes(end):
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

    def _coordinated(self, begin: int, end: int) -> list[tuple[int, int]]:
        """The stretch cut where "und" joins two clauses, each with a finite verb of its own."""
        top = self.clauses[self.stack[-1]]
        finites = [
            at
            for at in range(begin, end)
            if self.tags[at].surely_finite
            or (top.verb_final and self.tags[at].finite and at + 1 < end and self.tags[at + 1].word in _JOINERS)
        ]
        if not finites or (len(finites) == 1 and (top.verb_final or not top.complete)):
            return [(begin, end)]
        cuts: list[int] = []
        if len(finites) > 1:
            for one, other in pairwise(finites):
                joint = next((at for at in range(other - 1, one, -1) if self.tags[at].word in _JOINERS), None)
                if joint is not None:
                    cuts.append(joint)
        parts: list[tuple[int, int]] = []
        start = begin
        for cut in cuts:
            self.clauses[self.stack[-1]].places.extend(range(start, cut))
            self._mark_complete(start, cut)
            earlier = self.stack[-1]
            clause = self.clauses[earlier]
            if clause.verb_final or clause.kind in ("main", "parenthesis"):
                self.stack.pop()
                self._push(clause.kind if clause.kind != "parenthesis" else "main", clause.parent)
                self.clauses[-1].joined = earlier
                self.clauses[-1].conditional = clause.conditional
                if clause.kind == "parenthesis":
                    self.clauses[-1].kind = "parenthesis"
            start = cut
        parts.append((start, end))
        return parts

    def _mark_complete(self, begin: int, end: int) -> None:
        top = self.clauses[self.stack[-1]]
        if top.verb_final:
            top.complete = top.complete or self._ends_finite(begin, end) or self._has_finite(begin, end)
        elif top.kind == "infinitive":
            top.complete = top.complete or self._last_zu(begin, end) is not None
        elif top.kind == "participle":
            top.complete = True
        else:
            top.complete = top.complete or self._first_finite(begin, end) is not None

    # -- looking at words

    def _ends_finite(self, begin: int, end: int) -> bool:
        """Whether the stretch ends with its finite verb, as subordinate clauses do."""
        for at in range(end - 1, max(begin - 1, end - 4), -1):
            tag = self.tags[at]
            if tag.finite:
                return tag.surely_finite or not any(self.tags[i].surely_finite for i in range(begin, at))
            if tag.word[0].isalnum():
                return False
        return False

    def _has_finite(self, begin: int, end: int) -> bool:
        return self._first_finite(begin, end) is not None

    def _first_finite(self, begin: int, end: int) -> int | None:
        """The first finite verb; of words that may as well be participles or infinitives only one that cannot be."""
        maybe: int | None = None
        closed = self._ends_with_zu(begin, end)
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

    def _ends_with_zu(self, begin: int, end: int) -> bool:
        for at in range(end - 1, begin - 1, -1):
            if self.tags[at].word[0].isalnum():
                return bool(self.tags[at].flags & WITH_ZU)
        return False

    def _participle_use(self, at: int, begin: int, end: int) -> bool:
        """Whether "unterstützt", finite or participle, is a participle here: first or last of its stretch."""
        if self._awaits_participle():
            return True
        following = self.tags[at + 1].word if at + 1 < end else ""
        return at == begin and following in ("durch", "von", "vom", "mit", "aus", "über", "und", "im", "am", "in")

    def _finite_follows(self, end: int) -> bool:
        """Whether the next stretch begins with a finite verb: "Gegründet 2015, führt sie …"."""
        return end + 1 < len(self.tags) and self.tags[end].word == "," and self.tags[end + 1].finite

    def _finite_comes(self, end: int) -> bool:
        for at in range(end, min(len(self.tags), end + _REACH)):
            if self.tags[at].finite:
                return True
            if self.tags[at].word == ";":
                return False
        return False

    def _verb_final_comes(self, end: int) -> bool:
        """Whether the next stretch with a finite verb ends with it, as the rest of a subordinate clause does."""
        complete = self.clauses[self.stack[-1]].complete
        begin = end + 1
        mark = self.tags[end].word if end < len(self.tags) else ""
        for at in range(end + 1, min(len(self.tags), end + _REACH) + 1):
            if at < len(self.tags) and at not in self.separators:
                continue
            if begin < at and mark not in "([" and any(self.tags[i].finite for i in range(begin, at)):
                lone = mark == "," and self.tags[begin].finite
                return self._ends_finite(begin, at) and not (lone and not (at == begin + 1 and complete))
            mark = self.tags[at].word if at < len(self.tags) else ""
            if mark in (";", ":"):
                return False
            begin = at + 1
        return False

    def _last_zu(self, begin: int, end: int) -> int | None:
        for at in range(end - 1, begin - 1, -1):
            if self.tags[at].flags & WITH_ZU:
                return at
        return None

    def _participle(self, begin: int, end: int) -> bool:
        words = [at for at in range(begin, end) if self.tags[at].word[0].isalnum()]
        if not words:
            return False
        return bool(self.tags[words[0]].flags & PARTICIPLE or self.tags[words[-1]].flags & PARTICIPLE)

    def _main_without_finite(self) -> bool:
        top = self.clauses[self.stack[-1]]
        return top.kind == "main" and not top.complete and bool(top.places)

    def _awaits_participle(self) -> bool:
        """Whether the open clause has "hat", "ist" or "wurde" whose participle is still to come."""
        top = self.clauses[self.stack[-1]]
        helper = filled = False
        for at in top.places[-_REACH:]:
            tag = self.tags[at]
            if tag.finite and any(reading.lemma in ("haben", "sein", "werden") for reading in tag.readings):
                helper = True
            elif tag.flags & PARTICIPLE:
                filled = True
        return helper and not filled

    def _awaits_zu(self) -> bool:
        top = self.clauses[self.stack[-1]]
        return top.kind == "infinitive" and not top.complete
