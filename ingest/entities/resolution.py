"""Entities of single texts → things of the graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from ingest.entities.identities import Identities, Identity, Member
from ingest.model import Entity, Reading, content_hash
from ontology import iris

_GENERIC: Final = frozenset(
    """vorstand lenkungsgruppe steuerungsgruppe mitgliederversammlung regionalmanagement geschaeftsstelle ilek rek
    entwicklungskonzept konzept beirat netzwerk lenkungsausschuss regionalbudget umsetzungsmanagement
    umsetzungsbegleitung auftaktveranstaltung buergermeisterrunde allianzmanagement""".split()  # noqa: SIM905
)
"""Names that every cooperation has of its own: alone they say nothing about identity across texts."""


def resolve(readings: Iterable[Reading]) -> Identities:
    """The things that the texts speak of. Independent of the order of the texts."""
    groups: defaultdict[tuple[str, ...], list[tuple[Member, Entity]]] = defaultdict(list)
    for reading in readings:
        source = reading.document.source.id
        for entity in reading.entities:
            groups[_key(source, entity)].append(((source, entity.id), entity))
    return Identities.of(tuple(_identity(key, groups[key]) for key in sorted(groups)))


def _key(source: str, entity: Entity) -> tuple[str, ...]:
    folded = iris.slug(re.sub(r"\bb\.\s*", "bei ", entity.name))
    bucket = iris.bucket(entity.kind) if entity.kind not in {"Municipality", "District", "State"} else entity.kind
    if folded in _GENERIC or entity.kind in {"Event", "Committee"}:
        return bucket, folded, source, entity.id
    return bucket, folded


def _identity(key: tuple[str, ...], members: list[tuple[Member, Entity]]) -> Identity:
    ordered = sorted(members, key=lambda pair: pair[0])
    names = [entity.name for _, entity in ordered]
    name = max(names, key=lambda candidate: (names.count(candidate), len(candidate), candidate))
    kind = max(entity.kind for _, entity in ordered)
    aliases = {alias for _, entity in ordered for alias in (entity.name, *entity.aliases)} - {name}
    suffix = content_hash(*key[2:], digits=6) if len(key) > 2 else "kreis" if kind == "District" else ""
    return Identity(
        iri=iris.entity(kind, name, suffix),
        kind=kind,
        name=name,
        aliases=tuple(sorted(aliases)),
        keys=tuple(sorted({pair for _, entity in ordered for pair in entity.keys})),
        members=tuple(member for member, _ in ordered),
    )
