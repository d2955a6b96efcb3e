"""The draft of version 1.0 of the Reconciliation Service API: what its words ask of the manifest and of each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

SERVICE = "/reconcile/1.0-draft"
ALLIANCE = "agent/initiative-rodachtal"


@pytest.fixture(scope="module")
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=30) as asking:
        yield asking


def name_is(*names: Any, **more: Any) -> dict[str, Any]:
    value = names[0] if len(names) == 1 else list(names)
    return {"matchType": "name", "propertyValue": value, **more}


def property_is(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"matchType": "property", "propertyId": name, "propertyValue": value, **more}


def matched(client: httpx.Client, *queries: dict[str, Any]) -> list[list[dict[str, Any]]]:
    answer = client.post(f"{SERVICE}/match", json={"queries": list(queries)})
    assert answer.status_code == 200
    return [result["candidates"] for result in answer.json()["results"]]


def ids(candidates: list[dict[str, Any]]) -> list[str]:
    return [candidate["id"] for candidate in candidates]


def test_manifest(client: httpx.Client, site: str) -> None:
    manifest = client.get(SERVICE).json()
    assert "1.0-draft" in manifest["versions"]
    assert manifest.keys().isdisjoint({"identifierSpace", "schemaSpace"})
    assert manifest["view"]["url"] == site + "/id/{+id}"
    assert set(map(type, manifest["suggest"].values())) == {bool}
    assert {type(manifest["preview"][name]) for name in ("width", "height")} == {int}
    assert manifest["extend"] == {"proposeProperties": True, "propertySettings": []}
    assert manifest["standardizedScore"] is True
    assert all({"id", "name"} <= set(kind) for kind in manifest["defaultTypes"])
    view = manifest["view"]["url"].replace("{+id}", ALLIANCE)
    assert client.get(view, headers={"accept": "text/html"}, follow_redirects=True).status_code == 200


def test_results_stand_in_the_order_of_the_queries(client: httpx.Client) -> None:
    rodachtal, nothing, sonneberg = matched(
        client,
        {"conditions": [name_is("Initiative Rodachtal")], "limit": 3},
        {"conditions": [name_is("xyzzy")]},
        {"conditions": [name_is("Sonneberg")], "type": "Municipality"},
    )
    assert rodachtal[0]["id"] == ALLIANCE
    assert rodachtal[0]["match"] is True
    assert len(rodachtal) <= 3
    assert nothing == []
    assert {kind["id"] for candidate in sonneberg for kind in candidate["type"]} == {"Municipality"}
    for candidate in (*rodachtal, *sonneberg):
        assert all(isinstance(candidate[key], str) and candidate[key] for key in ("id", "name", "description"))
        assert 0 <= candidate["score"] <= 100
        assert all({"id", "name", "value"} == set(feature) for feature in candidate["features"])
    scores = [candidate["score"] for candidate in rodachtal]
    assert scores == sorted(scores, reverse=True)


def test_several_names_an_identifier_and_a_key(client: httpx.Client) -> None:
    several, by_id, by_key = matched(
        client,
        {"conditions": [name_is("Rodachtal e. V.", "Initiative Rodachtal")]},
        {"conditions": [{"matchType": "id", "propertyValue": ALLIANCE}]},
        {"conditions": [property_is("ags", "16072018")]},
    )
    assert several[0]["id"] == ALLIANCE
    assert ids(by_id) == [ALLIANCE]
    assert ids(by_key) == ["place/ags-16072018"]


def test_what_is_required_keeps_others_out(client: httpx.Client) -> None:
    alliance = {"id": "agent/allianz-son-nec", "name": "Allianz SON.NEC"}
    free, bound, other = matched(
        client,
        {"conditions": [name_is("Sonneberg"), property_is("memberOf", alliance)]},
        {"conditions": [name_is("Sonneberg"), property_is("memberOf", alliance, required=True)]},
        {"conditions": [name_is("Sonneberg"), property_is("memberOf", "Nirgendwo", required=True)]},
    )
    assert ids(bound) == ["place/ags-16072018"]
    assert len(free) > len(bound)
    assert other == []


@pytest.mark.parametrize(
    "batch",
    [
        [],
        {},
        {"queries": {}},
        {"queries": [1]},
        {"queries": [{"query": "x"}]},
        {"queries": [{"conditions": []}]},
        {"queries": [{"conditions": [{"propertyValue": "x"}]}]},
        {"queries": [{"conditions": [{"matchType": "property", "propertyValue": "x"}]}]},
        {"queries": [{"conditions": [name_is("x", matchQuantifier="most")]}]},
        {"queries": [{"conditions": [name_is("x")], "type": ["Person", "Municipality"]}]},
        {"queries": [{"conditions": [name_is("x")], "limit": 0}]},
    ],
)
def test_malformed_batches(client: httpx.Client, batch: Any) -> None:
    assert client.post(f"{SERVICE}/match", json=batch).status_code == 400


def test_a_batch_over_its_size(client: httpx.Client) -> None:
    size = client.get(SERVICE).json()["batchSize"]
    whole = {"queries": [{"conditions": [name_is("x")]}] * (size + 1)}
    assert client.post(f"{SERVICE}/match", json=whole).status_code == 413
    assert client.post(f"{SERVICE}/match", content=b"{").status_code == 400


def test_extension(client: httpx.Client) -> None:
    asked = {"ids": ["place/ags-16072018", "agent/none"], "properties": [{"id": "memberOf"}, {"id": "ags"}]}
    answer = client.post(f"{SERVICE}/extend", json=asked).json()
    assert [column["id"] for column in answer["meta"]] == ["memberOf", "ags"]
    assert [row["id"] for row in answer["rows"]] == asked["ids"]
    [members, keys], none = ([cells["values"] for cells in row["properties"]] for row in answer["rows"])
    assert "agent/allianz-son-nec" in {value["id"] for value in members}
    assert keys == [{"str": "16072018"}]
    assert none == [[], []]
    proposed = client.get(f"{SERVICE}/extend/propose", params={"type": "Municipality", "limit": 3}).json()
    assert (proposed["type"], len(proposed["properties"])) == ("Municipality", 3)


@pytest.mark.parametrize("what", ["entity", "type", "property"])
def test_suggestions(client: httpx.Client, what: str) -> None:
    def suggested(**parameters: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = client.get(f"{SERVICE}/suggest/{what}", params=parameters).json()["result"]
        return found

    some = suggested(prefix="mun" if what == "type" else "m")
    assert some
    assert all({"id", "name"} <= set(each) for each in some)
    assert suggested(prefix="m", limit=1, offset=1) == suggested(prefix="m")[1:2]
    assert suggested(prefix=some[0]["id"])[0]["id"] == some[0]["id"]


def test_nothing_else_is_suggested(client: httpx.Client) -> None:
    assert client.get(f"{SERVICE}/suggest/anything", params={"prefix": "m"}).status_code == 404


def test_preview(client: httpx.Client) -> None:
    page = client.get(f"{SERVICE}/preview", params={"id": ALLIANCE})
    assert "Initiative Rodachtal" in page.text
    assert "frame-ancestors *" in page.headers["content-security-policy"]
