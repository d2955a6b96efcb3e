"""The server over a fresh release, asked over HTTP as a stranger asks it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.acceptance.graph import PROLOGUE, ROOT, Built

ANSWERS_WITHIN = 20.0


@pytest.fixture(scope="module")
def client(corpus: Built) -> Iterator[httpx.Client]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "koopgraph", "serve", str(corpus.releases), "--port", str(port)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as asking:
            deadline = time.monotonic() + ANSWERS_WITHIN
            while True:
                assert server.poll() is None, "the server has ended"
                try:
                    asking.get("/healthz").raise_for_status()
                    break
                except httpx.HTTPError:
                    assert time.monotonic() < deadline, "the server does not answer"
                    time.sleep(0.1)
            yield asking
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
    ],
)
def test_select_in_each_format(client: httpx.Client, accept: str, media_type: str) -> None:
    query = PROLOGUE + "SELECT ?name { ?town koop:memberOf ?alliance ; skos:prefLabel ?name } ORDER BY ?name LIMIT 3"
    for answer in (
        client.get("/sparql", params={"query": query}, headers={"Accept": accept}),
        client.post("/sparql", data={"query": query}, headers={"Accept": accept}),
        client.post("/sparql", content=query, headers={"Accept": accept, "Content-Type": "application/sparql-query"}),
    ):
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"].startswith(media_type)
        assert answer.headers["X-Release"]


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_construct_in_each_format(client: httpx.Client, media_type: str) -> None:
    query = PROLOGUE + "CONSTRUCT WHERE { ?town koop:memberOf ?alliance }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].startswith(media_type)


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, {403}),
        ({"update": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, {400, 403}),
        ({"query": "SELECT"}, {400}),
    ],
)
def test_refused(client: httpx.Client, parameters: dict[str, str], status: set[int]) -> None:
    answer = client.post("/sparql", data=parameters)
    assert answer.status_code in status
    assert answer.headers["Content-Type"].startswith("application/problem+json")


def alliance(client: httpx.Client) -> str:
    query = PROLOGUE + "SELECT ?a { ?town koop:memberOf ?a . ?a a koop:Cooperation } ORDER BY ?a LIMIT 1"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"})
    iri = answer.json()["results"]["bindings"][0]["a"]["value"]
    return re.sub(r"^https://w3id\.org/koopgraph", "", iri)


def test_an_entity_is_a_page_and_data(client: httpx.Client) -> None:
    path = alliance(client)
    for accept, kind in (("text/html", "text/html"), ("text/turtle", "text/turtle")):
        moved = client.get(path, headers={"Accept": accept})
        assert moved.status_code == 303
        answer = client.get(moved.headers["Location"], headers={"Accept": accept}, follow_redirects=True)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(kind)


def test_a_source_page_marks_the_words_of_a_claim(client: httpx.Client) -> None:
    query = (
        PROLOGUE + "SELECT ?span ?quote { GRAPH ?g { ?span a koop:TextSpan ; oa:exact ?quote } } ORDER BY ?span LIMIT 1"
    )
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"})
    row = answer.json()["results"]["bindings"][0]
    page = client.get(re.sub(r"^https://w3id\.org/koopgraph|#.*", "", row["span"]["value"]), follow_redirects=True)
    assert page.status_code == 200
    assert "<mark" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=Allianz",
        "/conflicts",
        "/about",
        "/quality",
        "/releases",
    ],
)
def test_pages_answer(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "text/html" in answer.headers["Content-Type"]


def test_page_of_conflicts_shows_the_values_that_contradict(client: httpx.Client) -> None:
    page = client.get("/conflicts", headers={"Accept": "text/html", "Accept-Language": "de"}).text
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))
    for value in ("2019", "2020", "10", "11", "30.000", "50.000", "700.000", "714.000"):
        assert re.search(rf"(?<![\d.]){re.escape(value)}(?![\d])", words), value
    assert len(re.findall(r"Initiative Rodachtal", words)) >= 2


def test_unknown_is_404(client: httpx.Client) -> None:
    assert client.get("/id/agent/nobody-knows-this-one").status_code == 404
