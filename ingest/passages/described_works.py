"""The work that a run of fields describes: what a field above the others names as its title."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind, Document, Span
from ingest.names.references.references import Reference
from ingest.passages.passages import Passage

_TITLES: Final = re.compile(
    r"Gegenstand|Projekttitel|Projektname|Name\b|Projekt\b|Titel|Vorhaben\b|Maßnahme\b|Bezeichnung|[Kk]onzept\b|[Ss]trategie\b"
)
"""Labels of fields that name what the fields below them describe."""
_FIELD_REACH: Final = 8
"""Fields that are looked back over for the work that they describe."""
_VALUE_SLACK: Final = 24
"""Characters behind a name that still make it the value of its field."""


def described_work(passage: Passage, *kinds: str) -> str | None:
    """The entity of one of these kinds that a field right above, in the same run of fields, names as its value."""
    blocks = passage.document.blocks
    first = last = passage.sentence.block
    while first > 0 and last - first < _FIELD_REACH and blocks[first - 1].kind is BlockKind.FIELD:
        first -= 1
    run = Span(blocks[first].span.start, max(blocks[first].span.start, passage.block.span.start))
    named = [r for r in passage.references_in(run) if r.kind in kinds and r.form == "name" and len(r.entities) == 1]
    whole = [r for r in named if any(_is_value(passage.document, i, r) for i in range(first, last))]
    return whole[-1].entities[0] if whole else None


def _is_value(document: Document, block: int, reference: Reference) -> bool:
    """Whether a field that says what is described has this name for its value."""
    value, label = document.blocks[block].value, document.blocks[block].label
    if value is None or label is None or reference.span not in value:
        return False
    titled = _TITLES.search(document.text, label.start, label.end) is not None
    return titled and value.end - reference.span.end < _VALUE_SLACK
