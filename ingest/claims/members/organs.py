"""Organs: the committees that govern by what they are called, wherever a text speaks of them as there."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.lexicon import cues
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_ORGANS: Final = re.compile(
    r".*(?:vorstand|vorstandschaft|versammlung|verbandsrat|sprecherrat"
    r"|(?:lenkungs|kooperations|allianz|bürgermeister)(?:rat|kreis|runde|gruppe|ausschuss|gremium|konferenz)"
    r"|(?:rat|runde|konferenz|kreis|gruppe) der (?:ober|orts)?bürgermeister.*)(?: .*)?"
)
"""Bodies that govern by their name alone; others must be said to decide."""
_FORMAL: Final = re.compile(r"vorstand|versammlung")
_ADVISES: Final = re.compile(r"berat(?:en|end|ung)|wirkt|mitgewirkt|begleit")
_MEETS: Final = re.compile(r".*(?:versammlung|runde|konferenz)(?: .*)?")
"""Bodies whose name may also mean one of their meetings."""
_OCCASIONS: Final = frozenset({"auf", "bei", "an", "in", "zu", "seit", "nach", "vor", "während"})
"""Behind these an assembly is a meeting that was held, not an organ."""


def governs(passage: Passage, body: Argument) -> bool:
    """Whether the body is spoken of as one that decides, not as a meeting or as one that advises."""
    names = [passage.name(entity).lower() for entity in body.reference.entities]
    if body.preposition in _OCCASIONS and any(_MEETS.fullmatch(name) for name in names):
        return False
    if any(_ADVISES.match(word) for word in passage.words) and not all(_FORMAL.search(name) for name in names):
        return False
    return all(_ORGANS.fullmatch(name) for name in names)


def is_definite(passage: Passage, body: Argument) -> bool:
    """Whether a definite article stands before: then there is such a body, also where the clause denies or asks."""
    return body.token > 0 and passage.words[body.token - 1] in cues("definite")
