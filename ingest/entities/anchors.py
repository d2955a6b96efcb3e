"""Entities that are known beforehand: official areas, governments, ministries, offices, programmes.

An anchor is certain enough that every text that is anchored to it means the same thing, whatever it calls it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from ingest.entities.gazetteer import gazetteer
from ingest.entities.identities import Reason, Rule
from ingest.entities.names import fold, name_form, stem
from ingest.entities.places import Placed
from ingest.model import Entity, Wording
from ontology import authorities, places
from ontology.authorities import Entry

_BODIES: Final = ("Authority", "Ministry", "Organisation", "Consultancy")
_LAND: Final = frozenset({"land", "freistaat", "bundesland", "landesregierung", "staatsregierung"})
_INSTRUMENTS: Final = frozenset({"regionalbudget", "regionale"})
"""Names of instruments that every state, even every alliance, has of its own: their owner tells which is meant."""
_KEY_NAMES: Final = {8: "ags", 5: "districtKey", 3: "districtKey", 2: "stateKey"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The thing that an entity was found to be, under its official name, and why."""

    iri: NamedNode
    kind: str
    name: str
    rule: Rule
    score: float
    reasons: tuple[Reason, ...]
    aliases: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


def area_anchor(placed: Placed | None) -> Anchor | None:
    """The anchor of a territory whose text points to one official area."""
    area = placed.area if placed else None
    if placed is None or area is None:
        return None
    name = _KEY_NAMES.get(len(area.key))
    keys = ((name, area.key),) if name else ()
    return Anchor(area.iri, area.level, area.name, placed.rule, placed.score, placed.reasons, keys=keys)


def body_anchor(entity: Entity, states: frozenset[str], date: str | None) -> Anchor | None:
    """The anchor of a body, programme or country that the tables of authorities know by one of its names.

    ``states`` are those in which the text plays, ``date`` is the day of the text: a ministry is known under a name in
    the time when it bore it.
    """
    state = next(iter(states)) if len(states) == 1 else None
    for name in _names(entity, state):
        for known in (name, *_spellings(name)):
            for kind in _kinds(entity.kind):
                entry = authorities.resolve(known, date=date, state=state, kind=kind)
                if entry:
                    return _anchor(entry, name, state, date)
    return None


def _spellings(name: str) -> tuple[str, ...]:
    """The known names of just the words of ``name``, whatever their order and inflection."""
    form = name_form(name)
    return _by_words().get(tuple(sorted(map(stem, form.tokens))), ()) if form.core else ()


@cache
def _by_words() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in authorities.kinds_of_names():
        found[tuple(sorted(map(stem, name_form(name).tokens)))].add(name)
    return {words: tuple(sorted(names)) for words, names in found.items()}


def _names(entity: Entity, state: str | None) -> Iterator[str]:
    for name in (entity.name, *entity.aliases):
        areas = gazetteer().areas("Authority", name) if entity.kind == "Authority" else ()
        if fold(name) in _LAND and entity.kind == "Authority":
            yield from _government(state)
        elif len(areas) == 1:
            yield from (name, *_government(areas[0].key))
        elif fold(name) not in _INSTRUMENTS and (name == entity.name or name_form(name).core):
            yield name


def _government(state: str | None) -> tuple[str, ...]:
    """The names under which a state acts and pays: its name is also that of its territory."""
    return tuple(
        name for found in places.states() if found.key == state for name in (found.full_name, f"Land {found.name}")
    )


def _kinds(kind: str) -> tuple[str, ...]:
    if kind in _BODIES:
        return (kind, *(other for other in _BODIES if other != kind))
    return (kind,) if kind in {"Programme", "State"} else ()


def _anchor(entry: Entry, name: str, state: str | None, date: str | None) -> Anchor:
    return Anchor(
        iri=entry.iri,
        kind=entry.kind,
        name=entry.name,
        rule=Rule.KNOWN,
        score=0.95,
        reasons=(Reason("authority", 0.95, _known_as(entry, name, state, date)),),
        aliases=tuple(dict.fromkeys((*entry.aliases, *entry.abbreviations))),
        keys=tuple((key, value) for key, value in entry.keys if value and key != "nuts"),
    )


def _known_as(entry: Entry, name: str, state: str | None, date: str | None) -> Wording:
    where = next((found.name for found in places.states() if found.key == state), "") if entry.state else ""
    on = date if entry.periods else None
    german = (f" in {where}" if where else "") + (f" am {on}" if on else "")
    english = (f" in {where}" if where else "") + (f" on {on}" if on else "")
    return Wording(
        f"„{name}“ ist ein Name von {entry.name}{german} ({entry.source})",
        f"„{name}“ is a name of {entry.name}{english} ({entry.source})",
    )
