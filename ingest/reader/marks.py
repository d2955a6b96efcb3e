"""The stretches of a text that its statements rest on, cut so that none overlaps another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Span
from ingest.reader.statements import Statement


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and the numbers (from 1) of the statements whose quote covers it; none for plain text."""

    span: Span
    statements: tuple[int, ...]


def find_marks(start: int, end: int, statements: tuple[Statement, ...]) -> tuple[Mark, ...]:
    """The text from ``start``, or the first quote before it, to ``end`` as consecutive marks.

    Cost: n log n in the number of statements.
    """
    edges = sorted({start, end, *(e for s in statements for e in (s.evidence.span.start, s.evidence.span.end))})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, statement in enumerate(statements, 1):
        opening.setdefault(statement.evidence.span.start, []).append(number)
        closing.setdefault(statement.evidence.span.end, []).append(number)
    marks: list[Mark] = []
    current: set[int] = set()
    for left, right in pairwise(edges):
        current.difference_update(closing.get(left, ()))
        current.update(opening.get(left, ()))
        marks.append(Mark(Span(left, right), tuple(sorted(current))))
    return tuple(marks)
