"""What a stretch of text is about: the cooperation, concept or project that an unnamed role falls back to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from ingest.claims.scenes import Scene
from ingest.documents.labels import is_label
from ingest.documents.sections import Section, find_sections
from ingest.model import Block, BlockKind, Span

MEMORY: Final = 600
"""Characters, some four sentences: a name further back is no longer what "es" or an omitted noun means."""


@dataclass(frozen=True, slots=True)
class Topics:
    """Answers what the reader has in mind at a place of the text."""

    _sections: tuple[tuple[Span, dict[str, str]], ...]
    _named: dict[str, tuple[tuple[int, str], ...]]
    _main: dict[str, str]
    _own: tuple[tuple[Span, dict[str, str]], ...]
    """Sections below the title with what their own heading names, headings that are mere labels left out."""

    def main(self, kind: str) -> str | None:
        """The one entity of this kind that the whole text is about, if any."""
        return self._main.get(kind)

    def at(self, position: int, kind: str) -> str | None:
        """The entity of this kind that is spoken of at ``position``: of its heading, else the main one."""
        found = self.heading(position, kind)
        if found is not None or self._is_elsewhere(position, kind):
            return found
        return self._main.get(kind)

    def _is_elsewhere(self, position: int, kind: str) -> bool:
        """Whether the page treats several things of this kind under headings of their own and this place stands under
        a heading that names none of them: then it speaks of something that was not recognised."""
        if sum(kind in topics for _, topics in self._own) < 2:
            return False
        return any(span.start <= position < span.end and kind not in topics for span, topics in self._own)

    def heading(self, position: int, kind: str) -> str | None:
        """The entity of this kind that the heading of the section at ``position`` names."""
        for span, headings in reversed(self._sections):
            if span.start <= position < span.end and kind in headings:
                return headings[kind]
        return None

    def last(self, position: int, kinds: tuple[str, ...]) -> str | None:
        """The entity of one of these kinds named last before ``position``, not further away than a reader remembers."""
        found: tuple[int, str] | None = None
        for kind in kinds:
            for start, entity in self._named.get(kind, ()):
                if start >= position:
                    break
                if position - start <= MEMORY and (found is None or start > found[0]):
                    found = (start, entity)
        return found[1] if found else None


def find_topics(scene: Scene) -> Topics:
    """The topics of a scene: its main entities by rank (title and heading before body, often before rarely)."""
    kinds = {e.id: e.kind for e in scene.entities}
    headings = [b.span for b in scene.document.blocks if b.kind is BlockKind.HEADING]
    weights: dict[str, Counter[str]] = {}
    named: dict[str, list[tuple[int, str]]] = {}
    first_heading = headings[0] if headings else None
    for reference in scene.references:
        if len(reference.entities) != 1:
            continue
        entity = reference.entities[0]
        kind = kinds[entity]
        weight = 1.0
        if first_heading and reference.span in first_heading:
            weight = 4.0
        elif any(reference.span in heading for heading in headings):
            weight = 2.0
        counter = weights.setdefault(kind, Counter())
        counter[entity] += weight  # type: ignore[assignment]
        if reference.form in ("name", "short"):
            named.setdefault(kind, []).append((reference.span.start, entity))
    order = {e.id: i for i, e in enumerate(scene.entities)}
    main = {kind: min(c, key=lambda e: (-c[e], order[e])) for kind, c in weights.items() if c}
    sections = find_sections(scene.document.text, scene.document.blocks)
    stretches: list[tuple[Span, dict[str, str]]] = []
    for section in sections:
        stretch = _stretch(scene, section, sections, kinds)
        if stretch is not None:
            stretches.append(stretch)
    for block in scene.document.blocks:
        topics = _labelled(scene, block, kinds)
        if topics:
            stretches.append((block.span, topics))
    own = tuple(s for section in sections if (s := _own(scene, section, kinds)) is not None)
    return Topics(tuple(stretches), {k: tuple(v) for k, v in named.items()}, main, own)


def _stretch(
    scene: Scene, section: Section, sections: tuple[Section, ...], kinds: dict[str, str]
) -> tuple[Span, dict[str, str]] | None:
    """Where a section lies and what its heading, else the headings above it, name."""
    blocks = scene.document.blocks
    inside = [i for i in (section.heading, *section.members) if i is not None]
    if not inside:
        return None
    topics: dict[str, str] = {}
    above: Section | None = section
    while above is not None:
        if above.heading is not None:
            for reference in scene.references:
                if reference.span in blocks[above.heading].span and len(reference.entities) == 1:
                    topics.setdefault(kinds[reference.entities[0]], reference.entities[0])
        above = sections[above.parent] if above.parent is not None else None
    return (Span(blocks[inside[0]].span.start, blocks[inside[-1]].span.end), topics) if topics else None


def _own(scene: Scene, section: Section, kinds: dict[str, str]) -> tuple[Span, dict[str, str]] | None:
    if section.heading is None or not section.members or section.parent is None:
        return None
    blocks = scene.document.blocks
    heading = blocks[section.heading].span
    text = scene.document.text[heading.start : heading.end]
    if is_label(text.strip(" :")) or text.rstrip().endswith("?"):
        return None
    inside = [r for r in scene.references if r.span in heading and len(r.entities) == 1]
    topics = {kinds[r.entities[0]]: r.entities[0] for r in reversed(inside)}
    return Span(heading.start, blocks[section.members[-1]].span.end), topics


def _labelled(scene: Scene, block: Block, kinds: dict[str, str]) -> dict[str, str]:
    """What the label of a field names as the thing that its line is about: "ILE Oberes Rottal: Gemeinden …"."""
    if block.label is None:
        return {}
    inside = [r for r in scene.references if r.span in block.label and len(r.entities) == 1]
    return {kinds[r.entities[0]]: r.entities[0] for r in inside if r.kind in ("Cooperation", "Project", "Concept")}
