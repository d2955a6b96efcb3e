"""Which places each cooperation is made of, for the map."""

from __future__ import annotations

from dataclasses import dataclass

from graphapi.explore.queries import read_query
from graphapi.explore.things import Thing, text_of
from graphapi.store import Release


@dataclass(frozen=True, slots=True)
class MappedCooperation:
    """A cooperation with its places and the number of flows of money it receives."""

    thing: Thing
    places: tuple[Thing, ...]
    flows: int


def map_cooperations(release: Release) -> tuple[MappedCooperation, ...]:
    """Every cooperation that has a place, by name."""
    select = release.store.select
    flows = {text_of(row, "recipient"): int(text_of(row, "count")) for row in select(read_query("flow_counts"))}
    places: dict[Thing, set[Thing]] = {}
    for row in select(read_query("map_members")):
        thing = Thing(text_of(row, "cooperation"), text_of(row, "name"), "Cooperation")
        places.setdefault(thing, set()).add(Thing(text_of(row, "place"), text_of(row, "placeName")))
    found = [
        MappedCooperation(thing, tuple(sorted(near, key=lambda place: place.name)), flows.get(thing.iri, 0))
        for thing, near in places.items()
    ]
    return tuple(sorted(found, key=lambda cooperation: (cooperation.thing.name.casefold(), cooperation.thing.iri)))
