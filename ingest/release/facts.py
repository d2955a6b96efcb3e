"""The default graph: what is taken for true once, whatever number of texts say it. Derived, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ingest.entities.identities import Identities, Identity
from ingest.release.flows import DistinctFlow, Flows
from ingest.release.graphs import flow_triples
from ingest.release.statements import Flow, Statement, accepted
from ingest.release.vocabulary import properties_of, types_of
from ontology import literals, schemes
from ontology.terms import DCTERMS, OWL, PROV, RDFS, SKOS, TYPE, koop


def facts(identities: Identities, statements: Iterable[Statement], money: Flows) -> set[Triple]:
    """The facts of all texts: things with their names and types, accepted claims, and who funded whom under what.

    Money that is only planned gives no ``fundedBy``; an own contribution gives none either.
    """
    found: set[Triple] = set()
    for thing in identities.things:
        found.update(_description(thing))
    for statement in accepted(statements):
        found.update(_stated(statement.subject, statement.predicate, statement.object))
    for distinct in money.distinct:
        found.update(_funding(distinct))
    return found


def _description(thing: Identity) -> Iterator[Triple]:
    for kind in types_of(thing.kind):
        yield Triple(thing.iri, TYPE, kind)
    label = literals.german(thing.name)
    yield Triple(thing.iri, NamedNode(SKOS + "prefLabel"), label)
    yield Triple(thing.iri, NamedNode(RDFS + "label"), label)
    for alias in thing.aliases:
        yield Triple(thing.iri, NamedNode(SKOS + "altLabel"), literals.german(alias))
    for name, value in thing.keys:
        yield Triple(thing.iri, koop(name), Literal(value))
    for predicate, sort in schemes.sorts(thing.kind, (thing.name, *thing.aliases)):
        yield Triple(thing.iri, predicate, sort)
    for old in thing.replaces:
        yield Triple(old, NamedNode(OWL + "sameAs"), thing.iri)
        yield Triple(old, NamedNode(DCTERMS + "isReplacedBy"), thing.iri)


def _stated(subject: NamedNode, predicate: str, target: NamedNode | Literal) -> Iterator[Triple]:
    for term in properties_of(predicate):
        yield Triple(subject, term, target)


def _funding(distinct: DistinctFlow) -> Iterator[Triple]:
    """The flow once, whatever number of texts state it, with who is paid, and the shortcuts past it."""
    flow = distinct.flow
    yield from flow_triples(flow)
    for recipient in distinct.recipients:
        yield Triple(flow.iri, koop("recipient"), recipient)
    for programme in distinct.wider:
        yield Triple(flow.iri, koop("widerProgramme"), programme)
    if distinct.included_in:
        yield Triple(flow.iri, koop("includedIn"), distinct.included_in)
    for part in distinct.sum_of:
        yield Triple(flow.iri, koop("sumOf"), part)
    if distinct.granted_as:
        yield Triple(flow.iri, koop("grantedAs"), distinct.granted_as)
    if distinct.disputed and not distinct.settled:
        yield Triple(flow.iri, koop("disputed"), literals.boolean(True))
    for scoped in distinct.stated:
        if scoped.iri != flow.iri:
            yield Triple(flow.iri, NamedNode(PROV + "wasDerivedFrom"), scoped.iri)
        yield from _shortcuts(scoped)


def _shortcuts(flow: Flow) -> Iterator[Triple]:
    if flow.recipient is None or flow.funding.status == "planned":
        return
    if flow.programme:
        yield from _stated(flow.recipient, "fundedUnder", flow.programme)
    if flow.funding.status == "granted":
        for funder in flow.funders:
            yield from _stated(flow.recipient, "fundedBy", funder)
