"""Towns whose head an entry names behind a comma: "Gemeinde Sennfeld, Bürgermeister P; Stadt Y, Bürgermeisterin Q"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from ingest.names.knowledge.head_nouns import is_head
from ingest.passages.passages import Passage
from ingest.passages.titles import HEADS_OF_TOWNS, Title

_WHENCE: Final = frozenset({"(", "aus", "von", "vom"})
"""What stands behind a person whose place is told there."""
_LED: Final = frozenset({None, "durch", "für"})
"""Prepositions behind which a town may be the one that its head acts for."""


def town_before(passage: Passage, title: Title, begin: int) -> str | None:
    """The town or district with its noun that only a comma parts from the title of a head, whose name follows."""
    if title.sort not in HEADS_OF_TOWNS or begin < 1 or passage.words[begin - 1] != ",":
        return None
    body = next((a for a in passage.arguments if bisect_left(passage.starts, a.span.end) == begin - 1), None)
    person = next((a for a in passage.arguments if a.token == title.last + 1 and a.kind == "Person"), None)
    if body is None or person is None or body.kind not in title.kinds or body.preposition not in _LED:
        return None
    headed = any(is_head(word) for word in passage.words[max(0, body.token - 1) : body.token + 1])
    behind = passage.words[bisect_left(passage.starts, person.span.end) :][:1]
    alone = len(body.reference.entities) == 1 and sum(a.group == body.group for a in passage.arguments) == 1
    return body.reference.entities[0] if headed and alone and _WHENCE.isdisjoint(behind) else None
