"""Thin routes for machines: identifiers, data about one thing, health, metrics."""

from __future__ import annotations

from fastapi import APIRouter, Request
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from pyoxigraph import NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from graphapi.errors import Busy, NotFound
from graphapi.explore.records import describe_thing, is_known, successor
from graphapi.graph_answers import form_of, graph_response, preferred_data
from graphapi.requests import ServedRelease
from graphapi.web.addresses import entity_iri
from graphapi.web.kept_pages import KeptFile

router = APIRouter()
data_router = APIRouter(route_class=KeptFile)


@router.get("/id/{bucket}/{slug}")
def identify(request: Request, release: ServedRelease, bucket: str, slug: str) -> Response:
    """A thing is no document: 303 to the page or to the data about it, whichever is asked for."""
    thing = NamedNode(entity_iri(release, bucket, slug))
    kept = successor(release.store, thing)
    if kept is not None:
        return RedirectResponse("/" + kept.value.removeprefix(release.base_iri), 308)
    if not is_known(release.store, thing):
        raise NotFound("unknown_address")
    form = preferred_data(request)
    address = f"/data/{bucket}/{slug}.{form.suffix}" if form else f"/page/{bucket}/{slug}"
    return RedirectResponse(address, 303)


@data_router.get("/data/{bucket}/{slug}.{suffix}")
def data(release: ServedRelease, bucket: str, slug: str, suffix: str) -> Response:
    """What is known about a thing, with its evidence."""
    form = form_of({"json": "jsonld"}.get(suffix, suffix))
    thing = NamedNode(entity_iri(release, bucket, slug))
    if not is_known(release.store, thing):
        raise NotFound("unknown_address")
    return graph_response(describe_thing(release.store, thing), form, link=f"/page/{bucket}/{slug}")


@router.get("/healthz")
async def health(request: Request, release: ServedRelease) -> dict[str, str]:
    """Whether the store answers, asked of it now, and whether query processes are ready."""
    await run_in_threadpool(release.store.ask, "ASK { ?s ?p ?o }")
    pool = request.state.served.pool
    if pool is not None and not pool.processes:
        raise Busy("no_process", retry_after=1)
    return {"status": "ok", "release": release.version}


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request) -> Response:
    counters, serving = request.app.state.metrics, request.app.state.serving
    counters.young.set(serving.lanes.young)
    counters.heavy.set(serving.lanes.heavy)
    counters.waiting.set(serving.lanes.waiting)
    counters.processes.set(serving.current.pool.processes if serving.current.pool else 0)
    return Response(generate_latest(counters.registry), media_type=CONTENT_TYPE_LATEST)
