"""The graph of the texts themselves: what each is, where it comes from, by which run it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ingest.model import Source
from ingest.release.vocabulary import types_of
from ontology import iris, literals
from ontology.terms import DCTERMS, PROV, RDFS, TYPE, koop

PAV: Final = "http://purl.org/pav/"


def document_descriptions(sources: Iterable[Source], version: str) -> Iterator[Quad]:
    """Every quad of ``graph/meta``."""
    graph = iris.graph("meta")
    run = iris.run(version)
    for kind in types_of("ExtractionRun"):
        yield Quad(run, TYPE, kind, graph)
    yield Quad(run, NamedNode(PROV + "startedAtTime"), literals.date(version[:10]), graph)
    yield Quad(run, NamedNode(PROV + "wasAssociatedWith"), iris.EXTRACTOR, graph)
    for kind in types_of("Extractor"):
        yield Quad(iris.EXTRACTOR, TYPE, kind, graph)
    yield Quad(iris.EXTRACTOR, NamedNode(RDFS + "label"), Literal("koopgraph"), graph)
    for source in sources:
        node = iris.document(source.id)
        for kind in types_of("SourceDocument"):
            yield Quad(node, TYPE, kind, graph)
        for predicate, value in _fields(source):
            yield Quad(node, predicate, value, graph)
        of_text = iris.document_graph(source.id)
        yield Quad(of_text, NamedNode(PROV + "wasDerivedFrom"), node, graph)
        yield Quad(of_text, NamedNode(PROV + "wasGeneratedBy"), run, graph)
        yield Quad(run, NamedNode(PROV + "used"), node, graph)


def _fields(source: Source) -> Iterator[tuple[NamedNode, Literal | NamedNode]]:
    yield koop("sha256"), Literal(source.sha256)
    yield NamedNode(DCTERMS + "identifier"), Literal(source.name)
    yield NamedNode(DCTERMS + "language"), Literal(source.language)
    yield NamedNode(DCTERMS + "format"), Literal(source.media_type)
    if source.title:
        yield NamedNode(DCTERMS + "title"), literals.german(source.title)
        yield NamedNode(RDFS + "label"), literals.german(source.title)
    if source.publisher:
        yield NamedNode(DCTERMS + "publisher"), literals.german(source.publisher)
    if source.licence:
        yield NamedNode(DCTERMS + "license"), Literal(source.licence)
    if source.published:
        yield NamedNode(DCTERMS + "issued"), literals.date(source.published)
    if source.retrieved:
        yield NamedNode(PAV + "retrievedOn"), literals.date(source.retrieved)
    if source.url:
        yield NamedNode(DCTERMS + "source"), literals.value("website", source.url)
