"""A client that costs little: prepared requests over kept connections, each answered before the next is sent."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit


@dataclass(slots=True)
class Outcome:
    """What came back: seconds of each answer, how many of each status, and how long all took."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    took: float = 0

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.took

    def quantile(self, share: float) -> float:
        """Milliseconds within which ``share`` of the answers came."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def query_request(url: str, query: str, accept: str = "application/sparql-results+json") -> bytes:
    """The bytes of a GET of ``query`` at the endpoint ``url``."""
    parts = urlsplit(url)
    target = f"{parts.path}?{urlencode({'query': query})}"
    return f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {accept}\r\n\r\n".encode()


async def load(url: str, requests: Sequence[bytes], *, connections: int, seconds: float) -> Outcome:
    """Send ``requests`` round and round over ``connections`` for ``seconds``."""
    parts = urlsplit(url)
    outcome = Outcome()
    started = time.perf_counter()
    tasks = [
        _client(parts.hostname or "", parts.port or 80, requests[n::connections], started + seconds, outcome)
        for n in range(connections)
    ]
    await asyncio.gather(*tasks)
    outcome.took = time.perf_counter() - started
    return outcome


async def _client(host: str, port: int, requests: Sequence[bytes], until: float, outcome: Outcome) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    position = 0
    while time.perf_counter() < until:
        started = time.perf_counter()
        writer.write(requests[position % len(requests)])
        status, keep = await read_answer(reader)
        outcome.seconds.append(time.perf_counter() - started)
        outcome.statuses[status] += 1
        position += 1
        if not keep:
            writer.close()
            reader, writer = await asyncio.open_connection(host, port)
    writer.close()


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """(status, whether the connection is kept) of one answer, read to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split(b" ", 2)[1])
    if b"transfer-encoding: chunked" in head:
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    else:
        length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length or 0))
    return status, b"connection: close" not in head
