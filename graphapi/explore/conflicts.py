"""Contradictions: two or more values that texts give for one thing, side by side, nothing decided in silence."""

from __future__ import annotations

from dataclasses import dataclass

from graphapi.explore.queries import read_query
from graphapi.explore.statements import Quote, quotes_of
from graphapi.explore.things import Thing, Value, local_name, local_of, object_of, text_of
from graphapi.store import Release, Row


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, with everyone who says so. ``rank``: preferred, normal or deprecated."""

    value: Thing | Value
    quotes: tuple[Quote, ...]
    rank: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """``subject`` is what the texts disagree about; for an amount of money it is who receives it."""

    iri: str
    subject: Thing | None
    relation: str
    kind: str
    status: str
    resolved_by: str
    reason: str
    sides: tuple[Side, ...]

    @property
    def id(self) -> str:
        return local_name(self.iri)


def list_conflicts(release: Release) -> tuple[Conflict, ...]:
    """All conflicts of a release; open ones first, then by name."""
    groups: dict[str, list[Row]] = {}
    for row in release.store.select(read_query("conflicts")):
        if "value" in row and "quote" in row:
            groups.setdefault(text_of(row, "conflict"), []).append(row)
    found = [_conflict(iri, rows) for iri, rows in groups.items()]
    return tuple(sorted(found, key=_order))


def conflicts_about(release: Release, iri: str) -> tuple[Conflict, ...]:
    """The conflicts about one thing or about the money it receives."""
    return tuple(c for c in release.keep(list_conflicts) if c.subject and c.subject.iri == iri)


def _order(conflict: Conflict) -> tuple[bool, str, str, str]:
    name = conflict.subject.name if conflict.subject else ""
    return (conflict.status == "resolved", name.casefold(), conflict.relation, conflict.iri)


def _conflict(iri: str, rows: list[Row]) -> Conflict:
    first = rows[0]
    values: dict[str, list[Row]] = {}
    for row in rows:
        values.setdefault(str(_value(row)), []).append(row)
    return Conflict(
        iri,
        _subject(first),
        local_of(first, "property"),
        local_of(first, "conflictKind"),
        local_of(first, "status") or "open",
        text_of(first, "resolvedBy"),
        text_of(first, "reason"),
        tuple(sorted((_side(rows) for rows in values.values()), key=_side_order)),
    )


def _subject(row: Row) -> Thing | None:
    for role in ("recipient", "subject"):
        iri = text_of(row, role)
        if iri:
            return Thing(iri, text_of(row, f"{role}Name") or local_name(iri))
    return None


def _value(row: Row) -> Thing | Value:
    """What the claim says; where it is a claim about another relation (a member), whom it says it of."""
    if "about" in row and text_of(row, "claimProperty") != text_of(row, "property"):
        return object_of(row["about"], text_of(row, "aboutName"))
    return object_of(row["value"], text_of(row, "valueName"))


def _side_order(side: Side) -> tuple[float, str]:
    """Numbers by their size, all else by its text."""
    text = side.value.name if isinstance(side.value, Thing) else side.value.lexical
    return (float(text) if text.isdecimal() else 0.0, text)


def _side(rows: list[Row]) -> Side:
    return Side(_value(rows[0]), quotes_of(rows), local_of(rows[0], "rank"))
