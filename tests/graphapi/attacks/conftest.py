"""A real server in a process of its own, on a graph that is large enough to hurt."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

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
        parents = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    fields = (folder / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                parents[int(folder.name)] = (int(fields[1]), fields[0])
        found = [self.pid]
        for pid in found:
            found += [child for child, (parent, _) in parents.items() if parent == pid]
        return found

    def memory(self) -> int:
        """Mebibytes that the family holds, shared pages counted in part."""
        total = 0
        for pid in self.family():
            try:
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            except OSError:
                continue
            total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
        return total // 1024

    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    def held_up(self) -> float:
        """Seconds for which this server and we were ready to go on, and other work had the processor.

        The kernel counts them; how late something is less these seconds is how late it would be on a quiet machine.
        """
        waits = (Path(f"/proc/{pid}/schedstat").read_text().split()[1] for pid in (self.pid, os.getpid()))
        return sum(map(int, waits)) / 1e9


@contextmanager
def running(path: Path, **settings: object) -> Iterator[Server]:
    """A server over ``path`` with the given settings, ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, **{f"KOOPGRAPH_{name.upper()}": str(value) for name, value in settings.items()}}
    command = [sys.executable, "-m", "koopgraph", "serve", str(path), "--port", str(port)]
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            await_health(url, process)
            yield Server(url, process.pid)
        finally:
            process.terminate()
            process.wait(15)


def await_health(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{url}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("the server did not start")


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
