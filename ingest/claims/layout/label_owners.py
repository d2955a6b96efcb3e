"""Whose members a label lists where it says so itself: "Partner im Zweckverband", "Mitgliedskommunen des Vereins"."""

from __future__ import annotations

from ingest.model import Span
from ingest.passages.passages import Passage


def owner_of(passage: Passage, label: Span) -> str | None:
    """The cooperation that the words of a label name or mean, or for a field the one told right above it in a text on
    several: "Träger: Zweckverband X" over "Mitglieder: A, B"."""
    named = {r.entities for r in passage.references_in(label) if r.kind == "Cooperation" and len(r.entities) == 1}
    if len(named) == 1:
        return next(iter(named))[0]
    nouns = set(passage.document.text[label.start : label.end].strip(": ").split()[1:])
    unions = passage.register.of_kind("Cooperation") if nouns else ()
    called = [u for u in unions if any(not nouns.isdisjoint(n.split()) for n in passage.register.names(u))]
    if not named and len(called) == 1:
        return called[0]
    if named or passage.block.label != label or passage.own_heading("Cooperation") is not None:
        return None
    several = len(passage.register.of_kind("Cooperation")) > 1
    told = passage.last_in_section("Cooperation") if several else None
    return told if told is not None and passage.near(told, _RIGHT_ABOVE) else None


_RIGHT_ABOVE = 90
"""Characters of a line and the label of the next."""
