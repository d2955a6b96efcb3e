"""Finished pages are made a few at a time, in the order in which they are asked for, and once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Lock

import httpx
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from graphapi.settings import Settings
from graphapi.store import open_release
from graphapi.web.kept_pages import AT_ONCE, KeptRoute


class Making:
    """What is made now, at most so far, and in all."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.order: list[int] = []
        self._lock = Lock()

    def make(self, number: int) -> HTMLResponse:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
            self.order.append(number)
        time.sleep(0.02)
        with self._lock:
            self.now -= 1
        return HTMLResponse(f"<p>{number}")


def application(releases: Path, making: Making) -> FastAPI:
    release = open_release(releases)
    app = FastAPI()
    app.state.settings = Settings(releases=releases)
    router = APIRouter(route_class=KeptRoute)
    router.get("/page/{number}")(making.make)
    app.include_router(router)

    @app.middleware("http")
    async def bind(request: Request, follow: Callable[[Request], Awaitable[Response]]) -> Response:
        request.state.release = release
        return await follow(request)

    return app


def test_a_few_at_a_time_in_order_and_once(releases: Path) -> None:
    making = Making()

    async def ask() -> list[str]:
        transport = httpx.ASGITransport(application(releases, making))
        async with httpx.AsyncClient(transport=transport, base_url="http://koop.test") as client:
            numbers = list(range(12))
            first = await asyncio.gather(*(client.get(f"/page/{number}") for number in numbers))
            again = await asyncio.gather(*(client.get(f"/page/{number}") for number in numbers))
            return [answer.text for answer in (*first, *again)]

    pages = asyncio.run(ask())
    assert pages == [f"<p>{number}" for number in range(12)] * 2
    assert making.most <= AT_ONCE
    assert sorted(making.order) == list(range(12))
    assert all(abs(place - number) < AT_ONCE for place, number in enumerate(making.order))
