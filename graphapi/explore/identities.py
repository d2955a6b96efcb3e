"""How the identity of a thing was decided: which names of which texts are it, why, and what was left apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

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
    reasons: Mapping[str, tuple[str, ...]]
    """By language."""


def identity_decisions(store: Store, iri: str) -> list[IdentityDecision]:
    """The decisions about ``iri``, by text."""
    groups: dict[str, list[Row]] = {}
    for row in store.select(read_query("identities"), this=NamedNode(iri)):
        groups.setdefault(text_of(row, "decision"), []).append(row)
    found = [_decision(rows) for _, rows in sorted(groups.items())]
    return sorted(found, key=lambda d: (d.other is not None, d.document.name if d.document else "", d.name))


def _decision(rows: list[Row]) -> IdentityDecision:
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(local_of(row, "property"), []).append(row)

    def text(name: str) -> str:
        return text_of(parts[name][0], "value") if name in parts else ""

    def thing(name: str) -> Thing | None:
        row = parts.get(name, [{}])[0]
        iri = text_of(row, "value")
        return Thing(iri, text_of(row, "title") or text_of(row, "name") or local_name(iri)) if iri else None

    return IdentityDecision(
        local_name(text("verdict")),
        text("rule"),
        text("confidence"),
        text("nameInText"),
        thing("wasDerivedFrom"),
        thing("used"),
        thing("comparedWith"),
        text("decidedBy"),
        {language: _reasons(parts.get("reason", ()), language) for language in ("de", "en")},
    )


def _reasons(rows: Iterable[Row], language: str) -> tuple[str, ...]:
    """What counts for it first, the weightiest of all at the top; in any language where none was noted."""
    words = (row["value"] for row in rows)
    literals = {word for word in words if isinstance(word, Literal)}
    found = sorted({word.value for word in literals if word.language in (None, language)}, reverse=True)
    return tuple(sorted(found, key=lambda reason: reason.startswith("-")))
