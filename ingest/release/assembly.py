"""Readings and identities → all quads of a release, with what was counted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Quad

from ingest.entities.identities import Identities
from ingest.model import Reading
from ingest.release.conflicts import Conflict, conflict_graph, find_conflicts
from ingest.release.descriptions import document_descriptions
from ingest.release.facts import facts
from ingest.release.flows import Flows, find_flows
from ingest.release.graphs import candidate_quads, document_graph
from ingest.release.identities import identity_graph
from ingest.release.statements import Statement, flows, statements


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a release says: its quads, and the records that tables, report and counts are made of."""

    quads: tuple[Quad, ...]
    identities: Identities
    statements: tuple[Statement, ...]
    money: Flows
    conflicts: tuple[Conflict, ...]


def assemble(readings: Sequence[Reading], identities: Identities, version: str) -> Graph:
    """The graph of all readings. Independent of their order."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    stated = {reading.document.source.id: statements(reading, identities) for reading in ordered}
    paid = {reading.document.source.id: flows(reading, identities) for reading in ordered}
    all_statements = tuple(chain.from_iterable(stated.values()))
    money = find_flows(chain.from_iterable(paid.values()), all_statements)
    dates = {reading.document.source.id: reading.document.source.published or "" for reading in ordered}
    conflicts = find_conflicts(all_statements, money, dates)
    quads = [
        *chain.from_iterable(document_graph(source, stated[source], paid[source]) for source in stated),
        *(Quad(*triple) for triple in facts(identities, all_statements, money)),
        *conflict_graph(conflicts),
        *candidate_quads(money.candidates),
        *identity_graph(identities),
        *document_descriptions((reading.document.source for reading in ordered), version),
    ]
    return Graph(tuple(quads), identities, all_statements, money, conflicts)
