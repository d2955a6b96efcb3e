"""Dates that stand right behind a concept: "REK (2016)", "die Strategie vom März 2015", "Konzept aus dem Jahr 1996"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.passages import Passage
from ingest.model import Claim, Modality, Value

BETWEEN: Final = frozenset(
    {"(", "von", "vom", "aus", "dem", "jahr", "jahre", "im", "der", "in", "fassung", "stand", ",", ":"}
)
REVISIONS: Final = ("fortgeschrieben", "aktualisiert", "überarbeitet", "geändert", "angepasst")
REACH: Final = 5
"""Words that at most stand between a concept and its date."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``issued`` of concepts with a date in apposition, ``revised`` where the words between say so."""
    for argument in passage.arguments:
        if argument.kind != "Concept" or len(argument.reference.entities) != 1:
            continue
        after = bisect_left(passage.starts, argument.span.end)
        for date in passage.dates:
            token = bisect_left(passage.starts, date.span.start)
            between = passage.words[after:token]
            if date.start is None or date.end is not None or not 0 <= token - after <= REACH or not between:
                continue
            revised = any(w.startswith(REVISIONS) for w in between)
            if not all(w in BETWEEN or (revised and w.startswith(REVISIONS)) or w == "in" for w in between):
                continue
            if passage.modality(passage.clause_at(argument.token)) is not Modality.ASSERTED:
                continue
            quote = (passage.quote([argument.span, date.span]),)
            predicate = "revised" if revised else "issued"
            yield Claim(argument.reference.entities[0], predicate, Value(date.start), quote, "dating", 0.85)
            break
