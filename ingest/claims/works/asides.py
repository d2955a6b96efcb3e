"""Fields in brackets behind a work: "das Radkonzept (Auftraggeber: Kreis X; Bearbeitung: Büro Y)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.layout.field_rules import rules_for
from ingest.model import Claim, Modality, Span
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ontology.terms import RELATIONS

_ASIDE: Final = re.compile(r"[“”\"«]?\s*\(([^()]{3,300})\)")
_FIELD: Final = re.compile(
    r"(?:^|[;,])\s*([A-ZÄÖÜ][\wäöüß -]{2,40}):\s*([^;]{2,120}?)(?=[;,]\s*[A-ZÄÖÜ][\wäöüß -]{2,40}:|;|$)"
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """What the labels in the bracket right behind a concept or project say of it."""
    text = passage.document.text
    for work in passage.arguments:
        if work.kind not in WORKS or len(work.reference.entities) != 1:
            continue
        aside = _ASIDE.match(text, work.span.end, passage.sentence.span.end)
        if aside is None or passage.modality(passage.clause_at(work.token)) is not Modality.ASSERTED:
            continue
        for field in _FIELD.finditer(aside[1]):
            value = Span(aside.start(1) + field.start(2), aside.start(1) + field.end(2))
            yield from _of_field(passage, work, field[1], value)


def _of_field(passage: Passage, work: Argument, label: str, value: Span) -> Iterator[Claim]:
    subject = work.reference.entities[0]
    named = [a for a in passage.arguments if a.span in value]
    for rule in rules_for(label):
        predicate = rule.predicates.get(work.kind, rule.predicates.get("", ""))
        if work.kind not in rule.subject or rule.reverse or predicate not in RELATIONS:
            continue
        first = next((a for a in named if a.kind in rule.object), None)
        for argument in named:
            if first is not None and argument.group == first.group and argument.kind in rule.object:
                quote = (passage.quote([work.span, argument.span]),)
                for entity in argument.reference.entities:
                    yield Claim(subject, predicate, entity, quote, f"field {rule.name}", 0.85)
