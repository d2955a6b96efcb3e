"""What all versions of the Reconciliation Service API say of things, types, properties and values, as JSON objects."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from graphapi.errors import BadRequest, Busy, NotFound
from graphapi.explore.reconciliation import KEYS, PROPERTIES, Candidate, named_thing, property_values, widened
from graphapi.explore.searches import SearchIndex, open_search, suggest
from graphapi.explore.things import Thing, Value
from graphapi.store import Release
from graphapi.web.words import say
from graphapi.wording import Language
from ontology.folding import fold
from ontology.terms import KINDS, RELATIONS, XSD

Record = dict[str, Any]

BATCH: Final = 50
"""Queries in one request; the manifest says so, and clients keep to it."""
EXTENDED: Final = 200
PREVIEW: Final = (430, 260)
"""Width and height of the small page about a thing."""


def short_id(release: Release, iri: str) -> str:
    """The identifier in the service's space: ``agent/allianz-son-nec``."""
    return iri.removeprefix(f"{release.base_iri}id/")


def index_of(release: Release) -> SearchIndex:
    """The search index; raises Busy for a release without one."""
    index = release.keep(open_search)
    if index is None:
        raise Busy("no_index")
    return index


def known_thing(release: Release, id_: str) -> Thing:
    """The thing of an identifier; raises NotFound if there is none."""
    thing = named_thing(release, f"{release.base_iri}id/{id_}")
    if thing is None:
        raise NotFound("unknown_identifier")
    return thing


def read_object(text: str | bytes, where: str) -> Record:
    """The JSON object in ``text``. Raises BadRequest for anything else."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no_json", where=where, reason=error) from error
    if not isinstance(content, dict):
        raise BadRequest("no_json_object", where=where)
    return content


def type_record(language: Language, kind: str) -> Record:
    """A type with its wider ones."""
    wider = [
        {"id": wide, "name": say(language, f"kind.{wide}")}
        for wide in KINDS
        if wide != kind and kind in widened([wide])
    ]
    return {"id": kind, "name": say(language, f"kind.{kind or 'none'}")} | ({"broader": wider} if wider else {})


def property_record(language: Language, name: str) -> Record:
    """A property with its name in words."""
    return {"id": name, "name": say(language, f"{'key' if name in KEYS else 'relation'}.{name}")}


def property_records(language: Language) -> list[Record]:
    """All properties, in the order of the ontology."""
    return [property_record(language, name) for name in PROPERTIES]


def type_records(language: Language) -> list[Record]:
    """All types, in the order of the ontology."""
    return [type_record(language, kind) for kind in KINDS]


def candidate_record(release: Release, language: Language, candidate: Candidate) -> Record:
    """A candidate with its score and what that is made of."""
    thing = candidate.thing
    return {
        "id": short_id(release, thing.iri),
        "name": thing.name,
        "description": _described(language, thing, candidate.told_apart, candidate.states),
        "score": candidate.score,
        "match": candidate.match,
        "type": [type_record(language, thing.kind)],
        "features": [{"id": name, "value": value} for name, value in candidate.features],
    }


def suggested_things(release: Release, language: Language, prefix: str) -> list[Record]:
    """Things whose names begin like ``prefix``; first the one whose identifier it is."""
    exact = named_thing(release, f"{release.base_iri}id/{prefix.strip()}") if "/" in prefix else None
    known = [(exact, "", ())] if exact else []
    hits = [
        (Thing(hit.iri, hit.name, hit.kind), hit.told_apart, hit.states)
        for hit in suggest(index_of(release), prefix, KINDS)
    ]
    return [
        {
            "id": short_id(release, thing.iri),
            "name": thing.name,
            "description": _described(language, thing, told_apart, states),
            "notable": [type_record(language, thing.kind)],
        }
        for thing, told_apart, states in (*known, *hits)
    ]


def beginning(prefix: str, records: Iterable[Record]) -> list[Record]:
    """Those of ``records`` whose identifier or name begins like ``prefix``."""
    asked = fold(prefix.strip())
    return [record for record in records if any(fold(record[key]).startswith(asked) for key in ("id", "name"))]


def read_extension(asked: Record) -> tuple[list[str], list[str]]:
    """Identifiers and properties of a request for values. Raises BadRequest for what cannot be answered."""
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list):
        raise BadRequest("extension_lists", where="extend")
    if len(ids) > EXTENDED:
        raise BadRequest("large_extension", where="extend", most=EXTENDED)
    names = [str(each.get("id")) for each in properties if isinstance(each, dict)]
    unknown = sorted(set(names) - set(PROPERTIES))
    if unknown:
        raise BadRequest("no_property", where="extend.properties", names=", ".join(unknown))
    return [str(id_) for id_ in ids], names


def value_records(release: Release, id_: str, names: list[str]) -> dict[str, list[Record]]:
    """What is known of a thing for each property; nothing of a thing that there is not."""
    thing = named_thing(release, f"{release.base_iri}id/{id_}")
    values = property_values(release, thing.iri, names) if thing else {}
    return {name: [_cell(release, value) for value in values.get(name, ())] for name in names}


def column_record(language: Language, name: str) -> Record:
    """A property as the head of a column, with the type of its things where all are of one: clients go on from them."""
    kinds = sorted(RELATIONS[name].range) if name in RELATIONS else []
    leads = {"type": type_record(language, kinds[0])} if len(kinds) == 1 else {}
    return property_record(language, name) | leads


def _cell(release: Release, value: Thing | Value) -> Record:
    """A value as the specification has it; its dates carry a time, which no text gives, so ours go as text."""
    if isinstance(value, Thing):
        return {"id": short_id(release, value.iri), "name": value.name}
    if value.datatype == XSD + "integer":
        return {"int": int(value.lexical)}
    return {"str": value.lexical}


def _described(language: Language, thing: Thing, told_apart: str, states: tuple[str, ...]) -> str:
    return ", ".join(filter(None, (say(language, f"kind.{thing.kind or 'none'}"), told_apart, *states)))
