"""Resolutions: to make a plan, which do not yet make it, "beschlossen, ein Konzept erstellen zu lassen"; of a council,
which are about works of its own town."""

from __future__ import annotations

import re
from typing import Final

from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


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


def is_of_council(passage: Passage, project: Argument) -> bool:
    """Whether the clause of a project only says that the council of a town resolved on it: "der Rat beschloss die
    Sanierung der Turnhalle"."""
    number = passage.clause_at(project.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.lemma not in _RESOLVING or any(a.kind == "Cooperation" for a in passage.arguments):
        return False
    words = passage.clause_words(number)
    return any(_COUNCIL.fullmatch(word) for word in words) and _JOINTLY.isdisjoint(words)


_RESOLVING: Final = frozenset({"beschließen", "verabschieden", "billigen", "genehmigen", "vergeben", "absegnen"})
_COUNCIL: Final = re.compile(
    r"(?:stadt|gemeinde|markt|orts|kreis|samtgemeinde|verbandsgemeinde|amts)?(?:rat|rats|rates)|kreistag|bauausschuss|hauptausschuss"
    r"|stadtverordnete(?:n|nversammlung)?|gemeindevertretung|stadtvertretung|bürgerschaft|bürgervorsteher"
)
_JOINTLY: Final = frozenset({"gemeinsam", "gemeinsame", "gemeinsamen", "gemeinsames", "alle", "allen", "beide"})
