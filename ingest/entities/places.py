"""Which official area a text means by a name, judged by the rest of the text.

Saalfeld is a town on the Saale and a village near Mühlhausen, Sonneberg a town and a district, and there are many a
Neustadt. A name is settled only where the text points to one area: by the district it names, by its state, by the
places around. What is not settled stays a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.entities.gazetteer import Area, Gazetteer, gazetteer, kilometres
from ingest.entities.identities import Reason, Rule
from ingest.entities.names import name_form
from ingest.model import Claim, Entity, Reading, Wording
from ontology.terms import TERRITORY

_ENOUGH: Final = 0.35
_MARGIN: Final = 0.2
_NEAR: Final = 30.0
_FAR: Final = 150.0
"""Kilometres. An alliance fits in the smaller circle; beyond the larger one a name is likelier a namesake's."""
_WELL_KNOWN: Final = 20_000
"""Inhabitants from which a town is meant by its bare name even far from everything else in the text."""
_TOWN: Final = 5_000
"""Inhabitants from which the short name of a town ("Osterburg") means it where nothing speaks against it."""
_ITS_STATE: Final = Wording("der Text nennt sein Land", "the text names its state")
_OTHER_STATES: Final = Wording("der Text nennt nur andere Länder", "the text names other states only")
_AS_WRITTEN: Final = Wording("amtlicher Name, wie er da steht", "official name as written")
_ROUNDS: Final = 3
_LOOKED_AT: Final = 20_000
"""Code points in which a text has said where it plays."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What a text's territory was taken for, with the reasons; ``others`` are the areas it may also have meant."""

    area: Area | None
    rule: Rule
    score: float
    reasons: tuple[Reason, ...]
    others: tuple[Area, ...] = ()


def find_places(reading: Reading) -> dict[str, Placed]:
    """The area of each territory of ``reading`` by entity id; territories without any area of their name are absent."""
    table = gazetteer()
    territories = [entity for entity in reading.entities if entity.kind in TERRITORY]
    options = {entity.id: areas for entity in territories if (areas := _options(table, entity))}
    context = _Context.of(reading, options)
    settled: dict[str, Placed] = {}
    for _ in range(_ROUNDS):
        before = len(settled)
        anchors = {entity: placed.area for entity, placed in settled.items() if placed.area}
        for entity in territories:
            if entity.id in options and entity.id not in settled:
                placed = _place(entity, options[entity.id], context, anchors)
                if placed.area:
                    settled[entity.id] = placed
        if len(settled) == before:
            break
    anchors = {entity: placed.area for entity, placed in settled.items() if placed.area}
    for entity in territories:
        if entity.id in options and entity.id not in settled:
            settled[entity.id] = _place(entity, options[entity.id], context, anchors)
    return settled


def _options(table: Gazetteer, entity: Entity) -> tuple[Area, ...]:
    keyed = tuple(table.by_key[value] for name, value in entity.keys if name == "ags" and value in table.by_key)
    if keyed:
        return keyed
    names = (entity.name,) if name_form(entity.name).sorts & {"administration"} else (entity.name, *entity.aliases)
    for name in names:
        areas = table.areas(entity.kind, name)
        if areas:
            return areas
    return ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What a text tells of where it plays: areas it names with one meaning, states it mentions, what lies in what."""

    certain: Mapping[str, Area]
    states: frozenset[str]
    lies_in: Mapping[str, frozenset[str]]

    @staticmethod
    def of(reading: Reading, options: Mapping[str, Sequence[Area]]) -> _Context:
        certain = {entity: areas[0] for entity, areas in options.items() if len(areas) == 1 and areas[0].exact}
        lies_in: dict[str, frozenset[str]] = {}
        for claim in reading.claims:
            if _is_part_of(claim) and claim.object in certain:
                area = certain[str(claim.object)]
                lies_in[claim.subject] = lies_in.get(claim.subject, frozenset()) | {area.key}
        ambiguous = any(len(areas) > 1 for areas in options.values())
        named = states_named(reading.document.text) if ambiguous else frozenset()
        return _Context(certain, named | {a.key for a in certain.values() if a.level == "State"}, lies_in)


def _is_part_of(claim: Claim) -> bool:
    return claim.predicate == "partOf" and isinstance(claim.object, str)


def states_named(text: str) -> frozenset[str]:
    """Keys of the states that a text names anywhere, also as adjectives and in names of offices."""
    words = set(name_form(text[:_LOOKED_AT]).tokens)
    return frozenset(state for state, name in _names_of_states() if name <= words)


@cache
def _names_of_states() -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of each state and each Regierungsbezirk, which tells its state."""
    areas = gazetteer().by_key.values()
    above = [area for area in areas if area.level == "State" or (area.level == "District" and len(area.key) == 3)]
    return tuple((area.state, frozenset(name_form(area.name).tokens)) for area in above)


def _place(entity: Entity, areas: Sequence[Area], context: _Context, anchors: Mapping[str, Area]) -> Placed:
    around = {e: a for e, a in {**context.certain, **anchors}.items() if e != entity.id}
    scored = sorted(
        ((*_score(area, entity, areas, context, around), area) for area in areas),
        key=lambda row: (-row[0], row[2].key),
    )
    score, reasons, best = scored[0]
    others = tuple(area for _, _, area in scored[1:])
    if not others:
        if best.exact and not _is_out_of_place(best, context, around):
            return Placed(best, Rule.ONLY_AREA, 0.95, reasons)
        if score >= _ENOUGH:
            return Placed(best, Rule.AREA_BY_CONTEXT, min(0.9, 0.5 + score / 2), reasons)
        if score >= 0 and best.population >= _TOWN:
            return Placed(best, Rule.ONLY_TOWN, 0.8, reasons)
        return Placed(None, Rule.FAR_AWAY, score, reasons, (best,))
    if score >= _ENOUGH and score - scored[1][0] >= _MARGIN:
        return Placed(best, Rule.AREA_BY_CONTEXT, min(0.95, 0.55 + score / 2), reasons, others)
    return Placed(None, Rule.SEVERAL_AREAS, score, reasons, (best, *others))


def _is_out_of_place(area: Area, context: _Context, around: Mapping[str, Area]) -> bool:
    towns = [other for other in around.values() if other.level == "Municipality"]
    if area.level != "Municipality" or area.population >= _WELL_KNOWN or len(towns) < 2:
        return False
    return area.state not in context.states and min(kilometres(area, town) for town in towns) > _FAR


def _score(
    area: Area, entity: Entity, areas: Sequence[Area], context: _Context, around: Mapping[str, Area]
) -> tuple[float, tuple[Reason, ...]]:
    reasons = list(_reasons(area, entity, areas, context, around.values()))
    return sum(reason.weight for reason in reasons), tuple(reasons)


def _reasons(
    area: Area, entity: Entity, areas: Sequence[Area], context: _Context, around: Iterable[Area]
) -> Iterable[Reason]:
    others = list(around)
    stated = context.lies_in.get(entity.id, frozenset())
    if stated & set(area.within):
        known = gazetteer().by_key
        where = ", ".join(known[key].name for key in sorted(stated & set(area.within)))
        said = Wording(f"laut Text liegt es hier: {where}", f"the text says that it lies in {where}")
        yield Reason("part-of", 0.5, said)
    named = [other for other in others if other.key in area.within and other.level == "District"]
    if named:
        place = named[0].name
        said = Wording(f"der Text nennt, worin es liegt: {place}", f"the text names {place}, where it lies")
        yield Reason("district", 0.4, said)
    if area.state in context.states:
        yield Reason("state", 0.25, _ITS_STATE)
    elif context.states:
        yield Reason("state", -0.2, _OTHER_STATES)
    towns = [other for other in others if other.level in {"Municipality", "District"} and len(other.key) > 3]
    if towns:
        nearest = min(towns, key=lambda other: (kilometres(area, other), other.key))
        distance = kilometres(area, nearest)
        if distance <= _NEAR:
            said = Wording(
                f"{distance:.0f} km entfernt: {nearest.name}, auch im Text",
                f"{distance:.0f} km from {nearest.name}, which the text names",
            )
            yield Reason("near", 0.35, said)
        elif distance > _FAR:
            said = Wording(
                f"{distance:.0f} km entfernt: {nearest.name}, der nächste Ort des Textes",
                f"{distance:.0f} km from {nearest.name}, the nearest place of the text",
            )
            yield Reason("far", -0.3, said)
        rivals = [min(kilometres(other, town) for town in towns) for other in areas if other is not area]
        if rivals and 2 * distance < min(rivals):
            said = Wording(
                f"gleichnamige Orte liegen mindestens {min(rivals):.0f} km entfernt",
                f"its namesakes are at least {min(rivals):.0f} km away",
            )
            yield Reason("nearest", 0.15, said)
    smaller = [other.population for other in areas if other is not area]
    if area.population >= _WELL_KNOWN and all(area.population >= 10 * other for other in smaller):
        people = f"{area.population:,}"
        said = Wording(
            f"bei Weitem das größte dieses Namens ({people.replace(',', '.')} Einwohner)",
            f"by far the largest of this name ({people} inhabitants)",
        )
        yield Reason("size", 0.4 if area.exact else 0.2, said)
    if area.exact and smaller:
        yield Reason("exact", 0.1, _AS_WRITTEN)
