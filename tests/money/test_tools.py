"""A language model's questions over the protocol itself: answers with quotes, refusals in words, nothing written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client

from graphapi.settings import Settings
from graphapi.tools import make_server


@pytest.fixture(scope="module")
def client(corpus_folder: Path) -> Iterator[tuple[BlockingPortal, Client]]:
    """A client that is connected to the tools in memory, and the thread whose loop it lives in."""
    server = make_server(Settings(releases=corpus_folder, allow_network=True))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(server)) as connected:
        yield portal, connected


@pytest.fixture
def call(client: tuple[BlockingPortal, Client]) -> Callable[..., Any]:
    """Calls one tool; a refusal comes as its words."""
    portal, connected = client

    def call_tool(name: str, **arguments: Any) -> Any:
        result = portal.call(connected.call_tool, name, arguments)
        text = result.content[0].text
        return text if result.is_error else json.loads(text)

    return call_tool


def test_only_reading_tools_are_offered(client: tuple[BlockingPortal, Client]) -> None:
    portal, connected = client
    tools = portal.call(connected.list_tools).tools
    assert {tool.name for tool in tools} == {"search", "describe", "trace", "sums", "sparql"}
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description for tool in tools)


def test_search_gives_what_the_others_take(call: Callable[..., Any]) -> None:
    found = call("search", words="Saalebogen", kind="Cooperation")
    assert [thing["name"] for thing in found["things"]] == ["Städtedreieck am Saalebogen"]
    told = call("describe", thing=found["things"][0]["iri"])
    assert told["release"] == found["release"]
    assert any(statement["predicate"] == "memberOf" for statement in told["statements"])
    assert all(statement["evidence"][0]["quote"] for statement in told["statements"])
    assert told["flows"]


def test_describe_tells_conflicts(call: Callable[..., Any]) -> None:
    told = call("describe", thing="Initiative Rodachtal")
    assert {conflict["property"] for conflict in told["conflicts"]} & {"memberCount", "population"}


def test_trace_has_amounts_and_quotes(call: Callable[..., Any]) -> None:
    told = call("trace", thing="Land Rheinland-Pfalz", until="IGES")
    (chain,) = told["chains"]
    assert chain[0]["amount"] == "855000.00"
    assert all(hop["evidence"] for hop in chain)


def test_sums_say_what_they_left_out(call: Callable[..., Any]) -> None:
    (one,) = call("sums", alliance="Regionalmanagement Thüringer Bogen", status="granted")["sums"]
    assert (one["total_min"], one["parts"]) == ("4146703.00", 3)


def test_sums_by_payers(call: Callable[..., Any]) -> None:
    told = call("sums", by="payers", state="07")
    assert [group["name"] for group in told["groups"]] == ["Land Rheinland-Pfalz"]


def test_sparql_answers_within_limits(call: Callable[..., Any]) -> None:
    told = call("sparql", query="SELECT (COUNT(*) AS ?n) WHERE { ?f a koop:Funding }")
    assert int(told["result"]["results"]["bindings"][0]["n"]["value"]) > 30


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, "update"),
        ({"query": "SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, "SERVICE"),
        ({"query": "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }"}, "LIMIT"),
        ({"query": "SELECT"}, ""),
    ],
)
def test_what_a_stranger_may_not_a_model_may_not(call: Callable[..., Any], arguments: Any, words: str) -> None:
    refused = call("sparql", **arguments)
    assert isinstance(refused, str)
    assert words.lower() in refused.lower()


def test_an_unclear_name_is_asked_back(call: Callable[..., Any]) -> None:
    refused = call("trace", thing="Regionales Entwicklungskonzept")
    assert isinstance(refused, str)
    assert "may be" in refused
