"""Requests that no honest client sends: told what is wrong, in the one shape, and nothing of the server's insides."""

from __future__ import annotations

import socket

import httpx
import pytest

from tests.graphapi.attacks.conftest import Server

ASK = b"Content-Type: application/sparql-query\r\n"


def send(server: Server, data: bytes) -> bytes:
    """The beginning of what the server answers to ``data``."""
    address = httpx.URL(server.url)
    with socket.create_connection((address.host, address.port or 80), timeout=10) as connection:
        connection.sendall(data)
        return connection.recv(65_536)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a<script>\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a/../b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 200),
        (b"GET / HTTP/1.1\r\nHost: a:999999\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n", 400),
        (b"GET /page/agent/\xfc HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET evil:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nAccept: \xff\xfe\r\nAccept-Language: \xff\r\nCookie: \xff\r\n\r\n", 200),
        (b"GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n", 200),
        (b"POST /sparql HTTP/1.1\r\nHost: a\r\n" + ASK + b"Content-Length: -1\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: a\r\n" + ASK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n", 400),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /",
            400,
        ),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        (bytes([0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC]) + bytes(200), 400),
    ],
)
def test_odd_heads(server: Server, data: bytes, status: int) -> None:
    assert send(server, data).split(b" ")[1] == str(status).encode()
    assert server.ask("ASK {}").status_code == 200


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/sparql-query", "ASK {}".encode("utf-16")),
        ("application/sparql-query; charset=latin-1", b"ASK {}"),
        ("application/sparql-query", b"\x1f\x8b" + b"x" * 100),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\nASK {}\r\n--x--"),
        ("a" * 8_000, b"ASK {}"),
        ("application/x-www-form-urlencoded", b"query=%ff%fe"),
    ],
)
def test_odd_bodies(server: Server, content_type: str, body: bytes) -> None:
    answer = httpx.post(f"{server.url}/sparql", content=body, headers={"content-type": content_type})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert len(answer.content) < 2_000


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=5-1", 200),
        ("bytes=x", 200),
        ("items=0-5", 200),
        ("bytes=0-1,2-3", 200),
        ("bytes=" + "9" * 40 + "-", 200),
        ("bytes=0-9", 206),
        ("bytes=-9", 206),
        ("bytes=999999999-", 416),
    ],
)
def test_odd_ranges(server: Server, asked: str, status: int) -> None:
    answer = httpx.get(f"{server.url}/exports/manifest.json", headers={"range": asked})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ('SELECT (CONCAT("\\uD800", "x") AS ?x) {}', 400),
        ('SELECT ("\0" AS ?x) {}', 200),
        ('SELECT (1/0 AS ?x) (SUBSTR("ä", -9223372036854775808, 2) AS ?y) (STRDT("x", "y") AS ?z) {}', 200),
        ("SELECT (9223372036854775807 + 1 AS ?x) (ROUND(1e400) AS ?y) {}", 200),
        ('SELECT (IRI("javascript:x y") AS ?x) {}', 200),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 200),
        ("PREFIX a: <" + "../" * 5_000 + "> ASK { a:b ?p ?o }", 400),
        ("SELECT ?x { VALUES ?x { " + "1 " * 20_000 + "} }", 200),
        ("SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 2_000) + " } LIMIT 1", 200),
        ('SELECT * { ?s ?p ?o FILTER(REGEX(STR(?s), "(((a+)+)+)+$")) } LIMIT 1', 200),
    ],
)
def test_odd_queries(server: Server, query: str, status: int) -> None:
    answer = server.ask(query)
    assert answer.status_code == status
    assert b"root:" not in answer.content


def test_a_client_that_goes_while_it_sends_is_no_failure_of_the_server(server: Server) -> None:
    def failures() -> str:
        lines = httpx.get(f"{server.url}/metrics").text.splitlines()
        return next((line for line in lines if 'status="500"' in line and "/sparql" in line), "")

    before = failures()
    address = httpx.URL(server.url)
    with socket.create_connection((address.host, address.port or 80), timeout=10) as connection:
        connection.sendall(b"POST /sparql HTTP/1.1\r\nHost: a\r\n" + ASK + b"Content-Length: 1000\r\n\r\nASK")
    assert server.ask("ASK {}").status_code == 200
    assert failures() == before
