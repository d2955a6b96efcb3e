from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from graphapi.app import create_app
from graphapi.settings import Settings
from ontology import hierarchy, schemes, shapes


@pytest.fixture(scope="module")
def client(releases: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(releases=releases)), follow_redirects=False) as asking:
        yield asking


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_term_has_its_place_on_the_page(client: TestClient, language: str) -> None:
    page = client.get("/ontology", params={"lang": language}, headers={"accept": "text/html"})
    assert page.status_code == 200
    for term in hierarchy.terms().values():
        if term.sort != "annotation":
            assert f'id="{term.name}"' in page.text
    assert hierarchy.terms()["memberOf"].label[language] in page.text
    assert all(f'id="{code.scheme}-{code.value}"' in page.text for code in schemes.codes("rank"))


def test_each_rule_on_the_whole_graph_is_shown(client: TestClient) -> None:
    page = client.get("/shapes", params={"lang": "en"}, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert all(query.message["en"] in page.text for query in shapes.set_queries())
    assert "The amount exceeds the maximum amount." in page.text


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/vocab/rank", "/vocab/rank/normal"])
@pytest.mark.parametrize(
    ("media_type", "form"),
    [("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)],
)
def test_machines_get_rdf(client: TestClient, path: str, media_type: str, form: ox.RdfFormat) -> None:
    answer = client.get(path, headers={"accept": media_type})
    assert answer.headers["content-type"].startswith(media_type)
    assert list(ox.parse(answer.content, format=form))


@pytest.mark.parametrize("path", ["/ontology.ttl", "/vocab.nt", "/shapes.rdf", "/shapes.ttl", "/ontology.jsonld"])
def test_files(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    form = ox.RdfFormat.from_extension(path.rpartition(".")[2])
    assert list(ox.parse(answer.content, format=form))


def test_context(client: TestClient) -> None:
    answer = client.get("/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.json()["@context"]["memberOf"] == {"@id": "koop:memberOf", "@type": "@id"}


@pytest.mark.parametrize(
    ("path", "place"),
    [("/vocab/rank", "/ontology#rank"), ("/vocab/funding-status/granted", "/ontology#funding-status-granted")],
)
def test_people_are_led_to_the_code_on_the_page(client: TestClient, path: str, place: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, place)


@pytest.mark.parametrize("path", ["/vocab/unknown", "/vocab/rank/unknown", "/ontology.docx"])
def test_unknown_addresses(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_else_is_acceptable(client: TestClient) -> None:
    assert client.get("/ontology", headers={"accept": "image/png"}).status_code == 406
