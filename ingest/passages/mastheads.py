"""Heads of papers: who prints a text is not what it is about."""

from __future__ import annotations

import re
from typing import Final

from ingest.documents.sections import Section
from ingest.names.scenes import Scene


def is_masthead(scene: Scene, section: Section) -> bool:
    """Whether a heading with nothing right below it is the head of the paper."""
    if section.heading is None or section.members:
        return False
    span = scene.document.blocks[section.heading].span
    return MASTHEAD.search(scene.document.text[span.start : span.end]) is not None


MASTHEAD: Final = re.compile(
    r"\b(?:Interview|Newsletter|Rundbrief|Ausgabe|Heft|Jahrgang|Nr\.|Magazin|Journal|Amtsblatt|Mitteilungsblatt|Bürgerblatt"
    r"|Seite|Nachgefragt|Kolumne|Kommentar|Blog)\b",
    re.IGNORECASE,
)
"""Words in the head of a paper: who prints it is not what the text is about."""
