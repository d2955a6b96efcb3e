"""Pages made in quiet moments, before anyone asks for them: a visitor finds them finished.

Only what a visitor would be answered is made, by the same routes; while anyone waits for an answer, nothing is.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Final
from urllib.parse import unquote, urlsplit

import structlog
from starlette.types import ASGIApp, Message, Scope

from graphapi.serving import Served, Serving
from graphapi.web.kept_pages import KeptPages
from graphapi.web.site import sitemap_paths
from graphapi.wording import LANGUAGES, Language

SHARE: Final = 0.5
"""Part of the room for finished pages that is filled ahead, in the order of the sitemap: some thousands of them, the
German ones first."""
_PAUSE: Final = 0.05
"""Seconds between two looks whether anyone still waits."""

_log = structlog.get_logger("koopgraph")


async def make_ahead(app: ASGIApp, serving: Serving) -> None:
    """Make the pages of each release that is served, as long as the server runs.

    It begins when it is known under which address visitors come, which some pages name.
    """
    done: Served | None = None
    while True:
        served = serving.current
        site = served.release.keep(KeptPages).site or serving.settings.public_url
        if site and served is not done and served.is_quiet:
            await _make_pages(app, serving, served, site)
            done = served
        await asyncio.sleep(_PAUSE)


async def _make_pages(app: ASGIApp, serving: Serving, served: Served, site: str) -> None:
    """The pages of one release, unless another is served meanwhile."""
    paths: tuple[str, ...] = ()
    with _in_use(served):
        paths = await asyncio.to_thread(sitemap_paths, served.release)
    pages = served.release.keep(KeptPages)
    for language, path in product(LANGUAGES, paths):
        while not served.is_quiet:
            await asyncio.sleep(_PAUSE)
        if serving.current is not served or pages.filled > SHARE:
            return
        started = time.perf_counter()
        with _in_use(served):
            await _ask(app, served, site, path, language)
        await asyncio.sleep(time.perf_counter() - started)  # half of one processor at most


@contextmanager
def _in_use(served: Served) -> Iterator[None]:
    """Keeps a release open; what goes wrong is logged here, and told to whoever asks for the page."""
    served.enter()
    try:
        yield
    except Exception as error:
        _log.warning("page not made ahead", exc_info=error)
    finally:
        served.leave()


async def _ask(app: ASGIApp, served: Served, site: str, path: str, language: Language) -> None:
    parts = urlsplit(site)
    headers = {"host": parts.netloc, "accept": "text/html", "accept-language": language, "accept-encoding": "gzip"}
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": parts.scheme,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        "state": {"served": served, "release": served.release, "request_id": "ahead"},
        "app": app,
    }
    await app(scope, _nothing_more, _into_nothing)


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _into_nothing(_: Message) -> None:
    pass
