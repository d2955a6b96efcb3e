"""Readings and identities → all quads of a release, with what was counted on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from pyoxigraph import NamedNode, Quad

from ingest.entities.curation import NOTHING_DECIDED, Rulings, unknown_names
from ingest.entities.identities import Identities
from ingest.model import Issue, Reading, Wording
from ingest.release.coherence import coherent_flows, coherent_statements, consistent
from ingest.release.conflicts import Conflict, conflict_graph, find_conflicts
from ingest.release.dataset import dataset_triples
from ingest.release.descriptions import document_descriptions
from ingest.release.facts import facts
from ingest.release.flows import Flows, find_flows
from ingest.release.graphs import candidate_quads, document_graph, in_graph
from ingest.release.identities import identity_graph
from ingest.release.namesakes import tell_apart
from ingest.release.statements import Flow, Statement, flows, statements
from ontology import authorities, background, glossary, iris
from ontology.terms import Rank


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a release says: its quads, and the records that report, counts and comparisons are made of."""

    quads: tuple[Quad, ...]
    identities: Identities
    statements: tuple[Statement, ...]
    money: Flows
    conflicts: tuple[Conflict, ...]
    issues: tuple[Issue, ...] = ()

    def counts(self) -> dict[str, int]:
        """How much there is of what, for the manifest."""
        return {
            "entities": len(self.identities.things),
            "claims": len(self.statements),
            "fundings": len(self.money.distinct),
            "conflicts": len(self.conflicts),
            "candidates": len(self.identities.candidates),
        }


def assemble(
    readings: Sequence[Reading], identities: Identities, version: str, decided: Rulings = NOTHING_DECIDED
) -> Graph:
    """The graph of all readings. Independent of their order."""
    ordered = sorted(readings, key=lambda reading: reading.document.source.id)
    stated: dict[str, tuple[Statement, ...]] = {}
    paid: dict[str, tuple[Flow, ...]] = {}
    issues: list[Issue] = []
    for reading in ordered:
        source = reading.document.source.id
        found, faults = coherent_statements(statements(reading, identities), identities)
        stated[source] = tuple(_ranked(statement, decided) for statement in found)
        paid[source], more_faults = coherent_flows(flows(reading, identities), identities)
        issues += [*faults, *more_faults]
    things = [thing.iri for thing in identities.things]
    known = set(background.known(things, described=things))
    ranks, faults = consistent(tuple(chain.from_iterable(stated.values())), known)
    issues += faults
    if ranks:
        stated = {
            source: tuple(replace(said, rank=ranks.get(said.iri, said.rank)) for said in found)
            for source, found in stated.items()
        }
    all_statements = tuple(chain.from_iterable(stated.values()))
    accepted = (flow for flow in chain.from_iterable(paid.values()) if flow.iri.value not in decided.rejected)
    money = find_flows(accepted, all_statements, broader=_broader(), preferred=decided.preferred)
    dates = {reading.document.source.id: reading.document.source.published or "" for reading in ordered}
    conflicts = find_conflicts(all_statements, money, dates, decided.preferred)
    issues += _unknown_claims(decided, all_statements, paid)
    default = facts(identities, all_statements, money) | known
    sources = {reading.document.source.id: reading.document.source for reading in ordered}
    default |= set(tell_apart(identities, default, sources))
    texts = [iris.document(source) for source in stated]
    quads = [
        *chain.from_iterable(document_graph(source, stated[source], paid[source]) for source in stated),
        *(Quad(*triple) for triple in default),
        *(Quad(*triple) for triple in dataset_triples(version, default, texts)),
        *in_graph(known, iris.graph("authorities")),
        *conflict_graph(conflicts),
        *identity_graph(identities),
        *candidate_quads(money.candidates),
        *in_graph(glossary.triples(), iris.graph("vocabulary")),
        *document_descriptions((reading.document.source for reading in ordered), version),
    ]
    return Graph(tuple(quads), identities, all_statements, money, conflicts, tuple(issues))


@cache
def _broader() -> Mapping[NamedNode, frozenset[NamedNode]]:
    """Each programme that is known beforehand → the wider ones that it is part of."""
    return {entry.iri: frozenset(entry.part_of) for entry in authorities.entries() if entry.part_of}


def _ranked(statement: Statement, decided: Rulings) -> Statement:
    if statement.iri.value in decided.rejected:
        return replace(statement, rank=Rank.DEPRECATED)
    return replace(statement, rank=Rank.PREFERRED) if statement.iri.value in decided.preferred else statement


def _unknown_claims(
    decided: Rulings, stated: Sequence[Statement], paid: Mapping[str, Sequence[Flow]]
) -> Iterator[Issue]:
    known = {statement.iri.value for statement in stated} | {
        flow.iri.value for flow in chain.from_iterable(paid.values())
    }
    for iri, decision in sorted({**decided.rejected, **decided.preferred}.items()):
        if iri not in known:
            what = Wording("eine solche Angabe gibt es hier nicht", "no such claim here")
            yield Issue("decisions", "warning", unknown_names(decision, [iri], what))
