"""A remote store that is closed while somebody in another thread still reads from it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from graphapi.errors import RemoteFailed
from graphapi.store.remote import RESULTS, RemoteStore

YES = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>'


class Patient(ThreadingHTTPServer):
    """A SPARQL server that answers each question with yes, when it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked, self.may_answer = Event(), Event()
        super().__init__(("127.0.0.1", 0), Yes)


class Yes(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Patient

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.server.asked.set()
        self.server.may_answer.wait(10)
        self.send_response(200)
        self.send_header("content-type", RESULTS)
        self.send_header("content-length", str(len(YES)))
        self.end_headers()
        self.wfile.write(YES)

    def log_message(self, *_: object) -> None:
        """Nothing: what was asked is of no interest here."""


@pytest.fixture
def patient() -> Iterator[Patient]:
    with Patient() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_last_answer_under_way_lets_go_of_the_connections(patient: Patient) -> None:
    store = RemoteStore(f"http://127.0.0.1:{patient.server_port}/sparql", None, 10)
    with ThreadPoolExecutor(1) as readers:
        answer = readers.submit(store.ask, "ASK {}")
        assert patient.asked.wait(10)
        store.close()
        patient.may_answer.set()
        assert answer.result(10)
    assert store._client.is_closed
    with pytest.raises(RemoteFailed):
        store.ask("ASK {}")


def test_without_readers_it_is_closed_at_once(patient: Patient) -> None:
    patient.may_answer.set()
    store = RemoteStore(f"http://127.0.0.1:{patient.server_port}/sparql", None, 10)
    assert store.ask("ASK {}")
    store.close()
    assert store._client.is_closed
