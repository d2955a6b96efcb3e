"""A thing in the words of schema.org, for search engines and for those who read a page by machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from graphapi.explore.entities import EntityPage
from graphapi.explore.things import Thing

KINDS: Final[Mapping[str, str]] = {
    "Municipality": "AdministrativeArea",
    "District": "AdministrativeArea",
    "State": "AdministrativeArea",
    "Region": "Place",
    "Cooperation": "Organization",
    "Ministry": "GovernmentOrganization",
    "Authority": "GovernmentOrganization",
    "Consultancy": "Organization",
    "Committee": "Organization",
    "Organisation": "Organization",
    "Concept": "CreativeWork",
    "Event": "Event",
}
"""Kinds that schema.org has a fitting class for; a person has no record, so that no page profiles people."""
_RELATIONS: Final[Mapping[str, str]] = {
    "memberOf": "memberOf",
    "in.memberOf": "member",
    "partOf": "containedInPlace",
    "preparedBy": "creator",
    "tookPlaceIn": "location",
}
_VALUES: Final[Mapping[str, str]] = {
    "foundedOn": "foundingDate",
    "issued": "dateCreated",
    "revised": "dateModified",
    "startDate": "startDate",
    "endDate": "endDate",
    "theme": "keywords",
}


def schema_record(page: EntityPage, address: str) -> dict[str, Any] | None:
    """What the page says as one schema.org object; None for a kind without a class. ``address``: where it is served."""
    if page.thing.kind not in KINDS:
        return None
    record: dict[str, Any] = {
        "@context": "http://schema.org/",
        "@type": KINDS[page.thing.kind],
        "@id": page.thing.iri,
        "name": page.thing.name,
        "url": address,
    }
    if page.aliases:
        record["alternateName"] = list(page.aliases)
    if page.keys:
        record["identifier"] = [{"@type": "PropertyValue", "propertyID": key, "value": text} for key, text in page.keys]
    for group in page.groups:
        facts = [fact.value for fact in group.facts if not fact.modality]
        things = [_named(value) for value in facts if isinstance(value, Thing)]
        texts = [value.lexical for value in facts if not isinstance(value, Thing)]
        if group.key in _RELATIONS and things:
            record[_RELATIONS[group.key]] = things
        elif group.key in _VALUES and texts:
            record[_VALUES[group.key]] = texts
    return record


def _named(thing: Thing) -> dict[str, str]:
    return {"@id": thing.iri, "name": thing.name}
