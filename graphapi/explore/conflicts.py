"""Contradictions: two or more values that texts give for one thing, side by side, nothing decided in silence."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.statements import Quote, quote_of
from graphapi.explore.things import Thing, Value, local_name, local_of, object_of, text_of
from graphapi.store import Row, Store


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, with everyone who says so. ``rank``: preferred, normal or deprecated."""

    value: Thing | Value
    quotes: tuple[Quote, ...]
    rank: str


@dataclass(frozen=True, slots=True)
class Conflict:
    iri: str
    subject: Thing
    relation: str
    kind: str
    status: str
    resolved_by: str
    reason: str
    sides: tuple[Side, ...]

    @property
    def id(self) -> str:
        return local_name(self.iri)


def find_conflicts(store: Store, subject: str | None = None) -> list[Conflict]:
    """All conflicts, or those about one thing; open ones first, then by name."""
    bound = {"subject": NamedNode(subject)} if subject else {}
    groups: dict[str, list[Row]] = {}
    for row in store.select(read_query("conflicts"), **bound):
        groups.setdefault(text_of(row, "conflict"), []).append(row)
    found = [_conflict(iri, rows) for iri, rows in groups.items()]
    return sorted(found, key=lambda c: (c.status == "resolved", c.subject.name, c.relation, c.iri))


def _conflict(iri: str, rows: list[Row]) -> Conflict:
    first = rows[0]
    values: dict[str, list[Row]] = {}
    for row in rows:
        if "value" in row:
            values.setdefault(str(row["value"]), []).append(row)
    subject = text_of(first, "subject")
    return Conflict(
        iri,
        Thing(subject, text_of(first, "subjectName") or local_name(subject)),
        local_of(first, "property"),
        local_of(first, "conflictKind"),
        local_of(first, "status") or "open",
        text_of(first, "resolvedBy"),
        text_of(first, "reason"),
        tuple(_side(values[key]) for key in sorted(values)),
    )


def _side(rows: list[Row]) -> Side:
    first = rows[0]
    value = object_of(first["value"], text_of(first, "valueName"))
    quotes = tuple(sorted({quote_of(row) for row in rows if "quote" in row}))
    return Side(value, quotes, local_of(first, "rank"))
