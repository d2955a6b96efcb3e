"""Every page over RDF that koopgraph did not make: less to show, never a fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graphapi.app import create_app
from graphapi.settings import Settings

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/a> a <http://example.org/Kind> ; skos:prefLabel "Ein fremdes Ding"@de .
"""
PATHS = (
    "/",
    "/cooperations",
    "/cooperations.csv",
    "/search?q=x",
    "/search/suggest?q=xy",
    "/map",
    "/map?state=16",
    "/questions",
    "/questions/ministry-alliances",
    "/questions/ministry-alliances?funder=x",
    "/questions/own-money.csv",
    "/conflicts",
    "/sources",
    "/quality",
    "/releases",
    "/about",
    "/editor",
    "/sitemap.xml",
    "/releases.atom",
    "/dataset.ttl",
    "/robots.txt",
    "/exports/data.ttl",
    "/reconcile",
    "/reconcile/suggest/entity?prefix=x",
    "/funding",
    "/page/agent/x",
    "/doc/x",
    "/network/agent/x",
    "/id/agent/x",
    "/claim/x/y",
    "/conflict/x",
    "/ontology",
    "/shapes",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    file = tmp_path_factory.mktemp("foreign") / "things.ttl"
    Path(file).write_text(TURTLE, "utf-8")
    with TestClient(create_app(Settings(files=(file,))), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_no_page_fails(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"}, follow_redirects=False)
    assert answer.status_code in (200, 303, 404, 503)
    if answer.status_code == 503:
        assert path.startswith("/reconcile")
