"""Dates that fill the role of a frame: the one that stands nearest and belongs to no name."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.claims.frames.frames import Filler, Frame, Role
from ingest.model import Modality, Span
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_ATTRIBUTIVE: Final = frozenset({"von", "vom", "aus", "dem", "jahr", "jahre", "("})
"""Words between a work and the date that belongs to its name."""
_NEXT_VERB: Final = 150
"""Characters that "und" behind a participle counts for: the date after it belongs to the next one."""


def find_date(role: Role, frame: Frame, passage: Passage, trigger: Span, clause: int) -> Filler | None:
    """The date that fills the role for the trigger, else that of the entry of a chronicle."""
    best = None
    for date in passage.dates if not _is_of_unnamed(passage, trigger) else ():
        token = bisect_left(passage.starts, date.span.start)
        if date.relation not in role.dates or date.start is None or is_attribute(passage, token):
            continue
        if _is_of_participle(passage, token, date.span, trigger):
            continue  # "hervorgegangen aus der 2006 gegründeten Initiative X"
        distance = min(abs(date.span.start - trigger.end), abs(trigger.start - date.span.end))
        if _has_and(passage, bisect_left(passage.starts, trigger.end), token):
            distance += _NEXT_VERB
        if passage.words[token - 1 : token] == ("vom",) and _names_paper(passage.words[max(0, token - _GROUP) : token]):
            distance += _NEXT_VERB  # "zum 1. Januar 2006 durch den Staatsvertrag vom 26. Juli 2005 gegründet"
        own = passage.clause_at(token)
        if own != clause:
            if passage.clauses[own].kind == "relative" and not passage.is_within(clause, own):
                continue  # "das ILEK, das vor acht Jahren geschrieben wurde, überarbeiten wir"
            told = passage.clauses[own].finite is not None
            if told and passage.clauses[clause].kind == "participle" and not passage.is_within(clause, own):
                continue  # "2017 schlossen sie sich zusammen und haben ein Leitbild, verfasst vom Büro X"
            if told and passage.clauses[clause].kind == "relative":
                continue  # "X, zu der sich A und B verbunden haben, hat 2020 einen Wettbewerb ausgelobt"
            distance += 60
            if passage.modality(own) is not Modality.ASSERTED and passage.modality(clause) is Modality.ASSERTED:
                continue  # "ist beauftragt; Ergebnisse sollen 2025 vorliegen"
        if frame.near is not None and distance > frame.near:
            continue
        if best is None or distance < best[0]:
            best = (distance, date)
    if best is None:
        entry = passage.entry
        fits = entry is not None and entry.relation == "on" and not passage.dates and "on" in role.dates
        fits = fits and not any(a.reference.form == "noun" and a.kind == "Concept" for a in passage.arguments)
        return Filler((entry.start or "",), (), 0.95) if entry is not None and fits else None
    date = best[1]
    return Filler((date.start or "",), (date.span,), 0.95 if best[0] > 60 else 1.0)


def _has_and(passage: Passage, first: int, last: int) -> bool:
    """Whether "und" stands among the words from ``first`` to before ``last``, outside names ("Menschen und Orte") and
    enumerations of them ("arbeiten A, B und C seit 2010 zusammen")."""
    return any(passage.words[i] == "und" and not _joins_names(passage, passage.starts[i]) for i in range(first, last))


def _joins_names(passage: Passage, place: int) -> bool:
    before = [a for a in passage.arguments if a.span.start <= place]
    if before and place < before[-1].span.end:
        return True
    after = next((a for a in passage.arguments if a.span.start > place), None)
    return bool(before) and after is not None and before[-1].group == after.group


def _is_of_participle(passage: Passage, token: int, date: Span, trigger: Span) -> bool:
    """Whether the date belongs to another participle than the trigger that is the attribute of a noun."""
    at = bisect_left(passage.starts, date.end)
    opens = not ARTICLES.isdisjoint(passage.words[max(0, token - 2) : token])
    if not opens or at >= len(passage.words) or passage.starts[at] == trigger.start:
        return False
    return _PARTICIPLE.fullmatch(passage.words[at]) is not None and any(a.token == at + 1 for a in passage.arguments)


def _is_of_unnamed(passage: Passage, trigger: Span) -> bool:
    """Whether the trigger is the attribute of a noun that names nothing known: "das 2015 eröffnete Rechenzentrum"."""
    at = bisect_left(passage.starts, trigger.start)
    if at + 1 >= len(passage.words) or _PARTICIPLE.fullmatch(passage.words[at]) is None:
        return False
    noun = passage.sentence.tokens[at + 1]
    named = any(a.span.start <= noun.span.start < a.span.end for a in passage.arguments)
    return noun.text[:1].isupper() and not named and not ARTICLES.isdisjoint(passage.words[max(0, at - _GROUP) : at])


def _names_paper(words: tuple[str, ...]) -> bool:
    return any(_PAPER.fullmatch(word) for word in words)


_GROUP: Final = 5
"""Words from an article or noun to what belongs to it."""
_PAPER: Final = re.compile(
    r"\w*(?:vertrag|vertrags|vertrages|vertrage|beschluss|beschlusses|gesetz|gesetzes|bescheid|satzung|vereinbarung|erlass|urkunde)"
)
_PARTICIPLE: Final = re.compile(r"(?:\w*ge|be|er|ver|ent|zer)\w+(?:te|ene)[nrsm]?")


def is_attribute(passage: Passage, token: int) -> bool:
    """Whether the date at ``token`` stands behind a work as part of what it is called: "das Konzept von 1996"."""
    start = token
    while start > 0 and passage.words[start - 1] in _ATTRIBUTIVE and token - start < 3:
        start -= 1
    if start == token:
        return False
    if any(a.kind in ("Concept", "Award", "Programme") and end_of(passage, a) == start for a in passage.arguments):
        return True
    owners = (a.token - 1 for a in passage.arguments if end_of(passage, a) == start and a.token > 0)
    begins = {at for at in owners if passage.words[at] in ("der", "des")}  # "das Konzept |der Allianz X von 1996"
    return any(a.kind == "Concept" and end_of(passage, a) in begins for a in passage.arguments)
