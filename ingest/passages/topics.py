"""What a stretch of text is about: the cooperation, concept or project that an unnamed role falls back to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ingest.documents.sections import find_sections
from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.scenes import Scene
from ingest.passages.collections import find_entries
from ingest.passages.mastheads import MASTHEAD
from ingest.passages.parallel_sections import find_parallels
from ingest.passages.stretches import Stretch, find_labelled, find_own, find_records, find_stretch

MEMORY: Final = 600
"""Characters, some four sentences: a name further back is no longer what "es" or an omitted noun means."""


_AHEAD: Final = 300
"""Characters, some two sentences, that what a text is about may be told before its name."""
_SENTENCE: Final = 60
"""Characters to a name in the same sentence."""


class _Stretches:
    """Stretches of one sort, sorted and disjoint."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._all = tuple(stretches)
        self._starts = [span.start for span, _ in self._all]

    def around(self, position: int) -> Stretch | None:
        """The stretch that holds ``position``."""
        index = bisect_right(self._starts, position) - 1
        return self._all[index] if index >= 0 and position < self._all[index][0].end else None

    def at(self, position: int) -> Mapping[str, str]:
        """What is spoken of at ``position``."""
        found = self.around(position)
        return _NOTHING if found is None else found[1]


_NOTHING: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Topics:
    """Answers what the reader has in mind at a place of the text."""

    _sections: _Stretches
    _labelled: _Stretches
    _records: _Stretches
    """Fields in a row of which one names what they are all about."""
    _named: dict[str, tuple[tuple[int, str], ...]]
    _main: dict[str, str]
    _weights: dict[str, float]
    """How often the main entity of each kind is spoken of, headings counting more."""
    _own: _Stretches
    """Sections below the title with what their own heading names, headings that are mere labels left out."""
    _parallels: tuple[tuple[Span, frozenset[str]], ...]
    """Sections of one sort, with what their headings name."""
    _headed: dict[str, int]
    """How many of these sections name a thing of a kind."""
    _first: dict[str, int]
    """Where each main entity is named first; one that speaks itself is named from the beginning."""
    _tabled: frozenset[str]
    """Main entities that a row of a table names first."""
    _entries: tuple[Span, ...]
    """The entries of a paper that gathers several matters."""

    def at(self, position: int, kind: str) -> str | None:
        """The entity of this kind that is spoken of at ``position``: of its heading, else the main one, unless the text
        comes to it only later."""
        found = self.heading(position, kind)
        if found is not None or self._is_elsewhere(position, kind):
            return found
        found = self._main.get(kind) if self._is_told(kind, position) else None
        return found if found is not None and self._is_of_entry(position, found, kind) else None

    @property
    def is_gathered(self) -> bool:
        """Whether the text gathers matters that have nothing to do with each other."""
        return bool(self._entries)

    def _is_of_entry(self, position: int, entity: str, kind: str) -> bool:
        """Whether the entry at ``position`` names the cooperation, where the paper gathers entries."""
        index = bisect_right(self._entries, position, key=lambda span: span.start) - 1
        if kind not in GROUPS or index < 0:
            return True
        entry = self._entries[index]
        return any(e == entity and entry.start <= at < entry.end for at, e in self._named.get(kind, ()))

    def is_tabled(self, entity: str) -> bool:
        """Whether a row of a table is what brings the text to its main entity, so that it is one among the others."""
        return entity in self._tabled

    def _is_told(self, kind: str, position: int) -> bool:
        """Whether the text has come to its main entity of this kind by ``position``, or comes to it at once."""
        ahead = _AHEAD if kind in GROUPS else _SENTENCE
        return self._first.get(self._main.get(kind, ""), 0) <= position + ahead

    def _is_elsewhere(self, position: int, kind: str) -> bool:
        """Whether the page treats several things of this kind under headings of their own and this place stands under
        a heading that names none of them: then it speaks of something that was not recognised."""
        if kind in GROUPS and self._is_of_parallel(position, self._main.get(kind, "")):
            return True
        own = self._own.around(position)
        if own is None or kind in own[1]:
            return False
        if kind == "Cooperation" and "Region" in own[1] and self._headed.get(kind, 0) + self._headed["Region"] > 1:
            return True  # of several regions and alliances under headings of their own each is told by itself
        return self._headed.get(kind, 0) >= (1 if kind == "Project" else 2)

    def _is_of_parallel(self, position: int, entity: str) -> bool:
        """Whether this place stands in one of several sections of a sort, of which another names the entity."""
        here = next((names for span, names in self._parallels if span.start <= position < span.end), None)
        return here is not None and entity not in here and any(entity in names for _, names in self._parallels)

    def heading(self, position: int, kind: str) -> str | None:
        """The entity of this kind that the heading of the section at ``position`` names."""
        return self.headings(position).get(kind)

    def headings(self, position: int) -> Mapping[str, str]:
        """By kind what the heading of the section at ``position`` names, a label above before a heading further up."""
        named = (s.at(position) for s in (self._sections, self._records, self._labelled))
        told = [headed for headed in named if headed]
        return told[0] if len(told) == 1 else {kind: entity for headed in told for kind, entity in headed.items()}

    def own_heading(self, position: int, kind: str) -> str | None:
        """The entity of this kind that the heading right above ``position`` names."""
        return self._own.at(position).get(kind)

    def central(self, position: int, kinds: tuple[str, ...]) -> str | None:
        """Of the main entities of these kinds, as far as they are spoken of at ``position`` or before, the one that the
        text speaks of most."""
        known = [kind for kind in kinds if kind in self._main and self._is_told(kind, position)]
        known = [kind for kind in known if self._is_of_entry(position, self._main[kind], kind)]
        best = max(known, key=lambda kind: self._weights[kind], default=None)
        return None if best is None else self._main[best]

    def last(self, position: int, kinds: tuple[str, ...], memory: int = MEMORY) -> str | None:
        """The entity of one of these kinds named last before ``position``, not further away than a reader remembers."""
        found: tuple[int, str] | None = None
        for kind in kinds:
            named = self._named.get(kind, ())
            index = bisect_left(named, (position,)) - 1
            if index < 0 or position - named[index][0] > memory or (found and named[index][0] <= found[0]):
                continue
            if self._is_of_entry(position, named[index][1], kind):
                found = named[index]
        return found[1] if found else None

    def last_in_section(self, position: int, kinds: tuple[str, ...]) -> str | None:
        """The like, but not over the heading of a section that is about something else."""
        own = self._own.around(position)
        memory = MEMORY if own is None else min(MEMORY, position - own[0].start)
        return self.last(position, kinds, memory)


def find_topics(scene: Scene) -> Topics:
    """The topics of a scene: its main entities by rank (title and heading before body, often before rarely)."""
    kinds = {e.id: e.kind for e in scene.entities}
    headings = [b.span for b in scene.document.blocks if b.kind is BlockKind.HEADING]
    starts = [heading.start for heading in headings]
    weights: dict[str, Counter[str]] = {}
    named: dict[str, list[tuple[int, str]]] = {}
    text = scene.document.text
    mastheads = [h for h in headings[:2] if MASTHEAD.search(text[h.start : h.end])]
    first_heading = next((h for h in headings if h not in mastheads), None)
    for reference in scene.references:
        if len(reference.entities) != 1:
            continue
        entity = reference.entities[0]
        kind = kinds[entity]
        weight = 1.0
        if (
            kind == "Cooperation" and _GIVES.search(text, max(0, reference.span.start - _BEFORE), reference.span.start)
        ) or any(reference.span in masthead for masthead in mastheads):
            weight = 0.0
        elif first_heading and reference.span in first_heading:
            weight = 4.0
        elif headings and reference.span in headings[max(bisect_right(starts, reference.span.start) - 1, 0)]:
            weight = 2.0
        counter = weights.setdefault(kind, Counter())
        counter[entity] += weight  # type: ignore[assignment]
        if reference.form in ("name", "short", "noun"):
            named.setdefault(kind, []).append((reference.span.start, entity))
    order = {e.id: i for i, e in enumerate(scene.entities)}
    main = {kind: min(c, key=lambda e: (-c[e], order[e])) for kind, c in weights.items() if any(c.values())}
    sections = find_sections(scene.document.text, scene.document.blocks)
    stretches = [s for section in sections if (s := find_stretch(scene, section, sections, kinds)) is not None]
    labelled = [(b.span, topics) for b in scene.document.blocks if (topics := find_labelled(scene, b, kinds))]
    own = [s for section in sections if (s := find_own(scene, section, kinds)) is not None]
    headed = Counter(kind for _, topics in own for kind in topics)
    told = {kind: [at for at, e in named.get(kind, ()) if e == entity] for kind, entity in main.items()}
    first = {main[kind]: places[0] for kind, places in told.items() if places}
    first.update((e, 0) for kind in GROUPS if (e := main.get(kind)) is not None and _speaks(scene, e))
    rows = [b.span for b in scene.document.blocks if b.kind is BlockKind.TABLE_ROW]
    lines = [row.start for row in rows]
    tabled = frozenset(
        entity
        for entity, at in first.items()
        if rows and at < rows[max(bisect_right(lines, at) - 1, 0)].end and at >= lines[0]
    )
    spoken = {kind: float(weights[kind][entity]) for kind, entity in main.items()}
    return Topics(
        _Stretches(stretches),
        _Stretches(labelled),
        _Stretches(find_records(scene, kinds)),
        {k: tuple(v) for k, v in named.items()},
        main,
        spoken,
        _Stretches(own),
        tuple(find_parallels(scene, sections)),
        dict(headed),
        first,
        tabled,
        find_entries(scene, sections),
    )


def _speaks(scene: Scene, entity: str) -> bool:
    """Whether the text is published by the entity, so that it is about it before it names it."""
    publisher = scene.document.source.publisher
    return publisher is not None and any(e.id == entity and publisher in (e.name, *e.aliases) for e in scene.entities)


_GIVES: Final = re.compile(
    r"(?:[Ff]örder\w*|[Zz]uschuss|[Zz]uschüsse|\w*[Mm]ittel|[Ss]pende|[Bb]escheid|[Ff]inanziert|[Ff]inanzierung)"
    r"(?::| (?:de[rs]|vom|von|durch)(?: de[rn])?) $"
)
"""What stands right before a cooperation that only gives money: a text is not about it."""
_BEFORE: Final = 40
