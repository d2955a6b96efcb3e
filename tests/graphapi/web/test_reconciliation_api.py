"""The Reconciliation Service API 0.2: what its specification and schemas ask, and what a researcher pastes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest


@pytest.fixture(scope="module")
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=30) as asking:
        yield asking


def asked(client: httpx.Client, **queries: Any) -> dict[str, list[dict[str, Any]]]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200
    return {key: found["result"] for key, found in answer.json().items()}


def test_manifest(client: httpx.Client, site: str) -> None:
    """The members that the schema of a manifest requires, with their types, and addresses that answer."""
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    assert all(isinstance(manifest[key], str) for key in ("name", "identifierSpace", "schemaSpace"))
    assert all({"id", "name"} <= set(kind) for kind in manifest["defaultTypes"])
    view = manifest["view"]["url"].replace("{{id}}", "agent/initiative-rodachtal")
    assert client.get(view, follow_redirects=True, headers={"accept": "text/html"}).status_code == 200
    preview = manifest["preview"]
    assert isinstance(preview["width"], int)
    assert isinstance(preview["height"], int)
    framed = client.get(preview["url"].replace("{{id}}", "agent/initiative-rodachtal"))
    assert "Initiative Rodachtal" in framed.text
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    for name in ("entity", "type", "property"):
        service = manifest["suggest"][name]
        assert client.get(service["service_url"] + service["service_path"], params={"prefix": "a"}).status_code == 200
    proposing = manifest["extend"]["propose_properties"]
    proposed = client.get(proposing["service_url"] + proposing["service_path"], params={"type": "Cooperation"}).json()
    assert {"memberOf", "foundedOn", "ags"} <= {each["id"] for each in proposed["properties"]}


def test_shape_of_an_answer(client: httpx.Client) -> None:
    found = asked(client, q0={"query": "Rodachtal", "limit": 3})["q0"]
    assert 0 < len(found) <= 3
    for candidate in found:
        assert isinstance(candidate["id"], str)
        assert isinstance(candidate["name"], str)
        assert isinstance(candidate["score"], float)
        assert isinstance(candidate["match"], bool)
        assert all({"id", "name"} <= set(kind) for kind in candidate["type"])
        assert all(isinstance(feature["value"], float) for feature in candidate["features"])
    assert [candidate["score"] for candidate in found] == sorted((c["score"] for c in found), reverse=True)
    assert sum(candidate["match"] for candidate in found) <= 1


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ({"query": "Initiative Rodachtal"}, "agent/initiative-rodachtal"),
        ({"query": "INITIATIVE RODACHTAL"}, "agent/initiative-rodachtal"),
        ({"query": "Allianz SONNEC"}, "agent/allianz-son-nec"),
        ({"query": "Allianz SON.NEC", "type": "Cooperation", "type_strict": "any"}, "agent/allianz-son-nec"),
        ({"query": "Thueringer Ministerium fuer Infrastruktur und Landwirtschaft"}, None),
        ({"query": "16072018"}, "place/ags-16072018"),
        ({"properties": [{"pid": "ags", "v": "16072018"}]}, "place/ags-16072018"),
        ({"query": "agent/initiative-rodachtal"}, "agent/initiative-rodachtal"),
        ({"query": "https://w3id.org/koopgraph/id/agent/initiative-rodachtal"}, "agent/initiative-rodachtal"),
        (
            {"query": "Sonneberg", "properties": [{"pid": "memberOf", "v": {"id": "agent/allianz-son-nec"}}]},
            "place/ags-16072018",
        ),
        ({"query": "Sonneberg", "properties": [{"pid": "ags", "v": "16072018"}]}, "place/ags-16072018"),
    ],
)  # fmt: skip
def test_match(client: httpx.Client, query: dict[str, Any], id_: str | None) -> None:
    first = asked(client, q=query)["q"][0]
    assert first["match"]
    if id_:
        assert first["id"] == id_


@pytest.mark.parametrize("name", ["Xyzzyxyzzy", "Neustadt", "Ministerium", "Konzept", ""])
def test_no_match_where_nothing_is_clear(client: httpx.Client, name: str) -> None:
    assert not any(candidate["match"] for candidate in asked(client, q={"query": name})["q"])


def test_strict_type(client: httpx.Client) -> None:
    found = asked(client, q={"query": "Sonneberg", "type": ["Cooperation"], "type_strict": "any"})["q"]
    assert {kind["id"] for candidate in found for kind in candidate["type"]} <= {"Cooperation"}


def test_wider_type_takes_narrower_ones(client: httpx.Client) -> None:
    query = {"query": "Thüringer Ministerium für Infrastruktur und Landwirtschaft", "type": "Organisation"}
    assert asked(client, q=query)["q"][0]["match"]


def test_features_explain_the_score(client: httpx.Client) -> None:
    query = {"query": "Sonneberg", "type": "Municipality", "properties": [{"pid": "memberOf", "v": "Allianz SON.NEC"}]}
    first = asked(client, q=query)["q"][0]
    assert {f["id"]: f["value"] for f in first["features"]} == {
        "name": 100.0,
        "type": 100.0,
        "property:memberOf": 100.0,
    }


def test_suggestions(client: httpx.Client) -> None:
    entities = client.get("/reconcile/suggest/entity", params={"prefix": "Rodacht"}).json()["result"]
    assert entities[0]["id"] == "agent/initiative-rodachtal"
    types = client.get("/reconcile/suggest/type", params={"prefix": "koop", "lang": "de"}).json()["result"]
    assert [each["id"] for each in types] == ["Cooperation"]
    properties = client.get("/reconcile/suggest/property", params={"prefix": "found", "lang": "en"}).json()["result"]
    assert "foundedOn" in {each["id"] for each in properties}


def test_extension(client: httpx.Client) -> None:
    extend = {
        "ids": ["agent/initiative-rodachtal", "agent/nobody"],
        "properties": [{"id": "foundedOn"}, {"id": "population"}, {"id": "managedBy"}],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(extend)}).json()
    assert [each["id"] for each in answer["meta"]] == ["foundedOn", "population", "managedBy"]
    row = answer["rows"]["agent/initiative-rodachtal"]
    assert all(
        set(cell) <= {"id", "name", "str", "int", "float", "date", "bool"} for cells in row.values() for cell in cells
    )
    assert {"int": 30000} in row["population"]
    assert answer["meta"][0] == {"id": "foundedOn", "name": "gegründet"}
    assert answer["rows"]["agent/nobody"] == {"foundedOn": [], "population": [], "managedBy": []}


def test_get_and_post_agree(client: httpx.Client) -> None:
    queries = json.dumps({"q0": {"query": "Rodachtal"}})
    by_get = client.get("/reconcile", params={"queries": queries}).json()
    assert by_get == client.post("/reconcile", data={"queries": queries}).json()


@pytest.mark.parametrize(
    "queries",
    [
        "[", "[" * 100_000, "[]", '"x"', '{"q": {"query": {}}}', '{"q": {"query": "x", "limit": 0}}',
        '{"q": {"query": "x", "limit": true}}',
        '{"q": {"query": "x", "type": 7}}', '{"q": {"query": "x", "type_strict": "perhaps"}}',
        '{"q": {"query": "x", "properties": {}}}', '{"q": {"query": "x", "properties": [7]}}',
        json.dumps({f"q{n}": {"query": "x"} for n in range(51)}),
    ],
)  # fmt: skip
def test_malformed_queries(client: httpx.Client, queries: str) -> None:
    answer = client.post("/reconcile", data={"queries": queries})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_other_origins_may_ask(client: httpx.Client) -> None:
    answer = client.get("/reconcile", headers={"origin": "http://openrefine.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_pasted_list(client: httpx.Client) -> None:
    names = [
        "Initiative Rodachtal",
        "Städtedreieck Saalebogen",
        "Regionalmanagement Nordthüringen",
        "Zweckverband Altmühlland A 6",
    ]
    found = asked(client, **{f"q{n}": {"query": name, "type": "Cooperation"} for n, name in enumerate(names)})
    assert sum(bool(found[f"q{n}"]) and found[f"q{n}"][0]["match"] for n in range(len(names))) >= 3


CELLS = {"str": str, "int": int, "float": float, "bool": bool}
"""The values that the schema of an extension knows beside things; its dates are moments, which no text gives."""


def test_every_property_of_every_kind_extends_by_the_schema(client: httpx.Client) -> None:
    """All properties of a thing of each kind: a cell is a thing or one value, a column names itself and its type."""
    names = [each["id"] for each in client.get("/reconcile/properties").json()["properties"]]
    ids = [
        found[0]["id"]
        for kind in client.get("/reconcile").json()["defaultTypes"]
        for found in asked(client, q={"query": "a", "type": kind["id"], "type_strict": "any", "limit": 1}).values()
        if found
    ] + ["agent/initiative-rodachtal", "place/ags-16072018"]
    extend = {"ids": ids, "properties": [{"id": name} for name in names]}
    answer = client.post("/reconcile", data={"extend": json.dumps(extend)}).json()
    assert [column["id"] for column in answer["meta"]] == names
    assert all(set(column) <= {"id", "name", "type"} for column in answer["meta"])
    assert next(c for c in answer["meta"] if c["id"] == "memberOf")["type"]["id"] == "Cooperation"
    assert set(answer["rows"]) == set(ids)
    cells = [cell for row in answer["rows"].values() for found in row.values() for cell in found]
    assert len(cells) > 10
    for cell in cells:
        if "id" in cell:
            assert set(cell) == {"id", "name"}
        else:
            [(form, value)] = cell.items()
            assert type(value) is CELLS[form]


def test_every_type_is_named_with_its_wider_ones(client: httpx.Client) -> None:
    kinds = {kind["id"]: kind for kind in client.get("/reconcile").json()["defaultTypes"]}
    assert {wide["id"] for wide in kinds["Ministry"]["broader"]} == {"Authority", "Organisation"}
    assert all(wide["id"] in kinds for kind in kinds.values() for wide in kind.get("broader", ()))


@pytest.mark.parametrize("cursor", [0, 2, 1000])
@pytest.mark.parametrize("service", ["entity", "type", "property"])
def test_suggestions_go_on_from_a_cursor(client: httpx.Client, service: str, cursor: int) -> None:
    whole = client.get(f"/reconcile/suggest/{service}", params={"prefix": ""}).json()["result"]
    rest = client.get(f"/reconcile/suggest/{service}", params={"prefix": "", "cursor": cursor}).json()["result"]
    assert rest == whole[cursor:]
    assert all({"id", "name"} <= set(each) for each in rest)
