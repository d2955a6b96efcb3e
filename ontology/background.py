"""What is known beforehand of the things a graph touches, as triples: keys, areas, owners, validity, successors, links.

These facts have no text as their evidence. A release keeps them in the graph ``graph/authorities`` too, each thing with
the source of its row, so that every fact of the default graph has either a claim or an authority.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from ontology import authorities, hierarchy, iris, literals, places
from ontology.authorities import FOLDER, GERMANY, Entry
from ontology.terms import (
    AGS,
    ALT_LABEL,
    DCTERMS,
    GEO,
    IN_STATE,
    LABEL,
    ORG,
    PREF_LABEL,
    SCHEMA,
    SEE_ALSO,
    TYPE,
    VALID_FROM,
    VALID_UNTIL,
    koop,
)  # fmt: skip

SOURCE: Final = NamedNode(DCTERMS + "source")
_IS_PART_OF: Final = NamedNode(DCTERMS + "isPartOf")
_VALID: Final = NamedNode(DCTERMS + "valid")
_SCHEMA_SAME_AS: Final = NamedNode(SCHEMA + "sameAs")
_CHANGE_EVENT: Final = NamedNode(ORG + "ChangeEvent")
_CODES: Final = "http://dcat-ap.de/def/politicalGeocoding/"
_CODE_LISTS: Final = {2: "stateKey/", 3: "governmentDistrictKey/", 5: "districtKey/", 8: "municipalityKey/"}


def known(things: Collection[NamedNode], *, described: Collection[NamedNode] = ()) -> tuple[Triple, ...]:
    """All that is known beforehand of ``things`` and of what they lie in, belong to, came from or became; sorted.

    Things in ``described`` have types and a name of their own in the graph, so they get none from here.
    """
    named = set(described)
    reached = _with_surroundings(things)
    found: set[Triple] = set()
    for thing in reached:
        found.update(_superiors(thing, reached))
        found.update(_facts(thing))
        found.update(_changes(thing, reached))
        if thing not in named:
            found.update(_names(thing))
    return tuple(sorted(found, key=str))


def is_known(thing: NamedNode) -> bool:
    """Whether something is known of it beforehand."""
    return thing in authorities.by_iri() or thing in _municipalities()


def _with_surroundings(things: Collection[NamedNode]) -> frozenset[NamedNode]:
    """``things`` that are known, all that stands above them, and what they came from and became."""
    reached: set[NamedNode] = set()
    waiting = [thing for thing in things if is_known(thing)]
    for thing in tuple(waiting):
        if thing in _place_changes():
            waiting.append(_place_changes()[thing].result)
        if thing in authorities.by_iri():
            waiting += authorities.by_iri()[thing].successors
            waiting += _predecessors().get(thing, ())
    while waiting:
        thing = waiting.pop()
        if thing not in reached:
            reached.add(thing)
            waiting.extend(_above(thing))
    return frozenset(reached)


def _above(thing: NamedNode) -> Iterator[NamedNode]:
    parent = _parent(thing)
    if parent:
        yield parent
    entry = authorities.by_iri().get(thing)
    if entry:
        yield from entry.part_of
        yield from entry.superiors[-1:]
        if entry.owner:
            yield entry.owner
        if entry.state:
            yield iris.state(entry.state)


def _facts(thing: NamedNode) -> Iterator[Triple]:
    parent = _parent(thing)
    if parent:
        yield from _stated(thing, "partOf", parent)
    for predicate, link in _links().get(_key(thing), ()):
        yield Triple(thing, predicate, link)
    municipality = _municipalities().get(thing)
    if municipality:
        yield Triple(thing, AGS, Literal(municipality.ags))
        yield from _position(thing, municipality.lon, municipality.lat)
        yield Triple(thing, SEE_ALSO, NamedNode(f"{_CODES}{_CODE_LISTS[8]}{municipality.ags}"))
        if municipality.geonames:
            yield Triple(thing, SEE_ALSO, NamedNode(f"http://sws.geonames.org/{municipality.geonames}/"))
        yield Triple(thing, SOURCE, Literal(authorities.AREAS_SOURCE))
    entry = authorities.by_iri().get(thing)
    if entry:
        yield from _facts_of_entry(entry)


def _facts_of_entry(entry: Entry) -> Iterator[Triple]:
    thing = entry.iri
    yield from _other_names(entry)
    for name, value in entry.keys:
        if value:
            yield from _stated(thing, name, Literal(value))
        if name in ("stateKey", "districtKey"):
            yield Triple(thing, SEE_ALSO, NamedNode(f"{_CODES}{_CODE_LISTS[len(value)]}{value}"))
    if entry.state and entry.iri != iris.state(entry.state) and entry.kind != "District":
        yield Triple(thing, IN_STATE, iris.state(entry.state))
    if entry.owner:
        yield from _stated(thing, "runBy", entry.owner)
    for wider in entry.part_of:
        yield Triple(thing, _IS_PART_OF, wider)
    for period in entry.periods:
        yield Triple(thing, _VALID, Literal(f"{period.start or '..'}/{period.end or '..'}"))
    if len(entry.periods) == 1:
        (period,) = entry.periods
        if period.start:
            yield Triple(thing, VALID_FROM, literals.date(period.start))
        if period.end:
            yield Triple(thing, VALID_UNTIL, literals.date(period.end))
    yield Triple(thing, SOURCE, _reference(entry.source))


def _names(thing: NamedNode) -> Iterator[Triple]:
    entry, municipality = authorities.by_iri().get(thing), _municipalities().get(thing)
    kind = entry.kind if entry else "Municipality"
    name = entry.name if entry else municipality.full_name if municipality else ""
    for type_ in (koop(kind), *hierarchy.supers(kind)):
        yield Triple(thing, TYPE, type_)
    yield Triple(thing, PREF_LABEL, literals.german(name))
    yield Triple(thing, LABEL, literals.german(name))


def _other_names(entry: Entry) -> Iterator[Triple]:
    for alias in entry.aliases:
        yield Triple(entry.iri, ALT_LABEL, literals.german(alias))
    for abbreviation in entry.abbreviations:
        yield from _stated(entry.iri, "abbreviation", literals.german(abbreviation))


def _superiors(thing: NamedNode, reached: Collection[NamedNode]) -> Iterator[Triple]:
    """What it is or was subordinate to: the latest body, and those of former names that the graph speaks of."""
    entry = authorities.by_iri().get(thing)
    for superior in entry.superiors if entry else ():
        if superior in reached:
            yield from _stated(thing, "subordinateTo", superior)


def _changes(thing: NamedNode, reached: Collection[NamedNode]) -> Iterator[Triple]:
    """How it became its successors, as far as these are described too.

    Between two bodies stands an event; a programme is followed by another without one.
    """
    entry = authorities.by_iri().get(thing)
    for result in entry.successors if entry else ():
        if result not in reached:
            continue
        if entry and entry.kind == "Programme":
            # Not dcterms:isReplacedBy: that is how a merged IRI points to the one that is kept.
            yield Triple(result, NamedNode(DCTERMS + "replaces"), thing)
            continue
        yield from _change(thing, result)
    change = _place_changes().get(thing)
    if change and change.result in reached:
        yield from _change(thing, change.result)
        if change.since:
            yield Triple(iris.change(thing, change.result), NamedNode(DCTERMS + "date"), literals.date(change.since))


def _change(thing: NamedNode, result: NamedNode) -> Iterator[Triple]:
    event = iris.change(thing, result)
    yield Triple(event, TYPE, _CHANGE_EVENT)
    yield Triple(event, NamedNode(ORG + "originalOrganization"), thing)
    yield Triple(event, NamedNode(ORG + "resultingOrganization"), result)
    yield Triple(thing, NamedNode(ORG + "changedBy"), event)
    yield Triple(result, NamedNode(ORG + "resultedFrom"), event)


def _position(thing: NamedNode, lon: float, lat: float) -> Iterator[Triple]:
    geometry = NamedNode(f"{thing.value}#geometry")
    yield Triple(thing, NamedNode(GEO + "hasDefaultGeometry"), geometry)
    yield Triple(geometry, TYPE, NamedNode(GEO + "Geometry"))
    point = Literal(f"POINT({lon:.4f} {lat:.4f})", datatype=NamedNode(GEO + "wktLiteral"))
    yield Triple(geometry, NamedNode(GEO + "asWKT"), point)


def _stated(thing: NamedNode, predicate: str, value: NamedNode | Literal) -> Iterator[Triple]:
    for term in (koop(predicate), *hierarchy.supers(predicate)):
        yield Triple(thing, term, value)


def _reference(source: str) -> NamedNode | Literal:
    return NamedNode(source) if source.startswith("http") else Literal(source)


def _key(thing: NamedNode) -> str:
    return "DE" if thing == GERMANY else thing.value.rpartition("-")[2]


@cache
def _municipalities() -> Mapping[NamedNode, places.Municipality]:
    return {iris.municipality(row.ags): row for row in places.municipalities()}


@cache
def _parents() -> Mapping[NamedNode, NamedNode]:
    """Each district and Regierungsbezirk → the area that it lies in."""
    found = {iris.state(state.key): GERMANY for state in places.states()}
    found |= {iris.district(area.key): iris.state(area.key[:2]) for area in places.government_districts()}
    for district in places.districts():
        above = district.government_district
        found[iris.district(district.key)] = iris.district(above) if above else iris.state(district.state)
    return found


@cache
def _cities() -> frozenset[str]:
    return frozenset(district.key for district in places.districts() if district.is_city)


def _parent(thing: NamedNode) -> NamedNode | None:
    municipality = _municipalities().get(thing)
    if municipality is None:
        return _parents().get(thing)
    district = iris.district(municipality.district)
    # A district-free city does not lie in itself.
    return _parents().get(district) if municipality.district in _cities() else district


@cache
def _predecessors() -> Mapping[NamedNode, tuple[NamedNode, ...]]:
    found: dict[NamedNode, list[NamedNode]] = {}
    for entry in authorities.entries():
        for successor in entry.successors:
            found.setdefault(successor, []).append(entry.iri)
    return {successor: tuple(originals) for successor, originals in found.items()}


class PlaceChange(NamedTuple):
    """What became of a municipality or district since the state of the tables of places, and when, if known."""

    result: NamedNode
    since: str


@cache
def _place_changes() -> Mapping[NamedNode, PlaceChange]:
    with (FOLDER / "place_changes.tsv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file, delimiter="\t"))
    # Unions of municipalities (keys of nine digits) are in the tables for their names; nothing is told of them here.
    return {_area(row["old"]): PlaceChange(_area(row["new"]), row["since"]) for row in rows if len(row["old"]) <= 8}


def _area(key: str) -> NamedNode:
    return iris.municipality(key) if len(key) == 8 else iris.district(key)


@cache
def _links() -> Mapping[str, tuple[tuple[NamedNode, NamedNode], ...]]:
    """Identifiers elsewhere, by official key: only those that were checked."""
    found = {}
    with (FOLDER / "place_links.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            links = []
            if row["wikidata"]:
                links.append((_SCHEMA_SAME_AS, NamedNode(f"http://www.wikidata.org/entity/{row['wikidata']}")))
            if row["gnd"]:
                links.append((_SCHEMA_SAME_AS, NamedNode(f"https://d-nb.info/gnd/{row['gnd']}")))
            if row["geonames"]:
                links.append((SEE_ALSO, NamedNode(f"http://sws.geonames.org/{row['geonames']}/")))
            found[row["key"]] = tuple(links)
    return found
