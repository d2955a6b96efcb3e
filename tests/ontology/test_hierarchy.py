from __future__ import annotations

import pytest

from ontology import hierarchy
from ontology.terms import KINDS, RELATIONS, VALUES
from tests.ontology.kinds import kinds_under


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Ministry", "https://w3id.org/koopgraph/ontology#Authority"),
        ("Ministry", "http://www.w3.org/ns/org#Organization"),
        ("Consultancy", "http://xmlns.com/foaf/0.1/Agent"),
        ("Municipality", "http://data.europa.eu/m8g/AdminUnit"),
        ("Grant", "http://purl.org/cerif/frapo/Funding"),
        ("worksFor", "http://www.w3.org/ns/org#memberOf"),
        ("abbreviation", "http://www.w3.org/2004/02/skos/core#altLabel"),
    ],
)
def test_supers_are_transitive(name: str, above: str) -> None:
    assert above in {iri.value for iri in hierarchy.supers(name)}


@pytest.mark.parametrize(
    ("name", "rejected"),
    [
        ("Project", "http://schema.org/Project"),
        ("Programme", "http://schema.org/FundingScheme"),
        ("Cooperation", "http://www.w3.org/ns/org#OrganizationalCollaboration"),
        ("website", "http://xmlns.com/foaf/0.1/homepage"),
        ("email", "http://xmlns.com/foaf/0.1/mbox"),
        ("grantedBy", "http://purl.org/cerif/frapo/isAwardedBy"),
    ],
)
def test_terms_that_would_entail_falsehoods_are_not_above_ours(name: str, rejected: str) -> None:
    assert rejected not in {iri.value for iri in hierarchy.supers(name)}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Territory", {"Municipality", "District", "State", "Region"}),
        ("Authority", {"Authority", "Ministry"}),
        ("Organisation", {"Organisation", "Consultancy"}),
        ("Event", {"Event"}),
    ],
)
def test_kinds_under(name: str, kinds: set[str]) -> None:
    assert kinds_under(name) == kinds


@pytest.mark.parametrize("name", [*KINDS, *RELATIONS, *VALUES])
def test_each_word_of_the_guide_has_labels(name: str) -> None:
    label = hierarchy.terms()[name].label
    assert label["de"] != label["en"] or name in {
        "Organisation", "Person", "Region", "partOf", "programme",
    }  # fmt: skip
