"""A document written with ``context.jsonld`` means the triples that its author expects."""

from __future__ import annotations

import json

from pyld import jsonld
from pyoxigraph import RdfFormat, parse

from ontology import hierarchy, iris
from ontology.terms import PREF_LABEL, koop

CONTEXT = json.loads(hierarchy.FILE.with_name("context.jsonld").read_text(encoding="utf-8"))["@context"]
DOCUMENT = {
    "@context": CONTEXT,
    "id": "place:ags-16073077",
    "type": "Municipality",
    "label": "Saalfeld/Saale",
    "alias": ["Saalfeld"],
    "ags": "16073077",
    "population": 29000,
    "memberOf": "agent:staedtedreieck-am-saalebogen",
    "startDate": {"@value": "1997", "type": "xsd:gYear"},
}


def test_document_means_what_it_says() -> None:
    triples = {
        (quad.subject, quad.predicate, str(quad.object))
        for quad in parse(jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}), format=RdfFormat.N_QUADS)
    }
    town = iris.municipality("16073077")
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert triples >= {
        (town, koop("ags"), '"16073077"'),
        (town, koop("population"), f'"29000"^^<{xsd}integer>'),
        (town, koop("memberOf"), str(iris.entity("Cooperation", "Städtedreieck am Saalebogen"))),
        (town, koop("startDate"), f'"1997"^^<{xsd}gYear>'),
        (town, PREF_LABEL, '"Saalfeld/Saale"@de'),
    }


def test_compacting_gives_the_short_names_back() -> None:
    compact = jsonld.compact(jsonld.expand(DOCUMENT), CONTEXT)
    assert {name: compact[name] for name in DOCUMENT if name != "@context"} == {
        name: value for name, value in DOCUMENT.items() if name != "@context"
    }
