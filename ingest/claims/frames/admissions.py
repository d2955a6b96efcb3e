"""Which arguments a role admits at all: by their preposition, the noun that governs them and their case."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.claims.frames.bystanders import stands_apart
from ingest.claims.frames.frames import Role
from ingest.claims.frames.homes import is_home
from ingest.names.knowledge.head_nouns import is_head, is_of_office
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def is_admissible(role: Role, argument: Argument, passage: Passage) -> bool:
    """Whether the argument may fill the role, wherever in the passage it stands."""
    if role.nominative and argument.preposition is None and _is_dative(passage, argument):
        return False
    if argument.preposition in role.bars or (role.many and argument.explains):
        return False
    if role.needs and argument.preposition not in role.needs:
        return False
    if role.governed and argument.governor not in role.governors:
        return False
    if role.own and _is_owner(argument, passage):
        return False
    if role.joining and stands_apart(passage, argument):
        return False
    if argument.kind == "Committee" and _is_predicate(passage, argument):
        return False
    if role.many and is_home(passage, argument):
        return False
    if argument.token == 0 and argument.kind == "Municipality" and _is_dateline(passage, argument):
        return False
    return not (role.ungoverned and argument.governor and is_of_office(argument.governor))


def _is_predicate(passage: Passage, committee: Argument) -> bool:
    """Whether the noun only says what the group or board itself is: "der Vorstand fungiert als Entscheidungsgremium",
    "die LAG ist das zentrale Steuerungsgremium"."""
    if passage.words[max(committee.token - 1, 0)] == "als":
        return True
    number = passage.clause_at(committee.token)
    clause = passage.clauses[number] if passage.clauses else None
    if clause is None or clause.finite is None or clause.lemma not in _BEING:
        return False
    if not passage.words[committee.token].endswith(("gremium", "organ")):
        return False
    begin = clause.finite.span.start
    beside = [a for a in passage.arguments if a.preposition is None and a.governor is None and a is not committee]
    beside = [a for a in beside if passage.clause_at(a.token) == number]
    if committee.span.start < begin:
        return any(a.kind == "Committee" and a.span.start > begin for a in beside)
    pronoun = not {"er", "sie", "es"}.isdisjoint(passage.words[: committee.token])
    return pronoun or any(a.kind in ("Cooperation", "Committee") and a.span.end <= begin for a in beside)


_BEING: Final = frozenset({"sein", "bilden", "darstellen"})


def _is_dateline(passage: Passage, place: Argument) -> bool:
    """Whether a town only says where a report was written: "Stade. Jetzt ist es amtlich"."""
    after = bisect_left(passage.starts, place.span.end)
    return passage.words[after : after + 1] == (".",) and after + 1 < len(passage.words)


def _is_dative(passage: Passage, argument: Argument) -> bool:
    """Whether "dem" before the argument is its article and no relative pronoun: "gehören dem Landkreis X an"."""
    before = argument.token - 1
    relative = any(a.token == before and a.reference.form == "pronoun" for a in passage.arguments)
    if before > 0 and passage.words[before - 1] == "," and argument.kind == "Municipality":
        relative = relative or not is_head(passage.words[argument.token])  # "das Netz, dem Altdorf und Aue angehören"
    return before >= 0 and passage.words[before] == "dem" and not relative


def _is_owner(argument: Argument, passage: Passage) -> bool:
    """Whether the argument stands in the genitive right behind a plan, project or prize."""
    if argument.preposition is not None:
        return False
    if argument.governor is not None and _WORK_NOUN.fullmatch(argument.governor):
        return True  # "ein Gemeinschaftsprojekt der Allianz"
    text = passage.document.text
    ends = (a.span.end for a in passage.arguments if a.kind in _OWNED and a.span.end < argument.span.start)
    return any(_GENITIVE.fullmatch(text, end, argument.span.start) is not None for end in ends)


_WORK_NOUN: Final = re.compile(r".*(?:projekt|vorhaben|maßnahme)(?:e?s)?")
_OWNED: Final = frozenset({*WORKS, "Award"})
_GENITIVE: Final = re.compile(r"[“”\"«]? (?:der|des|dieser|dieses|unserer|ihrer|seiner) (?:\w{3,20}en )?")
