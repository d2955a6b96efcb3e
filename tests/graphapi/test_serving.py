"""A release published while many query: no error, no mixed answer, and the old one is closed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.graphapi.attacks.conftest import Server, running
from tests.graphapi.conftest import publish

CLIENTS = 20
SWITCHES = 12
MARKS = "SELECT ?mark WHERE { { <urn:one> <urn:mark> ?mark } UNION { GRAPH <urn:g> { <urn:two> <urn:mark> ?mark } } }"


def marked(version: str) -> bytes:
    return f'<urn:one> <urn:mark> "{version}" . GRAPH <urn:g> {{ <urn:two> <urn:mark> "{version}" }}'.encode()


def ask(server: Server, stop: threading.Event, faults: list[str], seen: set[str]) -> None:
    number = 0
    with httpx.Client(base_url=server.url) as client:
        while not stop.is_set():
            number += 1
            query = f"{MARKS} LIMIT {10 + number % 50}"
            answer = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
            release = answer.headers.get("x-release", "")
            if answer.status_code != 200 or answer.text.split() != ["mark", release, release]:
                faults.append(f"{answer.status_code} {release} {answer.text[:200]}")
            seen.add(release)


def test_a_release_is_published_while_clients_query(tmp_path: Path) -> None:
    publish(tmp_path, "2026-01-01-00000000", marked("2026-01-01-00000000"))
    limits = {"follow_seconds": 0.05, "client_parallel": 1000, "client_seconds": 100_000, "queue_length": 1000}
    with running(tmp_path, **limits) as server:
        processes = len(server.family())
        stop, faults, seen = threading.Event(), list[str](), set[str]()
        clients = [threading.Thread(target=ask, args=(server, stop, faults, seen)) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        for number in range(1, SWITCHES + 1):
            version = f"2026-01-01-{number:08x}"
            publish(tmp_path, version, marked(version))
            time.sleep(0.4)
        stop.set()
        for client in clients:
            client.join()
        assert faults == []
        assert len(seen) >= SWITCHES // 2
        last = f"2026-01-01-{SWITCHES:08x}"
        assert comes_to_hold(lambda: httpx.get(f"{server.url}/healthz").json()["release"] == last)
        assert comes_to_hold(lambda: len(server.family()) == processes)
        assert comes_to_hold(lambda: not any("00000001/store" in target for target in open_files(server)))


def comes_to_hold(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def open_files(server: Server) -> list[str]:
    found = []
    for pid in server.family():
        for link in Path(f"/proc/{pid}/fd").iterdir():
            try:
                found.append(str(link.readlink()))
            except OSError:
                continue
    return found


def test_a_broken_release_is_left_aside(tmp_path: Path) -> None:
    publish(tmp_path, "2026-01-01-00000001", marked("2026-01-01-00000001"))
    with running(tmp_path, follow_seconds=0.05) as server:
        (tmp_path / "2026-01-02-00000002").mkdir()
        (tmp_path / "next").symlink_to("2026-01-02-00000002")
        (tmp_path / "next").replace(tmp_path / "current")
        time.sleep(0.3)
        answer = httpx.get(f"{server.url}/healthz")
        assert answer.json() == {"status": "ok", "release": "2026-01-01-00000001"}
