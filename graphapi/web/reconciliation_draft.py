"""The draft of version 1.0 of the Reconciliation Service API, beside 0.2: other shapes of the same answers.

Its manifest has other types under the names of the older one, so it is a service at an address of its own.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool

from graphapi.errors import NotFound, TooLarge
from graphapi.explore.reconciliation import Candidate, Conditions, read_conditions, reconcile
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.store import Release
from graphapi.web.languages import PageLanguage
from graphapi.web.reconciliation_api import preview
from graphapi.web.reconciliation_records import (
    BATCH,
    PREVIEW,
    Record,
    beginning,
    candidate_record,
    column_record,
    index_of,
    property_record,
    property_records,
    read_extension,
    read_object,
    suggested_things,
    type_records,
    value_records,
)
from graphapi.web.words import say
from graphapi.wording import Language

VERSION: Final = "1.0-draft"

router = APIRouter(prefix=f"/reconcile/{VERSION}", tags=["reconciliation"])
Number = Annotated[int, Query(ge=0, le=10_000)]


@router.get("")
def manifest(request: Request, release: ServedRelease, language: PageLanguage) -> JSONResponse:
    """What the service says of itself."""
    site = site_address(request)
    width, height = PREVIEW
    return JSONResponse(
        {
            "versions": [VERSION],
            "name": f"koopgraph ({release.version})",
            "documentation": f"{site}/about",
            "view": {"url": f"{site}/id/{{+id}}"},
            "defaultTypes": type_records(language),
            "preview": {"width": width, "height": height},
            "suggest": {"entity": True, "property": True, "type": True},
            "extend": {"proposeProperties": True, "propertySettings": []},
            "batchSize": BATCH,
            "standardizedScore": True,
            "lang": "de",
        }
    )


@router.post("/match")
async def match(request: Request, release: ServedRelease, language: PageLanguage) -> JSONResponse:
    """Candidates for a batch of queries, in their order."""
    asked = read_object(await request.body(), "body")
    return JSONResponse(await run_in_threadpool(_matched, release, language, asked))


@router.post("/extend")
async def extend(request: Request, release: ServedRelease, language: PageLanguage) -> JSONResponse:
    """Values of properties for things."""
    ids, names = read_extension(read_object(await request.body(), "body"))
    return JSONResponse(await run_in_threadpool(_extended, release, language, ids, names))


@router.get("/extend/propose")
def propose_properties(language: PageLanguage, type: str = "", limit: Number = 0) -> JSONResponse:
    """Properties that things of a type have."""
    records = property_records(language)
    return JSONResponse({"properties": records[:limit] if limit else records, "type": type})


@router.get("/suggest/{what}")
def suggest(
    release: ServedRelease, language: PageLanguage, what: str, prefix: str = "", limit: Number = 0, offset: Number = 0
) -> JSONResponse:
    """Things, types or properties that begin like ``prefix``."""
    match what:
        case "type":
            found = beginning(prefix, type_records(language))
        case "property":
            found = beginning(prefix, property_records(language))
        case "entity":
            found = suggested_things(release, language, prefix)
        case _:
            raise NotFound("unknown_address")
    return JSONResponse({"result": found[offset : offset + limit if limit else None]})


@router.get("/preview", include_in_schema=False)
def small_page(request: Request, release: ServedRelease, id: str) -> HTMLResponse:
    """A small page about a thing, made to stand in a frame of the client."""
    return preview(request, release, id)


def _matched(release: Release, language: Language, asked: Record) -> Record:
    queries = read_conditions(asked)
    if len(queries) > BATCH:
        raise TooLarge("large_batch", where="queries", most=BATCH)
    return {"results": [{"candidates": _candidates(release, language, query)} for query in queries]}


def _candidates(release: Release, language: Language, asked: Conditions) -> list[Record]:
    """The candidates of the name that fits best, of those that meet what is required."""
    best: dict[str, Candidate] = {}
    for query in asked.queries:
        for candidate in reconcile(release, index_of(release), query):
            known = best.get(candidate.thing.iri)
            if asked.admits(candidate) and (known is None or known.score < candidate.score):
                best[candidate.thing.iri] = candidate
    ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.thing.iri))
    return [_candidate(release, language, candidate) for candidate in ranked[: asked.limit]]


def _candidate(release: Release, language: Language, candidate: Candidate) -> Record:
    record = candidate_record(release, language, candidate)
    features = [feature | {"name": _feature_name(language, feature["id"])} for feature in record["features"]]
    return record | {"features": features}


def _feature_name(language: Language, feature: str) -> str:
    kind, _, name = feature.partition(":")
    return str(property_record(language, name)["name"]) if name else say(language, f"feature.{kind}")


def _extended(release: Release, language: Language, ids: list[str], names: list[str]) -> dict[str, Any]:
    rows = []
    for id_ in ids:
        values = value_records(release, id_, names)
        rows.append({"id": id_, "properties": [{"id": name, "values": values[name]} for name in names]})
    return {"meta": [column_record(language, name) for name in names], "rows": rows}
