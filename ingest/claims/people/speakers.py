"""Who says "ich": the one named before a colon in an interview, the one interviewed, whose speech or letter it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.model import Document, Span
from ingest.passages.passages import Passage

_SPEECH: Final = re.compile(
    r"(?i)\b(?:grußworte?|rede|ansprache|laudatio|festrede|vortrag|vorwort|geleitwort|editorial|gastbeitrag|statement|brief"
    r"|bericht|interview mit|gespräch mit|fragen an|nachgefragt bei|im gespräch|im interview|antworten von)\b"
)
"""What a line says that tells whose words follow."""
_LABEL: Final = re.compile(r"(?m)^\W{0,3}([A-ZÄÖÜ][^\n:.!?]{1,48}):")
_HEAD: Final = 900
"""Characters at the head of a text that tell whose words it is."""
_LINE: Final = 160


def speaker_of(passage: Passage) -> str | None:
    """The person whom "ich" means in a passage; None where nobody is told to speak, or a question is asked."""
    text, start = passage.document.text, passage.sentence.span.start
    opened = text[passage.block.span.start : min(passage.sentence.span.end, start + _LINE)]
    labels = [m for m in _LABEL.finditer(opened) if passage.block.span.start + m.start() <= start + 1]
    if labels:
        label = labels[-1]
        return _person(passage, passage.block.span.start + label.start(1), passage.block.span.start + label.end(1))
    if text[start : passage.sentence.span.end].rstrip().endswith("?"):
        return None
    for line in _telling_lines(passage.document):
        named = _person(passage, line.start, line.end)
        if named is not None:
            return named
    return None


def _person(passage: Passage, start: int, end: int) -> str | None:
    people = [r for r in passage.references_in(Span(start, end)) if r.kind == "Person" and len(r.entities) == 1]
    return people[0].entities[0] if people else None


@lru_cache(maxsize=4)
def _telling_lines(document: Document) -> tuple[Span, ...]:
    """The rests of the lines at the head of a document that tell whose words it is."""
    ends = ((m.end(), document.text.find("\n", m.end())) for m in _SPEECH.finditer(document.text, 0, _HEAD))
    return tuple(Span(start, min(end if end > 0 else len(document.text), start + _LINE)) for start, end in ends)
