"""Papers that gather news of a town, or the matters of a meeting of its council: each entry speaks of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.documents.sections import Section
from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.scenes import Scene

_COUNCIL: Final = (
    r"\b(?:gemeinde|stadt|kreis|verbandsgemeinde|samtgemeinde|ortsgemeinde|markt(?:gemeinde)?|ortschafts?|bezirks)"
    r"(?:rat(?:e?s)?|rate|tag(?:e?s)?|vertretung|ausschuss(?:es)?)\b|\bstadtverordneten\w*|\b(?:amts|haupt|bau|finanz)ausschuss"
    r"|\brat(?:e?s)? der (?:stadt|gemeinde)|\bmagistrat"
)
_GAZETTE: Final = re.compile(
    r"\b(?:(?:amts|mitteilungs|gemeinde|nachrichten|bürger)(?:blatt|bote|anzeiger)|stadtanzeiger)(?:e?s|n)?\b",
    re.IGNORECASE,
)
"""Papers that treat one matter after the other, where the title of the text is theirs."""
_PAPER: Final = re.compile(
    r"\bkurz(?:meldung|nachricht)\w*|\bkurz (?:gemeldet|notiert|berichtet)\b"
    r"|\bhaushalts(?:plan|satzung|rede)\b|\bvorbericht"
    rf"|(?:niederschrift|protokoll|\bsitzung|\baus (?:dem|der)\b).{{0,40}}(?:{_COUNCIL})",
    re.IGNORECASE | re.DOTALL,
)
"""What a paper is called that treats one matter after the other."""
_HEAD: Final = 2
"""Blocks that may hold what a paper is called."""
_LINE: Final = 160
"""Characters of a block that is no running text."""
_SECTIONS: Final = 2
"""Sections with headings of their own, from which on they and not the paragraphs are the entries."""


def find_entries(scene: Scene, sections: tuple[Section, ...]) -> tuple[Span, ...]:
    """The entries of a paper that gathers several, sorted and disjoint; none where the paper is another, or is called
    for the cooperation that it treats."""
    source, text = scene.document.source, scene.document.text
    blocks = [b for b in scene.document.blocks if b.kind is not BlockKind.FRONT_MATTER]
    head = [text[b.span.start : b.span.end] for b in blocks[:_HEAD] if b.span.end - b.span.start < _LINE]
    called = " ".join((source.title or "", *head))
    gazette = _GAZETTE.search(source.title or "") is not None
    if (not gazette and _PAPER.search(called) is None) or _names_group(scene, f"{called} {source.publisher}"):
        return ()
    return tuple(_entries(scene, sections))


def _names_group(scene: Scene, called: str) -> bool:
    groups = (e for e in scene.entities if e.kind in GROUPS)
    return any(re.search(rf"\b{re.escape(name)}(?!\w)", called) for e in groups for name in (e.name, *e.aliases))


def _entries(scene: Scene, sections: tuple[Section, ...]) -> Iterator[Span]:
    """Sections with their headings, without their lists; items of lists; where there are no sections, paragraphs."""
    blocks = scene.document.blocks
    headed = sum(s.heading is not None and bool(s.members) and s.parent is not None for s in sections) >= _SECTIONS
    for section in sections:
        run: list[Span] = []
        inside = [i for i in (section.heading, *section.members) if i is not None]
        for index in inside:
            span, item = blocks[index].span, blocks[index].kind is BlockKind.LIST_ITEM
            if run and (item or not headed):
                yield Span(run[0].start, run[-1].end)
                run = []
            run.append(span)
            if item:
                yield span
                run = []
        if run:
            yield Span(run[0].start, run[-1].end)
