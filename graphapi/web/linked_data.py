"""Identifiers that are no things: sources, claims, contradictions; each leads to its place in a page or to data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from pyoxigraph import NamedNode

from graphapi.errors import NotFound
from graphapi.explore.conflicts import list_conflicts
from graphapi.explore.records import describe_text, describe_thing, is_known
from graphapi.graph_answers import form_of, graph_response, preferred_data
from graphapi.requests import ServedRelease
from graphapi.store import Release
from graphapi.web.addresses import own_iri

router = APIRouter(include_in_schema=False)


@router.get("/data/doc/{document}.{suffix}")
def source_data(release: ServedRelease, document: str, suffix: str) -> Response:
    """All that was read from one text, with its spans, and what is known about it as a source."""
    iri = _known(release, f"doc/{document}")
    graph = NamedNode(own_iri(release, f"graph/doc/{document}"))
    triples = describe_text(release.store, iri, graph)
    return graph_response(triples, form_of(suffix), link=f"/doc/{document}")


@router.get("/data/{kind}/{first}/{second}.{suffix}")
def statement_data(release: ServedRelease, kind: str, first: str, second: str, suffix: str) -> Response:
    """A claim or a flow of one text."""
    return graph_response(describe_thing(release.store, _known(release, f"{kind}/{first}/{second}")), form_of(suffix))


@router.get("/claim/{document}/{name}")
def claim(request: Request, release: ServedRelease, document: str, name: str) -> Response:
    """303 to the words that make the claim, or to its data."""
    _known(release, f"claim/{document}/{name}")
    form = preferred_data(request)
    address = f"/data/claim/{document}/{name}.{form.suffix}" if form else f"/doc/{document}?c={name}#c-{name}"
    return RedirectResponse(address, 303)


@router.get("/data/conflict/{name}.{suffix}")
def conflict_data(release: ServedRelease, name: str, suffix: str) -> Response:
    return graph_response(describe_thing(release.store, _known(release, f"conflict/{name}")), form_of(suffix))


@router.get("/conflict/{name}")
def conflict(request: Request, release: ServedRelease, name: str) -> Response:
    """303 to the contradiction among all of them, or to its data."""
    if not any(found.id == name for found in release.keep(list_conflicts)):
        raise NotFound("unknown_address")
    form = preferred_data(request)
    return RedirectResponse(f"/data/conflict/{name}.{form.suffix}" if form else f"/conflicts#{name}", 303)


@router.get("/data/funding/{name}.{suffix}")
def funding_data(release: ServedRelease, name: str, suffix: str) -> Response:
    """A flow of money that several texts state, with the words that prove it."""
    node = _known(release, f"funding/{name}")
    return graph_response(describe_thing(release.store, node), form_of(suffix), link=f"/funding/{name}")


def _known(release: Release, path: str) -> NamedNode:
    node = NamedNode(own_iri(release, path))
    if not is_known(release.store, node):
        raise NotFound("unknown_address")
    return node
