"""The arguments that fill a plural role together: an enumeration and what stands like it."""

from __future__ import annotations

from typing import Final

from ingest.claims.frames.admissions import is_admissible
from ingest.claims.frames.frames import Role
from ingest.claims.frames.homes import continued_groups
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def find_group(role: Role, passage: Passage, index: int, used: set[int]) -> list[int]:
    """All arguments that fill a plural role together with the one at ``index``: its enumeration, and every other one of
    the clause that stands in the same way. Where names are given, a noun for a whole group ("Vier der zehn Mitglieder,
    und zwar A und B") adds none."""
    first = passage.arguments[index]
    groups = frozenset(continued_groups(passage, first))
    chosen = []
    for i, argument in enumerate(passage.arguments):
        if i in used or argument.kind not in role.kinds or not is_admissible(role, argument, passage):
            continue
        together = argument.group in groups
        alike = not role.alone and passage.clause_at(argument.token) == passage.clause_at(first.token)
        alike = alike and _standing(role, argument) == _standing(role, first) and first.governor not in role.governors
        if first.kind == "Cooperation" and argument.preposition == "mit" and argument.kind in LOCAL:
            continue  # "der Städtebund X mit A und B": they are its parts and not beside it
        if together or alike:
            chosen.append(i)
    named = [i for i in chosen if passage.arguments[i].reference.form in ("name", "short")]
    if len(named) < 2:
        return chosen
    known = {e for i in named for e in passage.arguments[i].reference.entities}
    return [i for i in chosen if i in named or _are_others(passage.arguments[i], known)]


def _are_others(argument: Argument, known: set[str]) -> bool:
    """Whether a noun means few others than those named: "die beiden Orte mit C und D"."""
    one = argument.kind == "District" and argument.preposition is not None  # "neben dem Landkreis A und B"
    few = (0 if one else 1) < len(argument.reference.entities) < _FEW
    return argument.reference.form == "noun" and few and known.isdisjoint(argument.reference.entities)


_FEW: Final = 4


def _standing(role: Role, argument: Argument) -> str | None:
    """The preposition that an argument stands behind, where it does not just join it to others."""
    return None if argument.preposition in role.joins else argument.preposition
