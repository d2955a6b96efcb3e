"""The page of one thing: what is known about it, grouped as people ask, each fact with the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from graphapi.explore.conflicts import Conflict, conflicts_about
from graphapi.explore.flows import Flow, flows_of
from graphapi.explore.networks import NeighbourGroup, count_neighbours
from graphapi.explore.queries import read_query
from graphapi.explore.statements import Statement, statements_about
from graphapi.explore.things import Thing, Value, choose_kind, object_of, ontology_name, text_of
from graphapi.store import Release, Row, Term
from ontology.terms import RDF, RELATIONS, SKOS, TOLD_APART, VALUES

GROUPS: Final = (
    "in.memberOf", "memberOf", "role", "worksFor", "governedBy", "managedBy", "in.worksFor", "in.governedBy",
    "hasConcept", "in.hasConcept", "preparedBy", "commissionedBy", "implementedBy", "hasProject", "in.hasProject",
    "in.preparedBy", "in.commissionedBy", "in.implementedBy", "in.managedBy", "in.grantedBy", "runBy", "in.runBy",
    "coversArea", "partOf", "theme", "population", "memberCount", "foundedOn", "startDate",
    "endDate", "issued", "revised", "heldOn", "awardedOn", "tookPlaceIn", "participant", "receivedAward",
    "in.receivedAward", "grantedBy", "contactFor", "in.contactFor", "website", "email", "phone",
)  # fmt: skip
"""What is told first, in this order; ``in.`` marks what others say with regard to the thing. The rest are mentions."""
MONEY: Final = frozenset({"fundedBy", "fundedUnder"})
"""Shortcuts of flows, which are shown whole instead, unless no flow of the thing says the same."""
KEYS: Final = ("ags", "districtKey", "nuts", "ars", "geonames", "wikidata", "gnd")
_DATED: Final = frozenset(name for name, form in VALUES.items() if form in ("date", "interval"))


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in a group with all who say so; without statements it comes from the authority data."""

    value: Thing | Value
    statements: tuple[Statement, ...]
    modality: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one relation in one direction: ``memberOf``, or ``in.memberOf`` for the members."""

    key: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    thing: Thing
    told_apart: str
    """What tells it from others of its kind and name; empty where there are none."""
    aliases: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    mentions: tuple[Group, ...]
    """What else points here."""
    flows: tuple[Flow, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[tuple[str, str, Fact], ...]
    """Date, group, fact, in order of time."""
    neighbours: tuple[NeighbourGroup, ...]


def describe_entity(release: Release, iri: str) -> EntityPage | None:
    """All that is known about ``iri``; None if the graph does not name it."""
    store, this = release.store, NamedNode(iri)
    rows = store.select(read_query("facts"), this=this)
    names = [term.value for term in _objects(rows, SKOS + "prefLabel") if isinstance(term, Literal)]
    if not names:
        return None
    kinds = (ontology_name(term.value) for term in _objects(rows, RDF + "type") if isinstance(term, NamedNode))
    thing = Thing(iri, min(names), choose_kind(kinds))
    about, to = statements_about(release, iri)
    links = store.select(read_query("links"), this=this)
    groups = {**_groups(rows, about, ""), **_groups(links, to, "in.")}
    flows = flows_of(release, iri)
    told = _uncovered_money(groups, flows)
    return EntityPage(
        thing,
        next((t.value for t in _objects(rows, TOLD_APART) if isinstance(t, Literal)), ""),
        tuple(sorted({t.value for t in _objects(rows, SKOS + "altLabel") if isinstance(t, Literal)})),
        tuple((key, text) for key in KEYS for text in sorted(_texts(rows, key))),
        tuple(groups[key] for key in (*told, *GROUPS) if key in groups),
        tuple(groups[key] for key in sorted(groups.keys() - set(GROUPS)) if key.removeprefix("in.") not in MONEY),
        tuple(flows),
        conflicts_about(release, iri),
        _timeline(groups.values()),
        count_neighbours(rows, links),
    )


def _objects(rows: Iterable[Row], property_: str) -> list[Term]:
    return [row["value"] for row in rows if text_of(row, "property") == property_]


def _texts(rows: Iterable[Row], key: str) -> set[str]:
    return {text_of(row, "value") for row in rows if ontology_name(text_of(row, "property")) == key}


def _groups(rows: list[Row], statements: list[Statement], direction: str) -> dict[str, Group]:
    """Facts of the default graph and statements that did not become one, by relation."""
    things: dict[str, list[Row]] = {}
    for row in rows:
        things.setdefault(str(row["value"]), []).append(row)
    named = {key: _other(found) for key, found in things.items()}
    facts: dict[tuple[str, str], list[Statement]] = {}
    for row in rows:
        name = ontology_name(text_of(row, "property"))
        if name in RELATIONS or name in VALUES:
            facts.setdefault((name, str(row["value"])), [])
    for statement in statements:
        pair = (statement.relation, str(statement.other))
        if pair in facts or not statement.asserted:
            named.setdefault(pair[1], object_of(statement.other))
            facts.setdefault(pair, []).append(statement)
    groups: dict[str, list[Fact]] = {}
    for (name, key), said in facts.items():
        modality = said[0].modality if said and not any(s.asserted for s in said) else ""
        groups.setdefault(direction + name, []).append(Fact(named[key], tuple(said), modality))
    return {key: Group(key, tuple(sorted(facts, key=_fact_order))) for key, facts in groups.items()}


def _other(rows: list[Row]) -> Thing | Value:
    kind = choose_kind(ontology_name(text_of(row, "kind")) for row in rows)
    return object_of(rows[0]["value"], text_of(rows[0], "name"), kind)


def _fact_order(fact: Fact) -> tuple[bool, str]:
    return (bool(fact.modality), fact.value.name if isinstance(fact.value, Thing) else fact.value.lexical)


def _uncovered_money(groups: dict[str, Group], flows: list[Flow]) -> list[str]:
    """The relations to payers and programmes that no flow of the thing tells."""
    parties = {party.iri for flow in flows for party in (*flow.funders, flow.programme, flow.recipient) if party}
    return [
        key
        for key, group in sorted(groups.items())
        if key.removeprefix("in.") in MONEY
        and any(isinstance(fact.value, Thing) and fact.value.iri not in parties for fact in group.facts)
    ]


def _timeline(groups: Iterable[Group]) -> tuple[tuple[str, str, Fact], ...]:
    dated = [
        (fact.value.lexical, group.key, fact)
        for group in groups
        if group.key in _DATED
        for fact in group.facts
        if isinstance(fact.value, Value)
    ]
    return tuple(sorted(dated, key=lambda entry: entry[:2]))
