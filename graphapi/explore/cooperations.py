"""The list of cooperations of a release."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graphapi.explore.queries import read_query
from graphapi.explore.things import Thing, text_of
from graphapi.store import Release


@dataclass(frozen=True, slots=True)
class CooperationEntry:
    thing: Thing
    states: tuple[Thing, ...]
    founded: str
    members: int
    concepts: int
    flows: int


def list_cooperations(release: Release) -> tuple[CooperationEntry, ...]:
    """Every cooperation by name, with the states its members lie in and how much is known about it."""
    states: defaultdict[str, set[Thing]] = defaultdict(set)
    for row in release.store.select(read_query("member_states")):
        states[text_of(row, "cooperation")].add(Thing(text_of(row, "state"), text_of(row, "name"), "State"))
    entries = {}
    for row in release.store.select(read_query("cooperations")):
        iri = text_of(row, "cooperation")
        entries[iri] = CooperationEntry(
            Thing(iri, text_of(row, "name"), "Cooperation"),
            tuple(sorted(states[iri], key=lambda state: state.name)),
            text_of(row, "founded"),
            int(text_of(row, "members")),
            int(text_of(row, "concepts")),
            int(text_of(row, "flows")),
        )
    return tuple(sorted(entries.values(), key=lambda entry: (entry.thing.name.casefold(), entry.thing.iri)))
