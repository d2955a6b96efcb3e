"""A real server in a process of its own, on a graph that is large enough to hurt."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from benchmarks import footprints
from benchmarks.peers import ours
from benchmarks.synthetic import make_release

SECONDS = 2
"""The time limit of the server under attack."""


@dataclass(frozen=True, slots=True)
class Server:
    """``url`` answers; ``pid`` is the process that listens."""

    url: str
    pid: int

    def ask(self, query: str, **headers: str) -> httpx.Response:
        return httpx.post(f"{self.url}/sparql", data={"query": query}, headers=headers, timeout=60)

    def family(self) -> list[int]:
        """The server, its nursery and their query processes."""
        return footprints.family(self.pid)

    def memory(self) -> float:
        """Mebibytes that the family holds, shared pages counted in part."""
        return footprints.memory(self.pid)

    def held_up(self) -> float:
        """Seconds for which this server and we were ready to go on, and other work had the processor.

        The kernel counts them; how late something is less these seconds is how late it would be on a quiet machine.
        """
        waits = (Path(f"/proc/{pid}/schedstat").read_text().split()[1] for pid in (self.pid, os.getpid()))
        return sum(map(int, waits)) / 1e9


@contextmanager
def running(path: Path, **settings: object) -> Iterator[Server]:
    """A server over ``path`` with the given settings, ended afterwards."""
    with ours(path, **settings) as (endpoint, pid):
        yield Server(endpoint.removesuffix("/sparql"), pid)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of releases with about 20,000 quads."""
    return make_release(tmp_path_factory.mktemp("synthetic"), 20_000)


@pytest.fixture(scope="session")
def server(graph: Path) -> Iterator[Server]:
    """One server for most attacks: 2 seconds, 256 MiB, 8 MiB answers, and budgets that do not end the test early."""
    limits = {"query_seconds": SECONDS, "query_memory": 256, "result_bytes": 8 * 2**20}
    generous = {"client_seconds": 100_000, "client_parallel": 100}
    with running(graph, **limits, **generous) as server:
        yield server


@pytest.fixture
def unharmed(server: Server) -> Iterator[None]:
    """After the attack: the same process, a right answer at once, nothing left running."""
    before = server.pid
    yield
    started = time.monotonic()
    answer = server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s a koop:Ministry }", accept="text/csv")
    assert (answer.status_code, answer.text.split()) == (200, ["n", "40"])
    assert time.monotonic() - started < 1
    assert before == server.pid
