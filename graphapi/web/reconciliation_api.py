"""The W3C Reconciliation Service API, version 0.2: manifest, queries, suggest, preview, extend."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool

from graphapi.errors import BadRequest
from graphapi.explore.reconciliation import read_query_object, reconcile
from graphapi.explore.statements import statements_about
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.store import Release
from graphapi.web.languages import PageLanguage
from graphapi.web.reconciliation_records import (
    BATCH,
    PREVIEW,
    beginning,
    candidate_record,
    column_record,
    index_of,
    known_thing,
    property_records,
    read_extension,
    read_object,
    suggested_things,
    type_records,
    value_records,
)
from graphapi.web.rendering import POLICY, render_page
from graphapi.wording import Language
from ontology.terms import KOOP

_FRAMED: Final = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")

router = APIRouter(prefix="/reconcile", tags=["reconciliation"])


@router.get("")
def reconcile_by_get(
    request: Request, release: ServedRelease, language: PageLanguage, queries: str = "", extend: str = ""
) -> JSONResponse:
    """The manifest; with ``queries`` candidates for a batch of names; with ``extend`` values of properties."""
    return _answer(request, release, language, queries, extend)


@router.post("")
async def reconcile_by_post(request: Request, release: ServedRelease, language: PageLanguage) -> JSONResponse:
    """The same by form, for batches that are too long for an address."""
    form = await request.form()
    queries, extend = (str(form.get(name, "")) for name in ("queries", "extend"))
    return await run_in_threadpool(_answer, request, release, language, queries, extend)


@router.get("/suggest/entity")
def suggest_entity(release: ServedRelease, language: PageLanguage, prefix: str = "", cursor: int = 0) -> JSONResponse:
    """Things whose names begin like ``prefix``."""
    return JSONResponse({"result": suggested_things(release, language, prefix)[max(cursor, 0) :]})


@router.get("/suggest/type")
def suggest_type(language: PageLanguage, prefix: str = "", cursor: int = 0) -> JSONResponse:
    """Types whose names begin like ``prefix``."""
    return JSONResponse({"result": beginning(prefix, type_records(language))[max(cursor, 0) :]})


@router.get("/suggest/property")
def suggest_property(language: PageLanguage, prefix: str = "", cursor: int = 0) -> JSONResponse:
    """Properties whose names begin like ``prefix``."""
    return JSONResponse({"result": beginning(prefix, property_records(language))[max(cursor, 0) :]})


@router.get("/properties")
def propose_properties(language: PageLanguage, type: str = "", limit: int = 0) -> JSONResponse:
    """Properties that things of a type have."""
    records = property_records(language)
    answer: dict[str, Any] = {"properties": records[:limit] if limit > 0 else records}
    return JSONResponse(answer | ({"type": type} if type else {}) | ({"limit": limit} if limit else {}))


@router.get("/preview", include_in_schema=False)
def preview(request: Request, release: ServedRelease, id: str) -> HTMLResponse:
    """A small page about a thing, made to stand in a frame of the client."""
    thing = known_thing(release, id)
    about, _ = statements_about(release, thing.iri)
    quotes = [quote for said in about[:1] for quote in said.quotes[:1]]
    return render_page(request, "preview.html", policy=_FRAMED, thing=thing, quotes=quotes)


def manifest(request: Request, release: Release, language: Language) -> dict[str, Any]:
    """What the service says of itself, by the schema of the specification."""
    site = site_address(request)
    service = f"{site}/reconcile"
    width, height = PREVIEW
    return {
        "versions": ["0.2"],
        "name": f"koopgraph ({release.version})",
        "identifierSpace": f"{release.base_iri}id/",
        "schemaSpace": KOOP,
        "documentation": f"{site}/about",
        "defaultTypes": type_records(language),
        "view": {"url": f"{site}/id/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}&lang={language}", "width": width, "height": height},
        "suggest": {
            name: {"service_url": service, "service_path": f"/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": BATCH,
    }


def _answer(request: Request, release: Release, language: Language, queries: str, extend: str) -> JSONResponse:
    if queries:
        return JSONResponse(_reconciled(release, language, read_object(queries, "queries")))
    if extend:
        return JSONResponse(_extended(release, language, read_object(extend, "extend")))
    return JSONResponse(manifest(request, release, language))


def _reconciled(release: Release, language: Language, queries: dict[str, Any]) -> dict[str, Any]:
    if len(queries) > BATCH:
        raise BadRequest("large_batch", where="queries", most=BATCH)
    index = index_of(release)
    answer = {}
    for key, content in queries.items():
        query = read_query_object(content if isinstance(content, dict) else {"query": content}, f"queries.{key}")
        found = reconcile(release, index, query)
        answer[key] = {"result": [candidate_record(release, language, candidate) for candidate in found]}
    return answer


def _extended(release: Release, language: Language, asked: dict[str, Any]) -> dict[str, Any]:
    ids, names = read_extension(asked)
    return {
        "meta": [column_record(language, name) for name in names],
        "rows": {id_: value_records(release, id_, names) for id_ in ids},
    }
