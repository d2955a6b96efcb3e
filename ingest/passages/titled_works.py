"""The one project or plan that a whole text is about: by its title, or by a field at its head."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.passages import Passage

_SUBJECT: Final = re.compile(
    r"(?:Gegenstand|Projekttitel|Projektname|Projekt|Titel|Vorhaben|Maßnahme|Bezeichnung|Betreff|Betr\.|Fördervorhaben"
    r"|Fördergegenstand|Zuwendungszweck|Verwendungszweck)(?: de[rs] \w+)?"
)
"""Labels of fields that say what a report, notice or application is about."""
_HEAD: Final = 12
"""Blocks in which such a field stands at the head of a text."""


def titled_work(passage: Passage) -> str | None:
    """The one project or concept that a field at the head of the text names, else the one that its title does."""
    if (headed := _of_head(passage)) is not None:
        return headed
    title = passage.document.source.title
    if not title:
        return None
    named = [
        e
        for kind in ("Project", "Concept")
        for e in passage.register.of_kind(kind)
        if any(_is_in(n, title) for n in passage.register.names(e) if len(n) * 2 >= len(passage.name(e)))
    ]
    return named[0] if len(named) == 1 else None


def _is_in(name: str, title: str) -> bool:
    return name in title and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) is not None


def _of_head(passage: Passage) -> str | None:
    document = passage.document
    found: dict[str, None] = {}
    for block in document.blocks[:_HEAD]:
        if block.kind is not BlockKind.FIELD or block.label is None or block.value is None:
            continue
        if _SUBJECT.fullmatch(document.text[block.label.start : block.label.end].strip(" :.)0123456789")):
            works = (r for r in passage.references_in(block.value) if r.kind in WORKS and r.form == "name")
            found.update((e, None) for r in works for e in r.entities)
    return next(iter(found)) if len(found) == 1 else None
