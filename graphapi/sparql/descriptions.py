"""What the endpoint and its data set say about themselves: the service description, and VoID with true counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graphapi.formats import SOLUTIONS, TRIPLES
from graphapi.sparql.statistics import Statistics
from graphapi.store import Release
from ontology.literals import INTEGER
from ontology.terms import DCTERMS, FOAF, KOOP, PROV, RDF, SCHEMA, SD, SKOS, VOID, XSD

_FORMATS: Final = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "trig": "TriG",
    "nquads": "N-Quads",
}
_TYPE: Final = NamedNode(RDF + "type")
_EXAMPLES: Final = 3
_LISTED_GRAPHS: Final = 1_000
"""A service with more named graphs does not list them in its description; VoID does."""


def describe_service(release: Release, statistics: Statistics, site: str) -> list[Triple]:
    """The endpoint of ``site`` in terms of SPARQL 1.1 Service Description."""
    service, default = BlankNode("service"), BlankNode("default")
    data = NamedNode(_dataset(release, site))
    triples = [
        Triple(service, _TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), NamedNode(site + "/sparql")),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        Triple(service, _sd("defaultDataset"), data),
        Triple(data, _TYPE, _sd("Dataset")),
        Triple(data, _TYPE, _void("Dataset")),
        Triple(data, NamedNode(DCTERMS + "source"), NamedNode(site + "/.well-known/void")),
        Triple(data, NamedNode(DCTERMS + "hasVersion"), Literal(release.version)),
        Triple(data, _sd("defaultGraph"), default),
        Triple(default, _TYPE, _sd("Graph")),
        Triple(default, _void("triples"), _integer(statistics.triples)),
        Triple(default, _void("entities"), _integer(statistics.subjects)),
    ]
    formats = [NamedNode(_FORMATS + _FORMAT_NAMES[form.name]) for form in (*SOLUTIONS, *TRIPLES)]
    triples += [Triple(service, _sd("resultFormat"), form) for form in formats]
    if len(statistics.graphs) <= _LISTED_GRAPHS:
        triples += _named_graphs(data, statistics)
    return triples


def describe_dataset(release: Release, statistics: Statistics, site: str) -> list[Triple]:
    """The data set in terms of VoID: counts per class, property and graph, and where to get it."""
    data = NamedNode(_dataset(release, site))
    quads = statistics.triples + sum(count for _, count in statistics.graphs)
    triples = [
        Triple(NamedNode(site + "/.well-known/void"), _TYPE, _void("DatasetDescription")),
        Triple(NamedNode(site + "/.well-known/void"), NamedNode(FOAF + "primaryTopic"), data),
        Triple(data, _TYPE, _void("Dataset")),
        Triple(data, _TYPE, _sd("Dataset")),
        Triple(data, NamedNode(DCTERMS + "title"), Literal("koopgraph")),
        Triple(data, NamedNode(DCTERMS + "hasVersion"), Literal(release.version)),
        Triple(data, _void("sparqlEndpoint"), NamedNode(site + "/sparql")),
        Triple(data, _void("triples"), _integer(quads)),
        Triple(data, _void("distinctSubjects"), _integer(statistics.subjects)),
        Triple(data, _void("distinctObjects"), _integer(statistics.objects)),
        Triple(data, _void("classes"), _integer(len(statistics.classes))),
        Triple(data, _void("properties"), _integer(len(statistics.properties))),
    ]
    if "created" in release.manifest:
        day = Literal(str(release.manifest["created"]), datatype=NamedNode(XSD + "date"))
        triples.append(Triple(data, NamedNode(DCTERMS + "modified"), day))
    if release.base_iri:
        triples += _of_koopgraph(data, release, site)
    for number, (iri, count) in enumerate(statistics.classes):
        triples += _partition(data, f"class{number}", "classPartition", "class", iri, "entities", count)
    for number, (iri, count) in enumerate(statistics.properties):
        triples += _partition(data, f"property{number}", "propertyPartition", "property", iri, "triples", count)
    triples += _named_graphs(data, statistics)
    return triples


def _of_koopgraph(data: NamedNode, release: Release, site: str) -> Iterator[Triple]:
    """What holds of our own data set, and not of any RDF file that is served."""
    yield Triple(data, _void("uriSpace"), Literal(release.base_iri))
    for vocabulary in (KOOP, SKOS, PROV, SCHEMA):
        yield Triple(data, _void("vocabulary"), NamedNode(vocabulary))
    for name in ("data.nq.gz", "data.trig", "data.ttl"):
        yield Triple(data, _void("dataDump"), NamedNode(f"{site}/exports/{name}"))
    things = release.store.select("SELECT ?thing WHERE { ?thing a koop:Cooperation } ORDER BY ?thing LIMIT 3")
    for row in things[:_EXAMPLES]:
        thing = row["thing"]
        if isinstance(thing, NamedNode):
            yield Triple(data, _void("exampleResource"), thing)


def _partition(
    data: NamedNode, label: str, partition: str, key: str, iri: str, measure: str, count: int
) -> Iterator[Triple]:
    part = BlankNode(label)
    yield Triple(data, _void(partition), part)
    yield Triple(part, _void(key), NamedNode(iri))
    yield Triple(part, _void(measure), _integer(count))


def _named_graphs(data: NamedNode, statistics: Statistics) -> Iterator[Triple]:
    for number, (iri, count) in enumerate(statistics.graphs):
        named, graph = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        yield Triple(data, _sd("namedGraph"), named)
        yield Triple(named, _TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(iri))
        yield Triple(named, _sd("graph"), graph)
        yield Triple(graph, _TYPE, _sd("Graph"))
        yield Triple(graph, _void("triples"), _integer(count))


def _dataset(release: Release, site: str) -> str:
    return f"{release.base_iri}dataset" if release.base_iri else f"{site}/.well-known/void#dataset"


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def _void(name: str) -> NamedNode:
    return NamedNode(VOID + name)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=INTEGER)
