"""What the data set says of itself: schema.org for web pages, a DCAT-AP.de record for data portals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graphapi.explore.history import ReleaseEntry
from graphapi.store import Release
from graphapi.wording import load_wordings
from ontology.terms import DCAT, DCTERMS, FOAF, RDF, XSD

DCATAP: Final = "http://data.europa.eu/r5r/"
DCATDE: Final = "http://dcat-ap.de/def/dcatde/"
VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
PREFIXES: Final = {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "dcatde": DCATDE, "dcatap": DCATAP, "vcard": VCARD}
FORMATS: Final = (
    ("N-Quads (gzip)", "data.nq.gz", "application/n-quads"),
    ("TriG", "data.trig", "application/trig"),
    ("Turtle", "data.ttl", "text/turtle"),
    ("JSON-LD", "data.jsonld", "application/ld+json"),
)
_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_GEOCODING: Final = "http://dcat-ap.de/def/politicalGeocoding/"


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    """What the data set and its service are called, described by and found under, in each language."""
    found: Mapping[str, Mapping[str, Any]] = load_wordings(Path(__file__).with_name("catalogue.yaml"))
    return found


def base_of(release: Release, site: str) -> str:
    """What the identifiers of the data set begin with; RDF files without a base of their own take the server's."""
    return release.base_iri or f"{site}/"


def dataset_json(release: Release, site: str, language: str) -> dict[str, Any]:
    """The data set as schema.org tells search engines; ``site`` is the public address of this server."""
    return {
        "@context": "http://schema.org/",
        "@type": "Dataset",
        "@id": f"{base_of(release, site)}dataset",
        "name": _words()["title"][language],
        "description": _words()["description"][language],
        "url": f"{site}/",
        "version": release.version,
        "dateModified": release.manifest.get("created", release.version[:10]),
        "inLanguage": "de",
        "isAccessibleForFree": True,
        "keywords": _words()["keywords"][language],
        "spatialCoverage": {"@type": "Place", "name": _words()["country"][language]},
        "variableMeasured": ["memberOf", "fundedBy", "hasConcept", "preparedBy", "managedBy"],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": media_type,
                "contentUrl": f"{site}/exports/{file}",
            }
            for name, file, media_type in FORMATS
        ],
    }


def dataset_record(release: Release, site: str, contact: str, publisher: str) -> list[Triple]:
    """The data set in terms of DCAT-AP.de 2.0, with the SPARQL endpoint as its service."""
    dataset = NamedNode(f"{base_of(release, site)}dataset")
    service, organisation = NamedNode(f"{base_of(release, site)}sparql"), BlankNode("publisher")
    triples = [
        *_typed(dataset, DCAT + "Dataset"),
        *_both(dataset, DCTERMS + "title", _words()["title"]),
        *_both(dataset, DCTERMS + "description", _words()["description"]),
        *(
            _text(dataset, DCAT + "keyword", word, lang)
            for lang, words in _words()["keywords"].items()
            for word in words
        ),
        Triple(dataset, NamedNode(DCTERMS + "identifier"), Literal(dataset.value)),
        Triple(dataset, NamedNode(DCAT + "version"), Literal(release.version)),
        Triple(dataset, NamedNode(DCTERMS + "modified"), _date(release.manifest.get("created", release.version[:10]))),
        Triple(dataset, NamedNode(DCTERMS + "language"), NamedNode(_AUTHORITY + "language/DEU")),
        Triple(dataset, NamedNode(DCAT + "theme"), NamedNode(_AUTHORITY + "data-theme/GOVE")),
        Triple(dataset, NamedNode(DCTERMS + "spatial"), NamedNode(_AUTHORITY + "country/DEU")),
        Triple(dataset, NamedNode(DCATDE + "politicalGeocodingLevelURI"), NamedNode(_GEOCODING + "Level/federal")),
        Triple(dataset, NamedNode(DCATAP + "availability"), NamedNode(_AUTHORITY + "planned-availability/STABLE")),
        Triple(dataset, NamedNode(DCAT + "landingPage"), NamedNode(f"{site}/")),
        Triple(dataset, NamedNode(DCTERMS + "publisher"), organisation),
        *_typed(organisation, FOAF + "Agent"),
        Triple(organisation, NamedNode(FOAF + "name"), Literal(publisher)),
        *_contact(dataset, contact, publisher, site),
        *_typed(service, DCAT + "DataService"),
        *_both(service, DCTERMS + "title", _words()["service"]),
        Triple(service, NamedNode(DCAT + "endpointURL"), NamedNode(f"{site}/sparql")),
        Triple(service, NamedNode(DCAT + "servesDataset"), dataset),
    ]
    for name, file, media_type in FORMATS:
        triples += _distribution(dataset, name, f"{site}/exports/{file}", media_type)
    return triples


def earlier_versions(release: Release, site: str, entries: Iterable[ReleaseEntry]) -> list[Triple]:
    """The chain of dated versions of the data set."""
    dataset = NamedNode(f"{base_of(release, site)}dataset")
    versions = [NamedNode(f"{base_of(release, site)}dataset/{entry.version}") for entry in entries]
    has = [Triple(dataset, NamedNode(DCAT + "hasVersion"), version) for version in versions]
    previous = pairwise(versions)
    return [*has, *(Triple(new, NamedNode(DCAT + "previousVersion"), old) for new, old in previous)]


def _typed(node: NamedNode | BlankNode, kind: str) -> list[Triple]:
    return [Triple(node, NamedNode(RDF + "type"), NamedNode(kind))]


def _text(node: NamedNode, predicate: str, words: str, language: str) -> Triple:
    return Triple(node, NamedNode(predicate), Literal(words, language=language))


def _both(node: NamedNode, predicate: str, words: Mapping[str, str]) -> list[Triple]:
    return [_text(node, predicate, said, language) for language, said in words.items()]


def _date(lexical: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(XSD + "date"))


def _contact(dataset: NamedNode, contact: str, publisher: str, site: str) -> list[Triple]:
    point = BlankNode("contact")
    address = f"mailto:{contact}" if "@" in contact else contact or f"{site}/about"
    predicate = VCARD + ("hasEmail" if "@" in contact else "hasURL")
    return [
        Triple(dataset, NamedNode(DCAT + "contactPoint"), point),
        *_typed(point, VCARD + "Organization"),
        Triple(point, NamedNode(VCARD + "fn"), Literal(publisher)),
        Triple(point, NamedNode(predicate), NamedNode(address)),
    ]


def _distribution(dataset: NamedNode, name: str, address: str, media_type: str) -> list[Triple]:
    node = NamedNode(address)
    return [
        Triple(dataset, NamedNode(DCAT + "distribution"), node),
        *_typed(node, DCAT + "Distribution"),
        Triple(node, NamedNode(DCTERMS + "title"), Literal(name)),
        Triple(node, NamedNode(DCAT + "accessURL"), node),
        Triple(node, NamedNode(DCAT + "downloadURL"), node),
        Triple(node, NamedNode(DCAT + "mediaType"), NamedNode(_MEDIA_TYPES + media_type)),
    ]
