"""Ways out of the server and ways into the store: SERVICE, LOAD, FROM, updates, injected identifiers."""

from __future__ import annotations

import ast
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

import graphapi
from tests.graphapi.attacks.conftest import Server

pytestmark = pytest.mark.usefixtures("unharmed")


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[int, list[str]]]:
    """A port that notes whoever connects."""
    visitors: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        open_ = threading.Event()
        open_.set()

        def listen() -> None:
            while open_.is_set():
                try:
                    connection, address = listener.accept()
                except TimeoutError:
                    continue
                visitors.append(str(address))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield listener.getsockname()[1], visitors
        open_.clear()
        thread.join()


OUTSIDE = (
    "SELECT * {{ SERVICE <http://127.0.0.1:{0}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <http://127.0.0.1:{0}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<http://127.0.0.1:{0}/> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <http://localhost:{0}/> {{ ?s ?p ?o }} }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <http://2130706433:{0}/> {{ ?s ?p ?o }} }} }}",
    "ASK {{ ?s ?p true SERVICE<http://[::1]:{0}/>{{ ?s ?p ?o }} }}",
    "ASK {{ FILTER(1<?b)SERVICE?x#>\n{{ ?s ?p ?o }} }}",
    "SELECT * FROM <http://127.0.0.1:{0}/g> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <http://127.0.0.1:{0}/g> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
    "LOAD <http://127.0.0.1:{0}/>",
    "LOAD <file:///etc/passwd>",
)


@pytest.mark.parametrize("query", OUTSIDE)
def test_nothing_is_sent_anywhere(server: Server, trap: tuple[int, list[str]], query: str) -> None:
    port, visitors = trap
    answer = server.ask(query.format(port), accept="application/sparql-results+json")
    if answer.status_code == 200:
        assert answer.json()["results"]["bindings"] == []
    else:
        assert answer.status_code == 403
    assert visitors == []


def test_a_query_process_has_no_network_at_all(server: Server) -> None:
    """The wall behind the check of words: only the loopback device exists there, and it is down."""
    ours = Path("/proc/self/ns/net").readlink()
    others = [pid for pid in server.family()[1:] if Path(f"/proc/{pid}/ns/net").readlink() != ours]
    assert len(others) == len(server.family()) - 1
    devices = Path(f"/proc/{others[0]}/net/dev").read_text().splitlines()[2:]
    assert [line.split(":")[0].strip() for line in devices] == ["lo"]


@pytest.mark.parametrize(
    ("method", "content_type", "body"),
    [
        ("POST", "application/sparql-update", "CLEAR ALL"),
        ("POST", "application/sparql-query", "CLEAR ALL"),
        ("POST", "application/x-www-form-urlencoded", "update=CLEAR+ALL"),
        ("POST", "application/x-www-form-urlencoded", "query=CLEAR+ALL"),
        ("POST", "application/x-www-form-urlencoded", "query=ASK+%7B%7D&update=CLEAR+ALL"),
        ("POST", "text/plain", "CLEAR ALL"),
        ("POST", "multipart/form-data; boundary=x", "--x--"),
        ("PUT", "text/turtle", "<a:b> <a:b> <a:b> ."),
        ("DELETE", "text/turtle", ""),
        ("PATCH", "application/sparql-update", "CLEAR ALL"),
    ],
)
def test_no_door_leads_to_an_update(server: Server, method: str, content_type: str, body: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    before = server.ask(count).json()
    for path in ("/sparql", "/graphs?default"):
        answer = httpx.request(method, server.url + path, content=body, headers={"content-type": content_type})
        assert answer.status_code in (400, 403, 404, 405)
    assert server.ask(count + " # again").json() == before


@pytest.mark.parametrize(
    "slug",
    [
        "x> ?x ?y . ?s ?p ?o } #",
        "x\"'`",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "a%00b",
        "a\\..\\b",
        "javascript:alert(1)",
        "{{7*7}}",
        "x" * 5_000,
    ],
)
@pytest.mark.parametrize("path", ["/id/agent/{}", "/data/agent/{}.ttl", "/page/agent/{}"])
def test_an_identifier_injects_nothing(server: Server, path: str, slug: str) -> None:
    answer = httpx.get(server.url + path.format(quote(slug, safe="%")), headers={"accept": "text/turtle"})
    assert answer.status_code in (400, 404)
    assert "Traceback" not in answer.text


def test_no_query_of_our_own_is_put_together_from_strings() -> None:
    word = re.compile(r"\b(SELECT|CONSTRUCT|ASK|DESCRIBE)\b.*\?\w", re.DOTALL)  # SQL of fixed texts has no variables
    found = []
    for path in sorted(Path(graphapi.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                if word.search(text):
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []
