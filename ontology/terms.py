"""Namespaces, the IRIs that several modules name, and the vocabulary of the annotation guide as tables.

``koopgraph.ttl`` is the source of truth; a test holds this module equal to it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from pyoxigraph import NamedNode

BASE: Final = "https://w3id.org/koopgraph/"

KOOP: Final = BASE + "ontology#"
SHAPES: Final = BASE + "shapes#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
DCTERMS: Final = "http://purl.org/dc/terms/"
DCAT: Final = "http://www.w3.org/ns/dcat#"
DQV: Final = "http://www.w3.org/ns/dqv#"
VOID: Final = "http://rdfs.org/ns/void#"
SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
ORG: Final = "http://www.w3.org/ns/org#"
SCHEMA: Final = "http://schema.org/"
CV: Final = "http://data.europa.eu/m8g/"
FRAPO: Final = "http://purl.org/cerif/frapo/"
GEO: Final = "http://www.opengis.net/ont/geosparql#"
SH: Final = "http://www.w3.org/ns/shacl#"
CURRENCY: Final = "http://publications.europa.eu/resource/authority/currency/"
FREQUENCY: Final = "http://publications.europa.eu/resource/authority/frequency/"

PREFIXES: Final[dict[str, str]] = {
    "koop": KOOP,
    "agent": BASE + "id/agent/",
    "place": BASE + "id/place/",
    "person": BASE + "id/person/",
    "work": BASE + "id/work/",
    "prog": BASE + "id/programme/",
    "doc": BASE + "doc/",
    "claim": BASE + "claim/",
    "funding": BASE + "funding/",
    "graph": BASE + "graph/",
    "st": BASE + "vocab/funding-status/",
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "oa": OA,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "dqv": DQV,
    "void": VOID,
    "sd": SD,
    "foaf": FOAF,
    "org": ORG,
    "schema": SCHEMA,
    "cv": CV,
    "frapo": FRAPO,
    "geo": GEO,
    "sh": SH,
    "cur": CURRENCY,
    "freq": FREQUENCY,
}

TOLD_APART: Final = SCHEMA + "disambiguatingDescription"
"""What tells a thing from others of its kind and name; schema.org: "used to disambiguate from other, similar items"."""


class Signature(NamedTuple):
    """The kinds of entity that may stand on either side of a relation."""

    domain: frozenset[str]
    range: frozenset[str]


KINDS: Final = (
    "Municipality", "District", "State", "Region", "Cooperation", "Concept", "Project", "Ministry", "Authority",
    "Consultancy", "Committee", "Organisation", "Person", "Programme", "Award", "Event",
)  # fmt: skip
"""A kind stands before those that it is a sort of: of the kinds of one thing the first is the most telling."""

TERRITORY: Final = frozenset({"Municipality", "District", "State", "Region"})
BODY: Final = frozenset({"Organisation", "Authority", "Ministry", "Consultancy", "Committee"})
ANYTHING: Final = frozenset(KINDS)
_FUNDED: Final = ANYTHING - {"Person", "Award"}
_MEMBER: Final = TERRITORY | BODY | {"Cooperation", "Person"}

RELATIONS: Final[dict[str, Signature]] = {
    "memberOf": Signature(_MEMBER, frozenset({"Cooperation"})),
    "partOf": Signature(TERRITORY, TERRITORY),
    "coversArea": Signature(frozenset({"Cooperation", "Concept", "Project", "Programme", "Region"}), TERRITORY),
    "hasConcept": Signature(TERRITORY | {"Cooperation"}, frozenset({"Concept"})),
    "preparedBy": Signature(frozenset({"Concept"}), BODY | TERRITORY | {"Cooperation", "Person"}),
    "commissionedBy": Signature(frozenset({"Concept", "Project", "Cooperation"}), BODY | TERRITORY | {"Cooperation"}),
    "implementedBy": Signature(frozenset({"Concept", "Project"}), BODY | TERRITORY | {"Cooperation", "Person"}),
    "managedBy": Signature(frozenset({"Cooperation", "Region"}), BODY | TERRITORY | {"Cooperation", "Person"}),
    "governedBy": Signature(frozenset({"Cooperation"}), frozenset({"Committee"})),
    "hasProject": Signature(TERRITORY | {"Cooperation", "Concept"}, frozenset({"Project"})),
    "fundedBy": Signature(_FUNDED, BODY | TERRITORY | {"Cooperation"}),
    "fundedUnder": Signature(_FUNDED, frozenset({"Programme"})),
    "runBy": Signature(frozenset({"Programme"}), BODY | TERRITORY | {"Cooperation"}),
    "worksFor": Signature(frozenset({"Person"}), BODY | TERRITORY | {"Cooperation"}),
    "contactFor": Signature(frozenset({"Person"}), ANYTHING),
    "receivedAward": Signature(ANYTHING - {"Award"}, frozenset({"Award"})),
    "grantedBy": Signature(frozenset({"Award"}), BODY | TERRITORY | {"Cooperation"}),
    "participant": Signature(frozenset({"Event"}), ANYTHING - {"Event"}),
    "tookPlaceIn": Signature(frozenset({"Event"}), TERRITORY),
}

VALUES: Final[dict[str, str]] = {
    "population": "integer",
    "memberCount": "integer",
    "startDate": "date",
    "endDate": "date",
    "foundedOn": "date",
    "issued": "date",
    "revised": "date",
    "awardedOn": "date",
    "heldOn": "interval",
    "role": "text",
    "theme": "text",
    "email": "string",
    "phone": "string",
    "website": "uri",
}
"""Value properties and the form of their literal: dates by precision, an interval may be ``a/b``, text is German."""


FUNDING_VALUES: Final[dict[str, str]] = {
    "amount": "decimal",
    "amountMax": "decimal",
    "amountApproximate": "boolean",
    "amountWritten": "string",
    "share": "decimal",
    "from": "date",
    "to": "date",
    "purpose": "text",
}
"""The literals on a funding; its links are recipient, funder, programme, currency, per and status."""

SINGLE_VALUED: Final = ("awardedOn", "endDate", "foundedOn", "issued", "memberCount", "population", "startDate")
"""Values of which a thing has one at a time: two of them from texts that disagree are a conflict.

The day on which an event was held is not among them: it is its start date too.
"""


class Rank(StrEnum):
    """How a person ranked a claim (code list ``rank``)."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class ConflictKind(StrEnum):
    """In what claims differ (code list ``conflict-kind``)."""

    OTHER_YEAR = "other-year"
    OTHER_AMOUNT = "other-amount"
    OTHER_COUNT = "other-count"
    OTHER_MEMBERS = "other-members"
    OTHER_SCOPE = "other-scope"
    ROUNDING = "rounding"
    CHANGED_OVER_TIME = "changed-over-time"


class ConflictStatus(StrEnum):
    """Whether a person has settled a conflict (code list ``conflict-status``)."""

    OPEN = "open"
    RESOLVED = "resolved"


class Verdict(StrEnum):
    """What was decided on the identity of two things (code list ``identity-verdict``)."""

    SAME = "same"
    DIFFERENT = "different"
    OPEN = "open"


def koop(name: str) -> NamedNode:
    """The term ``name`` of our own ontology."""
    return NamedNode(KOOP + name)


AGS: Final = koop("ags")
IN_STATE: Final = koop("inState")
VALID_FROM: Final = koop("validFrom")
VALID_UNTIL: Final = koop("validUntil")
TYPE: Final = NamedNode(RDF + "type")
LABEL: Final = NamedNode(RDFS + "label")
COMMENT: Final = NamedNode(RDFS + "comment")
SEE_ALSO: Final = NamedNode(RDFS + "seeAlso")
PREF_LABEL: Final = NamedNode(SKOS + "prefLabel")
ALT_LABEL: Final = NamedNode(SKOS + "altLabel")
