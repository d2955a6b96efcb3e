"""The neighbourhood of a thing: groups with their counts first, neighbours when asked for."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.things import Thing, choose_kind, local_name, local_of, ontology_name, text_of
from graphapi.store import Store
from ontology.terms import RELATIONS, koop


@dataclass(frozen=True, slots=True)
class NeighbourGroup:
    """The neighbours by one relation: ``memberOf``, or ``in.memberOf`` for those that point here."""

    key: str
    count: int


def neighbour_groups(store: Store, iri: str) -> list[NeighbourGroup]:
    """The groups around ``iri``, largest first."""
    groups = []
    for direction, query in (("", "neighbour_counts"), ("in.", "neighbour_counts_in")):
        for row in store.select(read_query(query), this=NamedNode(iri)):
            name = local_of(row, "property")
            if name in RELATIONS:
                groups.append(NeighbourGroup(direction + name, int(text_of(row, "count"))))
    return sorted(groups, key=lambda group: (-group.count, group.key))


def find_neighbours(store: Store, iri: str, key: str) -> list[Thing]:
    """The things in one group, by name; none for a key that is no relation."""
    name = key.removeprefix("in.")
    if name not in RELATIONS:
        return []
    query = read_query("neighbours_in" if key.startswith("in.") else "neighbours")
    kinds: dict[tuple[str, str], list[str]] = {}
    for row in store.select(query, this=NamedNode(iri), property=koop(name)):
        other = text_of(row, "other")
        kinds.setdefault((other, text_of(row, "name") or local_name(other)), []).append(
            ontology_name(text_of(row, "kind"))
        )
    found = {iri: Thing(iri, label, choose_kind(known)) for (iri, label), known in sorted(kinds.items())}
    return sorted(found.values(), key=lambda thing: (thing.name.casefold(), thing.iri))
