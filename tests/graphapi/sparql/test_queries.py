import time
from contextlib import suppress

import pytest

from graphapi.errors import BadRequest, Problem, Refused, TooLarge
from graphapi.sparql.datasets import Dataset
from graphapi.sparql.queries import Limits, read_query

LIMITS = Limits(length=50_000, nesting=64)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "select"),
        ("# ASK\nPREFIX select: <http://e/> ask { ?s select:ask 'describe' }", "ask"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "construct"),
        ("BASE <http://e/select> DESCRIBE <x>", "describe"),
        ("PREFIX ask: <http://e/>\nSELECT ?ask { ?ask ask:ask ?select }", "select"),
    ],
)
def test_the_form_is_the_first_keyword_outside_names_strings_and_comments(text: str, form: str) -> None:
    assert read_query(text, LIMITS).form == form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o SERVICE?o{ ?a ?b ?c } }",
        "SELECT * { { SELECT * { SERVICE <http://e/> {} } } }",
        "ASK { FILTER EXISTS { SERVICE <http://e/> {} } }",
        "SELECT * { ?s ?p trueSERVICE<http://e/>{} }",
        "SELECT * { ?s ?p 1SERVICE<http://e/>{} }",
        "SELECT * { SERVICESILENT<http://e/>{} }",
        "PREFIX ex: <http://e/> SELECT * { SERVICEex:foo{} }",
        "SELECT * { ?s ?p ?o FILTER(1<?b)SERVICE?x#>\n{} }",
        "PREFIX e: <http://e/> SELECT * { ?s ?p e:a\\#b SERVICE <http://e/> {} }",
        "SELECT * { ?s ?p <http://e/#x> SERVICE <http://e/> {} }",
        "SELECT * { ?s ?p '''it's''' SERVICE <http://e/> {} }",
        "SELECT * { ?a<<http://e/#x>)SERVICE<http://e/>{} }",
    ],
)
def test_service_is_refused_wherever_the_engine_would_see_it(text: str) -> None:
    with pytest.raises(Refused, match="SERVICE"):
        read_query(text, LIMITS)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <http://e/> { }' }",
        'SELECT * { ?s ?p """a "SERVICE" in quotes""" }',
        "SELECT * { ?s <http://e/service> ?o } # SERVICE <http://e/> { }",
        "SELECT ?service $service { ?service ?p $service }",
        "PREFIX service: <http://e/> SELECT * { GRAPH service:x { ?s service:of ?o } }",
        "SELECT * { ?s <http://e/Saalfeld_(Saale)/service> ?o FILTER(?o < 3 && ?o > 1) }",
    ],
)
def test_the_word_service_is_no_offence_elsewhere(text: str) -> None:
    assert read_query(text, LIMITS).form == "select"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:b> 1 }",
        "PREFIX e: <http://e/> delete where { ?s ?p ?o }",
        "LOAD <http://e/>",
        "clear all",
        "DROP ALL",
        "WITH <http://e/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="reading"):
        read_query(text, LIMITS)


@pytest.mark.parametrize("piece", ["{", "(", "[ <a:b> ", "!", "- ", "^"])
def test_deep_nesting_is_refused_and_ordinary_nesting_is_not(piece: str) -> None:
    assert read_query("SELECT * { " + piece * 50, LIMITS).form == "select"
    with pytest.raises(BadRequest, match="nested"):
        read_query("SELECT * { " + piece * 5_000, LIMITS)


def test_brackets_in_strings_do_not_nest() -> None:
    assert read_query("SELECT * { ?s ?p '" + "{" * 5_000 + "' }", LIMITS).form == "select"


def test_a_long_query_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_query("SELECT * { " + " " * 50_000 + "}", LIMITS)


@pytest.mark.parametrize(
    ("clauses", "dataset"),
    [
        ("", Dataset(None, None)),
        ("FROM <http://e/a>", Dataset(("http://e/a",), ())),
        ("FROM <http://e/a> FROM <http://e/b> FROM <http://e/a>", Dataset(("http://e/a", "http://e/b"), ())),
        ("from named <http://e/a>", Dataset((), ("http://e/a",))),
        ("FROM <a> FROM NAMED x:b", Dataset(("http://e/base/a",), ("http://x/b",))),
    ],
)
def test_the_data_set_of_a_query(clauses: str, dataset: Dataset) -> None:
    query = read_query(
        f"BASE <http://e/base/> PREFIX x: <http://x/> SELECT * {clauses} {{ ?from ?p 'FROM <y>' }}", LIMITS
    )
    assert query.dataset == dataset


@pytest.mark.parametrize("text", ["", "FOO", "SELECT * FROM x:y { }", "SELECT * FROM { }"])
def test_what_is_no_query_is_malformed(text: str) -> None:
    with pytest.raises(Problem) as raised:
        read_query(text, LIMITS)
    assert raised.value.status == 400


def test_layout_and_comments_do_not_tell_queries_apart_but_strings_do() -> None:
    one = read_query("SELECT * { ?s ?p 'a  b' } # note", LIMITS)
    two = read_query("SELECT *\n{\n  ?s ?p 'a  b'\n}", LIMITS)
    other = read_query("SELECT * { ?s ?p 'a b' }", LIMITS)
    assert one.normal == two.normal != other.normal


@pytest.mark.parametrize("piece", ["a.", "a-", "'", '"', "<a", "'''a", "a:\\", "1.", "# \n", "@a", "\\", "..", "!"])
def test_no_text_makes_the_reading_slow(piece: str) -> None:
    started = time.process_time()
    with suppress(Problem):
        read_query("SELECT " + piece * (49_000 // len(piece)), LIMITS)
    assert time.process_time() - started < 1
