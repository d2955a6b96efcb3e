"""The gate lets nothing through that breaks a rule, and says what in words with the quotes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from ingest.entities.resolution import resolve
from ingest.release.assembly import assemble
from ingest.release.findings import Report, report_as_json, report_as_turtle
from ingest.release.validation import shape_findings, validate, with_quotes
from ontology.terms import koop
from tests.ingest.readings import reading

TEXTS = (
    reading(
        "eins",
        {
            "a": ("Cooperation", "Allianz Silbertal"),
            "m": ("Ministry", "Ministerium für Silber"),
            "k": ("Concept", "ILEK"),
        },
        [("a", "fundedBy", "m"), ("a", "hasConcept", "k"), ("k", "issued", "2019"), ("a", "memberCount", "7")],
        ({"status": "granted", "recipient": "a", "funders": ("m",), "amount": "500", "currency": "EUR"},),
    ),
)
QUADS = assemble(TEXTS, resolve(TEXTS), "2026-11-22-00000000").quads


def judged(quads: tuple[ox.Quad, ...], jobs: int = 1) -> Report:
    store = ox.Store()
    store.bulk_extend(quads)
    return validate(quads, store, jobs=jobs)


def instead(predicate: str, term: object) -> tuple[ox.Quad, ...]:
    """The graph with another object of ``predicate`` everywhere."""
    return tuple(
        ox.Quad(q.subject, q.predicate, term, q.graph_name) if q.predicate == koop(predicate) else q  # type: ignore[arg-type]
        for q in QUADS
    )


def test_a_graph_of_the_builder_conforms() -> None:
    report = judged(QUADS)
    assert [finding for finding in report.findings if finding.severity == "Violation"] == []
    assert report.conforms


@pytest.mark.parametrize(
    ("predicate", "term", "rule"),
    [
        ("amount", ox.Literal("-5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), "amount"),
        ("status", ox.NamedNode("https://example.org/given"), "status"),
        ("memberCount", ox.Literal("viele"), "memberCount"),
    ],
)
def test_a_fault_is_found_named_and_quoted(predicate: str, term: object, rule: str) -> None:
    report = judged(instead(predicate, term))
    assert not report.conforms
    (found, *_) = [f for f in report.findings if f.rule.endswith(f"#{rule}") and f.severity == "Violation"]
    assert found.message("de") != found.message("en")
    assert found.quotes


def test_a_fact_that_nobody_claims_is_found() -> None:
    invented = ox.Quad(
        ox.NamedNode("https://w3id.org/koopgraph/id/agent/allianz-silbertal"), koop("population"),
        ox.Literal("5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    )  # fmt: skip
    report = judged((*QUADS, invented))
    assert "fact-without-claim" in {f.rule.rpartition("#")[2] for f in report.findings}


def test_many_processes_find_what_one_finds() -> None:
    broken = instead("confidence", ox.Literal("sicher"))
    assert with_quotes(shape_findings(broken, jobs=2), broken) == with_quotes(shape_findings(broken), broken)


def test_the_report_is_written_for_people_and_by_the_standard(tmp_path: Path) -> None:
    report = judged(instead("memberCount", ox.Literal("viele")))
    content = report_as_json(report, {"https://w3id.org/koopgraph/id/agent/allianz-silbertal": "Allianz Silbertal"})
    assert content["conforms"] is False
    assert content["findings"][0]["name"] == "Allianz Silbertal"
    store = ox.Store()
    store.load(report_as_turtle(report), ox.RdfFormat.TURTLE)
    asked = (
        "PREFIX sh: <http://www.w3.org/ns/shacl#> ASK { [] a sh:ValidationReport ; sh:conforms false ; sh:result [] }"
    )
    assert store.query(asked)
