"""Readings and identities → all quads of a release, with what was counted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from ingest.entities.identities import Identities
from ingest.model import Reading
from ingest.release.conflicts import Conflict, conflict_graph, find_conflicts
from ingest.release.descriptions import document_descriptions
from ingest.release.facts import facts
from ingest.release.graphs import document_graph, flow_triples
from ingest.release.statements import Flow, Statement, flows, statements
from ingest.release.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a release says: its quads, and the records that tables, report and counts are made of."""

    quads: tuple[Quad, ...]
    identities: Identities
    statements: tuple[Statement, ...]
    flows: tuple[Flow, ...]
    conflicts: tuple[Conflict, ...]


def assemble(readings: Sequence[Reading], identities: Identities, version: str, vocabulary: Vocabulary) -> Graph:
    """The graph of all readings. Independent of their order."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    quads: list[Quad] = []
    all_statements: list[Statement] = []
    all_flows: list[Flow] = []
    for reading in ordered:
        stated, paid = statements(reading, identities), flows(reading, identities)
        quads.extend(document_graph(reading.document.source.id, stated, paid, vocabulary))
        all_statements.extend(stated)
        all_flows.extend(paid)
    quads.extend(
        Quad(triple.subject, triple.predicate, triple.object)
        for triple in facts(identities, all_statements, all_flows, vocabulary)
    )
    quads.extend(
        Quad(triple.subject, triple.predicate, triple.object)
        for flow in all_flows
        for triple in flow_triples(flow, vocabulary)
    )
    conflicts = find_conflicts(all_statements)
    quads.extend(conflict_graph(conflicts, vocabulary))
    quads.extend(document_descriptions((reading.document.source for reading in ordered), version, vocabulary))
    return Graph(tuple(quads), identities, tuple(all_statements), tuple(all_flows), conflicts)
