"""The town that the label of an office or the line or heading above names: "Gemeinde X" / "Bürgermeister P"."""

from __future__ import annotations

from typing import Final

from ingest.model import BlockKind, Span
from ingest.names.knowledge.head_nouns import HEADS
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.passages import Passage
from ingest.passages.posts import Office
from ingest.passages.titles import HEADS_OF_TOWNS

_LINE: Final = 70
"""Characters of a line that is but a name."""
_MARKS: Final = ' \t#*:|·•–—-"„“'
_ENTRIES: Final = frozenset({BlockKind.FIELD, BlockKind.LIST_ITEM, BlockKind.CONTACT, BlockKind.HEADING})


def town_above(passage: Passage, office: Office) -> str | None:
    """Whose head somebody is by the line above, which names nothing but it, or by the heading of a row of fields."""
    if office.title.sort not in HEADS_OF_TOWNS or not passage.is_fragment:
        return None
    text, label = passage.document.text, passage.block.label
    if label is not None and (labelled := _alone(passage, label, office)) is not None:
        return labelled  # "Gemeinde X: Bürgermeister P"
    start = text.rfind("\n", 0, passage.sentence.span.start) + 1
    if text[start : passage.sentence.span.start].strip(_MARKS) and label is None:
        return None
    above = text[:start].rstrip()
    first = max(above.rfind("\n") + 1, len(above) - _LINE)
    found = _alone(passage, Span(first, len(above)), office)
    if found is None and passage.block.kind in _ENTRIES:
        heads = (passage.own_heading(kind) for kind in ("Municipality", "District"))
        found = next((h for h in heads if h is not None and passage.kind(h) in office.title.kinds), None)
    return found


def _alone(passage: Passage, line: Span, office: Office) -> str | None:
    """The one town or district that the line names, and nothing else."""
    named = [r for r in passage.references_in(line) if r.kind in LOCAL and r.form != "pronoun"]
    if len(named) != 1 or len(named[0].entities) != 1 or named[0].kind not in office.title.kinds:
        return None
    text = passage.document.text
    lead = text[line.start : named[0].span.start].strip(_MARKS + "0123456789.").lower().split()
    rest = text[named[0].span.end : line.end].strip(_MARKS)
    lead = [word for word in lead if word not in ("für", "die", "den", "das")]
    return named[0].entities[0] if not rest and all(word in HEADS for word in lead) else None
