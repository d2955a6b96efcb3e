"""A release, loaded into another SPARQL server by the Graph Store Protocol, graph by graph, under a seal of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import httpx
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from graphapi.errors import RemoteFailed
from graphapi.store.releases import Release
from graphapi.store.remote import RemoteStore
from graphapi.store.seals import new_seal

_BATCH: Final = 20_000
"""Triples in one request: about 3 MB, which every server takes."""
_GRAPHS: Final = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
PATIENCE: Final = 120
"""Seconds that a server may take for one request."""


@dataclass(frozen=True, slots=True)
class Target:
    """A server: where it takes graphs, where it takes queries, the graph for the facts where it has no default one."""

    graph_store: str
    endpoint: str
    default_graph: str | None
    auth: httpx.Auth | None


@dataclass(frozen=True, slots=True)
class Sent:
    """How many triples were sent, and how many graphs were removed because the release has them no more."""

    triples: int
    removed: int


def send_release(release: Release, target: Target, done: Callable[[str], None]) -> Sent:
    """Make ``target`` a copy of ``release``: every graph replaced, those that are no more gone.

    The seal of the copy before is broken first and a new one is set last, so that nobody takes for whole what is half.
    ``done`` is told each graph after it was taken. Raises RemoteFailed at the first that is refused: then the server
    holds no whole copy until this has been done again.
    """
    seal = new_seal(release.base_iri, release.version)
    quads = release.quads()
    named = [graph for graph in quads.named_graphs() if isinstance(graph, NamedNode)]
    kept = {graph.value for graph in named} | {target.default_graph, seal.graph.value}
    with httpx.Client(auth=target.auth, timeout=PATIENCE) as client:
        _delete(client, target.graph_store, seal.graph.value)
        facts = {"graph": target.default_graph} if target.default_graph else {"default": ""}
        triples = _put(client, target.graph_store, facts, _triples(quads, DefaultGraph()))
        done(target.default_graph or "default")
        for graph in named:
            triples += _put(client, target.graph_store, {"graph": graph.value}, _triples(quads, graph))
            done(graph.value)
        gone = [graph for graph in _graphs_below(target.endpoint, release.base_iri) if graph not in kept]
        for graph_gone in gone:
            _delete(client, target.graph_store, graph_gone)
        _put(client, target.graph_store, {"graph": seal.graph.value}, iter([seal.triple]))
    return Sent(triples, len(gone))


def _graphs_below(endpoint: str, base_iri: str) -> list[str]:
    """The graphs under ``base_iri`` that the server has, sorted."""
    store = RemoteStore(endpoint, None, PATIENCE)
    try:
        there = [row["g"] for row in store.select(_GRAPHS)]
    finally:
        store.close()
    return sorted(graph.value for graph in there if isinstance(graph, NamedNode) and graph.value.startswith(base_iri))


def choose_auth(graph_store: str, user: str, password: str) -> httpx.Auth:
    """Digest or Basic, whichever the server asks for."""
    try:
        challenge = httpx.delete(graph_store, params={"graph": "urn:koopgraph:probe"})  # there is no such graph
    except httpx.HTTPError as error:
        raise RemoteFailed("target_silent", reason=error) from error
    asked = challenge.headers.get("www-authenticate", "").lower()
    return httpx.DigestAuth(user, password) if asked.startswith("digest") else httpx.BasicAuth(user, password)


def _put(client: httpx.Client, graph_store: str, parameters: dict[str, str], triples: Iterator[Triple]) -> int:
    sent = 0
    for number, batch in enumerate(_batches(triples)):
        body = serialize(batch, format=RdfFormat.N_TRIPLES)
        method = "PUT" if number == 0 else "POST"
        headers = {"content-type": "text/turtle"}
        try:
            response = client.request(method, graph_store, params=parameters, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise RemoteFailed("target_silent", reason=error) from error
        _check(response, parameters.get("graph", "default"))
        sent += len(batch)
    return sent


def _delete(client: httpx.Client, graph_store: str, graph: str) -> None:
    try:
        response = client.delete(graph_store, params={"graph": graph})
    except httpx.HTTPError as error:
        raise RemoteFailed("target_silent", reason=error) from error
    if response.status_code != 404:
        _check(response, graph)


def _check(response: httpx.Response, graph: str) -> None:
    if not response.is_success:
        raise RemoteFailed("target_refuses", graph=graph, status=response.status_code)


def _triples(quads: Store, graph: NamedNode | DefaultGraph) -> Iterator[Triple]:
    for quad in quads.quads_for_pattern(None, None, None, graph):
        assert isinstance(quad, Quad)
        yield quad.triple


def _batches(triples: Iterator[Triple]) -> Iterator[list[Triple]]:
    """``triples`` in lists of at most _BATCH, at least one list."""
    batch: list[Triple] = []
    begun = False
    for triple in triples:
        batch.append(triple)
        if len(batch) == _BATCH:
            yield batch
            begun, batch = True, []
    if batch or not begun:
        yield batch
