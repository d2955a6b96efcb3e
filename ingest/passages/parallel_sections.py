"""Sections of one sort, as "1. Preis – X", "2. Preis – Y": each speaks of its own, be it recognised or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.documents.sections import Section
from ingest.model import Span
from ingest.names.scenes import Scene

_SHAPE = 6
"""Characters at the head of a heading, figures made equal, by which it is like the others."""


def find_parallels(scene: Scene, sections: Iterable[Section]) -> Iterator[tuple[Span, frozenset[str]]]:
    """Each of the sections whose numbered headings are alike, with the entities that its own heading names."""
    blocks, text = scene.document.blocks, scene.document.text
    shaped: list[tuple[str, Section]] = []
    for section in sections:
        if section.heading is not None and section.members:
            span = blocks[section.heading].span
            shape = re.sub(r"\d+", "0", text[span.start : span.end].lstrip("# "))[:_SHAPE]
            shaped.append((shape, section))
    for shape, alike in groupby(sorted(shaped, key=lambda s: s[0]), key=lambda s: s[0]):
        rows = [section for _, section in alike]
        if "0" not in shape or not any(c.isalpha() for c in shape) or len(rows) < 2:
            continue
        for section in rows:
            heading = blocks[section.heading or 0].span
            named = {e for r in scene.references_in(heading) for e in r.entities}
            yield Span(heading.start, blocks[section.members[-1]].span.end), frozenset(named)
