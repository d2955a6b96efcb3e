"""What surrounds every answer: one release, a request id, cache validators, security headers, one shape of errors."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Final

from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphapi.errors import BadRequest, Failed, NotFound, Problem
from graphapi.store.following import FollowedRelease

SECURITY: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
UNCACHED: Final = ("/healthz", "/metrics")


class Envelope:
    """Binds the current release to ``request.state.release`` and dresses every answer.

    A GET that names the validator of the same address, headers and release is answered with 304 before any work: a
    release never changes, so neither does an answer made from it.
    """

    def __init__(self, app: ASGIApp, followed: FollowedRelease) -> None:
        self.app = app
        self.followed = followed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        release = self.followed.release
        headers = Headers(scope=scope)
        state = scope.setdefault("state", {})
        state["release"] = release
        state["request_id"] = request_id = secrets.token_hex(8)
        cached = scope["method"] in ("GET", "HEAD") and not scope["path"].startswith(UNCACHED)
        etag = validator(release.version, scope, headers) if cached else ""

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    answer.setdefault(name, value)
                answer.setdefault("x-request-id", request_id)
                answer.setdefault("x-release", release.version)
                answer.add_vary_header("Accept, Accept-Language")
                if cached and message["status"] in (200, 303):
                    answer.setdefault("etag", etag)
                    answer.setdefault("cache-control", "no-cache")
            await send(message)

        if cached and etag in [part.strip() for part in headers.get("if-none-match", "").split(",")]:
            await Response(status_code=304, headers={"etag": etag})(scope, receive, dress)
            return
        await self.app(scope, receive, dress)


def validator(version: str, scope: Scope, headers: Headers) -> str:
    """The weak ETag of what ``scope`` asks for: the same for the same release, address and negotiated headers."""
    asked = [version, scope["path"], scope["query_string"].decode("latin-1")]
    asked += [headers.get(name, "") for name in ("accept", "accept-language", "cookie")]
    return f'W/"{version}-{hashlib.sha256(chr(0).join(asked).encode()).hexdigest()[:16]}"'


def problem_response(problem: Problem, request_id: str) -> Response:
    headers = {"retry-after": str(problem.retry_after)} if problem.retry_after else {}
    return Response(
        json.dumps(problem.body(request_id), ensure_ascii=False),
        problem.status,
        headers,
        media_type="application/problem+json",
    )


async def answer_problem(request: Request, error: Exception) -> Response:
    """The handler of every Problem."""
    assert isinstance(error, Problem)
    return problem_response(error, request.state.request_id)


async def answer_http_error(request: Request, error: Exception) -> Response:
    """Routing's own refusals (404, 405) in the one shape."""
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problem_response(NotFound("Nothing is known under this address."), request.state.request_id)
    body = {"type": "about:blank", "title": error.detail, "status": error.status_code, "detail": error.detail}
    body["request"] = request.state.request_id
    return JSONResponse(body, error.status_code, error.headers, media_type="application/problem+json")


async def answer_invalid(request: Request, error: Exception) -> Response:
    """A parameter of a route that does not have the form it must have."""
    assert isinstance(error, RequestValidationError)
    faults = error.errors()
    where = ", ".join(".".join(map(str, fault["loc"])) for fault in faults)
    said = "; ".join(fault["msg"] for fault in faults)
    return problem_response(BadRequest(said or "malformed request", where=where or None), request.state.request_id)


async def answer_failure(request: Request, error: Exception) -> Response:
    """Anything unforeseen: the log has it under the request id, the client is told nothing of the insides."""
    return problem_response(
        Failed("The server failed to answer; the operator can find why by the request id."), request.state.request_id
    )
