"""Who takes part in a programme by what a sentence says without a sum: "wurde in das Programm X aufgenommen", "ist Teil
des Programms X", "wird im Rahmen des Programms X umgesetzt"."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.kinds import WORKS
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def enters_programme(passage: Passage) -> bool:
    """Whether the passage says of anybody that he takes part in a programme."""
    return any(a.kind == "Programme" and _is_entered(passage, a) for a in passage.arguments)


def takes_part(passage: Passage, recipient: str) -> bool:
    """Whether the passage says that the work or body takes part in a programme that it names."""
    return any(
        a.kind == "Programme" and _is_entered(passage, a) and _enters(passage, recipient, passage.clause_at(a.token))
        for a in passage.arguments
    )


def _enters(passage: Passage, recipient: str, clause: int) -> bool:
    """Whether the recipient is what the clause speaks of, and not the owner of another or a mere setting."""
    return any(
        recipient in a.reference.entities
        and (a.preposition is None or (a.preposition in ("mit", "für") and a.kind in WORKS))
        and a.governor is None
        and passage.clause_at(a.token) in (clause, passage.clauses[clause].parent)
        for a in passage.arguments
    )


def _is_entered(passage: Passage, programme: Argument) -> bool:
    clause = passage.clauses[passage.clause_at(programme.token)] if passage.clauses else None
    if clause is None or clause.lemma is None:
        return False
    lemmas = (clause.lemma, *clause.further)
    if any(programme.preposition in _ENTERING.get(lemma, ()) for lemma in lemmas):
        return True
    if programme.governor == "rahmen":
        return not _CARRYING_OUT.isdisjoint(lemmas)
    if not _SHARES.isdisjoint(passage.words[max(0, programme.token - 2) : programme.token]):
        return clause.lemma in _BEING
    if _is_one_in(passage, programme):
        return clause.lemma in _BEING
    return programme.governor in _AWARDS and not _GETTING.isdisjoint(lemmas) and clause.voice == "active"


def _is_one_in(passage: Passage, programme: Argument) -> bool:
    """Whether "ein Vorhaben im Programm X", "eine von 13 Modellregionen im Programm X" stands there."""
    before = passage.words[max(0, programme.token - _NEAR) : programme.token]
    return programme.preposition == "in" and not _ONES.isdisjoint(before) and not _MEMBERS.isdisjoint(before)


_NEAR: Final = 8
"""Words from "eine von …" to the programme."""
_ENTERING: Final = {
    "aufnehmen": ("in",),
    "gelangen": ("in",),
    "kommen": ("in",),
    "rücken": ("in",),
    "auswählen": ("in", "für", "zu"),
    "qualifizieren": ("für",),
    "durchsetzen": ("in",),
    "teilnehmen": ("an", "bei"),
    "beteiligen": ("an",),
    "mitwirken": ("an", "in"),
    "mitmachen": ("bei", "in"),
    "profitieren": ("von",),
    "laufen": ("in", "über", "unter"),
    "gehören": ("zu",),
    "entstehen": ("in",),
    "fördern": ("aus", "in", "über", "durch"),
    "erhalten": ("aus", "über"),
    "bekommen": ("aus", "über"),
}
"""Verbs of taking part, as lemmas, with the prepositions of what in."""
_CARRYING_OUT: Final = frozenset(
    {"umsetzen", "durchführen", "verwirklichen", "realisieren", "entstehen", "entwickeln", "erarbeiten", "erstellen"}
    | {"erfolgen", "laufen", "fördern", "bauen", "starten", "anschaffen", "einrichten", "aufbauen", "erproben"}
)
_SHARES: Final = frozenset({"teil", "bestandteil", "baustein", "projekt", "vorhaben", "modellregion", "modellprojekt"})
_BEING: Final = frozenset({"sein", "werden", "bleiben", "bilden"})
_AWARDS: Final = frozenset({"zuschlag", "zusage", "förderzusage", "licht"})
_GETTING: Final = frozenset({"erhalten", "bekommen", "geben", "kriegen"})
_ONES: Final = frozenset({"ein", "eine", "eines", "einer"})
_MEMBERS: Final = frozenset(
    {"vorhaben", "projekt", "projekte", "projekten", "region", "regionen", "modellregion", "modellregionen"}
    | {"modellvorhaben", "modellkommunen", "kommunen", "landkreisen", "kooperationen", "baustein"}
)
