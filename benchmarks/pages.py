"""How quickly pages come at 16 connections: each for the first time, right after the start of the server and after some
seconds in which nobody came; then as visitors come back to them, and as machines ask for the same things.

python -m benchmarks.pages [FOLDER [QUADS]]
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from tempfile import gettempdir
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import Store

from benchmarks.load import Outcome, load, read_answer
from benchmarks.peers import ours
from benchmarks.reports import machine, table, write_section
from benchmarks.synthetic import BASE, alliance, make_release, ministry, texts_for, town
from ingest.release.search import write_search

CONNECTIONS: Final = 16
SECONDS: Final = 10.0
REST: Final = 20
"""Seconds without visitors but the first; pages are made ahead then."""
BAR: Final = 60.0
"""Milliseconds of the 95th percentile at 100 k triples."""
_HEAD: Final = "Accept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: de"


def request(host: str, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{_HEAD}\r\n\r\n".encode()


def data_paths(quads: int) -> list[str]:
    """The same things as Turtle, JSON-LD and CSV."""
    pages = [path for path in paths(quads) if path.startswith("/page/")]
    return [f"{path.replace('/page/', '/data/')}.{suffix}" for path in pages for suffix in ("ttl", "jsonld", "csv")]


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


def measure(name: str, server: int, making: Coroutine[None, None, Outcome]) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome, and its row in the table; ``server`` is the process whose time is counted."""
    before = processor_seconds(server)
    outcome = asyncio.run(making)
    each = (processor_seconds(server) - before) / len(outcome.seconds) * 1000
    p50, p95, p99 = (f"{outcome.quantile(share):.1f}" for share in (0.5, 0.95, 0.99))
    assert set(outcome.statuses) == {200}, outcome.statuses
    return outcome, (name, f"{outcome.rate:,.0f}", p50, p95, p99, f"{each:.1f}")


def processor_seconds(process: int) -> float:
    """User and system time of ``process`` up to now."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(gettempdir()) / "koopgraph-bench")
    quads = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    folder.mkdir(parents=True, exist_ok=True)
    current = make_release(folder, quads) / "current"
    if not (current / "search").exists():
        write_search(Store.read_only(str(current / "store")), {}, current / "search")
    rows = []
    with ours(folder) as (url, server):
        host = urlsplit(url).netloc
        requests = [request(host, path) for path in paths(quads)]
        rows.append(measure("for the first time, right after the start", server, once(url, requests))[1])
        repeated = load(url, requests, connections=CONNECTIONS, seconds=SECONDS)
        again, row = measure("again", server, repeated)
        data = [request(host, path) for path in data_paths(quads)]
        forms, form_row = measure("as data: Turtle, JSON-LD, CSV", server, once(url, data))
    with ours(folder) as (url, server):
        host = urlsplit(url).netloc
        asyncio.run(once(url, [request(host, "/")]))
        time.sleep(REST)
        first = once(url, [request(host, path) for path in paths(quads)])
        rows += [measure(f"for the first time, after {REST} s with one visitor", server, first)[1], row, form_row]
    head = ("pages", "a second", "p50 ms", "p95 ms", "p99 ms", "processor ms a page")
    note = f"{quads:,} quads, {len(requests):,} pages of all kinds, {CONNECTIONS} connections. {machine()}"
    body = f"{note}\n\n{table(head, rows)}"
    print(body)
    write_section("pages", "Pages", body)
    if max(again.quantile(0.95), forms.quantile(0.95)) > BAR:
        sys.exit(f"p95 is over {BAR:.0f} ms")


if __name__ == "__main__":
    main()
