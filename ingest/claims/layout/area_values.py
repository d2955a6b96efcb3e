"""Areas in the values of fields: which of them are only told as where the area before them lies."""

from __future__ import annotations

from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def is_wider(passage: Passage, state: Argument) -> bool:
    """Whether a state or district only says where the area before it lies: "Landkreis Verden (Niedersachsen)"."""
    before = [
        a for a in passage.arguments if a.token < state.token and a.kind in ("District", "Municipality", "Region")
    ]
    if state.kind == "State" or not before:
        return state.kind == "State" and bool(before)
    between = passage.words_between(before[-1].span, state.span)
    return before[-1].kind == "Municipality" and (state.explains or between == (",",)) and state.kind == "District"


def holds_region(passage: Passage, area: Argument) -> bool:
    """Whether a region lies in the area, as it does in a state and in a Regierungsbezirk."""
    if area.kind == "State" or passage.name(area.reference.entities[0]).startswith("Regierungsbezirk"):
        return True
    label = passage.block.label
    named = passage.document.text[label.start : label.end].lower() if label is not None else ""
    return named == "lage" and sum(a.kind == "District" for a in passage.arguments) == 1
