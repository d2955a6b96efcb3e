"""A stranger's query, forwarded to another SPARQL server within the same limits; its answer is read and written anew.

So the answer has every format and shape of this endpoint whatever the server behind writes, and what is malformed or
cut there is an error here.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from typing import Final, cast

import httpx
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, Store, serialize

from graphapi.errors import BadRequest, Busy, Problem, Refused, RemoteFailed
from graphapi.formats import Format
from graphapi.settings import Settings
from graphapi.sparql.datasets import minds_repetition, read_graphs, within_graphs, without_clauses
from graphapi.sparql.execution import Answer, too_large, too_slow
from graphapi.sparql.lanes import Lanes, Place
from graphapi.sparql.queries import Query
from graphapi.sparql.tokens import Token, read_tokens
from graphapi.store.query_process import CappedBuffer, TooLargeAnswer, used_prefixes
from graphapi.store.remote import (
    GRAPH,
    RESULTS,
    RemoteStore,
    check_seal,
    check_whole,
    declare_prefixes,
    query_form,
    read_boolean,
    read_results,
    read_triples,
    seal_form,
)

_REPEATED: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } GROUP BY ?s ?p ?o HAVING (COUNT(*) > 1) LIMIT 1"
_NO_GRAPH: Final = "urn:koopgraph:no-graph"
"""Stands where a query names no graphs of a kind: some servers take an empty list of graphs for all of them."""
_REMEMBERED: Final = 1_000


class ForwardedExecution:
    """Runs queries on the server that ``store`` asks too."""

    def __init__(self, store: RemoteStore, client: httpx.AsyncClient, lanes: Lanes, settings: Settings) -> None:
        self.store = store
        self.lanes = lanes
        self.settings = settings
        self._client = client
        self._repeating: dict[tuple[str, ...], bool] = {}

    async def run(self, query: Query, form: Format) -> Answer:
        """The answer to ``query``. Raises a Problem for every way it can fail."""
        place = await self.lanes.enter()
        started = asyncio.get_running_loop().time()
        try:
            response = await self._within_limits(query, place)
        finally:
            place.leave()
        body = await asyncio.to_thread(self._rewrite, response, query, form)
        return Answer(len(body), asyncio.get_running_loop().time() - started, body=body)

    async def _within_limits(self, query: Query, place: Place) -> httpx.Response:
        loop = asyncio.get_running_loop()
        asking = asyncio.ensure_future(self._ask(query))
        refusal: list[Problem] = []

        def grow_heavy() -> None:
            try:
                place.grow_heavy()
            except Busy as busy:
                refusal.append(busy)
                asking.cancel()

        timer = loop.call_later(self.settings.heavy_after, grow_heavy)
        try:
            async with asyncio.timeout(self.settings.query_seconds):
                return await asking
        except TimeoutError:
            raise too_slow(self.settings.query_seconds) from None
        except asyncio.CancelledError:
            if refusal:
                raise refusal[0] from None
            raise
        finally:
            timer.cancel()
            asking.cancel()

    async def _ask(self, query: Query) -> httpx.Response:
        default, named = query.dataset.default, query.dataset.named
        tokens = read_tokens(query.text)
        if default is None:
            graphs = _named_graphs(tokens) if self.store.graph else ()
            text = declare_prefixes(self._within_release(query.text))
            form = query_form(text, self.store.default_graphs, graphs)
        else:
            if len(default) > 1 and minds_repetition(tokens) and await self._counts_twice(default):
                raise Refused("remote_merge", where="FROM")
            text = declare_prefixes(without_clauses(query.text))
            form = query_form(text, default or (_NO_GRAPH,), named or (_NO_GRAPH,))
        response = await self._send(form, RESULTS if query.form in ("select", "ask") else GRAPH)
        if self.store.seal is not None:
            check_seal(self.store.seal, await self._send(seal_form(self.store.seal), RESULTS))
        return response

    def _within_release(self, text: str) -> str:
        """``text`` kept to the named graphs of the release: the server has graphs of its own beside them."""
        seal = self.store.seal
        if seal is None:
            return text
        aside = [*self.store.default_graphs, seal.graph.value]
        return within_graphs(text, f"{self.store.base_iri}graph/", aside)

    async def _counts_twice(self, graphs: tuple[str, ...]) -> bool:
        """Whether the server meets some triple twice over ``graphs``: it stands in two of them and they are not merged.

        What was found is remembered: the graphs of a release do not change.
        """
        if graphs not in self._repeating:
            response = await self._send(query_form(_REPEATED, graphs, (_NO_GRAPH,)), RESULTS)
            check_whole(response)
            if len(self._repeating) >= _REMEMBERED:
                self._repeating.clear()
            self._repeating[graphs] = any(True for _ in cast(QuerySolutions, read_results(response)))
        return self._repeating[graphs]

    async def _send(self, form: dict[str, list[str]], accept: str) -> httpx.Response:
        try:
            async with self._client.stream(
                "POST", self.store.endpoint, data=form, headers={"accept": accept}
            ) as response:
                body = bytearray()
                async for piece in response.aiter_bytes():
                    body += piece
                    if len(body) > self.settings.result_bytes * 2:  # XML and N-Triples are the wordiest formats
                        raise too_large(self.settings)
        except httpx.TimeoutException:
            raise too_slow(self.settings.query_seconds) from None
        except httpx.HTTPError as error:
            raise RemoteFailed("remote_silent") from error
        whole = httpx.Response(response.status_code, headers=response.headers, content=bytes(body))
        whole.headers.pop("content-encoding", None)
        return whole

    def _rewrite(self, response: httpx.Response, query: Query, form: Format) -> bytes:
        if response.status_code == 400:
            raise BadRequest("remote_refuses", where="query")
        check_whole(response)
        buffer = CappedBuffer(self.settings.result_bytes)
        try:
            if query.form == "ask":
                _write_boolean(read_boolean(response), form, buffer)
            elif query.form == "select":
                read_results(response).serialize(buffer, format=form.writer)  # type: ignore[arg-type]
            else:
                triples = read_triples(response)
                serialize(triples, buffer, format=form.writer, prefixes=used_prefixes(triples))  # type: ignore[arg-type]
        except TooLargeAnswer:
            raise too_large(self.settings) from None
        return buffer.getvalue()


def _write_boolean(value: bool, form: Format, buffer: io.BytesIO) -> None:
    """ASK's answer. The engine serialises only what a query of its own gave, so one is asked of an empty store."""
    assert isinstance(form.writer, QueryResultsFormat)
    result = Store().query("ASK {}" if value else "ASK { ?s ?p ?o }")
    assert isinstance(result, QueryBoolean)
    result.serialize(buffer, format=form.writer)


def _named_graphs(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The graphs to name beside the facts: those of GRAPH with an IRI, which a server takes for none if unnamed."""
    graphs = read_graphs(tokens)
    named = tuple(dict.fromkeys(graph for graph in graphs if graph))
    if named and None in graphs:
        raise Refused("remote_graphs", where="GRAPH")
    return named
