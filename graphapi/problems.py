"""Errors as answers: every refusal and every fault in the one shape of ``application/problem+json``."""

from __future__ import annotations

import json

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from graphapi.errors import BadRelease, BadRequest, ClientGone, Failed, NotAllowed, NotFound, Problem, is_fault
from graphapi.negotiation import choose
from graphapi.web.fault_pages import fault_page
from graphapi.web.languages import choose_language
from graphapi.wording import Language

_log = structlog.get_logger("koopgraph")


class OtherStatus(Problem):
    """What the framework itself refuses, such as a body that it cannot read."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__("other_status", reason=reason)
        self.status = status  # type: ignore[misc]  # the one problem whose status is not that of its class


def problem_response(problem: Problem, request_id: str, language: Language) -> Response:
    headers: dict[str, str] = {"content-language": language}
    if problem.retry_after:
        headers["retry-after"] = str(problem.retry_after)
    body = json.dumps(problem.body(request_id, language), ensure_ascii=False)
    return Response(body, problem.status, headers, media_type="application/problem+json")


def respond(request: Request, problem: Problem) -> Response:
    """``problem`` as a page where a browser asks, else as JSON."""
    if choose(request.headers.get("accept"), ("application/problem+json", "text/html")) == "text/html":
        page = fault_page(request, problem)
        page.headers.update({"retry-after": str(problem.retry_after)} if problem.retry_after else {})
        return page
    language = fault_language(request.headers, request.query_params.get("lang"))
    return problem_response(problem, request.state.request_id, language)


def fault_language(headers: Headers, asked: str | None = None) -> Language:
    """The language of a refusal that no page shows: English, which programs' logs are read in, unless German is liked
    better."""
    return choose_language(asked, headers.get("accept-language", ""), "en")


async def answer_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return respond(request, error)


async def answer_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    match error.status_code:
        case 404:
            problem: Problem = NotFound("unknown_address")
        case 405:
            problem = NotAllowed("unknown_method", where="method")
        case status:
            problem = OtherStatus(status, str(error.detail))
    response = respond(request, problem)
    response.headers.update(error.headers or {})
    return response


async def answer_invalid(request: Request, error: Exception) -> Response:
    """A parameter of a route that does not have the form it must have."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    fault = f"invalid_{first['type']}"
    known = fault if is_fault(fault) else "invalid"
    return respond(request, BadRequest(known, where=where, **{"reason": first["msg"], **first.get("ctx", {})}))


async def answer_gone(request: Request, error: Exception) -> Response:
    """A client that went away in the middle of what it sent: no fault of ours."""
    return respond(request, ClientGone("client_gone"))


async def answer_lack(request: Request, error: Exception) -> Response:
    """What RDF files, or a release made by hand, do not have: tables, texts, an index."""
    return respond(request, NotFound("no_part"))


async def answer_failure(request: Request, error: Exception) -> Response:
    return respond(request, note_failure(error, request.url.path, request.state.request_id))


def note_failure(error: Exception, path: str, request_id: str) -> Failed:
    """Anything unforeseen: the log has it under the request id, the client is told nothing of the insides."""
    _log.error("failure", request=request_id, path=path, exc_info=error)
    return Failed("failure")


def register(app: FastAPI) -> None:
    """Let ``app`` answer every error in the one shape."""
    app.add_exception_handler(Problem, answer_problem)
    app.add_exception_handler(HTTPException, answer_http_error)
    app.add_exception_handler(RequestValidationError, answer_invalid)
    app.add_exception_handler(ClientDisconnect, answer_gone)
    app.add_exception_handler(BadRelease, answer_lack)
    app.add_exception_handler(Exception, answer_failure)
