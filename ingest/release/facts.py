"""The default graph: what is taken for true once, whatever number of texts say it. Derived, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ingest.entities.identities import Identities, Identity
from ingest.release.statements import Flow, Statement
from ingest.release.vocabulary import Vocabulary
from ontology import literals
from ontology.terms import DCTERMS, OWL, RDF, RDFS, SKOS, koop

_TYPE: Final = NamedNode(RDF + "type")


def facts(
    identities: Identities, statements: Iterable[Statement], flows: Iterable[Flow], vocabulary: Vocabulary
) -> set[Triple]:
    """The facts of all texts: things with their names and types, accepted claims, and who funded whom under what.

    Money that is only planned gives no ``fundedBy``; an own contribution gives none either.
    """
    found: set[Triple] = set()
    for thing in identities.things:
        found.update(_description(thing, vocabulary))
    for statement in statements:
        if statement.is_fact:
            found.update(_stated(statement.subject, statement.predicate, statement.object, vocabulary))
    for flow in flows:
        found.update(_shortcuts(flow, vocabulary))
    return found


def _description(thing: Identity, vocabulary: Vocabulary) -> Iterator[Triple]:
    for kind in vocabulary.types_of(thing.kind):
        yield Triple(thing.iri, _TYPE, kind)
    label = literals.german(thing.name)
    yield Triple(thing.iri, NamedNode(SKOS + "prefLabel"), label)
    yield Triple(thing.iri, NamedNode(RDFS + "label"), label)
    for alias in thing.aliases:
        yield Triple(thing.iri, NamedNode(SKOS + "altLabel"), literals.german(alias))
    for name, value in thing.keys:
        yield Triple(thing.iri, koop(name), Literal(value))
    for old in thing.replaces:
        yield Triple(old, NamedNode(OWL + "sameAs"), thing.iri)
        yield Triple(old, NamedNode(DCTERMS + "isReplacedBy"), thing.iri)


def _stated(
    subject: NamedNode, predicate: str, target: NamedNode | Literal, vocabulary: Vocabulary
) -> Iterator[Triple]:
    for term in vocabulary.properties_of(predicate):
        yield Triple(subject, term, target)


def _shortcuts(flow: Flow, vocabulary: Vocabulary) -> Iterator[Triple]:
    if flow.recipient is None or flow.funding.status == "planned":
        return
    if flow.programme:
        yield from _stated(flow.recipient, "fundedUnder", flow.programme, vocabulary)
    if flow.funding.status == "granted":
        for funder in flow.funders:
            yield from _stated(flow.recipient, "fundedBy", funder, vocabulary)
