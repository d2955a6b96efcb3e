"""The forms that answers take: media types, short names, file endings, and what writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

Writer = QueryResultsFormat | RdfFormat


@dataclass(frozen=True, slots=True)
class Format:
    """One form. ``title`` is for people; ``media_types`` begins with its own, the others are names under which clients
    ask for it too."""

    name: str
    title: str
    suffix: str
    media_types: tuple[str, ...]
    writer: Writer

    @property
    def media_type(self) -> str:
        return self.media_types[0]


SOLUTIONS: Final = (
    Format("json", "JSON", "json", ("application/sparql-results+json", "application/json"), QueryResultsFormat.JSON),
    Format(
        "xml", "XML", "xml", ("application/sparql-results+xml", "application/xml", "text/xml"), QueryResultsFormat.XML
    ),
    Format("csv", "CSV", "csv", ("text/csv",), QueryResultsFormat.CSV),
    Format("tsv", "TSV", "tsv", ("text/tab-separated-values",), QueryResultsFormat.TSV),
)
"""For SELECT and ASK, in the order of our preference."""

TRIPLES: Final = (
    Format("turtle", "Turtle", "ttl", ("text/turtle", "application/x-turtle"), RdfFormat.TURTLE),
    Format("jsonld", "JSON-LD", "jsonld", ("application/ld+json", "application/json"), RdfFormat.JSON_LD),
    Format("ntriples", "N-Triples", "nt", ("application/n-triples", "text/plain"), RdfFormat.N_TRIPLES),
    Format("rdfxml", "RDF/XML", "rdf", ("application/rdf+xml", "application/xml", "text/xml"), RdfFormat.RDF_XML),
    Format("trig", "TriG", "trig", ("application/trig", "application/x-trig"), RdfFormat.TRIG),
    Format("nquads", "N-Quads", "nq", ("application/n-quads", "text/x-nquads"), RdfFormat.N_QUADS),
)
"""For CONSTRUCT, DESCRIBE, one graph, or what is known about a thing."""

_SHORT: Final = {"json-ld": "jsonld", "ttl": "turtle", "nt": "ntriples", "nq": "nquads", "rdf": "rdfxml"}


def offers(formats: tuple[Format, ...]) -> dict[str, Format]:
    """Every media type that ``formats`` answer, in the order of preference: own names first, then the others."""
    offered = {form.media_type: form for form in formats}
    for form in formats:
        for media_type in form.media_types[1:]:
            offered.setdefault(media_type, form)
    return offered


def named_format(name: str, formats: tuple[Format, ...]) -> Format | None:
    """The format of ``formats`` called ``name``: its short name, its file ending or one of its media types."""
    name = name.strip().lower()
    name = _SHORT.get(name, name)
    for form in formats:
        if name in (form.name, form.suffix, *form.media_types):
            return form
    return None
