"""Every example query is a question in both languages that the demonstration corpus answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import NamedNode, RdfFormat, parse

from graphapi.app import create_app
from graphapi.settings import Settings
from graphapi.sparql.examples import Example, list_examples
from ontology.terms import RDF, SH
from tests.money.conftest import CORPUS, corpus_readings, released

EXAMPLES = list_examples()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The endpoint over a release of the demonstration corpus, read as its annotations say."""
    release = released(tmp_path_factory.mktemp("corpus"), corpus_readings(), (CORPUS,))
    with TestClient(create_app(Settings(releases=release))) as client:
        yield client


def test_there_are_enough_and_no_two_ask_the_same() -> None:
    assert len(EXAMPLES) >= 25
    for language in ("de", "en"):
        assert len({example.titles[language] for example in EXAMPLES}) == len(EXAMPLES)
    assert all(example.keywords for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_corpus_answers_it(client: TestClient, example: Example) -> None:
    answer = client.post("/sparql", data={"query": example.query})
    assert answer.status_code == 200, answer.text
    match example.form:
        case "SELECT":
            assert answer.json()["results"]["bindings"]
        case "ASK":
            assert answer.json()["boolean"] is True
        case _:
            assert list(parse(input=answer.content, format=RdfFormat.TURTLE))


def test_they_are_described_where_tools_look(client: TestClient) -> None:
    answer = client.get("/.well-known/sparql-examples", headers={"accept": "text/turtle"})
    triples = [quad.triple for quad in parse(input=answer.content, format=RdfFormat.TURTLE)]
    executables = [t for t in triples if t.object == NamedNode(SH + "SPARQLExecutable")]
    assert {t.predicate for t in executables} == {NamedNode(RDF + "type")}
    assert len(executables) == len(EXAMPLES)
    assert sum(t.predicate == NamedNode(SH + "select") for t in triples) == sum(e.form == "SELECT" for e in EXAMPLES)


def test_a_chain_from_a_ministry_to_the_towns(client: TestClient) -> None:
    (chain,) = (example for example in EXAMPLES if example.name == "ministry-to-towns")
    answer = client.post("/sparql", data={"query": chain.query}, headers={"accept": "text/csv"})
    assert "Allianz SON.NEC,Sonneberg" in answer.text


def test_files_declare_what_they_use() -> None:
    assert all(example.query.startswith("PREFIX") for example in EXAMPLES)
