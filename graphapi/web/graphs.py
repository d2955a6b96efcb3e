"""Graphs and records by their own addresses: Graph Store Protocol for reading, VoID, claims, conflicts."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from pyoxigraph import DefaultGraph, NamedNode, Triple
from starlette.responses import RedirectResponse, Response, StreamingResponse

from graphapi.errors import BadRequest, NotFound
from graphapi.explore.records import describe_scoped
from graphapi.exports import export_pieces
from graphapi.graph_answers import graph_format, negotiated_graph, site_of
from graphapi.negotiation import choose
from graphapi.requests import ServedRelease
from graphapi.sparql.descriptions import describe_dataset
from graphapi.sparql.statistics import count_graph
from graphapi.store import EmbeddedStore, Release
from graphapi.web.machine import named_node

router = APIRouter()

_DEFAULT: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_NAMED: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_EXISTS: Final = "ASK { GRAPH ?g { ?s ?p ?o } }"

GraphName = Annotated[str | None, Query(description="The IRI of a named graph.", max_length=2000)]


@router.get("/graphs")
def graph_store(request: Request, release: ServedRelease, graph: GraphName = None) -> Response:
    """SPARQL 1.1 Graph Store HTTP Protocol, reading: ``?graph=IRI`` or ``?default``."""
    wants_default = "default" in request.query_params
    if len(request.query_params.getlist("graph")) + wants_default != 1:
        raise BadRequest("Name one graph: ?graph=IRI or ?default.", where="graph")
    named = request.query_params.get("format")
    if wants_default:
        return _default_graph(request, release, named)
    assert graph is not None
    try:
        name = NamedNode(graph)
    except ValueError as error:
        raise BadRequest(f"The name of a graph is an IRI: {error}.", where="graph") from error
    return _named_graph(request, release, name, named)


@router.get("/graph/{path:path}")
def graph_by_address(request: Request, release: ServedRelease, path: str) -> Response:
    """A named graph under the path of its own IRI."""
    return _named_graph(request, release, named_node(f"{release.base_iri}graph/{path}"), None)


@router.get("/claim/{document}/{digest}")
def claim(request: Request, release: ServedRelease, document: str, digest: str) -> Response:
    """One claim with its evidence; a browser is shown it in its text."""
    triples = _scoped(release, f"claim/{document}/{digest}")
    if _likes_html(request):
        return RedirectResponse(f"/doc/{document}?c={digest}", 303)
    return negotiated_graph(request, triples)


@router.get("/conflict/{digest}")
def conflict(request: Request, release: ServedRelease, digest: str) -> Response:
    """One contradiction; a browser is shown it among the others."""
    triples = _scoped(release, f"conflict/{digest}")
    if _likes_html(request):
        return RedirectResponse(f"/conflicts#{digest}", 303)
    return negotiated_graph(request, triples)


@router.get("/.well-known/void")
def void(request: Request, release: ServedRelease) -> Response:
    """The data set in terms of VoID, with counts."""
    triples = describe_dataset(release, release.keep(count_graph), site_of(request))
    return negotiated_graph(request, triples, request.query_params.get("format"))


def _default_graph(request: Request, release: Release, named: str | None) -> Response:
    media_type, form = graph_format(request, named)
    if isinstance(release.store, EmbeddedStore):
        pieces = export_pieces(release.store.quads, form, DefaultGraph())
        return StreamingResponse(pieces, media_type=media_type)
    return negotiated_graph(request, release.store.construct(_DEFAULT), named)


def _named_graph(request: Request, release: Release, name: NamedNode, named: str | None) -> Response:
    if not release.store.ask(_EXISTS, g=name):
        raise NotFound("There is no such graph.")
    return negotiated_graph(request, release.store.construct(_NAMED, g=name), named)


def _scoped(release: Release, path: str) -> list[Triple]:
    triples = describe_scoped(release.store, named_node(release.base_iri + path))
    if not triples:
        raise NotFound("Nothing is known under this address.")
    return triples


def _likes_html(request: Request) -> bool:
    return choose(request.headers.get("accept"), ("text/turtle", "text/html")) == "text/html"
