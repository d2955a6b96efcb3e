"""Parks that are a work of the cooperation that the text names beside them, and else are one themselves."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.cast.cast import Cast
from ingest.names.words import Words

_SITES: Final = frozenset({"Regionalpark"})
"""Nouns of what is laid out, which some cooperations are called by."""
_JOINED: Final = re.compile(
    r"[Mm]itglied\w*|angehör\w*|beigetreten|Beitritt|Verein|e\.V\.|GmbH|Satzung|Sprecher\w*|Vorsitz\w*|zusammengeschlossen"
)
"""Words beside its name of what has members."""
_BESIDE: Final = 5


def settle_sites(cast: Cast, words: Words) -> None:
    """Let a site be a project where another cooperation is named and nothing beside its name tells of members."""
    groups = [m for m in cast.members if m.kind == "Cooperation" and not m.bare and m.places]
    others = [m for m in groups if m.sort not in _SITES]
    for site in groups:
        if site.sort in _SITES and others and not any(_is_joined(words, *place) for place in site.places):
            site.kind = "Project"


def _is_joined(words: Words, first: int, last: int) -> bool:
    return any(map(_JOINED.fullmatch, words.forms[max(0, first - _BESIDE) : last + _BESIDE]))
