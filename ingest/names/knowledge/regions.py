"""Regions called by a coined word ("Hopfenregion") and whether they are organised as a body."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.lexicon import cues
from ingest.names.words import Words


def coined_region(name: str) -> str | None:
    """The word for a region that a name begins with, where it is no common noun: "Hopfenregion"."""
    first = name.split(" ")[0]
    return first if _COINED.fullmatch(first) and first not in cues("generic_regions") else None


_COINED: Final = re.compile(r"[A-ZÄÖÜ][\wäöüß-]{3,}[a-zß]region")


def holds_office(region: str, words: Words) -> bool:
    """Whether the text gives a region an office, a board or a legal form, be it in an address that is no sentence."""
    body = words.starts[0] if len(words) else 0
    return re.compile(_HOLDS_OFFICE.format(re.escape(region))).search(words.text, body) is not None


_HOLDS_OFFICE: Final = (
    r"(?:Geschäftsstelle|Vereins?|Vorstands?|Mitglieder\w*|Regionalmanagements?|Verbands?|Vorsitzende\w*)"
    r" (?:der |des |„(?:Die )?)?{0}\b|(?:\b[Dd](?:ie|er)|[:„\"(])\s?{0}(?: \S+)? (?:e\. ?V\.|gGmbH|GmbH|AöR|UG)"
)
