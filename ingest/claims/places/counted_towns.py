"""Towns that are counted where they lie and named elsewhere: "Fünf Orte im Kreis X … Dabei sind A, B, C, D und E".

That those named are the ones counted is only taken for said where they are so many, and where all that the tables of
places know of them lie in the district.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.claims.places.headcounts import MEMBERS
from ingest.model import Claim, Modality
from ingest.names.knowledge.gazetteer import is_known_town, lies_in
from ingest.names.knowledge.head_nouns import is_head
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_BEFORE: Final = 2
_BEHIND: Final = 6
"""Sentences from the count to the names."""
_FEWEST: Final = 2
_SOME: Final = frozenset({"darunter", "unter", "nämlich", "namentlich", "etwa"})
"""Behind these some of those counted are named."""


@dataclass(frozen=True, slots=True)
class _Count:
    """So many towns are told in the passage at ``place`` to lie in ``area``."""

    place: int
    number: int
    area: Argument


def find_claims(passages: Sequence[Passage], claims: Iterable[Claim]) -> Iterator[Claim]:
    """``partOf`` of the towns of an enumeration near a count of towns in a district, or of the members of a
    cooperation, that are as many."""
    counts = [count for place, passage in enumerate(passages) for count in _counts(place, passage)]
    if not counts:
        return
    told = [c for c in claims if c.modality is Modality.ASSERTED]
    lying = {c.subject for c in told if c.predicate == "partOf"}
    members: dict[str, dict[str, None]] = {}
    for claim in told:
        if claim.predicate == "memberOf":
            members.setdefault(str(claim.object), {})[claim.subject] = None
    for count in counts:
        passage = passages[count.place]
        near = passages[max(0, count.place - _BEFORE) : count.place + _BEHIND]
        groups = [tuple(m for m in group if passage.kind(m) == "Municipality") for group in members.values()]
        if count.area.kind == "Region":
            continue
        sets = [*_enumerated(passage, count, some=True), *groups]
        sets += [named for other in near for named in _enumerated(other, count, some=False)]
        found = next((s for s in sets if _fit(passage, count, s)), ())
        whole = count.area.reference.entities[0]
        for town in found:
            if town not in lying:
                lying.add(town)
                yield Claim(town, "partOf", whole, (passage.quote([count.area.span]),), "counted in district", 0.8)


def _counts(place: int, passage: Passage) -> Iterator[_Count]:
    """The counts of towns of the passage that are told to lie in one district: "vier Gemeinden im Landkreis X", "der
    Landkreis X und seine acht Kommunen"."""
    numbered = [c for c in passage.counts if c.noun is not None and MEMBERS.fullmatch(c.noun.lower())]
    for area in passage.arguments if numbered else ():
        clause = passage.clause_at(area.token)
        single = area.kind in ("District", "Region") and len(area.reference.entities) == 1
        if not single or passage.modality(clause) in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        if sum(a.kind == "District" and a.group == area.group for a in passage.arguments) > 1:
            continue
        ahead = [
            c for c in numbered if c.span.end <= area.span.start and _leads(passage.words_between(c.span, area.span))
        ]
        its = [
            c
            for c in numbered
            if c.span.start > area.span.end
            and passage.words_between(area.span, c.span)[:2]
            in (("und", "seine"), ("mit", "seinen"), ("sowie", "seine"))
        ]
        if (its and area.preposition is None) or (ahead and area.preposition in ("in", "aus", None)):
            yield _Count(place, (its or ahead)[-1].value, area)


def _leads(between: tuple[str, ...]) -> bool:
    """Whether only these stand between counted towns and their district: "17 Städte und Gemeinden des Kreises X"."""
    known = all(w in _LINKS or MEMBERS.fullmatch(w) or is_head(w) for w in between)
    return known and not {"im", "in", "aus", "des", "vom"}.isdisjoint(between)


_LINKS: Final = frozenset({"im", "in", "aus", "des", "dem", "der", "den", "und", "vom"})


def _enumerated(passage: Passage, count: _Count, *, some: bool) -> Iterator[tuple[str, ...]]:
    """The enumerations of towns of a passage; ``some`` of those counted may be named in the sentence itself."""
    groups: dict[int, list[Argument]] = {}
    for argument in passage.arguments:
        named = argument.kind == "Municipality" and argument.reference.form in ("name", "short")
        if named and not argument.explains:
            groups.setdefault(argument.group, []).append(argument)
    for group in groups.values():
        entities = tuple(dict.fromkeys(e for a in group for e in a.reference.entities))
        behind = some and group[0].token > count.area.token
        partly = behind and not _SOME.isdisjoint(passage.words_between(count.area.span, group[0].span))
        if len(entities) == count.number or (partly and _FEWEST <= len(entities) < count.number):
            yield entities


def _fit(passage: Passage, count: _Count, towns: tuple[str, ...]) -> bool:
    """Whether the towns may be those counted: enough of them are known, and all that are lie in the district."""
    names = passage.register.names(count.area.reference.entities[0])
    known = [t for t in towns if is_known_town(passage.name(t))]
    inside = [t for t in known if any(lies_in(passage.name(t), name) for name in names)]
    return len(towns) <= count.number and len(known) >= _FEWEST and len(inside) == len(known)
