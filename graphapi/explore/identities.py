"""How the identity of a thing was decided: which names of which texts are it, why, and what was left apart."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.things import Thing, local_name, local_of, text_of
from graphapi.store import Row, Store


@dataclass(frozen=True, slots=True)
class IdentityDecision:
    """One name in one text taken for the thing, or another thing it was compared with, with reasons for and against."""

    verdict: str
    rule: str
    confidence: str
    name: str
    document: Thing | None
    used: Thing | None
    other: Thing | None
    who: str
    reasons: tuple[str, ...]


def identity_decisions(store: Store, iri: str) -> list[IdentityDecision]:
    """The decisions about ``iri``, by text."""
    groups: dict[str, list[Row]] = {}
    for row in store.select(read_query("identities"), this=NamedNode(iri)):
        groups.setdefault(text_of(row, "decision"), []).append(row)
    found = [_decision(rows) for _, rows in sorted(groups.items())]
    return sorted(found, key=lambda d: (d.other is not None, d.document.name if d.document else "", d.name))


def _decision(rows: list[Row]) -> IdentityDecision:
    first = rows[0]
    return IdentityDecision(
        local_of(first, "verdict"),
        text_of(first, "rule"),
        text_of(first, "confidence"),
        text_of(first, "name"),
        _thing(first, "document", "title"),
        _thing(first, "used", "usedTitle"),
        _thing(first, "other", "otherName"),
        text_of(first, "who"),
        tuple(sorted({text_of(row, "reason") for row in rows if "reason" in row}, reverse=True)),
    )


def _thing(row: Row, variable: str, name: str) -> Thing | None:
    iri = text_of(row, variable)
    return Thing(iri, text_of(row, name) or local_name(iri)) if iri else None
