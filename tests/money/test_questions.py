"""Questions answered by hand, asked of the functions, over HTTP and on the command line: one answer everywhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient
from typer.testing import CliRunner

import koopgraph
from graphapi.app import create_app
from graphapi.explore.answers import Question, follow, named, read_filters
from graphapi.explore.funding import find_things, flow_page
from graphapi.explore.money_records import flow_record, group_record, plain, sum_record
from graphapi.explore.sums import VIEWS, add_up, perhaps_double, sums_by
from graphapi.explore.tables import open_tables
from graphapi.explore.tracing import TraceFilters
from graphapi.settings import Settings
from graphapi.store import Release, open_release

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))
KINDS = ("sums", "groups", "flows", "doubles", "trace", "ways")

Asked = dict[str, Any]
Ask = Callable[[str, Asked], Any]


def texts(asked: Asked) -> dict[str, str]:
    return {name: str(value) for name, value in asked.items() if name != "view"}


def ask_functions(release: Release) -> Ask:
    tables = release.keep(open_tables)

    def ask(kind: str, asked: Asked) -> Any:
        if kind in ("trace", "ways"):
            question = Question(
                start=named(release, asked["of"]),
                until=named(release, asked["until"]) if "until" in asked else "",
                direction=asked.get("direction", "both"),
                filters=TraceFilters(statuses=frozenset(filter(None, [asked.get("status")]))),
            )
            return follow(release, question).record(release.base_iri)
        filters = read_filters(release, texts(asked))
        match kind:
            case "sums":
                return [sum_record(one) for one in add_up(tables, filters)]
            case "groups":
                return [group_record(group) for group in sums_by(tables, filters, VIEWS[asked["view"]])]
            case "flows":
                return [flow_record(row, release.base_iri) for row in flow_page(tables, filters).rows]
        return [plain(row) for row in perhaps_double(tables, filters)]

    return ask


def ask_http(client: TestClient) -> Ask:
    def get(path: str, asked: dict[str, str]) -> Any:
        answer = client.get(path, params=asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def ask(kind: str, asked: Asked) -> Any:
        match kind:
            case "trace" | "ways":
                return get("/funding/trace.json", texts(asked))
            case "groups":
                groups: dict[str, Any] = {}
                for row in get(f"/funding/{asked['view']}.json", texts(asked))["rows"]:
                    group = groups.setdefault(row["key"], {"key": row["key"], "name": row["name"], "sums": []})
                    group["sums"].append(row)
                return list(groups.values())
        found = get("/funding.json", texts(asked))
        return {"sums": found["sums"], "flows": found["rows"], "doubles": found["perhaps_double"]}[kind]

    return ask


def ask_command(folder: Path) -> Ask:
    def run(command: str, arguments: list[str], options: dict[str, str]) -> Any:
        given = [f"--{name}={value}" for name, value in options.items()]
        result = CliRunner().invoke(koopgraph.app, [command, str(folder), *arguments, *given, "--json"])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def ask(kind: str, asked: Asked) -> Any:
        options = texts(asked)
        match kind:
            case "trace" | "ways":
                return run("trace", [options.pop("of")], options)
            case "groups":
                return run("sums", [], {**options, "by": asked["view"]})["groups"]
            case "sums":
                return run("sums", [], options)["sums"]
        pytest.skip("the command line tells flows by export")

    return ask


@pytest.fixture(scope="session")
def client(corpus_folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(releases=corpus_folder, allow_network=True))) as client:
        yield client


@pytest.fixture(scope="session")
def full_client(full_folder: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(releases=full_folder, allow_network=True))) as client:
        yield client


@pytest.fixture(params=["functions", "http", "command"])
def mouth(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["id"].replace(" ", "-") for question in QUESTIONS])
def test_question(question: dict[str, Any], mouth: str, request: pytest.FixtureRequest) -> None:
    everything = question.get("with") == "sources"
    folder = request.getfixturevalue("full_folder" if everything else "corpus_folder")
    match mouth:
        case "functions":
            ask = ask_functions(open_release(folder))
        case "http":
            ask = ask_http(request.getfixturevalue("full_client" if everything else "client"))
        case _:
            ask = ask_command(folder)
    kind = next(kind for kind in KINDS if kind in question)
    check = Check(open_release(folder), question.get("only", False))
    getattr(check, kind)(ask(kind, question[kind]), question["answer"])


def amounts(said: Any) -> list[Decimal]:
    """A figure, or the least and the most."""
    return [Decimal(said)] * 2 if not isinstance(said, list) else [Decimal(one) for one in said]


@dataclass(frozen=True)
class Check:
    """An answer against what was worked out by hand. Things are compared by IRI: a release may know a fuller name."""

    release: Release
    only: bool
    """Whether the answer names all that may be there."""

    def iri(self, name: str) -> str:
        return named(self.release, name)

    def iris(self, name: str) -> set[str]:
        """Everything of that very name: two regions may each have a "Regionales Entwicklungskonzept"."""
        found = find_things(self.release.keep(open_tables), name)
        return {thing["iri"] for thing in found if thing["fit"] == found[0]["fit"]}

    def sums(self, found: list[dict[str, Any]], answer: dict[str, Any], only: bool | None = None) -> None:
        by_status = {one["status"]: one for one in found}
        assert len(by_status) == len(found), "one sum for each status"
        if self.only if only is None else only:
            assert set(by_status) == set(answer)
        for status, wanted in answer.items():
            one = by_status[status]
            for name, value in wanted.items():
                if name in ("total", "yearly"):
                    assert [Decimal(one[f"{name}_min"]), Decimal(one[f"{name}_max"])] == amounts(value), (status, name)
                else:
                    assert Decimal(one[name]) == value, (status, name)

    def groups(self, found: list[dict[str, Any]], answer: dict[str, Any]) -> None:
        of_things = any("/" in (group["key"] or "") for group in found)

        def key(name: str) -> frozenset[str]:
            parts = name.split(" | ") if name else []
            return frozenset(map(self.iri, parts) if of_things else parts)

        shown = {frozenset(_parts(group, "key" if of_things else "name")): group for group in found}
        if self.only:
            assert set(shown) == set(map(key, answer))
        for name, wanted in answer.items():
            self.sums(shown[key(name)]["sums"], wanted, only=False)

    def flows(self, found: list[dict[str, Any]], answer: list[dict[str, Any]]) -> None:
        assert len(found) == len(answer)
        for flow, wanted in zip(found, answer, strict=True):
            assert all(quote["quote"] and quote["span"] for quote in flow["evidence"])
            assert flow["evidence"]
            for name, value in wanted.items():
                match name:
                    case "payers":
                        assert len(flow["funder_iris"]) == value
                    case "amount" if value is None:
                        assert flow["amount"] is None
                    case "amount":
                        assert [Decimal(flow["amount"]), Decimal(flow["amount_max"] or flow["amount"])] == amounts(
                            value
                        )
                    case "share":
                        assert Decimal(flow["share"]) == value
                    case "programme":
                        assert flow["programme"] == self.iri(value)
                    case _:
                        assert str(flow[name]) == str(value), name

    def doubles(self, found: list[dict[str, Any]], answer: list[int]) -> None:
        assert [Decimal(pair["overlap"]) for pair in found if pair["overlap"]] == answer

    def trace(self, found: dict[str, Any], answer: dict[str, Any]) -> None:
        hops = [hop for way in found["traces"] for hop in way["hops"]]
        assert all(way["complete"] for way in found["traces"])
        assert all(hop["evidence"] for hop in hops if hop["kind"] not in KNOWN_BEFOREHAND), "every step has its words"
        things = {hop[end]["iri"] for hop in hops for end in ("source", "target")}
        assert all(self.iris(name) & things for name in answer["reaches"])
        assert not any(self.iris(name) & things for name in answer.get("never", ()))
        steps = {(hop["source"]["iri"], hop["kind"], hop["target"]["iri"]) for hop in hops}
        assert {(self.iri(one), kind, self.iri(other)) for one, kind, other in answer.get("steps", ())} <= steps

    def ways(self, found: dict[str, Any], answer: list[list[str]]) -> None:
        told = [[chain[0]["source"]["iri"], *(hop["target"]["iri"] for hop in chain)] for chain in found["chains"]]
        assert found["found"] == len(told) == len(answer)
        for chain, names in zip(sorted(told), sorted(answer), strict=True):
            assert len(chain) == len(names)
            assert all(iri in self.iris(name) for iri, name in zip(chain, names, strict=True))


KNOWN_BEFOREHAND = ("authority", "runs", "wider")
"""Steps that official lists tell where no text does."""


def _parts(group: dict[str, Any], name: str) -> list[str]:
    return group[name].split(" | ") if group[name] else []


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json"])
def test_a_flow_is_data_under_its_own_iri(client: TestClient, corpus_release: Release, accept: str) -> None:
    for row in flow_page(corpus_release.keep(open_tables), read_filters(corpus_release, {"status": "granted"})).rows:
        for iri in (row["iri"], *row["stated_iris"]):
            answer = client.get(iri.removeprefix(corpus_release.base_iri.rstrip("/")), headers={"accept": accept})
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(accept)
            assert iri in answer.text or iri.rpartition("/")[2] in answer.text
