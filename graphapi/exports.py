"""A whole release, or what it knows about one thing, in the formats of RDF.

N-Quads, TriG and JSON-LD hold everything; Turtle, N-Triples and RDF/XML have no named graphs and hold the facts.
"""

from __future__ import annotations

from typing import IO, Final

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, serialize

from graphapi.errors import NotFound
from graphapi.explore.records import describe_thing
from graphapi.formats import TRIPLES, Format
from graphapi.store import EmbeddedStore, Release
from graphapi.store.query_process import used_prefixes
from ontology.terms import PREFIXES

RDF_FORMATS: Final[dict[str, Format]] = {form.name: form for form in TRIPLES}


def export_release(release: Release, form: Format, out: IO[bytes]) -> None:
    """Write all of ``release`` to ``out``, piece by piece, in flat memory."""
    assert isinstance(release.store, EmbeddedStore), "a whole export needs the release itself"
    assert isinstance(form.writer, RdfFormat)
    graph = None if form.writer.supports_datasets else DefaultGraph()
    release.store.quads.dump(out, form.writer, from_graph=graph, prefixes=PREFIXES)


def export_thing(release: Release, iri: str, form: Format, out: IO[bytes]) -> None:
    """Write what ``release`` knows about ``iri``, with evidence. Raises NotFound if it knows nothing."""
    assert isinstance(form.writer, RdfFormat)
    triples = describe_thing(release.store, NamedNode(iri))
    if not triples:
        raise NotFound(f"Nothing is known about {iri}.")
    serialize(triples, out, form.writer, prefixes=used_prefixes(triples))
