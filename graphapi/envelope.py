"""What surrounds every answer: one release, a request id, cache validators, headers, a line in the log."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import structlog
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphapi.errors import BadRequest, Problem
from graphapi.metrics import Metrics
from graphapi.problems import fault_language, note_failure, problem_response
from graphapi.serving import Served, Serving
from graphapi.web.assets import built_assets

ENDPOINT: Final = "/sparql"
"""Answered without the framework's layers, which would take as long as the rest of the server's work on a query."""

_POLICY: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    b"font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_ALWAYS: Final = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin")]
_FOR_ALL: Final = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After, X-Release, X-Request-Id"),
    (b"vary", b"Accept, Accept-Language"),
]
PREFLIGHT: Final = {
    "allow": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since",
    "access-control-max-age": "86400",
}
OPERATOR_ONLY: Final = ("/healthz", "/metrics")
"""Answers that no cache keeps and no page of another origin reads."""

_HEADERS: Final = 16 * 1024
"""Bytes of all headers: twice what browsers send with many cookies. What is understood of them is remembered."""

_HOST: Final = re.compile(r"(?:[\w.-]*|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?", re.ASCII)
"""A name or an address, and a port: what is made of it stands in pages, feeds and records."""

_SOURCES: Final = frozenset({".py", ".html", ".yaml", ".rq", ".txt"})
_FRONT_END: Final = frozenset({"src", "static"})


def _sources(folder: Path) -> Iterator[bytes]:
    """All that answers are made with; of the built front end the names, which change with what they name."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from _sources(path) if path.name not in _FRONT_END else ()
        elif path.suffix in _SOURCES:
            yield path.read_bytes()


_CODE: Final = hashlib.sha256(
    b"".join(_sources(Path(__file__).parent)) + json.dumps(built_assets()).encode()
).hexdigest()
"""Other code, other words or another layout make another answer from the same release."""

_log = structlog.get_logger("koopgraph")


Answering = Callable[[Request], Awaitable[Response]]


class Envelope:
    """Binds the current release to ``request.state.release`` and dresses every answer.

    A GET that names the validator of the same address, headers and release is answered with 304 before any work: a
    release never changes, so neither does an answer made from it. One that does is given ``no-store`` and no validator.
    HEAD is GET without its body.
    """

    def __init__(self, app: ASGIApp, endpoint: Answering, serving: Serving, metrics: Metrics) -> None:
        self.app = app
        self.endpoint = endpoint
        self.serving = serving
        self.metrics = metrics
        self.hosts = frozenset(serving.settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        served = self.serving.current
        served.enter()
        try:
            await self._exchange(served, scope, receive, send)
        finally:
            served.leave()

    async def _exchange(self, served: Served, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        headers = Headers(scope=scope)
        exchange = _Exchange(served, scope, headers, send)
        state = {"served": served, "release": served.release, "request_id": exchange.request_id}
        inner: Scope = {**scope, "method": exchange.method, "state": state, "app": self.app}
        try:
            early = self._early_answer(scope, headers, exchange)
            if early is not None:
                await early(inner, receive, exchange.send)
            elif scope["path"] == ENDPOINT:
                answer = await self.endpoint(Request(inner, receive, exchange.send))
                await answer(inner, receive, exchange.send)
            else:
                await self.app(inner, receive, exchange.send)
        except Exception as error:
            if exchange.whole:
                return  # the framework has answered and noted it, and hands it on all the same
            if exchange.status:
                raise  # a half-sent answer can only be broken off
            request_id = exchange.request_id
            problem = error if isinstance(error, Problem) else note_failure(error, scope["path"], request_id)
            answer = problem_response(problem, request_id, fault_language(headers))
            await answer(inner, receive, exchange.send)
        finally:
            self._note(exchange, scope, inner, time.perf_counter() - started)

    def _note(self, exchange: _Exchange, scope: Scope, inner: Scope, seconds: float) -> None:
        route = ENDPOINT if scope["path"] == ENDPOINT else getattr(inner.get("route"), "path", "other")
        self.metrics.note_answer(route, exchange.status, seconds)
        _log.info(
            "answer",
            request=exchange.request_id,
            method=scope["method"],
            path=scope["path"],
            status=exchange.status,
            ms=round(seconds * 1000, 1),
            release=exchange.version,
            query=inner["state"].get("query_hash"),
        )

    def _early_answer(self, scope: Scope, headers: Headers, exchange: _Exchange) -> Response | None:
        """The answer to what needs no route: a long head, a foreign host, a preflight, a validator that still holds."""
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEADERS:
            raise BadRequest("large_headers", where="headers", most=_HEADERS)
        named = headers.getlist("host")
        if len(named) > 1 or not all(map(_HOST.fullmatch, named)):
            raise BadRequest("no_host", where="Host")
        if self.hosts and headers.get("host", "").rsplit(":", 1)[0] not in self.hosts:
            raise BadRequest("unknown_host", where="Host")
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if exchange.etag and still_valid(headers, exchange.etag, exchange.modified):
            return Response(status_code=304)
        return None


class _Exchange:
    """One request and its answer, dressed on its way out."""

    def __init__(self, served: Served, scope: Scope, headers: Headers, send: Send) -> None:
        self.request_id = secrets.token_hex(8)
        self.version = served.release.version
        self.modified = served.modified
        self.status = 0
        """0 as long as nothing was sent; it stays 0 if the client goes before."""
        self.whole = False
        """Whether the answer was sent to its end."""
        self.bodiless = scope["method"] == "HEAD"
        self.method = "GET" if self.bodiless else scope["method"]
        self.for_all = not scope["path"].startswith(OPERATOR_ONLY)
        self.etag = validator(self.version, scope, headers) if self.for_all and self.method == "GET" else ""
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": self._dress(list(message.get("headers", [])))}
        elif message["type"] == "http.response.body":
            self.whole = not message.get("more_body", False)
            if self.bodiless:
                message = {**message, "body": b""}
        await self._send(message)

    def _dress(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        given = {name for name, _ in headers}
        headers += _ALWAYS
        headers.append((b"x-request-id", self.request_id.encode()))
        headers.append((b"x-release", self.version.encode()))
        if b"content-security-policy" not in given:
            headers.append((b"content-security-policy", _POLICY))
        if self.for_all:
            headers += _FOR_ALL
        if self.status >= 400:
            headers.append((b"cache-control", b"no-store"))
        elif self.etag and self.status in (200, 303, 304) and (b"cache-control", b"no-store") not in headers:
            own = ((b"etag", self.etag), (b"last-modified", self.modified), (b"cache-control", "no-cache"))
            headers += [(name, value.encode()) for name, value in own if name not in given]
        return headers


def validator(release: str, scope: Scope, headers: Headers) -> str:
    """The weak ETag of what ``scope`` asks for: the same for the same release, code, address and negotiated headers."""
    asked = [_CODE, release, scope["path"], scope["query_string"].decode("latin-1")]
    asked += [headers.get(name, "") for name in ("accept", "accept-language", "cookie")]
    return f'W/"{release}-{hashlib.sha256(chr(0).join(asked).encode()).hexdigest()[:16]}"'


def still_valid(headers: Headers, etag: str, modified: str) -> bool:
    """RFC 9110, section 13.2.2: If-None-Match decides; only without it If-Modified-Since does."""
    tags = headers.get("if-none-match")
    if tags is not None:
        return etag.removeprefix("W/") in [tag.strip().removeprefix("W/") for tag in tags.split(",")]
    since = headers.get("if-modified-since")
    try:
        return since is not None and parsedate_to_datetime(since) >= parsedate_to_datetime(modified)
    except (TypeError, ValueError):
        return False
