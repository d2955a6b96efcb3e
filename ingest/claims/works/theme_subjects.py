"""Of whom themes are told: of what the label or sentence names, the title of a sheet, or what the page is about."""

from __future__ import annotations

from typing import Final

from ingest.model import BlockKind, Span
from ingest.names.knowledge.kinds import GROUPS
from ingest.passages.described_works import described_work
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_LAST: Final = ("Region", "Project", "Organisation")
"""What a page without a cooperation or plan may be about, the first that is spoken of most."""
_SUBJECTS: Final = ("Project", "Concept", "Cooperation", "Organisation")
_ABOUT: Final = ("Concept", "Event", "Project", "Cooperation", "Organisation")


def subject_of_label(passage: Passage, label: Label) -> str | None:
    """What the page lists themes of below a label: named by it, above it, or by the title of the sheet."""
    inside = [r for r in passage.references_in(label.span) if r.kind in _ABOUT and len(r.entities) == 1]
    if inside:
        return inside[0].entities[0]
    if label.span in passage.sentence.span:  # "… nimmt die Arbeit auf. Thema: Arbeitsmarkt."
        entity = passage.last(*_ABOUT)
        if entity is not None and passage.follows(entity):
            return entity
    above = described_work(passage, "Project", "Concept") if passage.block.label is not None else None
    named = above or next((e for kind in GROUPS if (e := passage.own_heading(kind))), None)
    named = named or next((e for kind in _WORKS if (e := passage.heading_topic(kind))), None) or _profiled(passage)
    named = named or next((e for kind in _SUBJECTS if (e := passage.heading_topic(kind))), None)
    return named or passage.central("Concept", "Cooperation") or passage.central(*_LAST)


def _profiled(passage: Passage) -> str | None:
    """The cooperation or region that the title of a sheet names: what stands in its fields is said of it."""
    before = passage.document.blocks[: passage.sentence.block]
    if sum(block.kind in _SHEET for block in before) < _FIELDS:
        return None
    for block in before:
        if block.kind is BlockKind.HEADING:
            named = [r for r in passage.references_in(block.span) if r.kind in GROUPS and r.form == "name"]
            if named and len(named[0].entities) == 1:
                return named[0].entities[0]
    return None


_WORKS: Final = ("Project", "Concept")
_SHEET: Final = frozenset({BlockKind.FIELD, BlockKind.TABLE_ROW})
_FIELDS: Final = 4
"""So many fields make a sheet."""


_PASSING: Final = frozenset({"Event", "Project"})
"""What is named behind the themes is but an instance of them: "liegen im Tourismus, etwa im Ausbau des Radwegs X"."""


def subject_told(passage: Passage, at: int, themes: list[Span]) -> str | None:
    """What the sentence speaks of: the complement of the word, its work or occasion, or what went before."""
    own = [
        a for a in passage.arguments
        if a.kind in _ABOUT and len(a.reference.entities) == 1 and not any(a.span.overlaps(t) for t in themes)
    ]  # fmt: skip
    governed = [a for a in own if a.governor == passage.words[at] and a.token > at]
    if governed:
        return governed[0].reference.entities[0]
    near = [a for a in own if passage.clause_at(a.token) == passage.clause_at(at)] or own
    for kind in _ABOUT:
        fitting = [a for a in near if a.kind == kind and (kind not in _PASSING or a.token < at)]
        if fitting:
            return min(fitting, key=lambda a: abs(a.token - at)).reference.entities[0]
    last = passage.last("Concept", "Cooperation")
    kind = "Cooperation" if last is None else passage.kind(last)
    return passage.topic(kind) or last or passage.topic("Region")


def names_occasion(passage: Passage, at: int) -> bool:
    """Whether an event or a work is named right before "zum Thema"."""
    return any(
        a.kind in ("Event", "Project", "Concept") and 0 < at - a.token < 7
        and passage.clause_at(a.token) == passage.clause_at(at)
        for a in passage.arguments
    )  # fmt: skip
