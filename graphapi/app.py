"""The application as a table of contents: handlers, routes, envelope. ``create_app`` builds, registers, returns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from graphapi import problems
from graphapi.compression import LEVEL, WORTHWHILE
from graphapi.envelope import Envelope
from graphapi.metrics import Metrics
from graphapi.serving import Serving
from graphapi.settings import Settings
from graphapi.sparql.endpoint import Endpoint
from graphapi.sparql.openapi import described_interface
from graphapi.web import (
    assets,
    editor_page,
    entity_tables,
    graphs,
    linked_data,
    list_files,
    machine,
    map_pages,
    money,
    money_pages,
    network_pages,
    pages,
    question_pages,
    reconciliation_api,
    reconciliation_draft,
    release_pages,
    search_pages,
    site,
    vocabulary_pages,
)
from graphapi.web.pages_ahead import make_ahead
from graphapi.web.rendering import compile_templates
from graphapi.web.warm_pages import warm_pages

ROUTERS: Final[tuple[APIRouter, ...]] = (
    assets.router,
    pages.router,
    entity_tables.router,
    linked_data.router,
    search_pages.router,
    list_files.router,
    map_pages.router,
    network_pages.router,
    editor_page.router,
    question_pages.router,
    reconciliation_api.router,
    reconciliation_draft.router,
    site.router,
    release_pages.router,
    machine.router,
    machine.data_router,
    graphs.router,
    money.router,
    money.flows_router,
    money_pages.router,
    vocabulary_pages.router,
)
"""The first that matches an address answers it. A route named "editor" is where browsers that open /sparql are sent."""


def create_app(settings: Settings) -> Envelope:
    """The server over ``settings.releases``; raises BadRelease if there is none to serve.

    Requests find ``request.state.release`` (see ``graphapi.requests``) and ``request.app.state.settings``.
    """
    serving = Serving(settings, warm_pages)
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.gather(serving.open(), asyncio.to_thread(compile_templates))
        ahead = asyncio.create_task(make_ahead(app, serving))
        yield
        ahead.cancel()
        await serving.close()

    app = FastAPI(title="koopgraph", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.settings = settings
    app.state.serving = serving
    app.state.metrics = metrics
    problems.register(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=WORTHWHILE, compresslevel=LEVEL)
    app.openapi = partial(described_interface, app)  # type: ignore[method-assign]  # the framework's own way to extend
    return Envelope(app, Endpoint(settings, metrics).answer, serving, metrics)
