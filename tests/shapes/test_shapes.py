"""Every shape passes a good graph and is shown to fail on a planted fault, with words in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from ontology import shapes, terms
from tests.ontology.kinds import kinds_under

GOOD = Path(__file__).with_name("good.trig")
SHAPES = rdflib.Namespace(terms.SHAPES)
PROLOGUE = Path(__file__).with_name("prefixes.rq").read_text(encoding="utf-8")


def said(fact: str) -> str:
    return f"INSERT DATA {{ {fact} }}"


def silent(path: str) -> str:
    return f"DELETE WHERE {{ ?s {path} ?o }}"


def instead(path: str, value: str) -> str:
    return f"DELETE {{ ?s {path} ?o }} INSERT {{ ?s {path} {value} }} WHERE {{ ?s {path} ?o }}"


FAULTS = [
    # territories
    ("label", "DELETE WHERE { agent:rat skos:prefLabel ?name }"),
    ("label", said('place:ags-99000001 skos:prefLabel "Mustermarkt"@de')),
    ("label", said('work:konzept skos:prefLabel "Konzept"')),
    ("ags", instead("koop:ags", '"9900001"')),
    ("ags", instead("koop:ags", "99000001")),
    ("districtKey", instead("koop:districtKey", '"9900"')),
    ("stateKey", instead("koop:stateKey", "9")),
    ("nuts", instead("koop:nuts", '"AT123"')),
    ("PartOf", said("agent:buero koop:partOf place:land-99")),
    ("partOf", said("place:ags-99000001 koop:partOf agent:buero")),
    ("CoversArea", said("person:a-b koop:coversArea place:land-99")),
    ("coversArea", said("work:konzept koop:coversArea agent:buero")),
    ("Population", said("award:preis koop:population 5")),
    ("population", instead("koop:population", "0")),
    ("population", instead("koop:population", '"viele"')),
    # actors
    ("MemberOf", said("prog:programm koop:memberOf agent:musterallianz")),
    ("memberOf", said("place:ags-99000001 koop:memberOf agent:buero")),
    ("ManagedBy", said("work:konzept koop:managedBy agent:buero")),
    ("managedBy", said("agent:musterallianz koop:managedBy prog:programm")),
    ("GovernedBy", said("work:musterweg koop:governedBy agent:rat")),
    ("governedBy", said("agent:musterallianz koop:governedBy person:a-b")),
    ("WorksFor", said("agent:rat koop:worksFor agent:buero")),
    ("worksFor", said("person:a-b koop:worksFor work:konzept")),
    ("ContactFor", said("agent:buero koop:contactFor agent:musterallianz")),
    ("contactFor", said("person:a-b koop:contactFor agent:unbekannt")),
    ("Role", said('agent:buero koop:role "Leitung"@de')),
    ("role", instead("koop:role", '"Leiterin"')),
    ("MemberCount", said("prog:programm koop:memberCount 3")),
    ("memberCount", instead("koop:memberCount", '"4"')),
    ("memberCount", instead("koop:memberCount", "0")),
    ("email", instead("koop:email", '"post(at)example.org"')),
    ("phone", instead("koop:phone", '"auf Anfrage"')),
    ("website", instead("koop:website", '"example.org"^^xsd:anyURI')),
    ("website", instead("koop:website", '"https://example.org"')),
    # works
    ("HasConcept", said("person:a-b koop:hasConcept work:konzept")),
    ("hasConcept", said("agent:musterallianz koop:hasConcept work:musterweg")),
    ("PreparedBy", said("work:musterweg koop:preparedBy agent:buero")),
    ("preparedBy", said("work:konzept koop:preparedBy prog:programm")),
    ("CommissionedBy", said("person:a-b koop:commissionedBy agent:buero")),
    ("commissionedBy", said("work:konzept koop:commissionedBy person:a-b")),
    ("ImplementedBy", said("agent:musterallianz koop:implementedBy agent:buero")),
    ("implementedBy", said("work:musterweg koop:implementedBy event:fest")),
    ("HasProject", said("agent:buero koop:hasProject work:musterweg")),
    ("hasProject", said("agent:musterallianz koop:hasProject work:konzept")),
    ("RunBy", said("work:musterweg koop:runBy agent:ministerium")),
    ("runBy", said("prog:programm koop:runBy person:a-b")),
    ("ReceivedAward", said("award:preis koop:receivedAward award:preis")),
    ("receivedAward", said("work:musterweg koop:receivedAward event:fest")),
    ("GrantedBy", said("work:musterweg koop:grantedBy agent:ministerium")),
    ("grantedBy", said("award:preis koop:grantedBy person:a-b")),
    ("Participant", said("agent:buero koop:participant person:a-b")),
    ("participant", said("event:fest koop:participant event:fest")),
    ("TookPlaceIn", said("agent:buero koop:tookPlaceIn place:land-99")),
    ("tookPlaceIn", said("event:fest koop:tookPlaceIn agent:buero")),
    ("theme", instead("koop:theme", '"Mobility"@en')),
    # dates
    ("startDate", instead("koop:startDate", '"20x3"^^xsd:gYear')),
    ("startDate", instead("koop:startDate", '"2013"')),
    ("startDate", instead("koop:startDate", '"2013-05"^^xsd:gYear')),
    ("endDate", instead("koop:endDate", '"2013-13"^^xsd:gYearMonth')),
    ("FoundedOn", said('work:konzept koop:foundedOn "2014"^^xsd:gYear')),
    ("foundedOn", instead("koop:foundedOn", '"2012-05-01T00:00:00"^^xsd:dateTime')),
    ("Issued", said('agent:buero koop:issued "2014"^^xsd:gYear')),
    ("issued", instead("koop:issued", '"3014"^^xsd:gYear')),
    ("Revised", said('agent:buero koop:revised "2014"^^xsd:gYear')),
    ("revised", instead("koop:revised", "2018")),
    ("AwardedOn", said('work:konzept koop:awardedOn "2014"^^xsd:gYear')),
    ("awardedOn", instead("koop:awardedOn", '"März 2015"')),
    ("HeldOn", said('award:preis koop:heldOn "2014"^^xsd:gYear')),
    ("heldOn", instead("koop:heldOn", '"2015-06-01/2015-06-02"^^xsd:date')),
    ("validFrom", instead("koop:validFrom", '"99"^^xsd:gYear')),
    ("validUntil", instead("koop:validUntil", '"5.12.2014"^^xsd:date')),
    # funding
    ("status", "DELETE WHERE { flow:2 koop:status ?s }"),
    ("status", said("flow:2 koop:status st:granted")),
    ("status", instead("koop:status", "st:approved")),
    ("amount", instead("koop:amount", "0.0")),
    ("amount", instead("koop:amount", '"50.000"')),
    ("amount", said("flow:1 koop:amount 60000.0")),
    ("amountMax", instead("koop:amountMax", "-5.0")),
    ("amountRange", instead("koop:amount", "100000.01")),
    ("amountApproximate", instead("koop:amountApproximate", '"rund"')),
    ("amountWritten", instead("koop:amountWritten", '"viel Geld"')),
    ("currency", instead("koop:currency", '"EUR"')),
    ("currency-of-amount", silent("koop:currency")),
    ("per", instead("koop:per", '"year"')),
    ("from", instead("koop:from", '"14"^^xsd:gYear')),
    ("to", said('flow:1 koop:to "2017"^^xsd:gYear')),
    ("share", instead("koop:share", "101.0")),
    ("purpose", instead("koop:purpose", '"management"@en')),
    ("recipient", instead("koop:recipient", "agent:unbekannt")),
    ("recipient", instead("koop:recipient", '"Musterallianz"')),
    ("funder", said("flow:1 koop:funder prog:programm")),
    ("programme", instead("koop:programme", "agent:ministerium")),
    ("widerProgramme", said("flow:1 koop:widerProgramme agent:ministerium")),
    ("includedIn", said("flow:1 koop:includedIn prog:programm")),
    ("sumOf", said("flow:1 koop:sumOf prog:programm")),
    ("grantedAs", said("flow:1 koop:grantedAs flow:2")),
    ("disputed", said('flow:1 koop:disputed "ja"')),
    ("funding-evidence", "DELETE WHERE { flow:1 koop:evidence ?e }"),
    ("grant-status", said("flow:2 a koop:Grant")),
    ("own-status", said("flow:1 a koop:OwnContribution")),
    ("FundedBy", said("person:a-b koop:fundedBy agent:ministerium")),
    ("fundedBy", said("agent:musterallianz koop:fundedBy prog:programm")),
    ("FundedUnder", said("award:preis koop:fundedUnder prog:programm")),
    ("fundedUnder", said("agent:musterallianz koop:fundedUnder agent:ministerium")),
    # provenance
    ("claim-subject", silent("rdf:subject")),
    ("claim-predicate", instead("rdf:predicate", "koop:Claim")),
    ("claim-predicate", silent("rdf:predicate")),
    ("claim-object", said("claim:000000000001 rdf:object agent:rat")),
    ("claim-evidence", "DELETE WHERE { claim:000000000001 koop:evidence ?e }"),
    ("claim-evidence", said("claim:000000000001 koop:evidence doc:0123456789abcdef")),
    ("modality", silent("koop:modality")),
    ("rank", silent("koop:rank")),
    ("confidence", instead("koop:confidence", "1.5")),
    ("confidence-given", "DELETE WHERE { claim:000000000001 koop:confidence ?c }"),
    ("rule", "DELETE WHERE { claim:000000000001 koop:rule ?r }"),
    ("inferred", instead("koop:inferred", '"no"')),
    ("span-source", silent("prov:wasQuotedFrom")),
    ("span-source", "DELETE WHERE { doc:0123456789abcdef a koop:SourceDocument }"),
    ("span-quote", instead("oa:exact", '"Das Musterministerium fördert."@de')),
    ("span-start", instead("oa:start", "-1")),
    ("span-end", silent("oa:end")),
    ("span-order", instead("oa:start", "40")),
    ("sha256", instead("koop:sha256", '"E3B0"')),
    ("source-name", silent("dcterms:identifier")),
    ("source-language", instead("dcterms:language", '"Deutsch"')),
    ("source-issued", instead("dcterms:issued", '"2. Juni 2015"')),
    ("run-started", silent("prov:startedAtTime")),
    ("run-extractor", instead("prov:wasAssociatedWith", "agent:buero")),
    # conflicts and identities
    ("Conflict", silent("koop:resolvedBy")),
    ("onSubject", silent("koop:onSubject")),
    ("onProperty", instead("koop:onProperty", "rdf:subject")),
    ("conflictingClaim", instead("koop:conflictingClaim", "claim:000000000001")),
    ("conflictStatus", silent("koop:conflictStatus")),
    ("conflictKind", instead("koop:conflictKind", '"other-year"')),
    ("aboutEntity", silent("koop:aboutEntity")),
    ("verdict", silent("koop:verdict")),
    ("decision-rule", "DELETE WHERE { identity:000000000001 koop:rule ?r }"),
]
CONSTRAINTS = {
    *(SH[name] for name in ("or", "class", "datatype", "nodeKind", "in", "pattern", "node", "minCount", "maxCount")),
    *(SH[name] for name in ("lessThan", "lessThanOrEquals", "minInclusive", "languageIn", "uniqueLang", "hasValue")),
}


@pytest.fixture(scope="module")
def law() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in shapes.shape_files():
        graph.parse(path)
    return graph


def flat_graph(update: str | None = None) -> rdflib.Graph:
    """All graphs of the good one as a single graph, as one text is validated; ``update`` plants a fault."""
    store = ox.Store()
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=GOOD))
    before = set(store)
    if update:
        store.update(PROLOGUE + update)
        assert set(store) != before, "the fault was not planted"
    triples = b"".join(f"{quad.triple} .\n".encode() for quad in store)
    return rdflib.Graph().parse(data=triples, format="nt")


def results(graph: rdflib.Graph, law: rdflib.Graph) -> Iterator[tuple[rdflib.Graph, rdflib.term.Node]]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=law)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield report, result


def test_good_graph_conforms(law: rdflib.Graph) -> None:
    assert list(results(flat_graph(), law)) == []


@pytest.mark.parametrize(("shape", "update"), FAULTS)
def test_planted_fault_is_found(law: rdflib.Graph, shape: str, update: str) -> None:
    found = {
        report.value(result, SH.sourceShape): (report, result) for report, result in results(flat_graph(update), law)
    }
    assert SHAPES[shape] in found
    report, result = found[SHAPES[shape]]
    assert {message.language for message in report.objects(result, SH.resultMessage)} == {"de", "en"}
    assert report.value(result, SH.resultSeverity) == SH.Violation


def test_each_shape_has_a_planted_fault(law: rdflib.Graph) -> None:
    constrained = {
        s for s in set(law.subjects()) if isinstance(s, rdflib.URIRef) and CONSTRAINTS & set(law.predicates(s))
    }
    unused = {SHAPES.GenericDate}  # stands behind the shape of each date
    assert constrained - unused == {SHAPES[shape] for shape, _ in FAULTS}


def test_each_shape_has_a_name_in_both_languages(law: rdflib.Graph) -> None:
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in law.subjects(RDF.type, kind):
            assert {name.language for name in law.objects(shape, SH.name)} == {"de", "en"}


@pytest.mark.parametrize("relation", terms.RELATIONS)
def test_shapes_of_relations_allow_what_the_ontology_allows(law: rdflib.Graph, relation: str) -> None:
    def classes(shape: rdflib.URIRef) -> frozenset[str]:
        named = set(law.objects(shape, SH["class"]))
        for options in law.objects(shape, SH["or"]):
            named |= {law.value(option, SH["class"]) for option in law.items(options)}
        return frozenset().union(*(kinds_under(str(c).removeprefix(terms.KOOP)) for c in named))

    assert classes(SHAPES[relation[0].upper() + relation[1:]]) == terms.RELATIONS[relation].domain
    assert classes(SHAPES[relation]) == terms.RELATIONS[relation].range


@pytest.mark.parametrize("value", [*terms.VALUES, *terms.FUNDING_VALUES])
def test_each_value_has_a_shape(law: rdflib.Graph, value: str) -> None:
    assert law.value(SHAPES[value], SH.path) == rdflib.URIRef(terms.KOOP + value)
