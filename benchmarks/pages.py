"""How quickly pages come: each for the first time, then as visitors come back to them, at 16 connections.

python -m benchmarks.pages [FOLDER [QUADS]]
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from tempfile import gettempdir
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import Store

from benchmarks.load import Outcome, load, read_answer
from benchmarks.peers import ours
from benchmarks.synthetic import BASE, alliance, make_release, ministry, texts_for, town
from ingest.release.search import write_search

CONNECTIONS: Final = 16
SECONDS: Final = 10.0
BAR: Final = 60.0
"""Milliseconds of the 95th percentile at 100 k triples."""
_HEAD: Final = "Accept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: de"


def request(host: str, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{_HEAD}\r\n\r\n".encode()


def paths(quads: int) -> list[str]:
    """A mix of pages: things of all kinds, searches, suggestions, lists."""
    alliances = min(texts_for(quads) // 2, 800)
    things = (
        [alliance(n) for n in range(alliances)]
        + [ministry(n) for n in range(40)]
        + [town(n) for n in range(min(alliances, 400))]
    )
    pages = [iri.removeprefix(BASE).replace("id/", "/page/", 1) for iri in things]
    networks = [page.replace("/page/", "/network/") for page in pages[:100]]
    searches = [f"/search?q=allianz%20{n}" for n in range(100)] + [f"/search/suggest?q=alli{n}" for n in range(100)]
    fixed = ["/", "/cooperations", "/map", "/questions", "/conflicts", "/sources", "/quality", "/releases", "/about"]
    return [*pages, *networks, *searches, *fixed]


async def once(url: str, requests: list[bytes]) -> Outcome:
    """Every page asked for once, over all connections."""
    outcome = Outcome()
    started = time.perf_counter()
    await asyncio.gather(*(_round(url, requests[n::CONNECTIONS], outcome) for n in range(CONNECTIONS)))
    outcome.took = time.perf_counter() - started
    return outcome


async def _round(url: str, requests: list[bytes], outcome: Outcome) -> None:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    for each in requests:
        started = time.perf_counter()
        writer.write(each)
        status, _ = await read_answer(reader)
        outcome.seconds.append(time.perf_counter() - started)
        outcome.statuses[status] += 1
    writer.close()


def say(name: str, outcome: Outcome) -> None:
    p50, p95, p99 = (outcome.quantile(share) for share in (0.5, 0.95, 0.99))
    statuses = dict(outcome.statuses)
    print(f"{name:<28} {outcome.rate:8.0f}/s  p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f} ms  {statuses}")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(gettempdir()) / "koopgraph-bench")
    quads = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    folder.mkdir(parents=True, exist_ok=True)
    release = make_release(folder, quads)
    current = (folder / "current").resolve() if (folder / "current").exists() else release
    if not (current / "search").exists():
        write_search(Store.read_only(str(current / "store")), {}, current / "search")
    with ours(folder) as (url, _):
        host = urlsplit(url).netloc
        requests = [request(host, path) for path in paths(quads)]
        print(f"{quads:,} quads, {len(requests):,} pages, {CONNECTIONS} connections")
        say("for the first time", asyncio.run(once(url, requests)))
        again = asyncio.run(load(url, requests, connections=CONNECTIONS, seconds=SECONDS))
        say("again", again)
        if again.quantile(0.95) > BAR:
            sys.exit(f"p95 is over {BAR:.0f} ms")


if __name__ == "__main__":
    main()
