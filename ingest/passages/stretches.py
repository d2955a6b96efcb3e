"""What the heading, the fields or the first words of a stretch of text name as the thing that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.documents.labels import is_label
from ingest.documents.sections import Section
from ingest.model import Block, BlockKind, Span
from ingest.names.knowledge.kinds import WORKS
from ingest.names.scenes import Scene
from ingest.names.structure.headlines import label_of, record_field
from ingest.passages.mastheads import is_masthead

Stretch = tuple[Span, dict[str, str]]
"""Where something is spoken of, and what: an entity for each kind."""


def find_stretch(
    scene: Scene, section: Section, sections: tuple[Section, ...], kinds: dict[str, str]
) -> tuple[Span, dict[str, str]] | None:
    """Where a section lies and what its heading, else the headings above it, name."""
    blocks = scene.document.blocks
    inside = [i for i in (section.heading, *section.members) if i is not None]
    if not inside:
        return None
    topics = _recorded(scene, [blocks[i] for i in section.members], kinds)
    above: Section | None = section
    while above is not None:
        if above.heading is not None and not is_masthead(scene, above):
            known = any(
                kind in topics for kind in WORKS
            )  # the concept of a heading is what matters, not the title's project
            for reference in scene.references_in(blocks[above.heading].span):
                if known and reference.kind in WORKS:
                    continue
                if len(reference.entities) == 1 and reference.form in ("name", "short"):
                    topics.setdefault(kinds[reference.entities[0]], reference.entities[0])
        above = sections[above.parent] if above.parent is not None else None
    return (Span(blocks[inside[0]].span.start, blocks[inside[-1]].span.end), topics) if topics else None


def find_records(scene: Scene, kinds: dict[str, str]) -> Iterator[Stretch]:
    """The rows of fields without a blank line between them, with what one of them names: "Gegenstand: Projekt „X“"."""
    text = scene.document.text
    row: list[Block] = []
    for block in (*scene.document.blocks, None):
        follows = row and block is not None and text.count("\n", row[-1].span.end, block.span.start) < 2
        if follows and block is not None and block.kind is BlockKind.FIELD:
            row.append(block)
            continue
        if len(row) > 1 and (topics := _recorded(scene, row, kinds)):
            yield Span(row[0].span.start, row[-1].span.end), topics
        row = [block] if block is not None and block.kind is BlockKind.FIELD else []


def _recorded(scene: Scene, row: Sequence[Block], kinds: dict[str, str]) -> dict[str, str]:
    text = scene.document.text
    profile = next((i for i, block in enumerate(row) if _PROFILE.match(label_of(text, block))), len(row))
    values = [v for block in row if (v := record_field(text, block)) is not None]
    last = row[profile].span.start if profile < len(row) else len(text)
    inside = [r for value in values for r in scene.references_in(value) if r.form in ("name", "short")]
    inside = [r for r in inside if not any(r.span in other.span and r is not other for other in inside)]
    told = [r for r in inside if r.kind in ("Project", "Concept") and r.span.start < last]
    works = {r.entities[0]: r.kind for r in told if len(r.entities) == 1}
    named = works
    for kind in ("Cooperation", "Region"):
        named = named or {r.entities[0]: r.kind for r in inside if r.kind == kind and len(r.entities) == 1}
    return {kinds[entity]: entity for entity in named} if len(named) == 1 else {}


_PROFILE: Final = re.compile(r"mitglied|mitwirkende kommunen|gründung|gegründet|besteh|einwohner|rechtsform|vorsitz")
"""Labels of what only cooperations have: a project in a field below them is theirs and not what the fields describe."""


def find_own(scene: Scene, section: Section, kinds: dict[str, str]) -> tuple[Span, dict[str, str]] | None:
    if section.heading is None or not section.members or section.parent is None:
        return None
    blocks = scene.document.blocks
    heading = blocks[section.heading].span
    text = scene.document.text[heading.start : heading.end]
    if is_label(text.strip(" :")) or text.rstrip().endswith("?"):
        return None
    inside = [r for r in scene.references_in(heading) if len(r.entities) == 1]
    topics = {kinds[r.entities[0]]: r.entities[0] for r in reversed(inside)}
    return Span(heading.start, blocks[section.members[-1]].span.end), topics


def find_labelled(scene: Scene, block: Block, kinds: dict[str, str]) -> dict[str, str]:
    """What the label of a field names as the thing that its line is about: "ILE Oberes Rottal: Gemeinden …"."""
    if block.label is None:
        return _opened(scene, block) if block.kind in _RUNNING else {}
    inside = [r for r in scene.references_in(block.label) if len(r.entities) == 1]
    return {kinds[r.entities[0]]: r.entities[0] for r in inside if r.kind in ("Cooperation", "Project", "Concept")}


_RUNNING: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MARK: Final = re.compile(r"[\s–—•*(-]*(?:[\da-hA-HIVX]{1,3}[).] ?)?[„»\s]*")
_STOP: Final = re.compile(r"[“«\s]*[.:–—]\s")
_HEAD: Final = 80
"""Characters in which the name of an entry of running text stands."""


def _opened(scene: Scene, block: Block) -> dict[str, str]:
    """What an entry of running text opens with, where a full stop or colon sets it off: "(a) Mitfahrbank. Das …"."""
    text, start = scene.document.text, block.span.start
    for reference in scene.references_in(Span(start, min(start + _HEAD, block.span.end))):
        if reference.form == "name" and len(reference.entities) == 1 and reference.kind in WORKS:
            opens = _MARK.fullmatch(text, start, reference.span.start) is not None
            set_off = _STOP.match(text, reference.span.end, block.span.end) is not None
            return {reference.kind: reference.entities[0]} if opens and set_off else {}
    return {}
