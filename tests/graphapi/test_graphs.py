"""Graphs by their addresses: Graph Store Protocol, VoID, service description."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from graphapi.app import create_app
from graphapi.settings import Settings
from graphapi.sparql.statistics import count_graph
from graphapi.store import open_release
from ontology.terms import SD, VOID

BASE = "https://w3id.org/koopgraph/"
CLAIM = "/claim/beispiel/3f9a1c07b2de"


@pytest.fixture(scope="module")
def client(releases: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(releases=releases)), follow_redirects=False) as client:
        yield client


def quads_of(text: bytes, form: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(input=text, format=form)}


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", RdfFormat.TURTLE), ("application/n-triples", RdfFormat.N_TRIPLES), ("*/*", RdfFormat.TURTLE)],
)
def test_the_default_graph_comes_whole(client: TestClient, releases: Path, accept: str, form: RdfFormat) -> None:
    answer = client.get("/graphs?default", headers={"accept": accept})
    store = open_release(releases).store
    assert quads_of(answer.content, form) == set(map(str, store.construct("CONSTRUCT WHERE { ?s ?p ?o }")))


def test_a_named_graph_comes_by_parameter_and_by_its_own_address(client: TestClient) -> None:
    graph = "graph/doc/beispiel"
    by_parameter = client.get("/graphs", params={"graph": BASE + graph})
    assert b"50.000 bis 100.000 Euro" in by_parameter.content
    assert client.get(f"/{graph}").content == by_parameter.content
    assert client.head(f"/{graph}").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graphs", 400),
        ("/graphs?default&graph=urn:a", 400),
        ("/graphs?graph=urn:a&graph=urn:b", 400),
        ("/graphs?graph=no%20iri", 400),
        ("/graphs?graph=urn:none", 404),
        ("/graph/doc/none", 404),
        ("/graphs?default&format=pdf", 406),
        ("/claim/beispiel/none", 404),
        ("/conflict/none", 404),
    ],
)
def test_what_is_not_there_or_not_one_graph(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_for_reading(client: TestClient, method: str) -> None:
    assert client.request(method, "/graphs?default").status_code == 405


def test_a_claim_is_data_for_machines_and_a_marked_text_for_people(client: TestClient) -> None:
    data = client.get(CLAIM, headers={"accept": "text/turtle"}, follow_redirects=True)
    assert b"oa:exact" in data.content
    page = client.get(CLAIM, headers={"accept": "text/html"})
    assert page.status_code == 303
    assert page.headers["location"].startswith("/doc/beispiel?c=3f9a1c07b2de")


def test_void_counts_what_is_there(client: TestClient, releases: Path) -> None:
    answer = client.get("/.well-known/void", headers={"accept": "application/n-triples"})
    store = Store()
    store.load(answer.content, format=RdfFormat.N_TRIPLES)

    def value(subject: NamedNode, name: str) -> int:
        (quad,) = store.quads_for_pattern(subject, NamedNode(VOID + name), None, None)
        assert isinstance(quad.object, Literal)
        return int(quad.object.value)

    release = open_release(releases)
    data = NamedNode(BASE + "dataset")
    quads = len(list(parse(path=str(Path(__file__).parent / "saalebogen.trig"))))
    assert value(data, "triples") == quads
    assert value(data, "classes") == 5
    municipality = NamedNode("https://w3id.org/koopgraph/ontology#Municipality")
    (part,) = store.quads_for_pattern(None, NamedNode(VOID + "class"), municipality, None)
    (towns,) = store.quads_for_pattern(part.subject, NamedNode(VOID + "entities"), None, None)
    assert towns.object == Literal("3", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert dict(count_graph(release).graphs)[BASE + "graph/doc/zweites"] == 12


def test_the_service_lists_its_graphs(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "application/n-triples"})
    names = {
        quad.object.value
        for quad in parse(input=answer.content, format=RdfFormat.N_TRIPLES)
        if quad.predicate == NamedNode(SD + "name") and isinstance(quad.object, NamedNode)
    }
    assert names == {BASE + "graph/" + name for name in ("doc/beispiel", "doc/zweites", "meta")}
