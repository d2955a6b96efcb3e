"""A release, loaded into another SPARQL server by the Graph Store Protocol, graph by graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import httpx
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from graphapi.errors import RemoteFailed
from graphapi.store.remote import RemoteStore

_BATCH: Final = 20_000
"""Triples in one request: about 3 MB, which every server takes."""
_GRAPHS: Final = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
PATIENCE: Final = 120
"""Seconds that a server may take for one request."""


def send_release(
    quads: Store,
    graph_store: str,
    *,
    default_graph: str | None,
    auth: httpx.Auth | None,
    done: Callable[[str], None],
) -> int:
    """Put every graph of ``quads`` to ``graph_store``, replacing what each held; how many triples were sent.

    The facts go to the server's default graph, or to ``default_graph`` where a server has none of its own. ``done`` is
    told each graph after it was taken. Raises RemoteFailed at the first that is refused.
    """
    sent = 0
    with httpx.Client(auth=auth, timeout=PATIENCE) as client:
        facts = {"graph": default_graph} if default_graph else {"default": ""}
        sent += _put(client, graph_store, facts, _triples(quads, DefaultGraph()))
        done(default_graph or "default")
        for graph in quads.named_graphs():
            if isinstance(graph, NamedNode):
                sent += _put(client, graph_store, {"graph": graph.value}, _triples(quads, graph))
                done(graph.value)
    return sent


def remove_graphs(
    quads: Store,
    endpoint: RemoteStore,
    graph_store: str,
    *,
    base_iri: str,
    kept: Sequence[str],
    auth: httpx.Auth | None,
) -> list[str]:
    """Delete the graphs under ``base_iri`` that the server has and ``quads`` has no more, but for ``kept``."""
    ours = {graph.value for graph in quads.named_graphs() if isinstance(graph, NamedNode)} | set(kept)
    there = [row["g"] for row in endpoint.select(_GRAPHS)]
    gone = sorted(
        graph.value
        for graph in there
        if isinstance(graph, NamedNode) and graph.value.startswith(base_iri) and graph.value not in ours
    )
    with httpx.Client(auth=auth, timeout=PATIENCE) as client:
        for graph in gone:
            _check(client.delete(graph_store, params={"graph": graph}), graph)
    return gone


def choose_auth(graph_store: str, user: str, password: str) -> httpx.Auth:
    """Digest or Basic, whichever the server asks for."""
    try:
        challenge = httpx.put(graph_store, params={"graph": "urn:koopgraph:probe"}, content=b"")
    except httpx.HTTPError as error:
        raise RemoteFailed(f"The server does not answer: {error}") from error
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
            raise RemoteFailed(f"The server does not answer: {error}") from error
        _check(response, parameters.get("graph", "default"))
        sent += len(batch)
    return sent


def _check(response: httpx.Response, graph: str) -> None:
    if not response.is_success:
        raise RemoteFailed(f"The server refused the graph {graph} with status {response.status_code}.")


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
