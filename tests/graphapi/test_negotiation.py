"""One test per sentence of RFC 9110, sections 12.4.2 and 12.5.1, that concerns us."""

import pytest

from graphapi.formats import SOLUTIONS, TRIPLES, offers
from graphapi.negotiation import choose

RESULTS = tuple(offers(SOLUTIONS))
GRAPHS = tuple(offers(TRIPLES))
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        pytest.param(None, JSON, id="no header accepts any media type"),
        pytest.param("", JSON, id="an empty header too"),
        pytest.param("*/*", JSON, id="a wildcard takes the first we offer"),
        pytest.param(XML, XML, id="an exact media type"),
        pytest.param("Application/SPARQL-Results+XML", XML, id="media types are case-insensitive"),
        pytest.param("application/xml", "application/xml", id="a general name answers under that name"),
        pytest.param("text/*", "text/csv", id="a subtype wildcard takes the first of its type"),
        pytest.param("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values", id="weights rank"),
        pytest.param(f"text/csv, {JSON}", JSON, id="our preference breaks a tie"),
        pytest.param("text/csv;q=0.001", "text/csv", id="a small weight is still acceptable"),
        pytest.param("text/csv;q=0", None, id="a weight of 0 is not acceptable"),
        pytest.param(f"*/*, {JSON};q=0, application/json;q=0", XML, id="q=0 excludes from a wildcard"),
        pytest.param(
            "*/*;q=0.8, text/*;q=0.1, text/csv;q=0.9", "text/csv", id="the most specific range has precedence"
        ),
        pytest.param("text/csv;q=0.9, */*;q=0.95", JSON, id="a specific weight may be the lower one"),
        pytest.param("text/csv;charset=utf-8", "text/csv", id="our charset is no restriction"),
        pytest.param("text/csv;charset=latin-1", None, id="another charset is not what we have"),
        pytest.param('text/csv;note="a,b;c";q=0.3, */*;q=0.1', JSON, id="a quoted comma splits nothing"),
        pytest.param("text/csv ; q=0.4 , text/tab-separated-values ; q=0.6", "text/tab-separated-values", id="blanks"),
        pytest.param("text/csv;q=2, text/xml", "text/xml", id="a malformed weight voids its range"),
        pytest.param("*/xml", None, id="a wildcard type with a subtype is malformed"),
        pytest.param(";;,,,", None, id="nothing but noise"),
        pytest.param("application/pdf", None, id="nothing fits"),
    ],
)
def test_choose_results(accept: str | None, expected: str | None) -> None:
    assert choose(accept, RESULTS) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/json"),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("text/plain", "text/plain"),
        (JSON, None),
    ],
)
def test_choose_graphs(accept: str, expected: str | None) -> None:
    assert choose(accept, GRAPHS) == expected


def test_nothing_offered_is_nothing_chosen() -> None:
    assert choose(None, ()) is None
