"""Concepts that are the label of a field: "ILEK: 2013 (Büro X), fortgeschrieben 2020"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.model import Claim, Value
from ingest.passages.passages import Passage

_REVISED: Final = re.compile(
    r"fortgeschrieben\w*|fortschreibung|aktualisier\w*|überarbeit\w*|neufassung|neuauflage|erneuert|novelliert"
)
_OTHER: Final = re.compile(
    r"beschluss\w*|beauftrag\w*|geplant|läuft|ab|bis|soll|voraussichtlich|begonnen|förder\w*|euro|€|für"
)
"""Words before a date that say that it is of something else."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``issued``, ``revised`` and ``preparedBy`` of the concept that is the label of the field."""
    label, value = passage.block.label, passage.block.value
    if label is None or value is None:
        return
    named = [r for r in passage.references_in(label) if r.kind == "Concept" and len(r.entities) == 1]
    if len(named) != 1 or passage.document.text[named[0].span.end : label.end].strip(" :*_|"):
        return
    if any(a.kind == "Concept" and a.span in value for a in passage.arguments):
        return
    concept, quote = named[0].entities[0], (passage.quote_field(label),)
    first, said = bisect_left(passage.starts, value.start), set[str]()
    for date in passage.dates:
        at, after = bisect_left(passage.starts, date.span.start), bisect_left(passage.starts, date.span.end)
        between = passage.words[first:at]
        behind = passage.words[after : after + 1]
        first = after
        predicate = "revised" if any(map(_REVISED.fullmatch, (*between, *behind))) else "issued"
        own = date.start is not None and date.end is None and date.relation in ("on", "since")
        if own and predicate not in said and not any(map(_OTHER.fullmatch, between)):
            said.add(predicate)
            yield Claim(concept, predicate, Value(date.start or ""), quote, "labelled concept", 0.85)
    authors = [a for a in passage.arguments if a.kind == "Consultancy" and a.span in value]
    if said and len({a.reference.entities for a in authors}) == 1:
        yield Claim(concept, "preparedBy", authors[0].reference.entities[0], quote, "labelled concept", 0.8)
