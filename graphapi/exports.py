"""A whole release, or what it knows about one thing, in the formats of RDF.

N-Quads, TriG and JSON-LD hold everything; Turtle, N-Triples and RDF/XML have no named graphs and hold the facts.
N-Quads of RDF 1.2 hold everything with less: a claim reifies its triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from graphapi.downloads import pieces_of, temporary
from graphapi.errors import NotFound
from graphapi.explore.records import describe_thing
from graphapi.formats import TRIPLES, Format
from graphapi.store import Release
from graphapi.store.query_process import used_prefixes
from ontology.terms import PREFIXES, RDF

RDF_FORMATS: Final[dict[str, Format]] = {form.name: form for form in TRIPLES}


def export_release(release: Release, form: Format, out: IO[bytes], *, facts_only: bool = False) -> None:
    """Write all of ``release``, or its facts alone, to ``out``, piece by piece, in flat memory."""
    assert isinstance(form.writer, RdfFormat)
    graph = DefaultGraph() if facts_only or not form.writer.supports_datasets else None
    release.quads().dump(out, form.writer, from_graph=graph, prefixes=PREFIXES)


def export_pieces(release: Release, form: Format, *, facts_only: bool = False) -> Iterator[bytes]:
    """What ``export_release`` writes in pieces, from a file that is gone when the last was taken."""
    file = temporary()
    export_release(release, form, file, facts_only=facts_only)
    return pieces_of(file)


_REIFIES: Final = NamedNode(RDF + "reifies")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(RDF + name) for name in ("subject", "predicate", "object"))


def export_rdf12(release: Release, out: IO[bytes]) -> None:
    """Write all of ``release`` as N-Quads of RDF 1.2: each claim reifies its triple, in place of three statements."""
    serialize(_reified(release.quads()), out, RdfFormat.N_QUADS)


def _reified(quads: Store) -> Iterator[Quad]:
    for quad in quads:
        if quad.predicate == _SUBJECT:
            claim, graph = quad.subject, quad.graph_name
            predicate, target = (
                next(iter(quads.quads_for_pattern(claim, part, None, graph))).object for part in (_PREDICATE, _OBJECT)
            )
            assert isinstance(quad.object, NamedNode)
            assert isinstance(predicate, NamedNode)
            yield Quad(claim, _REIFIES, Triple(quad.object, predicate, target), graph)
        elif quad.predicate not in (_PREDICATE, _OBJECT):
            yield quad


def plain_claims(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads that ``export_rdf12`` was made of: each reified triple as subject, predicate and object again."""
    for quad in quads:
        if quad.predicate == _REIFIES and isinstance(quad.object, Triple):
            said = quad.object
            for part, term in ((_SUBJECT, said.subject), (_PREDICATE, said.predicate), (_OBJECT, said.object)):
                yield Quad(quad.subject, part, term, quad.graph_name)
        else:
            yield quad


def export_thing(release: Release, iri: str, form: Format, out: IO[bytes]) -> None:
    """Write what ``release`` knows about ``iri``, with evidence. Raises NotFound if it knows nothing."""
    assert isinstance(form.writer, RdfFormat)
    triples = describe_thing(release.store, NamedNode(iri))
    if not triples:
        raise NotFound("unknown_thing", iri=iri)
    serialize(triples, out, form.writer, prefixes=used_prefixes(triples))
