"""The endpoint beside its peers, and under attack: ``python -m benchmarks.endpoint [--quads N …] [--soak SECONDS]``.

Peers answer in turns of half a second in one run, and ratios are medians over the turns, because other work on the
machine disturbs single figures far more than it disturbs pairs.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import httpx
from pyoxigraph import QueryResultsFormat, Store

from benchmarks import footprints, peers
from benchmarks.load import Outcome, load, query_request
from benchmarks.reports import HEAD, Line, machine, table, write_section
from benchmarks.synthetic import KOOP, alliance, make_release, ministry, texts_for
from ontology.terms import PREFIXES

CONNECTIONS: Final = 16
TURNS: Final = 8
TURN: Final = 0.5
UNLIMITED: Final = {"client_seconds": 1_000_000, "client_parallel": 1_000, "cache_bytes": 0}
"""Budgets and the cache would be measured instead of the endpoint."""
PREFIX: Final = f"PREFIX koop: <{KOOP}> PREFIX skos: <{PREFIXES['skos']}> "
HEAVY: Final = PREFIX + ("ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?f), STR(?i)) = 'never') }")
ROWS: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10000"
SUMS: Final = PREFIX + (
    "SELECT ?funder ?year (SUM(?amount) AS ?sum) WHERE { ?f koop:funder ?funder ; koop:from ?year ; koop:amount ?amount"
    " } GROUP BY ?funder ?year"
)


def entity(number: int) -> str:
    return f"SELECT ?p ?o WHERE {{ <{alliance(number)}> ?p ?o }}"


def chain(number: int) -> str:
    return PREFIX + (
        f"SELECT ?alliance ?town ?name WHERE {{ ?alliance koop:fundedBy <{ministry(number)}> ."
        " ?town koop:memberOf ?alliance ; skos:prefLabel ?name } LIMIT 200"
    )


Peers = dict[str, tuple[str, int]]
"""Name → (address of the endpoint, process id)."""


def in_turns(servers: Peers, queries: Sequence[str], connections: int) -> dict[str, list[Outcome]]:
    """Each peer under load for TURN seconds, all of them TURNS times over."""
    requests = {name: [_request(url, query) for query in queries] for name, (url, _) in servers.items()}
    outcomes: dict[str, list[Outcome]] = {name: [] for name in servers}
    for turn in range(TURNS + 1):
        for name, (url, _) in servers.items():
            outcome = asyncio.run(load(url, requests[name], connections=connections, seconds=TURN))
            if turn:  # the first warms up
                outcomes[name].append(outcome)
    return outcomes


def processor_times(servers: Peers, queries: Sequence[str]) -> dict[str, float]:
    """Microseconds of processor that each peer and all its processes take for a query, under the same load."""
    costs = {}
    for name, (url, pid) in servers.items():
        requests = [_request(url, query) for query in queries]
        before = footprints.processor_seconds(pid)
        answers = len(asyncio.run(load(url, requests, connections=CONNECTIONS, seconds=2)).seconds)
        costs[name] = (footprints.processor_seconds(pid) - before) / answers * 1e6
    return costs


def await_rest(pid: int) -> None:
    """Return when the server has made what its pages share, which it does beside its first answers."""
    for _ in range(120):
        before = footprints.processor_seconds(pid)
        time.sleep(1)
        if footprints.processor_seconds(pid) - before < 0.1:
            return


def _request(url: str, query: str) -> bytes:
    base, _, parameters = url.partition("?")
    request = query_request(base, query)
    return request.replace(b"?query=", b"?" + parameters.encode() + b"&query=", 1) if parameters else request


def rate(outcomes: list[Outcome]) -> float:
    return statistics.median(outcome.rate for outcome in outcomes)


def ratio(ours: list[Outcome], theirs: list[Outcome]) -> float:
    """How many times as fast as the peer in the turn beside it, in the median."""
    return statistics.median(a.rate / b.rate for a, b in zip(ours, theirs, strict=True))


def quantile(outcomes: list[Outcome], share: float) -> float:
    """The median over the turns of the milliseconds within which ``share`` of the answers came."""
    return statistics.median(outcome.quantile(share) for outcome in outcomes)


def compare(folder: Path, quads: int) -> list[Line]:
    """Speed at one size, beside every peer that is installed."""
    releases = make_release(folder / str(quads), quads)
    lines = []
    with ExitStack() as stack:
        servers = {
            "koopgraph": stack.enter_context(peers.ours(releases, **UNLIMITED)),
            "unprotected": stack.enter_context(peers.unprotected(releases)),
        }
        if peers.has_virtuoso():
            servers["Virtuoso"] = stack.enter_context(peers.virtuoso(folder / f"virtuoso-{quads}", quads))
        if peers.has_rdflib_endpoint():
            servers["rdflib-endpoint"] = stack.enter_context(peers.rdflib_endpoint(quads))
        entities = [entity(number) for number in range(min(4_000, texts_for(quads) // 2))]
        await_rest(servers["koopgraph"][1])
        seen = in_turns(servers, entities, CONNECTIONS)
        for name, outcomes in seen.items():
            statuses = sum((outcome.statuses for outcome in outcomes), Counter())
            assert set(statuses) == {200}, (name, statuses)
        lines += _entity_lines(seen)
        costs = processor_times(servers, entities)
        lines.append(Line("the same, processor time a query", ", ".join(f"{n} {c:.0f} µs" for n, c in costs.items())))
        chains = [chain(number) for number in range(40)]
        for name, outcomes in in_turns(servers, chains, 1).items():
            p95 = quantile(outcomes, 0.95)
            bar = ("p95 < 25 ms", p95 < 25) if name == "koopgraph" else ("", None)
            lines.append(Line(f"chain ministry → alliances → towns, {name}", f"p95 {p95:.1f} ms", *bar))
        lines.append(_rows_line(servers["koopgraph"][0], releases))
        seconds = min(
            _timed(lambda: httpx.get(servers["koopgraph"][0], params={"query": SUMS}, timeout=60)) for _ in range(3)
        )
        lines.append(Line("sum by funder and year, by SPARQL", f"{seconds * 1000:.0f} ms"))
    return lines


def _entity_lines(seen: dict[str, list[Outcome]]) -> list[Line]:
    ours = seen["koopgraph"]
    p99 = quantile(ours, 0.99)
    lines = [
        Line("one entity, 16 connections", f"{rate(ours):,.0f}/s", "≥ 2,000/s", rate(ours) >= 2_000),
        Line("the same, slowest hundredth", f"p99 {p99:.1f} ms", "p99 < 25 ms", p99 < 25),
    ]
    for peer, least in (("unprotected", 0.6), ("Virtuoso", 1.5), ("rdflib-endpoint", 5.0)):
        if peer in seen:
            times = ratio(ours, seen[peer])
            measured = f"{times:.2f} × ({rate(seen[peer]):,.0f}/s)"
            lines.append(Line(f"the same, against {peer}", measured, f"≥ {least:g} ×", times >= least))
    return lines


def _rows_line(url: str, releases: Path) -> Line:
    store = Store.read_only(str(releases / "current" / "store"))
    ratios = []
    for number in range(9):
        query = f"{ROWS} OFFSET {number}"
        alone = _timed(lambda text=query: store.query(text).serialize(format=QueryResultsFormat.JSON))
        over_http = _timed(lambda text=query: _fetch(url, text))
        ratios.append(over_http / alone)
    times = statistics.median(ratios)
    return Line("10,000 rows as JSON, against the engine alone", f"{times:.2f} ×", "≤ 1.3 ×", times <= 1.3)


def _fetch(url: str, query: str) -> bytes:
    """A body, taken with as little work of the client as there is."""
    with urllib.request.urlopen(f"{url}?{urllib.parse.urlencode({'query': query})}") as answer:
        return bytes(answer.read())


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--soak", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "koopgraph-bench")
    given = parser.parse_args()
    parts = [machine() + "."]
    for quads in given.quads:
        lines = compare(given.folder, quads)
        parts.append(f"### {quads:,} triples\n\n" + table(HEAD, [line.cells() for line in lines]))
        print(parts[-1], flush=True)
    small = given.quads[0]
    lines = [
        *beside_heavy(given.folder, small),
        *thousand_killed(given.folder, small),
        *cold_start(given.folder, small),
        *soak(given.folder, small, given.soak),
    ]
    parts.append(f"### Under strain, {small:,} triples\n\n" + table(HEAD, [line.cells() for line in lines]))
    print(parts[-1])
    write_section("endpoint", "The endpoint beside its peers", "\n\n".join(parts))


if __name__ == "__main__":
    main()
