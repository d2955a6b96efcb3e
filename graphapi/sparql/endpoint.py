"""``/sparql``: the protocol over one release, within the limits, from the cache where it can be."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import NoMatchFound
from starlette.types import Receive, Scope, Send

from graphapi.clients import client_address
from graphapi.compression import GZIP, WORTHWHILE, accepts_gzip, pack, pack_pieces
from graphapi.errors import BadRequest, ClientGone, NotAcceptable, NotAllowed, Problem, TooLarge, TooSlowClient
from graphapi.formats import SOLUTIONS, TRIPLES, Format, named_format, offers
from graphapi.graph_answers import negotiated_graph
from graphapi.metrics import Metrics
from graphapi.negotiation import choose
from graphapi.settings import Settings, site_address
from graphapi.sparql.budgets import Budgets
from graphapi.sparql.descriptions import describe_service
from graphapi.sparql.execution import Answer, Execution, LargeBody
from graphapi.sparql.protocol import Asked, read_request
from graphapi.sparql.queries import Limits, Query, read_query
from graphapi.sparql.results import ResultCache, ResultKey, is_repeatable, query_digest
from graphapi.sparql.statistics import count_graph
from graphapi.store import Release

_SOLUTION_OFFERS: Final = offers(SOLUTIONS)
_TRIPLE_OFFERS: Final = offers(TRIPLES)
_SOLUTION_TYPES: Final = tuple(_SOLUTION_OFFERS)
_TRIPLE_TYPES: Final = tuple(_TRIPLE_OFFERS)
_HTML: Final = "text/html"
_QUICK: Final = 65_536
"""Bytes that are packed within a millisecond; more is packed beside the event loop."""
_GLANCE: Final = 0.02
"""Seconds before we begin to watch whether the client is still there: most answers are ready by then."""


class Endpoint:
    """The endpoint with what it remembers: budgets of clients and finished answers."""

    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        self.settings = settings
        self.metrics = metrics
        self.limits = Limits(settings.query_length, settings.query_nesting)
        self.budgets = Budgets(settings.client_seconds, settings.client_parallel)
        self.cache = ResultCache(settings.cache_bytes)

    async def answer(self, request: Request) -> Response:
        if request.method not in ("GET", "POST"):
            raise NotAllowed("get_or_post", where="method")
        body = await self._read_body(request) if request.method == "POST" else b""
        content_type = request.headers.get("content-type", "")
        asked = read_request(request.method, request.scope["query_string"], content_type, body)
        accept = request.headers.get("accept")
        if request.method != "POST" and asked.format is None and _is_browser(accept):
            try:
                editor = request.url_for("editor").path
            except NoMatchFound:
                pass
            else:
                return RedirectResponse(f"{editor}?{request.url.query}".rstrip("?"), 303)
        if asked.query is None:
            if request.method == "POST":
                raise BadRequest("no_query", where="query")
            return await asyncio.to_thread(self._describe, request, asked.format)
        return await self._answer(request, asked, accept)

    async def _answer(self, request: Request, asked: Asked, accept: str | None) -> Response:
        assert asked.query is not None
        query = read_query(asked.query, self.limits)
        if asked.dataset is not None:
            query = replace(query, dataset=asked.dataset)
        digest = query_digest(query)
        request.state.query_hash = digest[:16]
        media_type, form = _negotiate(query, accept, asked.format)
        packed = accepts_gzip(request.headers.get("accept-encoding"))
        key = ResultKey(request.state.release.version, digest, form.name, packed)
        kept = self.cache.get(key)
        self.metrics.cache.labels("no" if kept is None else "yes").inc()
        if kept is not None:
            return _answer_whole(kept, media_type, packed=packed)
        answer = await self._execute(request, query, form)
        if answer.large is not None:
            response: Response = LargeResponse(answer.large, answer.length, media_type, packed=packed)
        else:
            assert answer.body is not None
            body = answer.body
            if packed and len(body) >= WORTHWHILE:
                body = await asyncio.to_thread(pack, body) if len(body) > _QUICK else pack(body)
            if is_repeatable(query):
                self.cache.put(key, body)
            response = _answer_whole(body, media_type, packed=packed)
        if not is_repeatable(query):
            response.headers["cache-control"] = "no-store"
        return response

    def _describe(self, request: Request, named: str | None) -> Response:
        release: Release = request.state.release
        triples = describe_service(release, release.keep(count_graph), site_address(request))
        return negotiated_graph(request, triples, named)

    async def _execute(self, request: Request, query: Query, form: Format) -> Answer:
        execution: Execution = request.state.served.execution
        client = client_address(request.scope, self.settings.trusted_proxies)
        self.budgets.begin(client)
        started = asyncio.get_running_loop().time()
        worked: float | None = None
        try:
            answer = await _while_client_waits(request, execution, query, form)
            worked = answer.seconds
        except Problem as problem:
            self.metrics.ended.labels(type(problem).__name__).inc()
            raise
        except asyncio.CancelledError:
            self.metrics.ended.labels("ClientGone").inc()
            raise
        finally:
            seconds = asyncio.get_running_loop().time() - started
            # A wait for a place is no work; of a query that failed nobody knows how long it waited.
            self.budgets.end(client, min(seconds if worked is None else worked, self.settings.query_seconds))
            self.metrics.queries.labels(query.form).observe(seconds)
        return answer

    async def _read_body(self, request: Request) -> bytes:
        # A character of a query takes up to four bytes, each of which a form writes as three.
        most = self.settings.query_length * 12 + 65_536
        body = bytearray()
        try:
            async with asyncio.timeout(self.settings.body_seconds):
                async for piece in request.stream():
                    body += piece
                    if len(body) > most:
                        raise TooLarge("large_request", most=most)
        except TimeoutError as error:
            raise TooSlowClient("slow_request") from error
        except ClientDisconnect as error:
            raise ClientGone("client_gone") from error
        return bytes(body)


class _Watch:
    """Watches whether the client is still there, and ends the work of the task that began it if not."""

    def __init__(self, request: Request) -> None:
        self.gone = False
        self._request = request
        self._worker = asyncio.current_task()
        self._watcher: asyncio.Task[None] | None = None
        self._handle = asyncio.get_running_loop().call_later(_GLANCE, self._begin)

    def end(self) -> None:
        self._handle.cancel()
        if self._watcher is not None:
            self._watcher.cancel()

    def _begin(self) -> None:
        self._watcher = asyncio.ensure_future(self._wait())

    async def _wait(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        if self._worker is not None:
            self._worker.cancel()


async def _while_client_waits(request: Request, execution: Execution, query: Query, form: Format) -> Answer:
    """The answer; if the client goes away first, the query is ended and nobody is answered."""
    watch = _Watch(request)
    try:
        return await execution.run(query, form)
    except asyncio.CancelledError:
        if not watch.gone:
            raise
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()
        raise ClientGone("client_gone") from None
    finally:
        watch.end()


def _negotiate(query: Query, accept: str | None, named: str | None) -> tuple[str, Format]:
    """The media type to answer under, and the format behind it."""
    solutions = query.form in ("select", "ask")
    formats = SOLUTIONS if solutions else TRIPLES
    if named is not None:
        form = named_format(named, formats)
        if form is None:
            raise NotAcceptable(
                "no_answer_format", where="format", form=named[:40], there=", ".join(form.name for form in formats)
            )
        return form.media_type, form
    offered, types = (_SOLUTION_OFFERS, _SOLUTION_TYPES) if solutions else (_TRIPLE_OFFERS, _TRIPLE_TYPES)
    media_type = choose(accept, types)
    if media_type is None:
        raise NotAcceptable(
            "answer_not_acceptable", where="Accept", there=", ".join(form.media_type for form in formats)
        )
    return media_type, offered[media_type]


def _is_browser(accept: str | None) -> bool:
    """Whether ``accept`` likes HTML better than anything that a query could be answered in."""
    return accept is not None and _HTML in accept and choose(accept, (*_SOLUTION_TYPES, *_TRIPLE_TYPES, _HTML)) == _HTML


def _answer_whole(body: bytes, media_type: str, *, packed: bool) -> Response:
    """A body that may have been packed: then it begins as gzip does, which no format of answers does."""
    headers = {"vary": "Accept-Encoding"}
    if packed and body.startswith(GZIP):
        headers["content-encoding"] = "gzip"
    return Response(body, media_type=media_type, headers=headers)


class LargeResponse(Response):
    """A large answer, sent as fast as its reader takes it from the process that made it."""

    def __init__(self, large: LargeBody, length: int, media_type: str, *, packed: bool) -> None:
        headers = {"vary": "Accept-Encoding"}
        headers |= {"content-encoding": "gzip"} if packed else {"content-length": str(length)}
        super().__init__(None, media_type=media_type, headers=headers)
        if packed:
            del self.headers["content-length"]  # known of the whole only when all is packed
        self.large = large
        self.packed = packed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            pieces = self.large.chunks()
            async for piece in pack_pieces(pieces) if self.packed else pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self.large.close()
