"""What is known beforehand of the things that the texts touch: keys of areas, what lies in what, where on the map.

These triples stand in the default graph beside the facts of the texts, and alone in ``graph/authorities``, so that a
reader can tell what no text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ingest.entities.gazetteer import Area, gazetteer
from ingest.entities.identities import Identities
from ingest.release.vocabulary import TYPE, properties_of, types_of
from ontology import iris, literals, places
from ontology.terms import GEO, RDFS, SCHEMA, SKOS, koop

_CODES: Final = "http://dcat-ap.de/def/politicalGeocoding/"
_KEYS: Final = {
    8: ("ags", "municipalityKey/"),
    5: ("districtKey", "districtKey/"),
    3: ("districtKey", "governmentDistrictKey/"),
    2: ("stateKey", "stateKey/"),
}
"""By the length of a key: our property, and where dcat-ap.de lists the code. Unions of municipalities have neither."""


def authority_triples(identities: Identities) -> set[Triple]:
    """All that the tables of places say of the official areas among the things, and of the areas that they lie in."""
    table = gazetteer().by_key
    touched = {area.key for thing in identities.things if (area := _areas().get(thing.iri.value))}
    touched |= {key for child in touched for key in table[child].within}
    return {triple for key in touched for triple in _area_triples(table[key], touched)}


@cache
def _areas() -> dict[str, Area]:
    return {area.iri.value: area for area in gazetteer().by_key.values()}


def _area_triples(area: Area, touched: Iterable[str]) -> Iterator[Triple]:
    for kind in types_of(area.level):
        yield Triple(area.iri, TYPE, kind)
    name = literals.german(area.name)
    yield Triple(area.iri, NamedNode(SKOS + "prefLabel"), name)
    yield Triple(area.iri, NamedNode(RDFS + "label"), name)
    if len(area.key) in _KEYS:
        key, codes = _KEYS[len(area.key)]
        for term in properties_of(key):
            yield Triple(area.iri, term, Literal(area.key))
        yield Triple(area.iri, NamedNode(RDFS + "seeAlso"), NamedNode(f"{_CODES}{codes}{area.key}"))
    parent = next((key for key in area.within if key in touched), None)
    if parent:
        for term in properties_of("partOf"):
            yield Triple(area.iri, term, gazetteer().by_key[parent].iri)
        yield Triple(area.iri, koop("inState"), iris.state(area.state))
    yield from _point(area)
    settlement = _settlements().get(area.key)
    if settlement:
        yield Triple(area.iri, NamedNode(RDFS + "seeAlso"), NamedNode(f"http://sws.geonames.org/{settlement}/"))


def _point(area: Area) -> Iterator[Triple]:
    """The middle of the area (BKG): a geometry of its own, as GeoSPARQL asks."""
    point = NamedNode(f"{area.iri.value}#point")
    well_known = f"POINT({area.lon} {area.lat})"
    yield Triple(area.iri, NamedNode(GEO + "hasDefaultGeometry"), point)
    yield Triple(point, TYPE, NamedNode(GEO + "Geometry"))
    yield Triple(point, NamedNode(GEO + "asWKT"), Literal(well_known, datatype=NamedNode(GEO + "wktLiteral")))
    yield Triple(area.iri, NamedNode(SCHEMA + "latitude"), literals.decimal(str(area.lat)))
    yield Triple(area.iri, NamedNode(SCHEMA + "longitude"), literals.decimal(str(area.lon)))


@cache
def _settlements() -> dict[str, str]:
    return {m.ags: m.geonames for m in places.municipalities() if m.geonames}
