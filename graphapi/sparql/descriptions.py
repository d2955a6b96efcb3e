"""What the endpoint says about itself: the service description."""

from __future__ import annotations

from typing import Final

from pyoxigraph import BlankNode, NamedNode, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from graphapi.errors import NotAcceptable
from graphapi.formats import SOLUTIONS, TRIPLES, named_format, offers
from graphapi.negotiation import choose
from graphapi.store.query_process import used_prefixes
from ontology.terms import RDF, SD

_OFFERS: Final = offers(TRIPLES)
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


def service_description(endpoint: str, dataset: str) -> list[Triple]:
    """The endpoint at ``endpoint`` over the data set ``dataset``, in terms of SPARQL 1.1 Service Description."""
    service, data, graph = BlankNode("service"), NamedNode(dataset), BlankNode("default")

    def sd(name: str) -> NamedNode:
        return NamedNode(SD + name)

    kind = NamedNode(RDF + "type")
    triples = [
        Triple(service, kind, sd("Service")),
        Triple(service, sd("endpoint"), NamedNode(endpoint)),
        Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        Triple(service, sd("defaultDataset"), data),
        Triple(data, kind, sd("Dataset")),
        Triple(data, sd("defaultGraph"), graph),
        Triple(graph, kind, sd("Graph")),
    ]
    formats = [NamedNode(_FORMATS + _FORMAT_NAMES[form.name]) for form in (*SOLUTIONS, *TRIPLES)]
    return triples + [Triple(service, sd("resultFormat"), form) for form in formats]


def describe_service(request: Request, named: str | None) -> Response:
    """The service description in the form asked for."""
    form = named_format(named, TRIPLES) if named else None
    media_type = form.media_type if form else choose(request.headers.get("accept"), tuple(_OFFERS))
    if media_type is None or (named and form is None):
        raise NotAcceptable(
            "The description of the service has no form that you allow.",
            remedy="There are " + ", ".join(form.media_type for form in TRIPLES) + ".",
        )
    base = request.app.state.settings.public_url or str(request.base_url)
    triples = service_description(base.rstrip("/") + "/sparql", request.state.release.base_iri + "dataset")
    body = serialize(triples, format=_OFFERS[media_type].writer, prefixes=used_prefixes(triples))  # type: ignore[arg-type]
    assert body is not None
    return Response(body, media_type=media_type)
