"""Which work a sentence on money means that names none: the one told last, taken up by "dafür" or part of its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from ingest.claims.money.goals import AWAY
from ingest.claims.money.payments import Payment
from ingest.model import Span
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_COST_TOLD: Final = 700


def is_still_meant(payment: Payment, work: str) -> bool:
    """Whether the work that was named last is what a sentence without one speaks of: it was named right before, or its
    cost is parted, its making is paid for, a part of its name is said again."""
    passage = payment.passage
    if passage.follows(work) or (payment.costed and passage.near(work, _told_before(passage))):
        return True
    said = _is_said_again(passage.name(work), passage.words) or _is_said_again(passage.name(work), payment.before)
    return passage.near(work, _TOLD) and (said or _is_made(passage.words))


_TOLD: Final = 900
"""Characters over which a work is taken up by a part of its name or by its making."""


def _is_said_again(name: str, words: tuple[str, ...]) -> bool:
    """Whether a noun with its article is how a word of the name ends: "der Check" for "Zukunftscheck Nordpfalz"."""
    ends = [w for w in re.findall(r"\w+", name.lower()) if len(w) > _SHORTEST]
    return any(
        before in _TAKES_UP and len(word) >= _SHORTEST and any(end.endswith(word) for end in ends)
        for before, word in pairwise(words)
    )


_SHORTEST: Final = 4


_TAKES_UP: Final = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem"})


def _is_made(words: tuple[str, ...]) -> bool:
    """Whether a making is spoken of without what is made: "zur Fortschreibung gab das Land 18.000 Euro"."""
    return any(
        before in _MAKING and is_money_word(word, "making") and words[i + 2 : i + 3] not in _OF
        for i, (before, word) in enumerate(pairwise(words))
    )


_MAKING: Final = frozenset({"die", "der", "zur", "zum", "das", "den"})


_OF: Final = (("des",), ("der",), ("von",), ("eines",), ("einer",), ("dieses",), ("ihres",), ("seines",))


def _told_before(passage: Passage) -> int:
    """Characters before the sentence in which a work is still meant where its cost is spoken of: its paragraph."""
    return min(_COST_TOLD, passage.sentence.span.start - passage.block.span.start)


def is_for_staff(passage: Passage, work: str) -> bool:
    """Whether the sentence says that staff is paid for, which is that of the cooperation, and not the work."""
    if passage.topic("Cooperation") is None:
        return False
    staff = any(is_money_word(w, "staff") for w in passage.words)
    return staff and not any(is_money_word(w, "staff") for w in re.findall(r"\w+", passage.name(work).lower()))


def meant_before(passage: Passage, clause: int, measure: Span | None) -> str | None:
    """The work that "dafür", "hierfür" of the clause, or of one before it in the sentence, takes up; the thing that a
    relative clause "…, für das 30.000 Euro bewilligt sind" hangs on."""
    meant = _antecedent(passage, clause)
    if meant is not None:
        return meant
    limit = bisect_left(passage.starts, measure.start) if measure is not None else 0
    tokens = [
        i
        for i, w in enumerate(passage.words)
        if (passage.clause_at(i) == clause or i < limit) and is_money_word(w, "therefor") and not _is_added(passage, i)
    ]
    if not tokens:
        return None
    works = [
        a
        for a in passage.arguments
        if a.kind in WORKS and a.token < tokens[0] and len(a.reference.entities) == 1 and a.preposition not in AWAY
    ]
    if not works and any(
        a.kind == "Programme" and a.token < tokens[0] and _is_budget(passage, a) for a in passage.arguments
    ):
        return passage.topic("Cooperation")  # "… läuft über das Regionalbudget: Dafür gibt der Bund …"
    if works:
        return works[-1].reference.entities[0]
    last = last_work(passage)
    opens = passage.sentence.span.start - passage.block.span.start <= _LEAD
    near = last is not None and (opens or passage.near(last, _told_before(passage)))
    return last if near or last == passage.central(*WORKS) else None


_LEAD: Final = 5
"""Characters before the first sentence of a paragraph: a mark. Only there "dafür" takes up what stands above it."""


def _is_added(passage: Passage, at: int) -> bool:
    """Whether "dazu" there means "in addition": "dazu 5.000 Euro", "gibt 5.000 Euro dazu", "dazu kommen …"."""
    behind = passage.words[at + 1 : at + 2]
    ends = not behind or not behind[0][0].isalnum() or passage.clause_at(at + 1) != passage.clause_at(at)
    return passage.words[at] == "dazu" and (ends or behind[0][0].isdigit() or behind[0] in _ADDING)


_ADDING: Final = frozenset(
    {"kommen", "kommt", "kamen", "kam", "weitere", "noch", "nochmals", "rund", "etwa", "knapp", "gibt", "gab", "und"}
)


def _is_budget(passage: Passage, programme: Argument) -> bool:
    """Whether the programme is money that a cooperation has for itself."""
    return "budget" in passage.name(programme.reference.entities[0]).lower()


def last_work(passage: Passage) -> str | None:
    """The work named last, but for a concept of which only was said that another comes from it: "der Bus, ein Projekt
    aus dem REK"."""
    start = passage.sentence.span.start
    named = passage.references_in(Span(min(passage.block.span.start, start), start))
    works = [r for r in named if r.kind in WORKS and len(r.entities) == 1]
    last = works[-1].entities if works else ()
    text = passage.document.text
    leads = [text[max(r.span.start - _ARTICLE, 0) : r.span.start] for r in works if r.entities == last]
    if any(_FROM.search(lead) or _BASIS.search(lead) for lead in leads):
        others = [r for r in works if r.entities != last]
        if others:
            return others[-1].entities[0]
        if works[-1].kind == "Concept" and any(map(_BASIS.search, leads)) and not _is_made(passage.words):
            return None
    return passage.last(*WORKS)


_FROM: Final = re.compile(r"\b(?:aus|nach|gemäß|laut|entsprechend)(?: (?:dem|der|ihrem|seinem|unserem|diesem))? $")
_BASIS: Final = re.compile(
    r"\b(?:grundlage|basis)(?: (?:ist|sind|war|bildet|der arbeit|der zusammenarbeit))*"
    r"(?: (?:das|dem|der|die|des|ihres|ihrem|seinem|unserem|unser|ihr|diesem))? $",
    re.IGNORECASE,
)
"""How a concept is named that only says what is done."""
_ARTICLE: Final = 40
"""Characters of a preposition and its article."""


def _antecedent(passage: Passage, clause: int) -> str | None:
    """What the clause says the money is for by "für das": the last thing named before it, be it a body."""
    if not passage.clauses or passage.clauses[clause].kind != "relative":
        return None
    opening = tuple(w for w in passage.clause_words(clause)[:3] if w.isalpha())[:2]
    if len(opening) < 2 or opening[0] not in ("für", "in", "zu") or opening[1] not in _RELATIVES:
        return None
    first = min(t.span.start for t in passage.clauses[clause].tokens)
    before = [a for a in passage.arguments if a.span.end <= first and len(a.reference.entities) == 1]
    things = [a for a in before if a.kind in (*WORKS, "Cooperation", "Organisation") and a.preposition not in AWAY]
    return things[-1].reference.entities[0] if things else None


_RELATIVES: Final = frozenset({"das", "die", "den", "dessen", "deren", "dem", "der", "welches", "welche", "welchen"})
