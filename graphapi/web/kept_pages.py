"""Finished answers of a release, kept while it is served: the same address, language and release make the same one."""

from __future__ import annotations

import gzip
from asyncio import Semaphore
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from threading import Lock
from typing import Any, Final

from fastapi import Request
from fastapi.responses import FileResponse, Response, StreamingResponse
from fastapi.routing import APIRoute

from graphapi.compression import accepts_gzip, pack
from graphapi.formats import TRIPLES, offers
from graphapi.negotiation import choose
from graphapi.settings import site_address
from graphapi.store import Release
from graphapi.store.embedded import EmbeddedStore
from graphapi.web.languages import page_language

ROOM: Final = 64 * 2**20
"""Bytes of finished pages; at 20 KB packed that is three thousand of them."""
AT_ONCE: Final = 3
"""Pages made side by side, the others in the order in which they were asked for: more threads than processors only
take the interpreter from each other, which takes half as long again and comes out in any order."""
AWAY: Final = 16
"""The same where another server holds the quads: most of the time is waiting for it."""
_HEADERS: Final = ("content-type", "content-security-policy", "content-language", "content-disposition", "link")
_DATA: Final = frozenset(offers(TRIPLES))
_TYPES: Final = ("text/html", *_DATA)
"""A client that likes data better is not answered with a kept page."""


Key = tuple[str, str, str, str]
"""Site, path, query, language."""
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class KeptPages:
    """Least recently used pages go first. Made once per release (``release.keep(KeptPages)``), gone with it."""

    def __init__(self, release: Release) -> None:
        self.turns = Semaphore(AT_ONCE if isinstance(release.store, EmbeddedStore) else AWAY)
        self.site = ""
        """The address under which the first visitor came, as pages name it; empty before."""
        self._pages: OrderedDict[Key, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def filled(self) -> float:
        """The share of the room that is taken."""
        return self._size / ROOM

    def find(self, key: Key) -> tuple[bytes, dict[str, str]] | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: Key, body: bytes, headers: dict[str, str]) -> None:
        with self._lock:
            if key not in self._pages:
                self._pages[key] = (body, headers)
                self._size += len(body)
            while self._size > ROOM:
                self._size -= len(self._pages.popitem(last=False)[1][0])


class KeptRoute(APIRoute):
    """A route whose answers are kept; what was not found, or is streamed, passes through untouched."""

    negotiates = True
    """Whether the same address may answer with data to a client that likes it better."""

    def get_route_handler(self) -> Handler:
        make = super().get_route_handler()

        async def answer(request: Request) -> Response:
            pages: KeptPages = request.state.release.keep(KeptPages)
            if self.negotiates and choose(request.headers.get("accept"), _TYPES) in _DATA:
                return await make(request)
            site = site_address(request)
            pages.site = pages.site or site
            key = (site, request.url.path, request.url.query, page_language(request))
            kept = pages.find(key)
            if kept is not None:
                return _page(request, *kept)
            async with pages.turns:
                response = await make(request)
            if response.status_code != 200 or isinstance(response, StreamingResponse | FileResponse):
                return response
            headers = {name: response.headers[name] for name in _HEADERS if name in response.headers}
            packed = pack(bytes(response.body))
            pages.keep(key, packed, headers)
            return _page(request, packed, headers)

        return answer


class KeptFile(KeptRoute):
    """The like for addresses whose ending names the one form that they answer in."""

    negotiates = False


def _page(request: Request, packed: bytes, headers: dict[str, str]) -> Response:
    if accepts_gzip(request.headers.get("accept-encoding")):
        return Response(packed, headers={**headers, "content-encoding": "gzip", "vary": "Accept-Encoding"})
    return Response(gzip.decompress(packed), headers=headers)
