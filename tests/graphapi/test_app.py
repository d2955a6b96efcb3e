"""What holds for every answer, whatever made it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner

import koopgraph
from graphapi.app import create_app
from graphapi.errors import BadRelease
from graphapi.settings import Settings
from tests.graphapi.conftest import publish

SHAPE = {"type", "title", "status", "detail", "request"}
TRIPLE_TERMS = "<urn:a> <urn:says> <<( <urn:b> <urn:c> <urn:d> )>> ."


@pytest.fixture(scope="module")
def client(releases: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(releases=releases)), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing-here", 404),
        ("GET", "/id/agent/nobody", 404),
        ("POST", "/healthz", 405),
        ("DELETE", "/sparql", 405),
        ("GET", "/sparql?query=nonsense", 400),
        ("GET", "/graphs", 400),
        ("POST", "/sparql", 400),
    ],
)
def test_every_error_has_the_one_shape(client: TestClient, method: str, path: str, status: int) -> None:
    answer = client.request(method, path, headers={"accept": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert SHAPE <= set(answer.json()) <= SHAPE | {"where", "remedy"}
    assert answer.json()["request"] == answer.headers["x-request-id"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "german", "english"),
    [
        ("/nothing-here", "Unter dieser Adresse", "Nothing is known"),
        ("/sparql?query=nonsense", "Die Abfrage hat kein", "The query has no"),
        ("/cooperations?page=x", "Hier wird eine ganze Zahl", "A whole number"),
        ("/cooperations?page=0", "Der kleinste Wert ist 1.", "The smallest value is 1."),
        ("/search?q=" + "x" * 1001, "Der Wert ist länger als 1000", "The value is longer than 1000"),
    ],
)
def test_errors_speak_the_language_of_the_client(client: TestClient, path: str, german: str, english: str) -> None:
    def told(language: str) -> tuple[str, str]:
        answer = client.get(path, headers={"accept": "application/json", "accept-language": language})
        return answer.json()["detail"], answer.headers["content-language"]

    for language in ("de", "de-AT,de;q=0.9,en;q=0.8"):
        assert (told(language)[0].startswith(german), told(language)[1]) == (True, "de")
    for language in ("en", "", "fr"):
        assert (told(language)[0].startswith(english), told(language)[1]) == (True, "en")
    page = client.get(path, headers={"accept": "text/html", "accept-language": "de"})
    assert german in page.text or page.status_code == 303


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/healthz", "/nothing-here", "/.well-known/void"])
def test_every_answer_names_its_release_and_is_safe_to_show(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-release"] == "2026-01-01-00000001"
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"]


def test_other_origins_may_read_data_but_not_the_operators_pages(client: TestClient) -> None:
    assert client.get("/sparql?query=ASK%7B%7D").headers["access-control-allow-origin"] == "*"
    for path in ("/healthz", "/metrics"):
        headers = client.get(path).headers
        assert "access-control-allow-origin" not in headers
        assert "etag" not in headers


def test_a_thing_leads_to_its_page_or_its_data(client: TestClient) -> None:
    path = "/id/agent/staedtedreieck-am-saalebogen"
    data = client.get(path, headers={"accept": "text/turtle"})
    assert (data.status_code, data.headers["location"]) == (303, "/data/agent/staedtedreieck-am-saalebogen.ttl")
    page = client.get(path, headers={"accept": "text/html,*/*;q=0.1"})
    assert page.headers["location"] == "/page/agent/staedtedreieck-am-saalebogen"
    assert "accept" in data.headers["vary"].lower()


def test_the_data_of_a_thing_are_a_graph_with_its_quotes(client: TestClient) -> None:
    answer = client.get("/data/agent/staedtedreieck-am-saalebogen.ttl")
    triples = {quad.triple for quad in parse(input=answer.content, format=RdfFormat.TURTLE)}
    assert any("50.000 bis 100.000 Euro" in str(triple.object) for triple in triples)
    assert 'rel="alternate"' in answer.headers["link"]


def test_an_answer_is_packed_where_that_is_taken(client: TestClient) -> None:
    query = {"query": "SELECT * { ?s ?p ?o }"}
    plain = client.get("/sparql", params=query, headers={"accept-encoding": "identity"})
    for _ in range(2):  # the second comes from the cache
        packed = client.get("/sparql", params=query, headers={"accept-encoding": "gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in packed.headers["vary"].lower()
        assert packed.content == plain.content
    assert len(gzip.compress(plain.content)) < len(plain.content)


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_fault_of_ours_has_the_shape_of_every_error_and_tells_nothing(releases: Path, accept: str) -> None:
    application = create_app(Settings(releases=releases))

    def fail() -> None:
        raise ZeroDivisionError("a secret")

    assert isinstance(application.app, FastAPI)
    application.app.add_api_route("/fails", fail)
    with TestClient(application) as client:
        answer = client.get("/fails", headers={"accept": accept})
    assert answer.status_code == 500
    assert answer.headers["content-type"].startswith("text/html" if accept == "text/html" else "application/problem")
    assert answer.headers["x-request-id"] in answer.text
    assert "secret" not in answer.text


def test_a_foreign_host_name_is_not_answered(releases: Path) -> None:
    with TestClient(create_app(Settings(releases=releases, hosts=("koopgraph.example.org",)))) as client:
        assert client.get("/healthz").status_code == 400
        assert client.get("/healthz", headers={"host": "koopgraph.example.org"}).status_code == 200


def test_the_endpoint_is_in_the_description_of_the_interface(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths["/sparql"]) == {"get", "post"}
    assert "/graphs" in paths


def test_metrics_count_queries_answers_and_the_cache(client: TestClient) -> None:
    for _ in range(2):
        client.get("/sparql", params={"query": "SELECT (3 AS ?n) {}"})
    text = client.get("/metrics").text
    assert 'koopgraph_requests_total{route="/sparql",status="200"}' in text
    assert 'koopgraph_query_seconds_count{form="select"}' in text
    assert 'koopgraph_result_cache_total{found="yes"}' in text
    assert "koopgraph_query_processes" in text


def test_rdf_12_comes_in_the_forms_that_carry_it(tmp_path: Path) -> None:
    file = tmp_path / "terms.ttl"
    file.write_text(TRIPLE_TERMS, "utf-8")
    query = {"query": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"}
    with TestClient(create_app(Settings(files=(file,)))) as client:
        assert "<<(" in client.get("/sparql", params=query, headers={"accept": "text/turtle"}).text
        refused = client.get("/sparql", params=query, headers={"accept": "application/ld+json"})
        assert refused.status_code == 406
        rows = client.get("/sparql", params={"query": "SELECT ?o { ?s ?p ?o }"}).json()["results"]["bindings"]
        assert rows[0]["o"]["type"] == "triple"


def test_any_rdf_files_are_served_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_text("<urn:a> <urn:p> 1 . GRAPH <urn:g> { <urn:b> <urn:p> 2 }", "utf-8")
    (tmp_path / "b.nt.gz").write_bytes(gzip.compress(b"<urn:c> <urn:p> <urn:d> .\n"))
    with TestClient(create_app(Settings(files=(tmp_path / "a.trig", tmp_path / "b.nt.gz")))) as client:

        def count(pattern: str) -> str:
            query = f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"
            answer = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
            assert answer.headers["x-release"].startswith("files-")
            return answer.text.split()[1]

        assert count("?s ?p ?o") == "2"
        assert count("GRAPH ?g { ?s ?p ?o }") == "1"
        assert client.get("/.well-known/void").status_code == 200


def test_a_file_that_does_not_parse_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text("<urn:a> <urn:b", "utf-8")
    with pytest.raises(BadRelease, match=r"broken\.ttl"):
        create_app(Settings(files=(file,)))


def test_a_query_offline_merges_its_graphs_as_the_server_does(tmp_path: Path) -> None:
    publish(tmp_path, "2026-01-01-00000001", b"GRAPH <urn:a> { <urn:s> <urn:p> 1 } GRAPH <urn:b> { <urn:s> <urn:p> 1 }")
    query = "SELECT (COUNT(*) AS ?n) FROM <urn:a> FROM <urn:b> { ?s ?p ?o }"
    answer = tmp_path / "answer.csv"
    CliRunner().invoke(koopgraph.app, ["query", str(tmp_path), query, "--format", "csv", "--out", str(answer)])
    assert answer.read_text("utf-8").split() == ["n", "1"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serve", "{}/none"], "neither a release"),
        (["query", "{}/none", "ASK {{}}"], "neither a release"),
        (["query", "{}", "SELECT * {{ ?s"], "line 1"),
        (["query", "{}", "ASK {{}}", "--format", "pdf"], "no format"),
        (["export", "{}", "--format", "pdf"], "no format"),
    ],
)
def test_bad_arguments_end_with_2_and_a_reason(releases: Path, arguments: list[str], said: str) -> None:
    outcome = CliRunner().invoke(koopgraph.app, [argument.format(releases) for argument in arguments])
    assert outcome.exit_code == 2
    assert said in outcome.stderr


def test_the_log_has_a_hash_and_never_the_text_of_a_query(releases: Path) -> None:
    """In a process of its own, because logging is set up once for a process."""
    script = """
import sys
from fastapi.testclient import TestClient
from graphapi.app import create_app
from graphapi.logs import configure_logs
from graphapi.settings import Settings
configure_logs()
with TestClient(create_app(Settings(releases=sys.argv[1]))) as client:
    client.post("/sparql", data={"query": "SELECT * { ?geheim ?p 'vertraulich' }"})
    client.get("/sparql", params={"query": "SELECT * { ?geheim ?p"})
"""
    path = ":".join(sys.path)
    ran = subprocess.run(
        [sys.executable, "-c", script, str(releases)], capture_output=True, text=True, env={"PYTHONPATH": path}
    )
    lines = [json.loads(line) for line in ran.stderr.splitlines()]
    answers = [line for line in lines if "status" in line]  # beside those of warming the release
    assert [line["status"] for line in answers] == [200, 400]
    assert all(line["request"] and line["release"] and len(line["query"]) == 16 for line in answers)
    assert "geheim" not in ran.stderr
