"""The endpoint's entry in ``/openapi.json``: it is answered before the framework and would be missing there."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from graphapi.formats import SOLUTIONS, TRIPLES

_GRAPHS = {"type": "array", "items": {"type": "string", "format": "uri"}}


def endpoint_paths() -> dict[str, Any]:
    """The path item of ``/sparql``, as OpenAPI writes it."""
    answers: dict[str, Any] = {form.media_type: {} for form in (*SOLUTIONS, *TRIPLES)}
    refusals = {
        "400": "malformed: the query, or the request",
        "403": "refused: SERVICE, or an update",
        "406": "no form that Accept or format allows",
        "413": "the query, its answer or its memory over a limit",
        "429": "the budget of the minute is used up; Retry-After",
        "503": "too busy; Retry-After",
        "504": "the query over its time",
    }
    problem = {"application/problem+json": {"schema": {"type": "object"}}}
    responses: dict[str, Any] = {
        "200": {"description": "The answer, whole; without a query the service description.", "content": answers},
        **{status: {"description": text, "content": problem} for status, text in refusals.items()},
    }
    parameters = [
        {"name": "query", "in": "query", "schema": {"type": "string"}},
        {"name": "default-graph-uri", "in": "query", "schema": _GRAPHS},
        {"name": "named-graph-uri", "in": "query", "schema": _GRAPHS},
        {"name": "format", "in": "query", "schema": {"type": "string"}},
    ]
    fields = {name["name"]: name["schema"] for name in parameters}
    bodies = {
        "application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": fields}},
        "application/sparql-query": {"schema": {"type": "string"}},
    }
    return {
        "get": {
            "summary": "SPARQL 1.1 query by GET",
            "operationId": "query_by_get",
            "parameters": parameters,
            "responses": responses,
        },
        "post": {
            "summary": "SPARQL 1.1 query by POST, as a form or directly",
            "operationId": "query_by_post",
            "parameters": parameters[1:],
            "requestBody": {"required": True, "content": bodies},
            "responses": responses,
        },
    }


def described_interface(app: FastAPI) -> dict[str, Any]:
    """The whole interface of ``app``, the endpoint with it; made when it is first asked for."""
    schema = FastAPI.openapi(app)
    schema["paths"].setdefault("/sparql", endpoint_paths())
    return schema
