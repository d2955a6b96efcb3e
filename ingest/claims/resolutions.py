"""Resolutions to make a plan, which do not yet make it: "beschlossen, ein Konzept erstellen zu lassen"."""

from __future__ import annotations

from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage


def is_only_resolved(passage: Passage, plan: Argument, position: int, clause: int) -> bool:
    """Whether the word at ``position`` in ``clause`` only resolves that the plan be made: by an infinitive, or by a
    noun of making, "beschlossen wurde die Erstellung eines Konzepts"."""
    if not passage.words[position].startswith(_RESOLVED):
        return False
    own = passage.clause_at(plan.token)
    intended = bool(passage.clauses) and own != clause and passage.clauses[own].kind == "infinitive"
    return intended or plan.governor in _MAKING


_RESOLVED: Final = ("beschl", "gebillig", "billig", "verabschied")
_MAKING: Final = frozenset(
    {"erstellung", "erarbeitung", "ausarbeitung", "aufstellung", "neuaufstellung", "fortschreibung", "aktualisierung"}
    | {"überarbeitung", "beauftragung", "vergabe", "ausschreibung", "finanzierung", "entwicklung", "anfertigung"}
)
