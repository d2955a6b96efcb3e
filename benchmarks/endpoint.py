"""The endpoint beside its peers, and under attack: ``python -m benchmarks.endpoint [--quads N …] [--soak SECONDS]``.

Peers answer in turns of half a second in one run, and ratios are medians over the turns, because other work on the
machine disturbs single figures far more than it disturbs pairs.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
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
from benchmarks.questions import PREFIX, UNLIMITED, await_rest, chain, entity
from benchmarks.reports import HEAD, Line, machine, table, write_section
from benchmarks.strain import beside_heavy, cold_start, soak, thousand_killed
from benchmarks.synthetic import make_release, texts_for

CONNECTIONS: Final = 16
TURNS: Final = 8
TURN: Final = 0.5
ROWS: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10000"
SUMS: Final = PREFIX + (
    "SELECT ?funder ?year (SUM(?amount) AS ?sum) WHERE { ?f koop:funder ?funder ; koop:from ?year ; koop:amount ?amount"
    " } GROUP BY ?funder ?year"
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
