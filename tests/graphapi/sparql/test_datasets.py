import re

import pytest

from graphapi.errors import BadRequest
from graphapi.sparql.datasets import (
    Dataset,
    minds_repetition,
    read_dataset,
    read_graphs,
    within_graphs,
    without_clauses,
)
from graphapi.sparql.tokens import read_tokens


def test_our_own_prefixes_name_graphs_too() -> None:
    assert read_dataset(read_tokens("ASK FROM graph:meta {}")) == Dataset(
        ("https://w3id.org/koopgraph/graph/meta",), ()
    )


@pytest.mark.parametrize(
    ("text", "graphs"),
    [
        ("ASK { ?s ?p 'GRAPH <x>' }", ()),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", (None,)),
        (
            "BASE <http://e/> PREFIX x: <y/> ASK { GRAPH <a> {} graph x:b {} GRAPH $g {} }",
            ("http://e/a", "http://e/y/b", None),
        ),
    ],
)
def test_the_graphs_behind_graph(text: str, graphs: tuple[str | None, ...]) -> None:
    assert read_graphs(read_tokens(text)) == graphs


def test_graph_needs_a_name() -> None:
    with pytest.raises(BadRequest):
        read_graphs(read_tokens("ASK { GRAPH { } }"))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ASK { ?s ?p 'FROM <a>' }", "ASK { ?s ?p 'FROM <a>' }"),
        ("ASK FROM <a> {}", "ASK  {}"),
        ("ASK FROM<a>from # x\n named x:y{ ?from ?p ?o }", "ASK { ?from ?p ?o }"),
    ],
)
def test_clauses_are_cut_out(text: str, rest: str) -> None:
    assert without_clauses(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s ?p ?o }",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { { SELECT ?s { ?s ?p ?o } LIMIT 9 } }",
        "SELECT REDUCED ?s { ?s ?p ?o }",
        "SELECT DISTINCT (COUNT(?s) AS ?n) { ?s ?p ?o }",
        "SELECT DISTINCT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 1 } }",
        "SELECT DISTINCT ?s { ?s ?p ?o } GROUP BY ?s HAVING (SUM(?o) > 1)",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3",
        "CONSTRUCT { ?s ?p [] } WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p _:b } WHERE { ?s ?p ?o }",
        "DESCRIBE ?s { ?s ?p ?o } OFFSET 1",
        "SELECT DISTINCT (UUID() AS ?u) { ?s ?p ?o }",
    ],
)
def test_repetition_matters(text: str) -> None:
    assert minds_repetition(read_tokens(text))


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s ?p ?o }",
        "DESCRIBE ?s { ?s ?p ?o }",
        "SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3",
        "SELECT DISTINCT (COUNT(DISTINCT ?s) AS ?n) (MAX(?o) AS ?m) { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o > 1) }",
        "SELECT DISTINCT ?s { ?s ?p 'COUNT(' }",
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
        "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    ],
)
def test_repetition_does_not_matter(text: str) -> None:
    assert not minds_repetition(read_tokens(text))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ASK { GRAPH ?g { ?s ?p [] } . ?s ?q ?r }", "ASK { GRAPH ?g { ?s ?p [] }F(?g) . ?s ?q ?r }"),
        ("ASK { graph # { \n$g{GRAPH ?h {}} }", "ASK { graph # { \n$g{GRAPH ?h {}F(?h)}F($g) }"),
        ("ASK { GRAPH <a> {} ?graph ?p 'GRAPH ?g {}' }", "ASK { GRAPH <a> {} ?graph ?p 'GRAPH ?g {}' }"),
        ("ASK { GRAPH ?g { ", "ASK { GRAPH ?g { "),
        ("} ] )", "} ] )"),
    ],
)
def test_graphs_of_other_releases_are_kept_out(text: str, kept: str) -> None:
    def filter_of(match: re.Match[str]) -> str:
        variable = match[1]
        return f' FILTER(STRSTARTS(STR({variable}), "http://e/graph/") && {variable} NOT IN (<http://e/graph/facts>)) '

    found = within_graphs(text, "http://e/graph/", ["http://e/graph/facts"])
    assert found == re.sub(r"F\(([?$]\w)\)", filter_of, kept)
