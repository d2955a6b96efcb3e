"""The cooperation that is meant where none is named: whose chair "der Vorsitzende" is."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import Span
from ingest.passages.passages import Passage

_OPENS: Final = re.compile(
    r"\W{0,4}(?:(?:Zu[rm]?|I[nm]|An|Mit|Bei|Die|Der|Das|Dem|Den)?(?: [a-zäöüß]{3,20}){0,2} ?|[^.!?]{0,36} (?:die|das) )"
)
"""What may stand before the name that a paragraph opens with."""


def group_meant(passage: Passage) -> str | None:
    """The cooperation that what has no other owner belongs to: the one of the passage, else that of the heading, the
    one that its paragraph opens with, the topic."""
    here = {e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities}
    if len(here) == 1:
        return next(iter(here))
    before = Span(min(passage.block.span.start, passage.sentence.span.start), passage.sentence.span.start)
    spoken = [r for r in passage.references_in(before) if r.kind == "Cooperation"]
    if spoken and len(spoken[-1].entities) > 1:
        return None  # "beide Bündnisse": what follows is of them all
    if spoken and len({r.entities for r in spoken}) == 1 and spoken[-1].form in ("noun", "pronoun"):
        return spoken[-1].entities[0]  # "Vorsitzender des Vereins ist P. Geschäftsführerin ist Q."
    named = [r for r in spoken if r.form in ("name", "short")]
    text = passage.document.text
    opens = [r.entities[0] for r in named[:1] if _OPENS.fullmatch(text[before.start : r.span.start])]
    return passage.heading_topic("Cooperation") or (opens[0] if opens else None) or passage.topic("Cooperation")
