"""The towns that a relative clause speaks of without naming one: "A und B, die beide im Landkreis X liegen"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Span
from ingest.passages.passages import Passage


@dataclass(frozen=True, slots=True)
class Item:
    """Towns that lie somewhere, or the area where they do; ``token`` is the first of their words."""

    token: int
    end: int
    clause: int
    entities: tuple[str, ...]
    spans: tuple[Span, ...]
    area: bool = False
    rest: bool = False
    """Whether those are meant that were named before and lie nowhere yet: "die übrigen", "drei von ihnen"."""
    count: int = 0
    """How many they are, where that is told."""


def find_antecedents(passage: Passage) -> Iterator[Item]:
    """The towns right before a relative clause that names none, as what is told of in it."""
    for index, clause in enumerate(passage.clauses):
        if clause.kind != "relative" or clause.finite is None:
            continue
        first = bisect_left(passage.starts, clause.span.start)
        if passage.words[first] not in ("die", "das", "welche", "welches"):
            continue
        if any(
            passage.clause_at(a.token) == index and a.kind in ("Municipality", "Cooperation") for a in passage.arguments
        ):
            continue
        before = [a for a in passage.arguments if a.span.end <= clause.span.start]
        if not before or before[-1].kind != "Municipality" or not _closes(passage, before[-1].span, clause.span):
            continue
        several = clause.finite.text.endswith("en") or clause.finite.text == "sind"
        chosen = [a for a in before if several and a.group == before[-1].group] or before[-1:]
        entities = tuple(dict.fromkeys(e for a in chosen for e in a.reference.entities))
        yield Item(first, first + 1, index, entities, tuple(a.span for a in chosen))


def _closes(passage: Passage, town: Span, clause: Span) -> bool:
    """Whether nothing but the second part of a verb stands between a town and the relative clause."""
    return set(passage.words_between(town, clause)) <= {",", "(", ")", "an", "bei", "dazu", "hinzu", "zusammen", "mit"}
