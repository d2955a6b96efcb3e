"""Labels that are names: "ILE Oberes Tal: Gemeinden A und B", "Klimakonzept X – Büro Y, 2021", "Landkreis Calw: A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.dates.datings import REVISIONS
from ingest.claims.layout.field_rules import rules_for
from ingest.model import BlockKind, Claim, Span, Value
from ingest.names.knowledge.gazetteer import lies_elsewhere
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.labels import Label
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed_words

_BESIDE_AREA: Final = re.compile(
    r"\s*(?:(?:(?:\w{3,10}|\d+) )?\w*(?:[Ss]tädte|[Gg]emeinden|[Kk]ommunen|[Oo]rte|[Mm]itglieder|[Pp]artner)"
    r"(?: und Gemeinden)?\s+)?(?:(?:[Aa]us|[Ii]n|[Ii]m|dem|der|den|Land|Freistaat|Kreis|Landkreis)\s+)*[\s:()\d]*"
)
"""What stands in a label beside the name of an area."""


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """What the name in the nearest label, or in that of the field itself, says of those in its value."""
    if labels:
        yield from _areas(passage, labels[0])
    yield from _of_named_cooperation(passage)
    yield from _of_named_plan(passage)
    yield from _of_named_project(passage, labels)


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
    owner = passage.topic("Cooperation") or passage.own_heading("Region")
    if owner is not None:
        yield Claim(owner, "hasConcept", plan, quote, "field plan", 0.8)
    for argument in passage.arguments:
        if argument.kind == "Consultancy" and argument.governor is None and passage.in_value(argument.span):
            yield Claim(plan, "preparedBy", argument.reference.entities[0], quote, "field plan", 0.8)
    dates = [d for d in passage.dates if d.span in passage.block.value]
    if len(dates) == 1 and dates[0].relation == "on" and dates[0].start is not None:
        revised = any(w.startswith(REVISIONS) for w in passage.words)
        yield Claim(plan, "revised" if revised else "issued", Value(dates[0].start), quote, "field plan", 0.8)


def _of_named_project(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``hasProject`` where the label is the name of a project below a heading of projects, and the term that its value
    opens with: "Kernwegenetz – 2016 bis 2019, 180.000 Euro"."""
    label, value, text = passage.block.label, passage.block.value, passage.document.text
    if label is None or value is None or not any(r.name == "projects" for x in labels[1:] for r in rules_for(x.text)):
        return
    named = [r for r in passage.references_in(label) if r.kind == "Project" and r.form == "name"]
    whole = len(named) == 1 and not re.search(r"\w", text[label.start : named[0].span.start])
    if not whole or len(named[0].entities) != 1 or re.search(r"\w", text[named[0].span.end : label.end]):
        return
    project, quote = named[0].entities[0], (passage.quote_field(label),)
    owner = passage.topic("Cooperation")
    if owner is not None and not has_failed_words(passage):
        yield Claim(owner, "hasProject", project, quote, "field projects", 0.8)
    date = passage.dates[0] if passage.dates and passage.is_fragment else None
    if date is not None and _SINCE.fullmatch(text[value.start : date.span.start]):
        ended = date.end if date.relation == "period" else None
        for predicate, day in (
            ("startDate", date.start if ended or date.relation == "since" else None),
            ("endDate", ended),
        ):
            if day is not None:
                yield Claim(project, predicate, Value(day), quote, "field startDate", 0.8)


_SINCE: Final = re.compile(r"\W*(?:seit|ab|von|läuft seit)?\s*")


def _areas(passage: Passage, label: Label) -> Iterator[Claim]:
    """``partOf`` where the label itself names the area: "in Thüringen: A, B", "Landkreis Calw" above its towns."""
    inside = [r for r in passage.references_in(label.span) if r.kind in ("State", "District") and len(r.entities) == 1]
    if len(inside) != 1 or not _names_only(passage, label, inside[0].span):
        return
    if passage.block.kind is BlockKind.PARAGRAPH and passage.block.label is None and not passage.is_fragment:
        return  # prose below the name of a part of the paper
    area = inside[0].entities[0]
    for argument in passage.arguments:
        other = argument.kind in ("Region", "State", "District") and area not in argument.reference.entities
        if other and argument.preposition in ("in", "aus") and argument.token:
            return  # "aus dem Kreis X: A, B; aus Y: C"
        if argument.kind != "Municipality" or argument.preposition not in (None, "in", "aus"):
            continue
        for entity in argument.reference.entities:
            if lies_elsewhere(passage.name(entity), passage.register.names(area)):
                continue
            yield Claim(entity, "partOf", area, (passage.quote_field(label.span),), "field area", 0.85)


def _names_only(passage: Passage, label: Label, area: Span) -> bool:
    """Whether the label is the name of the area and nothing else: "in Thüringen", "Gemeinden im Landkreis Calw"."""
    text, span = passage.document.text, label.span
    rest = text[span.start : area.start].lstrip("#*_ ") + text[area.end : span.end].rstrip("*_ ")
    return _BESIDE_AREA.fullmatch(rest) is not None
