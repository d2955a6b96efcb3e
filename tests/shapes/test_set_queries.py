"""Every rule on the whole graph passes a good one and is shown to fail on a planted fault."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import shapes
from ontology.terms import SH

GOOD = Path(__file__).with_name("good.trig")
PROLOGUE = Path(__file__).with_name("prefixes.rq").read_text(encoding="utf-8")
EVERY_FACT_IS_KNOWN = "INSERT { GRAPH graph:authorities { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(?p != koop:fundedBy) }"
NO_CONTACTS = "DELETE { ?s ?p ?o } WHERE { VALUES ?p { koop:phone koop:email } ?s ?p ?o }"


def instead(triple: str, other: str) -> str:
    """Puts one triple for another in the graph of the text."""
    return f"WITH text:0123456789abcdef DELETE {{ {triple} }} INSERT {{ {other} }} WHERE {{ {triple} }}"


def lasting(start: str, end: str) -> str:
    return f"INSERT DATA {{ work:musterweg koop:startDate {start} ; koop:endDate {end} }}"


OPEN = (
    "DELETE { GRAPH ?g { ?c koop:conflictStatus ?s } } INSERT { GRAPH ?g { ?c koop:conflictStatus cstatus:open } } "
    "WHERE { GRAPH ?g { ?c koop:conflictStatus ?s } }"
)
FAULTS = [
    ("fact-without-claim", "INSERT DATA { agent:musterallianz koop:theme 'Energie'@de }"),
    (
        "fact-without-claim",
        instead("?c koop:modality ?m", "?c koop:modality modality:planned")
        + "; DELETE WHERE { flow:1 koop:funder ?f }",
    ),
    (
        "fact-without-claim",
        instead("?c koop:rank ?r", "?c koop:rank rank:deprecated") + "; DELETE WHERE { flow:1 koop:funder ?f }",
    ),
    ("quote-length", instead("?e oa:end 40", "?e oa:end 41")),
    (
        "evidence-from-elsewhere",
        instead("?e prov:wasQuotedFrom ?d", "?e prov:wasQuotedFrom doc:fedcba9876543210"),
    ),
    (
        "period-reversed",
        "DELETE { ?f koop:to ?to } INSERT { ?f koop:to '2013-12'^^xsd:gYearMonth } WHERE { ?f koop:to ?to }",
    ),
    ("period-reversed", lasting("'2015-03-02'^^xsd:date", "'2015-02'^^xsd:gYearMonth")),
    ("several-kinds", "INSERT DATA { agent:ministerium a koop:Municipality }"),
    ("related-to-itself", "INSERT DATA { agent:musterallianz koop:memberOf agent:musterallianz }"),
    ("part-of-cycle", "INSERT DATA { place:land-99 koop:partOf place:ags-99000001 }"),
    ("planned-money-as-fact", "INSERT DATA { agent:musterallianz koop:fundedBy place:ags-99000001 }"),
    ("key-shared", "INSERT DATA { place:musterdorf a koop:Municipality ; koop:ags '99000001' }"),
    ("unknown-thing", "INSERT DATA { agent:musterallianz koop:fundedBy agent:unbekannt }"),
    ("open-conflict", OPEN),
    ("unrecorded-conflict", "INSERT DATA { agent:musterallianz koop:foundedOn '2011'^^xsd:gYear }"),
    ("unrecorded-conflict", "INSERT DATA { place:ags-99000001 koop:population 120000 }"),
    ("name-shared", "INSERT DATA { agent:buero-2 a koop:Consultancy ; skos:prefLabel 'Musterbüro'@de }"),
    ("contact-published", "INSERT DATA { person:a-b koop:phone '099 123' }"),
    (
        "contact-published",
        "INSERT DATA { GRAPH graph:x { claim:2 rdf:subject person:a-b ; rdf:predicate koop:phone ; rdf:object '9' } }",
    ),
]
SOUND = [
    ("unrecorded-conflict", "INSERT DATA { agent:musterallianz koop:foundedOn '2012'^^xsd:gYear }"),
    ("unrecorded-conflict", "INSERT DATA { work:konzept koop:issued '2015'^^xsd:gYear }"),
    ("unrecorded-conflict", "INSERT DATA { place:ags-99000001 koop:population 12345 }"),
    ("period-reversed", lasting("'2015'^^xsd:gYear", "'2015-02'^^xsd:gYearMonth")),
    ("period-reversed", lasting("'2015-03'^^xsd:gYearMonth", "'2015'^^xsd:gYear")),
    ("name-shared", "INSERT DATA { place:musterstadt-2 a koop:Municipality ; skos:prefLabel 'Musterstadt'@de }"),
]


def faults(name: str, update: str = "") -> list[ox.QuerySolution]:
    store = ox.Store()
    store.load(path=GOOD)
    store.update(PROLOGUE + ";".join((EVERY_FACT_IS_KNOWN, NO_CONTACTS)))
    if update:
        before = set(store)
        store.update(PROLOGUE + update)
        assert set(store) != before, "nothing was planted"
    (rule,) = (query for query in shapes.set_queries() if query.name == name)
    found = store.query(rule.query)
    assert isinstance(found, ox.QuerySolutions)
    assert [variable.value for variable in found.variables] == ["this", "path", "value"]
    return list(found)


@pytest.mark.parametrize("query", shapes.set_queries(), ids=lambda query: query.name)
def test_good_graph_has_no_faults(query: shapes.SetQuery) -> None:
    assert faults(query.name) == []


@pytest.mark.parametrize(("name", "update"), FAULTS)
def test_planted_fault_is_found(name: str, update: str) -> None:
    found = faults(name, update)
    assert found
    assert all(isinstance(row["this"], ox.NamedNode) and isinstance(row["path"], ox.NamedNode) for row in found)
    assert all(row["value"] is not None for row in found)


@pytest.mark.parametrize(("name", "update"), SOUND)
def test_what_is_sound_is_not_faulted(name: str, update: str) -> None:
    assert faults(name, update) == []


def test_each_rule_has_a_planted_fault() -> None:
    assert {query.name for query in shapes.set_queries()} == {name for name, _ in FAULTS}


@pytest.mark.parametrize("query", shapes.set_queries(), ids=lambda query: query.name)
def test_header(query: shapes.SetQuery) -> None:
    assert query.severity.value in {SH + "Violation", SH + "Warning", SH + "Info"}
    assert set(query.message) == {"de", "en"}
    assert query.unless in {"", "publish-contacts"}
