"""What a text tells about each of its entities that helps to know it again elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.entities.anchors import Anchor, area_anchor, body_anchor
from ingest.entities.gazetteer import gazetteer
from ingest.entities.identities import Member
from ingest.entities.names import NameForm, name_form, stem
from ingest.entities.places import Placed, find_places, states_named
from ingest.model import Entity, Reading, Value

_TELLING: Final = frozenset({"role", "email", "website", "foundedOn", "issued", "awardedOn", "heldOn"})
"""Values that two texts on one thing share; populations and counts are too common."""
_OWNED_BY_SUBJECT: Final = frozenset({"hasConcept", "hasProject", "governedBy", "fundedUnder"})
_OWNED_BY_OBJECT: Final = frozenset({"participant", "tookPlaceIn", "coversArea", "commissionedBy", "contactFor"})
_TOWN: Final = 10_000
_LEVELS: Final = ("bund", "europ", "unio", "deutschland")


@dataclass(frozen=True, slots=True)
class Link:
    """A relation or value that an entity takes part in: "is memberOf e3", "has e2 as memberOf", "issued 2019"."""

    label: str
    other: str | None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity of one text with its names taken apart, its links in the text, and where and when the text plays.

    ``states`` are keys of states; ``anchor`` is the known thing that it is, if any; ``local`` is true for a name that
    only its owner or its text can tell apart.
    """

    member: Member
    entity: Entity
    forms: tuple[NameForm, ...]
    links: tuple[Link, ...]
    owners: tuple[str, ...]
    states: frozenset[str]
    anchor: Anchor | None
    placed: Placed | None

    @property
    def kind(self) -> str:
        return self.entity.kind

    @property
    def local(self) -> bool:
        return not any(form.core for form in self.forms)


def profiles(reading: Reading) -> tuple[Profile, ...]:
    """The profile of every entity of ``reading``, in its order."""
    source = reading.document.source.id
    date = reading.document.source.published
    placed = find_places(reading)
    states = _states(reading, placed)
    links: defaultdict[str, list[Link]] = defaultdict(list)
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for claim in reading.claims:
        if isinstance(claim.object, Value):
            if claim.predicate in _TELLING:
                links[claim.subject].append(Link(claim.predicate, None, claim.object.lexical))
            continue
        links[claim.subject].append(Link(claim.predicate, claim.object))
        links[claim.object].append(Link(f"{claim.predicate} of", claim.subject))
        if claim.predicate in _OWNED_BY_SUBJECT:
            owners[claim.object].append(claim.subject)
        if claim.predicate in _OWNED_BY_OBJECT:
            owners[claim.subject].append(claim.object)
    return tuple(
        Profile(
            member=(source, entity.id),
            entity=entity,
            forms=_forms(entity, states),
            links=tuple(links[entity.id]),
            owners=tuple(dict.fromkeys(owners[entity.id])),
            states=states,
            anchor=area_anchor(placed.get(entity.id)) or body_anchor(entity, states, date),
            placed=placed.get(entity.id),
        )
        for entity in reading.entities
    )


def _states(reading: Reading, placed: Mapping[str, Placed]) -> frozenset[str]:
    areas = [place.area for place in placed.values() if place.area]
    from_areas = frozenset(area.state for area in areas)
    return from_areas or states_named(reading.document.text)


def _forms(entity: Entity, states: frozenset[str]) -> tuple[NameForm, ...]:
    forms = tuple(name_form(name) for name in dict.fromkeys((entity.name, *entity.aliases)) if name.strip())
    if entity.kind in {"Ministry", "Authority"} and not any(_tells_where(form) for form in forms):
        return tuple(_qualified(form, states) for form in forms)
    return tuple(_as_state(form) for form in forms) if entity.kind == "Authority" else forms


def _tells_where(form: NameForm) -> bool:
    return any(word.startswith(_LEVELS) for word in form.core) or bool(set(form.core) & place_words())


def _as_state(form: NameForm) -> NameForm:
    """ "Niedersachsen" as an authority is the Land."""
    if not form.sorts and gazetteer().areas("State", form.written):
        return NameForm(form.written, form.tokens, form.core, frozenset({"state"}))
    return form


def _qualified(form: NameForm, states: frozenset[str]) -> NameForm:
    """An office whose name leaves its state open ("Ministerium des Innern", "das Land") by the one state of its text.

    In a text on several states such a name tells nothing beyond the text, so its core is empty.
    """
    if len(states) != 1:
        return NameForm(form.written, form.tokens, (), form.sorts)
    area = gazetteer().by_key.get(next(iter(states)))
    extra = name_form(area.name) if area else form
    return NameForm(form.written, (*form.tokens, *extra.tokens), (*form.core, *extra.core), form.sorts)


@cache
def place_words() -> frozenset[str]:
    """The words of the names of all areas above municipalities, and of towns: they tell where an office sits."""
    return frozenset(
        stem(word)
        for area in gazetteer().by_key.values()
        if area.level != "Municipality" or area.population >= _TOWN
        for word in name_form(area.name).tokens
        if len(word) > 4
    )
