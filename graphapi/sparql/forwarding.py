"""A stranger's query, forwarded to another SPARQL server within the same limits; its answer is read and written anew.

So the answer has every format and shape of this endpoint whatever the server behind writes, and what is malformed or
cut there is an error here.
"""

from __future__ import annotations

import asyncio
import io

import httpx
from pyoxigraph import QueryBoolean, QueryResultsFormat, Store, serialize

from graphapi.errors import BadRequest, Busy, Problem, RemoteFailed
from graphapi.formats import Format
from graphapi.settings import Settings
from graphapi.sparql.execution import Answer, too_large, too_slow
from graphapi.sparql.lanes import Lanes, Place
from graphapi.sparql.queries import Query
from graphapi.store.query_process import CappedBuffer, TooLargeAnswer, used_prefixes
from graphapi.store.remote import (
    GRAPH,
    RESULTS,
    check_whole,
    declare_prefixes,
    query_form,
    read_boolean,
    read_results,
    read_triples,
)


class ForwardedExecution:
    """Runs queries on the server at ``endpoint``."""

    def __init__(self, endpoint: str, graph: str | None, lanes: Lanes, settings: Settings) -> None:
        self.endpoint = endpoint
        self.graph = graph
        self.lanes = lanes
        self.settings = settings
        self._client = httpx.AsyncClient(timeout=settings.query_seconds)

    async def close(self) -> None:
        await self._client.aclose()

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
        in_text = default is not None and not query.by_protocol
        graph = None if in_text else self.graph
        given = ((), ()) if in_text else (default or (), named or ())
        form = query_form(declare_prefixes(query.text), graph, *given)
        accept = RESULTS if query.form in ("select", "ask") else GRAPH
        try:
            async with self._client.stream("POST", self.endpoint, data=form, headers={"accept": accept}) as response:
                body = bytearray()
                async for piece in response.aiter_bytes():
                    body += piece
                    if len(body) > self.settings.result_bytes * 2:  # XML and N-Triples are the wordiest formats
                        raise too_large(self.settings)
        except httpx.TimeoutException:
            raise too_slow(self.settings.query_seconds) from None
        except httpx.HTTPError as error:
            raise RemoteFailed("The SPARQL server behind this one did not answer.") from error
        whole = httpx.Response(response.status_code, headers=response.headers, content=bytes(body))
        whole.headers.pop("content-encoding", None)
        return whole

    def _rewrite(self, response: httpx.Response, query: Query, form: Format) -> bytes:
        if response.status_code == 400:
            raise BadRequest("The SPARQL server behind this one does not take the query.", where="query")
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
