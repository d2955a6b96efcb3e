"""What the graph knows about one thing, as triples: its facts, who points to it, and the evidence of both."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode, Triple

from graphapi.store import Store

_KNOWN: Final = "ASK { { ?s ?p ?o } UNION { ?o ?p ?s } UNION { GRAPH ?g { ?s ?p ?o } } }"

_SUCCESSOR: Final = "SELECT ?s ?kept WHERE { ?s dcterms:isReplacedBy ?kept } LIMIT 1"

_FACTS: Final = """
CONSTRUCT { ?s ?p ?o . ?o skos:prefLabel ?name . ?o rdfs:label ?label }
WHERE { ?s ?p ?o OPTIONAL { ?o skos:prefLabel ?name } OPTIONAL { ?o rdfs:label ?label } }
"""
_LINKS: Final = """
CONSTRUCT { ?x ?p ?s . ?x skos:prefLabel ?name }
WHERE { ?x ?p ?s OPTIONAL { ?x skos:prefLabel ?name } }
"""
_FLOWS: Final = """
CONSTRUCT { ?flow ?p ?o }
WHERE { VALUES ?role { koop:recipient koop:funder koop:programme } ?flow ?role ?s ; ?p ?o }
"""
_EVIDENCE: Final = (
    "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?span ?p ?o } WHERE { GRAPH ?g { ?s koop:evidence ?span . ?span ?p ?o } }",
    "CONSTRUCT { ?claim ?p ?o } WHERE { GRAPH ?g { ?claim rdf:subject ?s ; ?p ?o } }",
    "CONSTRUCT { ?claim ?p ?o } WHERE { GRAPH ?g { ?claim rdf:object ?s ; ?p ?o } }",
    "CONSTRUCT { ?span ?p ?o } WHERE { GRAPH ?g { ?claim rdf:subject ?s ; koop:evidence ?span . ?span ?p ?o } }",
    "CONSTRUCT { ?span ?p ?o } WHERE { GRAPH ?g { ?claim rdf:object ?s ; koop:evidence ?span . ?span ?p ?o } }",
)
"""What texts say of a thing, and with which words. Each is a chain that begins at the thing: an OPTIONAL of two
patterns or a property in a variable is matched in the whole graph first, 60 to 140 ms a thing at 100 k triples."""


def is_known(store: Store, thing: NamedNode) -> bool:
    return store.ask(_KNOWN, s=thing)


def successor(store: Store, thing: NamedNode) -> NamedNode | None:
    """What ``thing`` was merged into, if it was."""
    for row in store.select(_SUCCESSOR, s=thing):
        if isinstance(row["kept"], NamedNode):
            return row["kept"]
    return None


def describe_thing(store: Store, thing: NamedNode) -> list[Triple]:
    """All triples about ``thing`` with names of its neighbours and the quotes they rest on, each once and sorted."""
    queries = (_FACTS, _LINKS, _FLOWS, *_EVIDENCE)
    triples = {triple for query in queries for triple in store.construct(query, s=thing)}
    return sorted(triples, key=str)


_READ: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }"
_SOURCE: Final = "CONSTRUCT { ?source ?p ?o } WHERE { GRAPH ?meta { ?source ?p ?o } }"


def describe_text(store: Store, source: NamedNode, graph: NamedNode) -> list[Triple]:
    """All that was read from one text (its named graph), and what is known about it as a source."""
    triples = {*store.construct(_READ, graph=graph), *store.construct(_SOURCE, source=source)}
    return sorted(triples, key=str)
