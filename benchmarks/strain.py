"""The endpoint under attack: heavy queries beside light ones, a thousand ended, a cold start, fifty clients at once."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Final

import httpx

from benchmarks import footprints, peers
from benchmarks.load import load, query_request
from benchmarks.questions import PREFIX, UNLIMITED, await_rest, chain, entity
from benchmarks.reports import Line
from benchmarks.synthetic import make_release

HEAVY: Final = PREFIX + ("ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?f), STR(?i)) = 'never') }")


def beside_heavy(folder: Path, quads: int) -> list[Line]:
    """A steady light load alone, and beside four queries without end."""
    releases = make_release(folder / str(quads), quads)
    limit = 3.0
    with peers.ours(releases, **UNLIMITED, query_seconds=limit) as (url, pid):
        await_rest(pid)
        light = [query_request(url, entity(number)) for number in range(1_000)]

        def p95() -> float:
            return asyncio.run(load(url, light, connections=2, seconds=limit - 0.8)).quantile(0.95)

        p95()
        memory = footprints.memory(pid)
        growth, endings = [], []
        for _ in range(3):
            alone = p95()
            ended: list[tuple[int, float]] = []
            threads = [threading.Thread(target=_heavy, args=(url, ended)) for _ in range(4)]
            for thread in threads:
                thread.start()
            time.sleep(0.4)  # they have turned heavy
            growth.append(p95() / alone)
            for thread in threads:
                thread.join()
            endings += ended
        time.sleep(0.5)
        grown = footprints.memory(pid) - memory
    late = max(seconds for _, seconds in endings) - limit
    statuses = {status for status, _ in endings}
    return [
        Line(
            "light p95 beside 4 heavy queries",
            f"{statistics.median(growth):.2f} ×",
            "< 2 ×",
            statistics.median(growth) < 2,
        ),
        Line(
            "heavy ones ended after their limit",
            f"{late:+.2f} s, {statuses}",
            "≤ 0.5 s, 504",
            late <= 0.5 and statuses == {504},
        ),
        Line("memory after them", f"{grown:+.0f} MiB of {memory:.0f}", "back", grown < memory * 0.1),
    ]


def _heavy(url: str, ended: list[tuple[int, float]]) -> None:
    started = time.perf_counter()
    answer = httpx.post(url, data={"query": HEAVY}, timeout=60)
    ended.append((answer.status_code, time.perf_counter() - started))


def thousand_killed(folder: Path, quads: int) -> list[Line]:
    """A thousand queries over their time, four at once."""
    releases = make_release(folder / str(quads), quads)
    with peers.ours(releases, **UNLIMITED, query_seconds=0.05, workers=4) as (url, pid):
        httpx.get(url, params={"query": "ASK {}"})
        before = footprints.descriptors(pid), len(footprints.family(pid))
        requests = [query_request(url, f"{HEAVY} # {number}") for number in range(1_000)]
        statuses: Counter[int] = Counter()
        started = time.perf_counter()
        while statuses.total() < 1_000:
            statuses += asyncio.run(load(url, requests, connections=4, seconds=1)).statuses
        seconds = time.perf_counter() - started
        time.sleep(1)
        after = footprints.descriptors(pid), len(footprints.family(pid))
        dead = footprints.zombies(pid)
    measured = f"{dead} zombies, {after[0] - before[0]:+d} descriptors, {after[1] - before[1]:+d} processes"
    held = not dead and after[0] <= before[0] and after[1] <= before[1]
    return [Line(f"{statuses.total():,} killed queries in {seconds:.0f} s", measured, "0, ≤ 0, ≤ 0", held)]


def cold_start(folder: Path, quads: int) -> list[Line]:
    """From the command to the first answer."""
    releases = make_release(folder / str(quads), quads)
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        with peers.ours(releases) as (url, pid):
            httpx.get(url, params={"query": entity(1)})
            seconds.append(time.perf_counter() - started)
            memory = footprints.memory(pid)
    best = min(seconds)
    return [
        Line("start to first answer", f"{best:.2f} s, {memory:.0f} MiB", "< 2 s, < 200 MiB", best < 2 and memory < 200)
    ]


def soak(folder: Path, quads: int, seconds: float) -> list[Line]:
    """Fifty clients for a while: seven pages to two searches to one query, one query in twenty heavy."""
    releases = make_release(folder / str(quads), quads)
    with peers.ours(releases, **UNLIMITED, query_seconds=2) as (url, pid):
        site = url.removesuffix("/sparql")
        pages = [_get(site, f"/id/agent/allianz-{number}") for number in range(100)]
        pages += [_get(site, f"/data/agent/allianz-{number}.ttl") for number in range(100)]
        queries = [query_request(url, entity(number)) for number in range(60)]
        queries += [query_request(url, chain(number)) for number in range(36)] + [query_request(url, HEAVY)] * 4
        mixed = [request for group in zip(pages[:100], pages[100:], queries, strict=True) for request in group]
        # Pages are made ahead from the first visitor on, into room that is set aside for them; what is asked here is
        # whether anything grows after that. At rest both times: under load there are more query processes.
        httpx.get(site, headers={"Accept": "text/html"})
        asyncio.run(load(url, mixed, connections=50, seconds=min(20.0, seconds)))
        await_rest(pid)
        before = footprints.memory(pid)
        outcome = asyncio.run(load(url, mixed, connections=50, seconds=seconds))
        await_rest(pid)
        grown = footprints.memory(pid) / before - 1
    bad = {status: count for status, count in outcome.statuses.items() if status >= 500 and status not in (503, 504)}
    measured = f"{len(outcome.seconds):,} answers, {dict(outcome.statuses)}"
    return [
        Line(f"{seconds:.0f} s of 50 clients", measured, "no 5xx but 503, 504", not bad),
        Line("memory over that time", f"{grown:+.1%}", "within 5 %", abs(grown) < 0.05),
    ]


def _get(site: str, path: str) -> bytes:
    host = site.removeprefix("http://")
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/turtle\r\n\r\n".encode()
