"""Works that a text on a cooperation speaks of and that are not its own: of a club or town, of the state."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from ingest.model import Claim
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_DOERS: Final = frozenset({"Organisation", "Municipality", "District", "Consultancy"})
_DOING: Final = frozenset(
    {"unterhalten", "errichten", "verwandeln", "erhalten", "bekommen", "anschaffen", "eröffnen", "kaufen", "sanieren"}
)
"""Verbs whose subject has the work that is their object, or that the money is for."""
_JOINTLY: Final = frozenset(
    {"gemeinsam", "gemeinsame", "gemeinsamen", "gemeinsames", "zusammen", "wir", "unser", "unsere"}
)
_MODELS: Final = frozenset({"modellvorhaben", "modellprojekt", "modellprojekts", "modellvorhabens", "pilotvorhaben"})
_PATTERNS: Final = frozenset({"vorbild", "vorbilder", "vorbildern", "vorbilds", "pate", "vorlage", "inspiriert"})
_NEAR: Final = 4
"""Words between a noun for what one goes by and the work that is it."""
_SOURCES: Final = frozenset({"aus", "in", "an"})


def is_anothers(passage: Passage, project: Argument) -> bool:
    """Whether the clause tells who else has the project: "Der Kneippverein errichtete einen Barfußpfad"."""
    number = passage.clause_at(project.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.lemma not in _DOING or project.preposition not in (None, "für", "in"):
        return False
    if not _JOINTLY.isdisjoint(passage.words) or any(a.kind in ("Cooperation", "Region") for a in passage.arguments):
        return False
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == number and a is not project]
    doers = [a for a in inside if a.kind in _DOERS and a.preposition is None and a.governor is None]
    return len({e for a in doers for e in a.reference.entities}) == 1


def is_model(passage: Passage, project: Argument) -> bool:
    """Whether it is what others made and a cooperation goes by, or a model scheme of the state from which it came."""
    if not _PATTERNS.isdisjoint(passage.words[max(project.token - _NEAR, 0) : project.token]):
        return True  # "Vorbild ist der Hofladen Aue"
    named = passage.words[max(project.token - 1, 0) : project.token + 1]
    if _MODELS.isdisjoint(named):
        return False
    return project.preposition in _SOURCES or "ausgangspunkt" in passage.words or "bundes" in passage.words


def find_towns_work(
    passage: Passage, project: Argument, thing: str, backers: Set[tuple[str, object]]
) -> Iterator[Claim]:
    """``hasProject`` of the towns that do what the clause says of the project or receive what was paid for it, as far
    as they pay for nothing of others: "Der Stadt Aue wurden für die Sanierung des Bades 40.000 Euro bewilligt"."""
    number = passage.clause_at(project.token)
    towns = [a for a in passage.arguments if a.kind in LOCAL and a.preposition is None and a.governor is None]
    for town in (a for a in towns if passage.clause_at(a.token) == number):
        for entity in town.reference.entities:
            if (thing, entity) not in backers:
                yield Claim(entity, "hasProject", thing, (passage.quote([project.span, town.span]),), "town work", 0.7)
