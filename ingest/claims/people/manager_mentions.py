"""What the mention of somebody tells of whether they can be the one who manages."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.management_words import is_service
from ingest.names.knowledge.personal_words import is_office
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def is_anothers(passage: Passage, person: Argument) -> bool:
    """Whether the name is that of the officer of somebody else: "wie deren Geschäftsführer P einräumt"."""
    lead = passage.words[max(0, person.token - 2) : person.token]
    return person.kind == "Person" and len(lead) > 1 and lead[0] in ("deren", "dessen")


def is_compounded(passage: Passage, manager: Argument) -> bool:
    """Whether the name is but the first part of a noun: "verwaltet EU-Fördergelder"."""
    word = passage.document.text[manager.span.start : manager.span.end]
    return "-" in word and word not in passage.register.names(manager.reference.entities[0])


def is_personal(passage: Passage, manager: Argument) -> bool:
    """Whether a personal pronoun stands for the one who manages: too much may be meant by it."""
    word = passage.document.text[manager.span.start : manager.span.end].lower()
    return manager.reference.form == "pronoun" and word in ("sie", "er", "es")


def is_apposition(passage: Passage, manager: Argument) -> bool:
    """Whether a name is set off behind an agent without one: "von einer Koordinatorin, Eva Lang"."""
    before = passage.words[max(0, manager.token - 2) : manager.token]
    return manager.kind == "Person" and "," in before


_HANDS_AND_SORTS: Final = frozenset(
    {"händen", "hand", "regie", "obhut", "federführung", "leitung", "firma", "agentur", "büro", "planungsbüro"}
)
"""Nouns before a name that only say where a service lies, or what sort of firm it is."""


def is_governed(manager: Argument) -> bool:
    """Whether the name only belongs to a noun before it: "der Sitz der GmbH", "die Mitglieder des Vorstands"."""
    if manager.governor is None or manager.governor in _HANDS_AND_SORTS:
        return False
    if manager.kind == "Person" and is_office(manager.governor.title()):
        return False  # "geleitet wird sie von Bürgermeisterin P"
    if manager.kind == "Person":  # "nach dem Ausscheiden von P"
        return manager.preposition == "von" and not is_service(manager.governor)
    return manager.preposition is None


def leads_meeting(passage: Passage, groups: tuple[Argument, ...]) -> bool:
    """Whether it is a meeting of a group that somebody leads: "die Sitzung der LAG X leitete P"."""
    met = [a.span for a in passage.arguments if a.kind == "Event" and a.preposition is None]
    return any(passage.words_between(m, g.span) in _OF for m in met for g in groups if m.end < g.span.start)


_OF: Final = (("der",), ("des",), ("von",), ("vom",))
