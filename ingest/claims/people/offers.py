"""How sentences and lines offer somebody to be asked without the words for it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ingest.passages.passages import Passage

HERE: Final = (("für", "sie", "da"), ("wir", "sind", "für"), ("für", "euch", "da"))
"""How a list of those begins who may be asked."""
_REACHES: Final = frozenset(
    {("erreichen", "sie"), ("sie", "erreichen"), ("erfahren", "sie"), ("erreicht", "ihr"), ("erreichbar", "ist")}
    | {("sie", "da"), ("euch", "da"), ("erhalten", "sie"), ("bekommen", "sie")}
)
"""Words in a row by which readers are told whom to reach: "erreichen Sie Frau P unter …", "ist P für Sie da"."""
_WAY: Final = re.compile(r"@|\d{3,}[ /-]\d{2,}")


def reaches(passage: Passage) -> bool:
    """Whether the sentence says how to reach somebody, in words that ask nobody to ask."""
    span = passage.sentence.span
    if passage.words[:3] in HERE:
        return True
    if _WAY.search(passage.document.text, span.start, span.end) is None:
        return False
    sent = passage.words[:1] == ("an",) and ":" in passage.words  # "Wohin mit Fragen? An Frau P: 0561 …"
    return sent or not _REACHES.isdisjoint(pairwise(passage.words))


def named_by_label(passage: Passage) -> str | None:
    """The one project, plan or cooperation that the label of the line names: "Projekt „X“: P, p@x.de"."""
    label = passage.block.label
    named = passage.references_in(label) if label is not None else ()
    named = tuple(r for r in named if r.kind in ("Project", "Concept", "Cooperation"))
    return named[0].entities[0] if len(named) == 1 and len(named[0].entities) == 1 else None
