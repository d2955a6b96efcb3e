"""Whether a field speaks of the work that is named above it and not of the cooperation."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.layout.field_rules import Rule, rules_for
from ingest.model import Span
from ingest.passages.passages import Passage

_PARTNERS: Final = re.compile(r"(?:\w*partner)\w*", re.IGNORECASE)
_TAKING_PART: Final = re.compile(r"(?:projekt)?beteiligte", re.IGNORECASE)


def is_of_work(passage: Passage, label: str) -> bool:
    """Whether the partners below a label are those of the plan or project of the heading."""
    work = passage.heading_topic("Project") or passage.heading_topic("Concept")
    return work is not None and _PARTNERS.match(label) is not None


def is_sheet_of_work(passage: Passage) -> bool:
    """Whether the passage is a field of the record of a project named above it."""
    work = passage.heading_topic("Project")
    return passage.block.label is not None and work is not None and passage.last("Project") == work


def names_towns(rules: tuple[Rule, ...]) -> bool:
    """Whether a label by itself only says that towns stand behind it: "Beteiligte Gemeinden"."""
    return any(rule.name == "towns of work" for rule in rules)


def is_of_area(passage: Passage) -> bool:
    """Whether the passage is a field that says where something lies: "Gebiet: Dazu gehören A und B"."""
    label = passage.block.label
    if label is None:
        return False
    rules = rules_for(passage.document.text[label.start : label.end])
    return any(rule.name in ("area", "districts") for rule in rules)


def is_helper(passage: Passage, label: Span) -> bool:
    """Whether bodies take part in the project of the heading only: "Beteiligte: Jugendring X"."""
    if _TAKING_PART.match(passage.document.text, label.start, label.end) is None:
        return False
    return passage.heading_topic("Project") is not None
