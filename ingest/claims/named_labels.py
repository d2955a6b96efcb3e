"""Labels that are names: "ILE Oberes Tal: Gemeinden A und B", "Klimakonzept X – Büro Y, 2021", "Landkreis Calw: A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.datings import REVISIONS
from ingest.claims.kinds import LOCAL
from ingest.claims.labels import Label
from ingest.claims.passages import Passage
from ingest.model import Claim, Span, Value

_BESIDE_AREA: Final = re.compile(
    r"\s*(?:(?:[Aa]us|[Ii]n|[Ii]m|dem|der|den|Land|Freistaat|Kreis|Landkreis)\s+)*[\s:()\d]*"
)
"""What stands in a label beside the name of an area."""


def find_claims(passage: Passage, label: Label | None) -> Iterator[Claim]:
    """What the name in the nearest label, or in that of the field itself, says of those in its value."""
    if label is not None:
        yield from _areas(passage, label)
    yield from _of_named_cooperation(passage)
    yield from _of_named_plan(passage)


def _of_named_cooperation(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` where the label is the name of a cooperation: "ILE Oberes Tal: Gemeinden A und B, Markt C"."""
    label = passage.block.label
    if label is None or passage.block.value is None:
        return
    named = [r for r in passage.references_in(label) if r.kind == "Cooperation" and r.form == "name"]
    if len(named) != 1 or len(named[0].entities) != 1:
        return
    group = named[0].entities[0]
    for argument in passage.arguments:
        if argument.kind not in LOCAL or argument.explains or argument.governor is not None:
            continue
        if argument.preposition is None and passage.in_value(argument.span):
            for entity in argument.reference.entities:
                yield Claim(entity, "memberOf", group, (passage.quote_field(label),), "field cooperation", 0.8)


def _of_named_plan(passage: Passage) -> Iterator[Claim]:
    """``preparedBy`` and ``issued`` where the label is the name of a plan: "Klimakonzept X – Büro Y, 2021"."""
    label = passage.block.label
    if label is None or passage.block.value is None:
        return
    named = [r for r in passage.references_in(label) if r.kind == "Concept" and r.form == "name"]
    if len(named) != 1 or len(named[0].entities) != 1 or not passage.is_fragment:
        return
    plan, quote = named[0].entities[0], (passage.quote_field(label),)
    owner = passage.topic("Cooperation")
    if owner is not None:
        yield Claim(owner, "hasConcept", plan, quote, "field plan", 0.8)
    for argument in passage.arguments:
        if argument.kind == "Consultancy" and argument.governor is None and passage.in_value(argument.span):
            yield Claim(plan, "preparedBy", argument.reference.entities[0], quote, "field plan", 0.8)
    dates = [d for d in passage.dates if d.span in passage.block.value]
    if len(dates) == 1 and dates[0].relation == "on" and dates[0].start is not None:
        revised = any(w.startswith(REVISIONS) for w in passage.words)
        yield Claim(plan, "revised" if revised else "issued", Value(dates[0].start), quote, "field plan", 0.8)


def _areas(passage: Passage, label: Label) -> Iterator[Claim]:
    """``partOf`` where the label itself names the area: "in Thüringen: A, B", "Landkreis Calw" above its towns."""
    inside = [r for r in passage.references_in(label.span) if r.kind in ("State", "District") and len(r.entities) == 1]
    if len(inside) != 1 or not _names_only(label, inside[0].span):
        return
    area = inside[0].entities[0]
    for argument in passage.arguments:
        if argument.kind != "Municipality" or argument.preposition not in (None, "in", "aus"):
            continue
        for entity in argument.reference.entities:
            yield Claim(entity, "partOf", area, (passage.quote_field(label.span),), "field area", 0.85)


def _names_only(label: Label, area: Span) -> bool:
    """Whether the label is the name of the area and nothing else: "in Thüringen", "Landkreis Calw"."""
    text, span = label
    rest = text[: max(area.start - span.start, 0)] + text[area.end - span.start :]
    return _BESIDE_AREA.fullmatch(rest) is not None
