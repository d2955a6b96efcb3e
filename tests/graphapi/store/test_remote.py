"""The same answers from a real Virtuoso as from the embedded store, for pages and for strangers' queries."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode
from typer.testing import CliRunner

import koopgraph
from benchmarks.peers import Virtuoso, virtuoso_server
from graphapi.app import create_app
from graphapi.errors import BadRelease
from graphapi.explore.records import describe_thing
from graphapi.settings import Settings
from graphapi.store import open_release
from graphapi.store.remote import RemoteStore, bind, declare_prefixes
from tests.graphapi.conftest import GRAPH, publish

FACTS = "https://w3id.org/koopgraph/graph/facts"
VERSION = "2026-01-01-00000001"
COOPERATION = NamedNode("https://w3id.org/koopgraph/id/agent/staedtedreieck-am-saalebogen")
SPAN_AGAIN = b"""
GRAPH <https://w3id.org/koopgraph/graph/doc/zweites> {
  <https://w3id.org/koopgraph/doc/beispiel#o30-94> a <https://w3id.org/koopgraph/ontology#TextSpan> .
}
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release in which two texts make one statement."""
    folder = tmp_path_factory.mktemp("published")
    publish(folder, VERSION, GRAPH.read_bytes() + SPAN_AGAIN)
    return folder


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory, published: Path) -> Iterator[Virtuoso]:
    """A Virtuoso that ``koopgraph publish`` has loaded with the release."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("virtuoso-t is not installed (deploy/test-packages.sh)")
    with virtuoso_server(tmp_path_factory.mktemp("virtuoso"), 4_000) as server:
        load(server, published)
        yield server


def load(server: Virtuoso, published: Path) -> str:
    options = ["--to", f"{server.url}/sparql-graph-crud-auth", "--endpoint", server.endpoint]
    options += ["--default-graph", FACTS, "--user", "dba"]
    environ = {"KOOPGRAPH_PASSWORD": "dba"}
    outcome = CliRunner().invoke(koopgraph.app, ["publish", str(published), *options], env=environ)
    assert outcome.exit_code == 0, outcome.output
    return outcome.stdout


@pytest.fixture(scope="module")
def client(virtuoso: Virtuoso, published: Path) -> Iterator[TestClient]:
    settings = Settings(releases=published, store=(virtuoso.endpoint,), store_graph=FACTS)
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def beside(published: Path) -> Iterator[TestClient]:
    """The same release, served from its own store."""
    with TestClient(create_app(Settings(releases=published))) as client:
        yield client


def test_what_is_known_of_a_thing_is_the_same(virtuoso: Virtuoso, published: Path) -> None:
    with closing(RemoteStore(virtuoso.endpoint, FACTS, 10)) as remote:
        assert describe_thing(remote, COOPERATION) == describe_thing(open_release(published).store, COOPERATION)


def test_values_are_bound_and_cannot_break_out(virtuoso: Virtuoso) -> None:
    query = "SELECT ?town ?name WHERE { ?town a koop:Municipality ; skos:prefLabel ?name }"
    with closing(RemoteStore(virtuoso.endpoint, FACTS, 10)) as remote:
        assert [row["town"] for row in remote.select(query, name=Literal("Rudolstadt", language="de"))] == [
            NamedNode("https://w3id.org/koopgraph/id/place/ags-16073076")
        ]
        assert remote.select(query, name=Literal('x"@de) } } UNION { ?town ?p ?name } #')) == []
        assert remote.ask("ASK { ?s ?p ?o }", s=COOPERATION)
        assert not remote.ask("ASK { ?s ?p ?o }", s=NamedNode("urn:none"))


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("SELECT ?n WHERE { ?t a koop:Municipality ; skos:prefLabel ?n } ORDER BY ?n LIMIT 1", "text/csv", "Bad"),
        ("ASK { ?s a koop:Cooperation }", "application/sparql-results+json", '{"head":{},"boolean":true}'),
        ("ASK { ?s a koop:Minister }", "application/sparql-results+json", '{"head":{},"boolean":false}'),
        (
            "CONSTRUCT { ?t koop:ags ?a } WHERE { ?t koop:ags ?a }",
            "text/turtle",
            'place:ags-16073005 koop:ags "16073005"',
        ),
        ("SELECT ?q WHERE { GRAPH ?g { ?s oa:exact ?q } } ORDER BY ?q", "text/csv", "drei Städte"),
    ],
)
def test_strangers_get_every_form_and_the_standard_shape(
    client: TestClient, query: str, accept: str, expected: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(accept)
    assert expected in answer.text


ONE, TWO, META = (f"https://w3id.org/koopgraph/graph/{name}" for name in ("doc/beispiel", "doc/zweites", "meta"))
ALL_ROWS = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?s ?p ?o }}"


@pytest.mark.parametrize(
    ("query", "graphs"),
    [
        ("SELECT ?s WHERE { GRAPH graph:meta { ?s ?p ?o } }", {}),
        (f"SELECT ?q WHERE {{ GRAPH <{ONE}> {{ ?s oa:exact ?q }} GRAPH <{TWO}> {{ ?t oa:exact ?r }} }}", {}),
        (f"SELECT ?q WHERE {{ VALUES ?g {{ <{ONE}> }} GRAPH ?g {{ ?s oa:exact ?q }} }}", {}),
        ("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", {}),
        ("SELECT (COUNT(*) AS ?n) WHERE { GRAPH $g { ?s ?p ?o } . }", {}),
        ("SELECT DISTINCT ?g ?n WHERE { ?t skos:prefLabel ?n OPTIONAL { GRAPH ?g { ?s ?p ?t } } }", {}),
        ("SELECT DISTINCT ?g ?h WHERE { { GRAPH ?g { ?s ?p ?o } } UNION { GRAPH ?h { ?s a ?o } } }", {}),
        ("SELECT ?g (COUNT(*) AS ?n) WHERE { { SELECT ?g WHERE { GRAPH ?g { ?s a ?o } } } } GROUP BY ?g", {}),
        ("ASK { ?c a koop:Cooperation FILTER EXISTS { GRAPH ?g { ?c ?p ?o } } }", {}),
        (ALL_ROWS.format(f"FROM <{ONE}>"), {}),
        (ALL_ROWS.format(f"FROM <{ONE}> FROM <{META}>"), {}),
        (ALL_ROWS.format(f"FROM NAMED <{ONE}>"), {}),
        (f"SELECT ?g FROM <{ONE}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}", {}),
        (f"SELECT ?o FROM <{ONE}> WHERE {{ GRAPH <{TWO}> {{ ?s ?p ?o }} }}", {}),
        (f"SELECT DISTINCT ?g FROM <{ONE}> FROM NAMED <{META}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}", {}),
        (f"SELECT (COUNT(DISTINCT ?s) AS ?n) FROM <{ONE}> FROM <{TWO}> WHERE {{ ?s a ?c }}", {}),
        (f"SELECT DISTINCT ?s FROM <{ONE}> FROM <{TWO}> WHERE {{ ?s a koop:TextSpan }} ORDER BY ?s LIMIT 3", {}),
        (f"ASK FROM <{ONE}> FROM <{TWO}> WHERE {{ ?s a koop:TextSpan }}", {}),
        (ALL_ROWS.format(f"FROM <{ONE}>"), {"default-graph-uri": META}),
        (ALL_ROWS.format(""), {"default-graph-uri": [ONE, META]}),
        (ALL_ROWS.format(f"FROM <{ONE}>"), {"named-graph-uri": ONE}),
    ],
)
def test_the_data_set_is_that_of_the_standard(
    client: TestClient, beside: TestClient, query: str, graphs: dict[str, str | list[str]]
) -> None:
    """The embedded store answers by the standard, so a query has the same rows there."""
    answers = [
        one.get("/sparql", params={"query": query, **graphs}, headers={"accept": "text/csv"})
        for one in (client, beside)
    ]
    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    rows = [sorted(answer.text.split()) for answer in answers]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("graphs", [{}, {"default-graph-uri": [ONE, TWO]}])
@pytest.mark.parametrize("what", ["(COUNT(*) AS ?n)", "?s", "(COUNT(?o) AS ?n) (COUNT(DISTINCT ?s) AS ?m)"])
def test_what_would_be_counted_twice_is_refused(
    client: TestClient, beside: TestClient, what: str, graphs: dict[str, list[str]]
) -> None:
    """Virtuoso merges no graphs: a statement of two of them would be two."""
    query = f"SELECT {what} FROM <{ONE}> FROM <{TWO}> WHERE {{ ?s a ?o }}"
    refused = client.get("/sparql", params={"query": query, **graphs})
    assert refused.status_code == 403
    assert "DISTINCT" in refused.json()["remedy"]
    assert beside.get("/sparql", params={"query": query, **graphs}).status_code == 200


def test_an_iri_and_a_variable_behind_graph_are_refused_together(client: TestClient) -> None:
    query = f"ASK {{ GRAPH <{ONE}> {{ ?s ?p ?o }} GRAPH ?g {{ ?s ?q ?r }} }}"
    refused = client.get("/sparql", params={"query": query})
    assert (refused.status_code, refused.json()["where"]) == (403, "GRAPH")


def test_the_limits_hold_over_it_too(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": "SELECT * { SERVICE <http://e/> {} }"}).status_code == 403
    assert client.get("/sparql", params={"query": "SELECT * { ?s"}).status_code == 400


def test_pages_are_made_from_it(client: TestClient) -> None:
    data = client.get("/data/agent/staedtedreieck-am-saalebogen.jsonld")
    assert "Städtedreieck am Saalebogen" in json.dumps(data.json(), ensure_ascii=False)
    assert client.get("/id/agent/niemand", headers={"accept": "text/turtle"}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/exports/data.nt", "/exports/data.nq", "/graphs?default", f"/graphs?graph={META}", "/.well-known/void"]
)
def test_files_and_counts_are_those_of_the_release(client: TestClient, beside: TestClient, path: str) -> None:
    answers = [one.get(path, headers={"accept": "application/n-triples"}) for one in (client, beside)]
    assert [answer.status_code for answer in answers] == [200, 200]
    lines = [sorted(re.sub(r"_:\w+", "_:b", answer.text).splitlines()) for answer in answers]
    assert lines[0] == lines[1]


def test_a_graph_that_is_no_more_is_removed(virtuoso: Virtuoso, published: Path) -> None:
    old = "https://w3id.org/koopgraph/graph/doc/veraltet"
    auth = httpx.DigestAuth("dba", "dba")
    store = f"{virtuoso.url}/sparql-graph-crud-auth"
    body, kind = "<urn:a> <urn:b> <urn:c> .", {"content-type": "text/turtle"}
    assert httpx.put(store, params={"graph": old}, content=body, headers=kind, auth=auth).is_success
    assert "removed 1 graphs" in load(virtuoso, published)


def test_a_server_that_holds_another_release_is_not_served(virtuoso: Virtuoso, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    publish(other, "2026-01-02-00000002", GRAPH.read_bytes())
    with pytest.raises(BadRelease, match="publish"):
        create_app(Settings(releases=other, store=(virtuoso.endpoint,), store_graph=FACTS))


def test_values_stand_first_in_the_outermost_pattern() -> None:
    values = "VALUES (?s) { (<urn:a>) }"
    assert bind("ASK { ?s ?p ?o }", {"s": NamedNode("urn:a")}) == f"ASK {{ {values}  ?s ?p ?o }}"
    bound = bind("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", {"s": NamedNode("urn:a")})
    assert bound == f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {values}  ?s ?p ?o }}"


def test_only_prefixes_that_are_used_and_not_declared_are_added() -> None:
    assert declare_prefixes("ASK { ?s a koop:X }").startswith("PREFIX koop: <")
    assert declare_prefixes("PREFIX koop: <urn:x> ASK { ?s a koop:X }").count("PREFIX") == 1
    assert "PREFIX" not in declare_prefixes("ASK { ?s ?p ?o }")
