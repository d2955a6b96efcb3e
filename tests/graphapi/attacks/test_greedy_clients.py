"""Clients that send slowly, send too much, hold connections open, or walk away."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import httpx
import pytest

from tests.graphapi.attacks.conftest import Server, running

pytestmark = pytest.mark.usefixtures("unharmed")

POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: "


def connect(server: Server) -> socket.socket:
    port = int(server.url.rpartition(":")[2])
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_a_body_without_end_is_refused_early(server: Server) -> None:
    with connect(server) as client:
        client.sendall(POST + b"200000000\r\n\r\n")
        sent = 0
        try:
            while sent < 20_000_000:
                client.sendall(b"x" * 65_536)
                sent += 65_536
        except (BrokenPipeError, ConnectionResetError):
            pass
        else:
            assert status_of(client.recv(4_096)) == 413
    assert server.memory() < 1_000


def test_a_body_that_never_comes_is_given_up(graph: Path) -> None:
    with running(graph, body_seconds=0.5) as server, connect(server) as client:
        client.sendall(POST + b"100\r\n\r\nASK")
        assert status_of(client.recv(4_096)) == 408


@pytest.mark.parametrize("length", [100_000, 300_000])
def test_an_address_too_long_is_refused(server: Server, length: int) -> None:
    with connect(server) as client:
        client.sendall(b"GET /sparql?query=" + b"x" * length + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        assert status_of(client.recv(4_096)) in (400, 413, 414, 431)


def test_headers_too_large_are_refused_and_not_kept(server: Server) -> None:
    def ask(rounds: range) -> None:
        for number in rounds:
            with connect(server) as client:
                accept = f'*/*;x="{number}'.encode() + b"x" * 500_000 + b'"'
                client.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nAccept: " + accept + b"\r\n\r\n")
                assert status_of(client.recv(4_096)) in (400, 431)

    ask(range(20))  # what the first refusals need stays: their words, and room to read into
    before = server.memory()
    ask(range(20, 620))
    assert server.memory() - before < 30, "of 300 MB that were sent"


def test_a_head_without_end_is_refused(server: Server) -> None:
    with connect(server) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            client.sendall(b"x" * 100_000_000)


def test_a_head_that_never_comes_is_given_up(graph: Path) -> None:
    """On a new connection, and on one that was answered before."""
    with running(graph, head_seconds=0.5) as server, connect(server) as silent, connect(server) as half:
        half.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n")
        assert status_of(half.recv(4_096)) == 200
        half.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert status_of(silent.recv(4_096)) == 408
        assert b" 408 " in half.recv(65_536) + half.recv(65_536)


def test_many_parts_of_a_range_are_one_whole_answer(server: Server) -> None:
    parts = ",".join(f"{n}-{n}" for n in range(1_500))
    answer = httpx.get(f"{server.url}/sparql", params={"query": "ASK {}"}, headers={"range": f"bytes={parts}"})
    assert answer.status_code == 200


def test_idle_and_half_open_connections_disturb_nobody(server: Server) -> None:
    clients = [connect(server) for _ in range(200)]
    for client in clients[::2]:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    started = time.monotonic()
    assert server.ask("ASK {}").status_code == 200
    assert time.monotonic() - started < 1
    for client in clients:
        client.close()


def test_a_query_ends_when_its_client_goes(server: Server) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with connect(server) as client:
        request = httpx.Request("GET", f"{server.url}/sparql", params={"query": query})
        client.sendall(b"GET " + request.url.raw_path + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.6)
        assert metric(server, "koopgraph_queries_heavy") == 1
    time.sleep(0.3)
    assert metric(server, "koopgraph_queries_heavy") == 0


def test_a_reader_who_stops_reading_holds_up_nobody(graph: Path) -> None:
    query = b"SELECT+*+WHERE+%7B?s+?p+?o+.+?s+?q+?r+.+?s+?t+?u%7D"
    with running(graph, query_seconds=20, result_bytes=200_000_000) as server:
        with connect(server) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            client.sendall(b"GET /sparql?query=" + query + b" HTTP/1.1\r\nHost: x\r\n\r\n")
            head = client.recv(1_024)
            assert status_of(head) == 200
            assert server.ask("ASK {}").status_code == 200
        time.sleep(0.3)
        whole = httpx.get(f"{server.url}/sparql?query={query.decode()}", headers={"accept": "text/csv"}, timeout=60)
        assert whole.status_code == 200
        assert whole.text.endswith("\r\n")


def metric(server: Server, name: str) -> float:
    lines = httpx.get(f"{server.url}/metrics").text.splitlines()
    return next(float(line.split()[-1]) for line in lines if line.startswith(name + " "))
