"""How long, and how slowly, a client may send the head of a request: uvicorn itself waits and keeps without end."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_HEAD_BYTES: Final = 512 * 1024
"""Bytes after which a head that is still not whole is given up: one reading of the socket takes up to half of them."""


class LimitedHeads(HttpToolsProtocol):
    """HTTP/1.1 by uvicorn; a head that does not end is answered with 408 or 431, and the connection closed."""

    seconds: ClassVar[float]
    """How long a head may take."""
    _clock: asyncio.TimerHandle | None = None
    """Runs while the head of a request is awaited."""
    _taken = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_clock()
        super().connection_lost(exc)
        # They hold each other: half a megabyte of headers would stay until all objects are looked through.
        self.headers = []
        self.scope = None  # type: ignore[assignment]
        self.cycle = None  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._clock is not None:
            self._taken += len(data)
            if self._taken > _HEAD_BYTES:
                self._refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._clock is None:
            self._await_head()

    def on_headers_complete(self) -> None:
        self._stop_clock()
        super().on_headers_complete()

    def _await_head(self) -> None:
        self._taken = 0
        self._clock = asyncio.get_running_loop().call_later(self.seconds, self._give_up)

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _give_up(self) -> None:
        cycle = self.cycle  # None before the first request
        if cycle is not None and not cycle.response_complete:  # type: ignore[redundant-expr]
            self._await_head()  # the request before is still being answered
        else:
            self._refuse(b"408 Request Timeout")

    def _refuse(self, status: bytes) -> None:
        self._stop_clock()
        self.transport.write(b"HTTP/1.1 " + status + b"\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        self.transport.close()


def limited_heads(seconds: float) -> type[LimitedHeads]:
    """The protocol with so many seconds for a head."""
    return type("LimitedHeads", (LimitedHeads,), {"seconds": seconds})
