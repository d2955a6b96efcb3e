"""What surrounds every answer: one release, a request id, cache validators, headers, a line in the log."""

from __future__ import annotations

import hashlib
import secrets
import time
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphapi.errors import BadRequest
from graphapi.metrics import Metrics
from graphapi.problems import failure_response, problem_response
from graphapi.serving import Served, Serving

SECURITY: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
CROSS_ORIGIN: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Retry-After, X-Release, X-Request-Id",
}
PREFLIGHT: Final = {
    **CROSS_ORIGIN,
    "allow": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since",
    "access-control-max-age": "86400",
}
OPERATOR_ONLY: Final = ("/healthz", "/metrics")
"""Answers that no cache keeps and no page of another origin reads."""

_SOURCES: Final = frozenset({".py", ".html", ".yaml", ".rq"})
UNANSWERED: Final = 499
_CODE: Final = hashlib.sha256(
    b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*")) if path.suffix in _SOURCES)
).hexdigest()
"""Other code, other words or another layout make another answer from the same release."""

_log = structlog.get_logger("koopgraph")


class Envelope:
    """Binds the current release to ``request.state.release`` and dresses every answer.

    A GET that names the validator of the same address, headers and release is answered with 304 before any work: a
    release never changes, so neither does an answer made from it. HEAD is GET without its body.
    """

    def __init__(self, app: ASGIApp, serving: Serving, metrics: Metrics) -> None:
        self.app = app
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
        release = served.release
        headers = Headers(scope=scope)
        state = scope.setdefault("state", {})
        state["served"] = served
        state["release"] = release
        state["request_id"] = request_id = secrets.token_hex(8)
        bodiless = scope["method"] == "HEAD"
        method = "GET" if bodiless else scope["method"]
        for_all = not scope["path"].startswith(OPERATOR_ONLY)
        etag = validator(release.version, scope, headers) if for_all and method == "GET" else ""
        status = UNANSWERED

        async def dress(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                answer = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    answer.setdefault(name, value)
                answer["x-request-id"] = request_id
                answer["x-release"] = release.version
                if for_all:
                    answer.update(CROSS_ORIGIN)
                    answer.add_vary_header("Accept, Accept-Language")
                if etag and status in (200, 303, 304):
                    answer.setdefault("etag", etag)
                    answer.setdefault("last-modified", served.modified)
                    answer.setdefault("cache-control", "no-cache")
                elif status >= 400:
                    answer["cache-control"] = "no-store"
            elif bodiless and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        early = self._early_answer(scope, headers, etag, served.modified, request_id)
        app = self.app if early is None else early
        inner = {**scope, "method": method}
        try:
            await app(inner, receive, dress)
        except Exception as error:
            if status != UNANSWERED:
                raise  # a half-sent answer can only be broken off
            await failure_response(error, scope["path"], request_id)(inner, receive, dress)
        seconds = time.perf_counter() - started
        route = getattr(inner.get("route"), "path", "other")
        self.metrics.requests.labels(route, status).inc()
        self.metrics.latency.labels(route).observe(seconds)
        _log.info(
            "answer",
            request=request_id,
            method=scope["method"],
            path=scope["path"],
            status=status,
            ms=round(seconds * 1000, 1),
            release=release.version,
            query=state.get("query_hash"),
        )

    def _early_answer(
        self, scope: Scope, headers: Headers, etag: str, modified: str, request_id: str
    ) -> Response | None:
        """The answer to what needs no route: a foreign host, a preflight, a validator that still holds."""
        if self.hosts and headers.get("host", "").rsplit(":", 1)[0] not in self.hosts:
            return problem_response(BadRequest("This server does not go by that name.", where="Host"), request_id)
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if etag and still_valid(headers, etag, modified):
            return Response(status_code=304)
        return None


def validator(release: str, scope: Scope, headers: Headers) -> str:
    """The weak ETag of what ``scope`` asks for: the same for the same release, code, address and negotiated headers."""
    asked = [_CODE, release, scope["path"], scope["query_string"].decode("latin-1")]
    asked += [headers.get(name, "") for name in ("accept", "accept-language", "cookie")]
    return f'W/"{release}-{hashlib.sha256(chr(0).join(asked).encode()).hexdigest()[:16]}"'


def still_valid(headers: Headers, etag: str, modified: str) -> bool:
    """RFC 9110, section 13.2.2: If-None-Match decides; only without it If-Modified-Since does."""
    tags = headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or etag.removeprefix("W/") in [
            tag.strip().removeprefix("W/") for tag in tags.split(",")
        ]
    since = headers.get("if-modified-since")
    try:
        return since is not None and parsedate_to_datetime(since) >= parsedate_to_datetime(modified)
    except (TypeError, ValueError):
        return False
