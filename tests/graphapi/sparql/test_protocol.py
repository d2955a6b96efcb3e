"""The cases of the W3C protocol tests, and the strictness beyond them."""

from urllib.parse import quote, urlencode

import pytest

from graphapi.errors import Problem
from graphapi.sparql.datasets import Dataset
from graphapi.sparql.protocol import Asked, read_request

QUERY = "SELECT * { ?s ?p '100 % + ä' }"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ONE = urlencode({"query": QUERY}).encode()


@pytest.mark.parametrize(
    ("method", "address", "content_type", "body"),
    [
        ("GET", ONE, "", b""),
        ("HEAD", ONE, "", b""),
        ("POST", b"", FORM, ONE),
        ("POST", b"", FORM + "; charset=UTF-8", ONE),
        ("POST", b"", DIRECT, QUERY.encode()),
        ("POST", b"", 'application/SPARQL-query;charset="utf-8"', QUERY.encode()),
    ],
)
def test_a_query_comes_by_get_by_form_or_directly(method: str, address: bytes, content_type: str, body: bytes) -> None:
    assert read_request(method, address, content_type, body) == Asked(QUERY, None, None)


def test_a_percent_sign_in_a_query_is_decoded_once() -> None:
    query = "SELECT * { <http://e/a%20b> ?p ?o }"
    assert read_request("POST", b"", FORM, urlencode({"query": query}).encode()).query == query
    assert read_request("GET", b"query=" + quote(query).encode(), "", b"").query == query


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_graphs_are_named_in_the_address_or_with_the_form(method: str) -> None:
    parameters = [("query", QUERY), ("default-graph-uri", "http://e/a"), ("default-graph-uri", "http://e/b")]
    encoded = urlencode([*parameters, ("named-graph-uri", "http://e/c")]).encode()
    asked = read_request(method, *((b"", FORM, encoded) if method == "POST" else (encoded, "", b"")))
    assert asked.dataset == Dataset(("http://e/a", "http://e/b"), ("http://e/c",))


def test_graphs_of_a_direct_post_stand_in_the_address() -> None:
    address = urlencode({"named-graph-uri": "http://e/c"}).encode()
    assert read_request("POST", address, DIRECT, QUERY.encode()).dataset == Dataset((), ("http://e/c",))


def test_no_query_is_not_an_empty_query() -> None:
    assert read_request("GET", b"", "", b"") == Asked(None, None, None)
    with pytest.raises(Problem, match="empty"):
        read_request("GET", b"query=", "", b"")


@pytest.mark.parametrize(
    ("status", "method", "address", "content_type", "body"),
    [
        pytest.param(400, "GET", ONE + b"&" + ONE, "", b"", id="two queries"),
        pytest.param(400, "POST", b"", FORM, ONE + b"&" + ONE, id="two queries in a form"),
        pytest.param(400, "POST", ONE, FORM, ONE, id="in the address and in the form"),
        pytest.param(400, "POST", ONE, DIRECT, QUERY.encode(), id="in the address and in the body"),
        pytest.param(400, "POST", ONE, FORM, b"", id="a form with its query in the address"),
        pytest.param(400, "POST", b"format=json", FORM, ONE + b"&format=xml", id="two formats"),
        pytest.param(400, "GET", ONE + b"&format=json&format=xml", "", b"", id="two formats in the address"),
        pytest.param(400, "POST", b"", "text/plain", QUERY.encode(), id="another media type"),
        pytest.param(400, "POST", b"", "", QUERY.encode(), id="no media type"),
        pytest.param(400, "POST", b"", DIRECT + ";charset=latin-1", QUERY.encode(), id="another charset"),
        pytest.param(400, "POST", b"", DIRECT, QUERY.encode("utf-16"), id="not UTF-8"),
        pytest.param(400, "GET", b"query=%ff%fe", "", b"", id="not UTF-8 when decoded"),
        pytest.param(403, "POST", b"", "application/sparql-update", b"CLEAR ALL", id="an update"),
        pytest.param(403, "POST", b"", FORM, b"update=CLEAR+ALL", id="an update by form"),
        pytest.param(403, "GET", b"update=CLEAR+ALL", "", b"", id="an update by GET"),
        pytest.param(403, "GET", ONE + b"&update=CLEAR+ALL", "", b"", id="an update beside a query"),
    ],
)
def test_what_the_protocol_forbids(status: int, method: str, address: bytes, content_type: str, body: bytes) -> None:
    with pytest.raises(Problem) as raised:
        read_request(method, address, content_type, body)
    assert raised.value.status == status
