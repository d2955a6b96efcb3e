"""Errors as answers: every refusal and every fault in the one shape of ``application/problem+json``."""

from __future__ import annotations

import json

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graphapi.errors import BadRelease, BadRequest, Failed, NotFound, Problem
from graphapi.negotiation import choose
from graphapi.web.fault_pages import fault_page

_log = structlog.get_logger("koopgraph")


class OtherStatus(Problem):
    """What routing itself refuses, such as a method that an address does not know."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status  # type: ignore[misc]  # the one problem whose status is not that of its class


def problem_response(problem: Problem, request_id: str) -> Response:
    headers = {"retry-after": str(problem.retry_after)} if problem.retry_after else {}
    body = json.dumps(problem.body(request_id), ensure_ascii=False)
    return Response(body, problem.status, headers, media_type="application/problem+json")


def respond(request: Request, problem: Problem) -> Response:
    """``problem`` as a page where a browser asks, else as JSON."""
    if choose(request.headers.get("accept"), ("application/problem+json", "text/html")) == "text/html":
        page = fault_page(request, problem)
        page.headers.update({"retry-after": str(problem.retry_after)} if problem.retry_after else {})
        return page
    return problem_response(problem, request.state.request_id)


async def answer_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return respond(request, error)


async def answer_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        problem: Problem = NotFound("Nothing is known under this address.")
    else:
        problem = OtherStatus(error.status_code, str(error.detail))
    response = respond(request, problem)
    response.headers.update(error.headers or {})
    return response


async def answer_invalid(request: Request, error: Exception) -> Response:
    """A parameter of a route that does not have the form it must have."""
    assert isinstance(error, RequestValidationError)
    faults = error.errors()
    where = ", ".join(".".join(map(str, fault["loc"])) for fault in faults)
    detail = "; ".join(fault["msg"] for fault in faults)
    return respond(request, BadRequest(detail or "malformed request", where=where))


async def answer_lack(request: Request, error: Exception) -> Response:
    """What RDF files, or a release made by hand, do not have: tables, texts, an index."""
    return respond(request, NotFound("The data served here were not made by koopgraph and have no such part."))


async def answer_failure(request: Request, error: Exception) -> Response:
    return respond(request, note_failure(error, request.url.path, request.state.request_id))


def failure_response(error: Exception, path: str, request_id: str) -> Response:
    return problem_response(note_failure(error, path, request_id), request_id)


def note_failure(error: Exception, path: str, request_id: str) -> Failed:
    """Anything unforeseen: the log has it under the request id, the client is told nothing of the insides."""
    _log.error("failure", request=request_id, path=path, exc_info=error)
    return Failed("The server failed to answer; its operator finds the reason under the request id.")


def register(app: FastAPI) -> None:
    """Let ``app`` answer every error in the one shape."""
    app.add_exception_handler(Problem, answer_problem)
    app.add_exception_handler(HTTPException, answer_http_error)
    app.add_exception_handler(RequestValidationError, answer_invalid)
    app.add_exception_handler(BadRelease, answer_lack)
    app.add_exception_handler(Exception, answer_failure)
