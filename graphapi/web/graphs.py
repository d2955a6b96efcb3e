"""Graphs and records by their own addresses: Graph Store Protocol for reading, VoID, examples."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from pyoxigraph import NamedNode
from starlette.responses import Response, StreamingResponse

from graphapi.errors import BadRequest, NotFound
from graphapi.exports import export_pieces
from graphapi.graph_answers import graph_format, negotiated_graph
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.sparql.descriptions import describe_dataset
from graphapi.sparql.examples import describe_examples
from graphapi.sparql.statistics import count_graph
from graphapi.store import Release
from graphapi.web.addresses import own_iri

router = APIRouter()

_NAMED: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_EXISTS: Final = "ASK { GRAPH ?g { ?s ?p ?o } }"

GraphName = Annotated[str | None, Query(description="The IRI of a named graph.", max_length=2000)]


@router.get("/graphs")
def graph_store(request: Request, release: ServedRelease, graph: GraphName = None) -> Response:
    """SPARQL 1.1 Graph Store HTTP Protocol, reading: ``?graph=IRI`` or ``?default``."""
    wants_default = "default" in request.query_params
    if len(request.query_params.getlist("graph")) + wants_default != 1:
        raise BadRequest("which_graph", where="graph")
    named = request.query_params.get("format")
    if wants_default:
        return _default_graph(request, release, named)
    assert graph is not None
    try:
        name = NamedNode(graph)
    except ValueError as error:
        raise BadRequest("no_graph_name", where="graph", reason=error) from error
    return _named_graph(request, release, name, named)


@router.get("/graph/{path:path}")
def graph_by_address(request: Request, release: ServedRelease, path: str) -> Response:
    """A named graph under the path of its own IRI."""
    return _named_graph(request, release, NamedNode(own_iri(release, f"graph/{path}")), None)


@router.get("/.well-known/void")
def void(request: Request, release: ServedRelease) -> Response:
    """The data set in terms of VoID, with counts."""
    triples = describe_dataset(release, release.keep(count_graph), site_address(request))
    return negotiated_graph(request, triples, request.query_params.get("format"))


@router.get("/.well-known/sparql-examples")
def examples(request: Request) -> Response:
    """The example queries as executables that editors and catalogues can read."""
    return negotiated_graph(request, describe_examples(site_address(request) + "/sparql"))


def _default_graph(request: Request, release: Release, named: str | None) -> Response:
    media_type, form = graph_format(request, named)
    return StreamingResponse(export_pieces(release, form, facts_only=True), media_type=media_type)


def _named_graph(request: Request, release: Release, name: NamedNode, named: str | None) -> Response:
    if not release.store.ask(_EXISTS, g=name):
        raise NotFound("no_graph")
    return negotiated_graph(request, release.store.construct(_NAMED, g=name), named)
