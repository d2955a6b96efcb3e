"""The neighbourhood of a thing: groups with their counts first, neighbours when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.things import Thing, choose_kind, local_name, local_of, ontology_name, text_of
from graphapi.store import Row, Store
from ontology.terms import RELATIONS, koop


@dataclass(frozen=True, slots=True)
class NeighbourGroup:
    """The neighbours by one relation: ``memberOf``, or ``in.memberOf`` for those that point here."""

    key: str
    count: int


def neighbour_groups(store: Store, iri: str) -> list[NeighbourGroup]:
    """The groups around ``iri``, largest first."""
    queries = (("", "neighbour_counts"), ("in.", "neighbour_counts_in"))
    counted = (
        (direction + name, int(text_of(row, "count")))
        for direction, query in queries
        for row in store.select(read_query(query), this=NamedNode(iri))
        if (name := local_of(row, "property")) in RELATIONS
    )
    return _largest_first(counted)


def count_neighbours(facts: Iterable[Row], links: Iterable[Row]) -> tuple[NeighbourGroup, ...]:
    """The same from what is known about a thing (``facts``) and points to it (``links``)."""
    others: dict[str, set[str]] = {}
    for direction, rows in (("", facts), ("in.", links)):
        for row in rows:
            name = ontology_name(text_of(row, "property"))
            if name in RELATIONS:
                others.setdefault(direction + name, set()).add(str(row["value"]))
    return tuple(_largest_first((key, len(found)) for key, found in others.items()))


def _largest_first(counted: Iterable[tuple[str, int]]) -> list[NeighbourGroup]:
    return sorted((NeighbourGroup(key, count) for key, count in counted), key=lambda group: (-group.count, group.key))


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
