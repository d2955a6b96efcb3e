"""The reverse-proxy recipe as it stands, on loopback: what it is there to stop, it stops."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from benchmarks.peers import free_port
from tests.graphapi.attacks.conftest import running

RECIPE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/koopgraph.conf;
}}
"""
HEAVY = "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(CONCAT(STR(?a), STR(?o)) = 'x') }"


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, releases: Path) -> Iterator[str]:
    """The address of nginx before a server with a budget of two seconds a minute."""
    if NGINX is None:
        pytest.skip("nginx is not installed (deploy/test-packages.sh)")
    folder = tmp_path_factory.mktemp("nginx")
    limits = {"trusted_proxies": "127.0.0.1", "client_seconds": 2, "query_seconds": 1}
    limits["hosts"] = "koopgraph.example.org,127.0.0.1"
    port = free_port()
    with running(releases, **limits) as server:
        recipe = RECIPE.read_text("utf-8").replace("127.0.0.1:8000", server.url.removeprefix("http://"))
        recipe = recipe.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
            "header_timeout 10s", "header_timeout 1s"
        )
        (folder / "koopgraph.conf").write_text(recipe, "utf-8")
        (folder / "main.conf").write_text(MAIN.format(folder=folder), "utf-8")
        with subprocess.Popen([NGINX, "-c", str(folder / "main.conf")], stderr=subprocess.DEVNULL) as process:
            try:
                await_port(port)
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()


def await_port(port: int) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx did not start")


def ask(proxy: str, query: str, **headers: str) -> httpx.Response:
    named = {"host": "koopgraph.example.org", **headers}
    return httpx.post(f"{proxy}/sparql", data={"query": query}, headers=named, timeout=30)


def test_a_query_goes_through(proxy: str) -> None:
    assert ask(proxy, "ASK {}").json() == {"head": {}, "boolean": True}


def test_a_long_query_by_get_goes_through(proxy: str) -> None:
    query = "ASK { FILTER('" + "x" * 45_000 + "' != '') }"
    answer = httpx.get(f"{proxy}/sparql", params={"query": query}, headers={"host": "koopgraph.example.org"})
    assert answer.status_code == 200


def test_a_header_that_never_ends_is_closed(proxy: str) -> None:
    port = int(re.sub(r".*:", "", proxy))
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: koopgraph.example.org\r\nX-Slow: ")
        started = time.monotonic()
        answer = client.recv(4096)
        assert time.monotonic() - started < 4
        assert answer == b"" or answer.startswith(b"HTTP/1.1 408")


def test_a_large_body_is_refused(proxy: str) -> None:
    assert ask(proxy, "ASK {} #" + "x" * 2_000_000).status_code == 413


def test_the_operators_pages_are_the_operators(proxy: str) -> None:
    recipe = RECIPE.read_text("utf-8")
    for path in ("/metrics", "/healthz"):
        assert re.search(rf"location = {path} \{{ allow 127\.0\.0\.1; deny all;", recipe)
        assert httpx.get(proxy + path, headers={"host": "koopgraph.example.org"}).status_code == 200


def test_a_forged_address_resets_no_budget(proxy: str) -> None:
    statuses = [ask(proxy, f"{HEAVY} # {n}", **{"x-forwarded-for": f"198.51.100.{n}"}).status_code for n in range(4)]
    assert statuses[:2] == [504, 504]
    assert statuses[-1] == 429
    refused = ask(proxy, HEAVY, **{"x-forwarded-for": "198.51.100.99"})
    assert int(refused.headers["retry-after"]) > 0
