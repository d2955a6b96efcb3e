"""Towns that act in a district or come from it: "Im Landkreis X gehen A, B und C neue Wege".

That they lie there is only taken for said where the tables of places know it of each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.gazetteer import is_known_town, lies_in
from ingest.names.knowledge.head_nouns import is_of_office
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_WITHIN: Final = frozenset({"in", "aus", "von"})
_LEAST: Final = 2
"""One town alone may stand beside a district by chance."""
_MANY: Final = 4
"""So many towns, all of the one district that the sentence names, are named as those of it."""
_MADE_OF: Final = re.compile(
    r"(?:an|zu|dazu)?gehör\w*|zähl\w*|umfass\w*|besteh\w*|gebildet|nämlich|dazu|hierzu|darunter|:|und zwar"
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``partOf`` of the towns of an enumeration and the one district or state that their clause names as where, or the
    only one of the sentence."""
    if any(a.kind == "Region" and a.preposition is None for a in passage.arguments):
        return  # "Die Region X liegt im Landkreis Y und umfasst A, B und C" says where the region lies
    areas = [a for a in passage.arguments if a.kind in ("District", "State") and len(a.reference.entities) == 1]
    for area in areas:
        clause = passage.clause_at(area.token)
        rivals = [a for a in areas if a.kind == area.kind]
        near = [a for a in rivals if passage.clause_at(a.token) == clause]
        if area.governor and is_of_office(area.governor):
            continue
        found: list[Argument] = []
        if len(near) == 1 and area.preposition in _WITHIN and passage.modality(clause) is Modality.ASSERTED:
            found = _towns(passage, area, _LEAST, clause)
        if not found and len(rivals) == 1 and area.kind == "District" and _may_hold(passage, area):
            found = _towns(passage, area, _MANY, None)
            found = found if area.preposition is not None or _leads_to(passage, area, found) else []
        whole = area.reference.entities[0]
        for town in found:
            quote = passage.quote([town.span, area.span])
            yield Claim(town.reference.entities[0], "partOf", whole, (quote,), "whereabouts", 0.75)


def _may_hold(passage: Passage, area: Argument) -> bool:
    """Whether towns elsewhere in the sentence may be told as those of the district."""
    if area.preposition in ("in", "aus"):
        return True
    return area.preposition is None and any(map(_MADE_OF.fullmatch, passage.words))


def _leads_to(passage: Passage, area: Argument, towns: list[Argument]) -> bool:
    """Whether the towns are told behind the district in a clause of their own, or as some of its: "seiner Kommunen"."""
    if not towns or towns[0].token < area.token:
        return False
    own = passage.clause_at(area.token) != passage.clause_at(towns[0].token)
    return own or not _OWN.isdisjoint(passage.words_between(area.span, towns[0].span))


_OWN: Final = frozenset({"seiner", "seine", "seinen", "dessen"})


def _towns(passage: Passage, area: Argument, least: int, clause: int | None) -> list[Argument]:
    """The towns of the one enumeration of the clause, or with None of the sentence, if all that the tables know lie in
    the area."""
    names = passage.register.names(area.reference.entities[0])
    groups: dict[int, list[Argument]] = {}
    for argument in passage.arguments:
        named = argument.kind == "Municipality" and argument.reference.form in ("name", "short")
        inside = passage.clause_at(argument.token) == clause if clause is not None else argument.group != area.group
        asserted = passage.modality(passage.clause_at(argument.token)) is Modality.ASSERTED
        if named and argument.preposition in (None, "aus") and inside and asserted:
            groups.setdefault(argument.group, []).append(argument)
    found = [g for g in groups.values() if len(g) >= least]
    if len(found) != 1:
        return []
    known = [a for a in found[0] if is_known_town(passage.name(a.reference.entities[0]))]
    inside_area = [a for a in known if any(lies_in(passage.name(a.reference.entities[0]), n) for n in names)]
    return found[0] if len(known) >= least and len(inside_area) == len(known) else []
