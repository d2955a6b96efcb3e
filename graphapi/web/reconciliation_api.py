"""The W3C Reconciliation Service API, version 0.2: manifest, queries, suggest, preview, extend."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool

from graphapi.errors import BadRequest, Busy, NotFound
from graphapi.explore.reconciliation import (
    PROPERTIES,
    Candidate,
    named_thing,
    property_values,
    read_query_object,
    reconcile,
    widened,
)
from graphapi.explore.searches import SearchIndex, open_search, suggest
from graphapi.explore.statements import statements_about
from graphapi.explore.things import Thing, Value
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.store import Release
from graphapi.web.languages import PageLanguage
from graphapi.web.rendering import POLICY, render_page
from graphapi.web.words import say
from graphapi.wording import Language
from ontology.folding import fold
from ontology.terms import KINDS, KOOP, RELATIONS, XSD

BATCH: Final = 50
"""Queries in one request; the manifest says so, and clients keep to it."""
EXTENDED: Final = 200
PREVIEW: Final = (430, 260)
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
    hits = suggest(_index(release), prefix, KINDS)[max(cursor, 0) :]
    found = [Thing(hit.iri, hit.name, hit.kind) for hit in hits]
    return JSONResponse(
        {
            "result": [
                {
                    "id": short_id(release, thing.iri),
                    "name": thing.name,
                    "description": _described(language, thing, hit.states),
                    "notable": [_type(language, thing.kind)],
                }
                for thing, hit in zip(found, hits, strict=True)
            ]
        }
    )


@router.get("/suggest/type")
def suggest_type(language: PageLanguage, prefix: str = "", cursor: int = 0) -> JSONResponse:
    return JSONResponse({"result": _beginning(prefix, (_type(language, kind) for kind in KINDS))[max(cursor, 0) :]})


@router.get("/suggest/property")
def suggest_property(language: PageLanguage, prefix: str = "", cursor: int = 0) -> JSONResponse:
    return JSONResponse({"result": _beginning(prefix, map(_named_property(language), PROPERTIES))[max(cursor, 0) :]})


@router.get("/properties")
def propose_properties(language: PageLanguage, type: str = "", limit: int = 0) -> JSONResponse:
    """Properties that things of a type have."""
    named = [_named_property(language)(name) for name in PROPERTIES]
    answer: dict[str, Any] = {"properties": named[:limit] if limit > 0 else named}
    return JSONResponse(answer | ({"type": type} if type else {}) | ({"limit": limit} if limit else {}))


@router.get("/preview", include_in_schema=False)
def preview(request: Request, release: ServedRelease, id: str) -> HTMLResponse:
    """A small page about a thing, made to stand in a frame of the client."""
    thing = _known(release, id)
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
        "defaultTypes": [_type(language, kind) for kind in KINDS],
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


def short_id(release: Release, iri: str) -> str:
    """The identifier in the service's space: ``agent/allianz-son-nec``."""
    return iri.removeprefix(f"{release.base_iri}id/")


def _answer(request: Request, release: Release, language: Language, queries: str, extend: str) -> JSONResponse:
    if queries:
        return JSONResponse(_reconciled(release, language, _read(queries, "queries")))
    if extend:
        return JSONResponse(_extended(release, language, _read(extend, "extend")))
    return JSONResponse(manifest(request, release, language))


def _read(text: str, name: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no_json", where=name, reason=error) from error
    if not isinstance(content, dict):
        raise BadRequest("no_json_object", where=name)
    return content


def _reconciled(release: Release, language: Language, queries: dict[str, Any]) -> dict[str, Any]:
    if len(queries) > BATCH:
        raise BadRequest("large_batch", where="queries", most=BATCH)
    index = _index(release)
    answer = {}
    for key, content in queries.items():
        query = read_query_object(content if isinstance(content, dict) else {"query": content}, f"queries.{key}")
        found = reconcile(release, index, query)
        answer[key] = {"result": [_candidate(release, language, candidate) for candidate in found]}
    return answer


def _candidate(release: Release, language: Language, candidate: Candidate) -> dict[str, Any]:
    thing = candidate.thing
    return {
        "id": short_id(release, thing.iri),
        "name": thing.name,
        "description": _described(language, thing, candidate.states),
        "score": candidate.score,
        "match": candidate.match,
        "type": [_type(language, thing.kind)],
        "features": [{"id": name, "value": value} for name, value in candidate.features],
    }


def _extended(release: Release, language: Language, asked: dict[str, Any]) -> dict[str, Any]:
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise BadRequest("extension_lists", where="extend")
    if len(ids) > EXTENDED:
        raise BadRequest("large_extension", where="extend", most=EXTENDED)
    names = [str(each.get("id")) for each in properties if isinstance(each, dict)]
    unknown = sorted(set(names) - set(PROPERTIES))
    if unknown:
        raise BadRequest("no_property", where="extend.properties", names=", ".join(unknown))
    rows = {}
    for id_ in map(str, ids):
        thing = named_thing(release, f"{release.base_iri}id/{id_}")
        values = property_values(release, thing.iri, names) if thing else {}
        rows[id_] = {name: [_cell(release, value) for value in values.get(name, ())] for name in names}
    return {"meta": [_named_property(language)(name) | _leads_to(language, name) for name in names], "rows": rows}


def _leads_to(language: Language, name: str) -> dict[str, Any]:
    """The type of the things in a column, where all are of one, so that the client can go on from them."""
    kinds = sorted(RELATIONS[name].range) if name in RELATIONS else []
    return {"type": _type(language, kinds[0])} if len(kinds) == 1 else {}


def _cell(release: Release, value: Thing | Value) -> dict[str, Any]:
    """A value as the specification has it; its dates carry a time, which no text gives, so ours go as text."""
    if isinstance(value, Thing):
        return {"id": short_id(release, value.iri), "name": value.name}
    if value.datatype == XSD + "integer":
        return {"int": int(value.lexical)}
    return {"str": value.lexical}


def _index(release: Release) -> SearchIndex:
    index = release.keep(open_search)
    if index is None:
        raise Busy("no_index")
    return index


def _known(release: Release, id_: str) -> Thing:
    thing = named_thing(release, f"{release.base_iri}id/{id_}")
    if thing is None:
        raise NotFound("unknown_identifier")
    return thing


def _type(language: Language, kind: str) -> dict[str, Any]:
    wider = [
        {"id": wide, "name": say(language, f"kind.{wide}")}
        for wide in KINDS
        if wide != kind and kind in widened([wide])
    ]
    return {"id": kind, "name": say(language, f"kind.{kind or 'none'}")} | ({"broader": wider} if wider else {})


def _named_property(language: Language) -> Any:
    def named(name: str) -> dict[str, str]:
        section = "key" if name in ("ags", "districtKey", "nuts") else "relation"
        return {"id": name, "name": say(language, f"{section}.{name}")}

    return named


def _beginning(prefix: str, entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    asked = fold(prefix.strip())
    return [entry for entry in entries if any(fold(entry[key]).startswith(asked) for key in ("id", "name"))]


def _described(language: Language, thing: Thing, states: tuple[str, ...]) -> str:
    return ", ".join((say(language, f"kind.{thing.kind or 'none'}"), *states))
