"""The application as a table of contents: handlers, routers, envelope. ``create_app`` builds, registers, returns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from graphapi.envelope import Envelope, answer_failure, answer_http_error, answer_invalid, answer_problem
from graphapi.errors import Problem
from graphapi.settings import Settings
from graphapi.store.following import FollowedRelease
from graphapi.web import assets, pages

ROUTERS: list[APIRouter] = [
    # the machine's routes, then the pages; the first that matches an address answers it
    assets.router,
    pages.router,
]


def create_app(settings: Settings) -> FastAPI:
    """The server over ``settings.releases``; raises BadRelease if there is none to serve.

    Requests find ``request.state.release`` (see ``graphapi.requests``) and ``request.app.state.settings``.
    """
    followed = FollowedRelease(settings.releases)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        following = asyncio.create_task(followed.follow(settings.follow_seconds))
        yield
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following

    app = FastAPI(title="koopgraph", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.settings = settings
    app.state.followed = followed
    app.add_exception_handler(Problem, answer_problem)
    app.add_exception_handler(HTTPException, answer_http_error)
    app.add_exception_handler(RequestValidationError, answer_invalid)
    app.add_exception_handler(Exception, answer_failure)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(Envelope, followed=followed)
    return app
