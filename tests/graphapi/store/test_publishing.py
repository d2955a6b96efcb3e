"""Readers of a real Virtuoso while another release is loaded into it: a whole answer or none."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

import koopgraph
from benchmarks.peers import Virtuoso, virtuoso_server
from tests.graphapi.attacks.conftest import Server, running
from tests.graphapi.conftest import publish
from tests.graphapi.store.test_remote import FACTS, load

OLD, NEW = "2026-01-01-00000001", "2026-01-02-00000002"
GRAPHS, MARKS = 3, 200
COUNT = "SELECT ?mark (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s <urn:mark> ?mark } } GROUP BY ?mark"
WHOLE = str(GRAPHS * MARKS)


def marked(version: str) -> bytes:
    """A release whose every triple says of which it is."""
    marks = "\n".join(f'<urn:s{n}> <urn:mark> "{version}" .' for n in range(MARKS))
    named = (f"GRAPH <https://w3id.org/koopgraph/graph/doc/{n}> {{ {marks} }}" for n in range(GRAPHS))
    return "\n".join([marks, *named]).encode()


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Virtuoso]]:
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-t is not installed (deploy/test-packages.sh)")
    with (
        virtuoso_server(tmp_path_factory.mktemp("one"), 4_000) as one,
        virtuoso_server(tmp_path_factory.mktemp("two"), 4_000) as two,
    ):
        yield [one, two]


class Readers:
    """Clients that ask without a pause and note what they were told."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.faults: list[str] = []
        self.told: dict[str, int] = {}
        self._stop = threading.Event()

    @contextmanager
    def reading(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._read, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stop.set()
            for thread in threads:
                thread.join()

    def await_release(self, version: str) -> None:
        """Return when somebody has been told of ``version``."""
        for _ in range(200):
            if version in self.told:
                return
            threading.Event().wait(0.05)
        raise AssertionError(f"nobody was served {version}")

    def _read(self, number: int) -> None:
        with httpx.Client(base_url=self.server.url, timeout=30) as client:
            while not self._stop.is_set():
                number += 2
                params = {"query": f"{COUNT} LIMIT {number}"}  # another each time, so that none comes from the cache
                answer = client.get("/sparql", params=params, headers={"accept": "text/csv"})
                release = answer.headers.get("x-release", "")
                if answer.status_code == 503 and int(answer.headers["retry-after"]) > 0:
                    release = "refused"
                elif (answer.status_code, answer.text.split()) != (200, ["mark,n", f"{release},{WHOLE}"]):
                    self.faults.append(f"{answer.status_code} {release} {answer.text[:200]}")
                self.told[release] = self.told.get(release, 0) + 1


@contextmanager
def serving(releases: Path, stores: list[Virtuoso]) -> Iterator[Readers]:
    limits = {"follow_seconds": 0.05, "client_parallel": 100, "client_seconds": 100_000, "store_graph": FACTS}
    with running(releases, store=",".join(store.endpoint for store in stores), **limits) as server:
        yield Readers(server)


def test_nobody_is_shown_half_of_a_release(servers: list[Virtuoso], tmp_path: Path) -> None:
    store = servers[0]
    publish(tmp_path, OLD, marked(OLD))
    load(store, tmp_path)
    with serving(tmp_path, [store]) as readers, readers.reading():
        readers.await_release(OLD)
        load(store, tmp_path)  # the same again: the copy before is no more
        publish(tmp_path, NEW, marked(NEW))
        load(store, tmp_path)
        readers.await_release(NEW)
    assert readers.faults == []
    assert readers.told.keys() <= {OLD, NEW, "refused"}


def test_with_a_second_store_there_is_no_gap(servers: list[Virtuoso], tmp_path: Path) -> None:
    publish(tmp_path, OLD, marked(OLD))
    load(servers[0], tmp_path)
    with serving(tmp_path, servers) as readers, readers.reading():
        readers.await_release(OLD)
        publish(tmp_path, NEW, marked(NEW))
        load(servers[1], tmp_path)
        readers.await_release(NEW)
    assert readers.faults == []
    assert readers.told.keys() == {OLD, NEW}


def test_what_was_broken_off_is_no_release(servers: list[Virtuoso], tmp_path: Path) -> None:
    publish(tmp_path, OLD, marked(OLD))
    load(servers[0], tmp_path)
    store = f"{servers[0].url}/sparql-graph-crud-auth"
    options = ["--to", store, "--endpoint", "http://127.0.0.1:9/none", "--default-graph", FACTS, "--user", "dba"]
    environ = {"KOOPGRAPH_PASSWORD": "dba"}
    assert CliRunner().invoke(koopgraph.app, ["publish", str(tmp_path), *options], env=environ).exit_code == 2
    environ = {"KOOPGRAPH_STORE": servers[0].endpoint, "KOOPGRAPH_STORE_GRAPH": FACTS}
    outcome = CliRunner().invoke(koopgraph.app, ["serve", str(tmp_path)], env=environ)
    assert outcome.exit_code == 2
    assert "koopgraph publish" in outcome.stderr
