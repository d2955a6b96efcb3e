"""The protocol over HTTP, on a real server application with real query processes."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from graphapi.app import create_app
from graphapi.settings import Settings

TOWNS = "SELECT ?name WHERE { ?town a koop:Municipality ; skos:prefLabel ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def client(releases: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(releases=releases, query_seconds=2))) as client:
        yield client


def test_a_query_by_get_is_answered_as_json(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": TOWNS})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    names = [row["name"]["value"] for row in answer.json()["results"]["bindings"]]
    assert names == ["Bad Blankenburg", "Rudolstadt", "Saalfeld/Saale"]


@pytest.mark.parametrize(
    ("query", "accept", "media_type", "piece"),
    [
        (TOWNS, "application/sparql-results+xml", "application/sparql-results+xml", '<literal xml:lang="de">Rudol'),
        (TOWNS, "text/csv", "text/csv; charset=utf-8", "name\r\nBad Blankenburg\r\n"),
        (TOWNS, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", '"Rudolstadt"@de'),
        ("ASK { ?s ?p ?o }", "*/*", "application/sparql-results+json", "true"),
        ("DESCRIBE place:ags-16073076", "*/*", "text/turtle; charset=utf-8", "place:ags-16073076"),
        ("DESCRIBE place:ags-16073076", "application/ld+json", "application/ld+json", "ags-16073076"),
        ("DESCRIBE place:ags-16073076", "application/rdf+xml", "application/rdf+xml", "rdf:about"),
        ("DESCRIBE place:ags-16073076", "application/n-triples", "application/n-triples", "ags-16073076>"),
        ("DESCRIBE place:ags-16073076", "application/trig", "application/trig", "place:ags-16073076"),
        ("DESCRIBE place:ags-16073076", "application/n-quads", "application/n-quads", "ags-16073076>"),
    ],
)
def test_the_answer_has_the_form_asked_for(
    client: TestClient, query: str, accept: str, media_type: str, piece: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.headers["content-type"] == media_type
    assert piece in answer.text


def test_form_and_direct_post_say_the_same_as_get(client: TestClient) -> None:
    by_get = client.get("/sparql", params={"query": TOWNS}).content
    assert client.post("/sparql", data={"query": TOWNS}).content == by_get
    direct = client.post("/sparql", content=TOWNS, headers={"content-type": "application/sparql-query"})
    assert direct.content == by_get


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"query": "SELECT * { ?s ?p }"}, 400),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, 403),
        ({"query": "CLEAR ALL"}, 403),
        ({"query": TOWNS, "format": "pdf"}, 406),
        ({"query": "SELECT * { " + " " * 60_000 + "}"}, 413),
        ({"query": TOWNS, "default-graph-uri": "no iri"}, 400),
    ],
)
def test_what_is_not_answered_says_why(client: TestClient, parameters: dict[str, str], status: int) -> None:
    answer = client.get("/sparql", params=parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_syntax_error_names_its_place(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT *\n{ ?s ?p }"})
    assert answer.json()["where"].startswith("query, line 2, column")


def test_no_accept_that_fits_is_406(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": TOWNS}, headers={"accept": "image/png"})
    assert answer.status_code == 406


def graphs(*names: str) -> str:
    return " ".join(f"FROM <https://w3id.org/koopgraph/graph/doc/{name}>" for name in names)


def test_several_from_clauses_make_one_graph_in_which_nothing_counts_twice(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?c a koop:TextSpan }}"
    same = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?c rdf:predicate koop:fundedUnder }}"
    object_ = "SELECT ?o {} WHERE {{ ?c rdf:object ?o }}"
    meta = "FROM <https://w3id.org/koopgraph/graph/meta>"

    def ask(query: str, clauses: str) -> list[str]:
        answer = client.get("/sparql", params={"query": query.format(clauses)}).json()
        return [value["value"] for row in answer["results"]["bindings"] for value in row.values()]

    assert ask(count, graphs("beispiel", "zweites")) == ["2"]
    assert ask(same, graphs("beispiel", "zweites")) == ["2"]
    assert len(ask(object_, graphs("beispiel", "beispiel") + meta)) == 1
    assert ask("SELECT ?s {} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}", graphs("beispiel")) == []


def test_a_triple_of_two_graphs_counts_once(tmp_path: Path, client: TestClient) -> None:
    shared = "<https://w3id.org/koopgraph/id/agent/staedtedreieck-am-saalebogen>"
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?c rdf:subject {shared} }}"
    parameters = [("query", query)]
    parameters += [("default-graph-uri", f"https://w3id.org/koopgraph/graph/doc/{n}") for n in ("beispiel", "zweites")]
    answer = client.get(f"/sparql?{urlencode(parameters)}").json()
    assert answer["results"]["bindings"][0]["n"]["value"] == "2"


def test_from_named_leaves_the_default_graph_empty(client: TestClient) -> None:
    named = "FROM NAMED <https://w3id.org/koopgraph/graph/doc/beispiel>"
    query = f"SELECT ?g {named} WHERE {{ {{ ?s ?p ?o BIND('default' AS ?g) }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    answer = client.get("/sparql", params={"query": query}).json()
    assert {row["g"]["value"] for row in answer["results"]["bindings"]} == {
        "https://w3id.org/koopgraph/graph/doc/beispiel"
    }


def test_a_query_over_its_time_is_ended_and_the_next_one_answered(client: TestClient) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r }"
    answer = client.get("/sparql", params={"query": heavy})
    assert answer.status_code == 504
    assert "2 seconds" in answer.json()["detail"]
    assert client.get("/sparql", params={"query": TOWNS}).status_code == 200


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    assert "sd:Service" in answer.text
    assert "http://testserver/sparql" in answer.text


def test_head_and_options(client: TestClient) -> None:
    head = client.head("/sparql", params={"query": TOWNS})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["x-release"] == "2026-01-01-00000001"
    preflight = client.options("/sparql", headers={"origin": "https://e", "access-control-request-method": "POST"})
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"


def test_a_known_answer_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": TOWNS})
    etag = first.headers["etag"]
    again = client.get("/sparql", params={"query": TOWNS}, headers={"if-none-match": f'"x", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/sparql", params={"query": TOWNS, "format": "csv"}, headers={"if-none-match": etag})
    assert other.status_code == 200
    since = client.get(
        "/sparql", params={"query": TOWNS}, headers={"if-modified-since": first.headers["last-modified"]}
    )
    assert since.status_code == 304


def test_what_differs_each_time_has_no_validator(client: TestClient) -> None:
    first, second = (client.get("/sparql", params={"query": "SELECT (UUID() AS ?u) {}"}) for _ in range(2))
    assert first.text != second.text
    assert first.headers["cache-control"] == "no-store"
    assert "etag" not in first.headers
