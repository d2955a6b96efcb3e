"""The longer forms of what a thing is called, with the adjective before it and what it is for or where it stands:
"gemeinsamer Bauhof", "Festspielhaus in Dornau"."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.inflection import decline, is_adjective
from ingest.names.knowledge.small_words import STATED
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_OPEN: Final = re.compile(
    r"(?:neu|alt|groß|klein|erst|zweit|dritt|weiter|eigen|bisherig|geplant|künftig|jetzig|heutig|nächst|letzt|beid|ganz"
    r"|wichtig|erfolgreich|genannt|entsprechend|jeweilig|zahlreich|einzig|ander|viel|mehrer|gut|schön|best|ehemalig|früher"
    r"|vorhanden|bestehend|besagt|solch|manch|einig|verschieden|folgend|sogenannt|modern|jährlich|beliebt|bekannt)"
    r"(?:er?|e[nrms])?"
)
"""Adjectives that are no part of what a thing is called."""
_PREPOSITIONS: Final = frozenset({"für", "in", "im", "am", "an", "über", "bei", "auf", "zum", "zur"})


def longer_forms(words: Words, first: int, last: int, name: str, gender: str) -> tuple[str, ...]:
    """What the thing that the words ``first`` to before ``last`` call ``name`` is called in full, if more."""
    forms = words.forms
    lead = ""
    before = forms[first - 1] if first > 0 and not words.breaks[first] else ""
    if before.startswith("gemeinsam") or (
        before[:1].islower() and is_adjective(before) and not _OPEN.fullmatch(before)
    ):
        lead = decline(before, gender, plural=False)
    rest = ""
    if last + 1 < len(words) and not words.breaks[last] and forms[last] in _PREPOSITIONS:
        at = last + 1 + (forms[last + 1] in STATED)
        end = name_end(words, at) if at < len(words) and not words.breaks[at] else at
        if end == at and at < len(words) and forms[at][0].isupper() and not words.breaks[at]:
            end = at + 1
        rest = words.spelled(last, end) if end > at and words.is_whole(last, end) else ""
    longer = [f"{lead} {name}"] if lead else []
    longer += [f"{name} {rest}"] if rest else []
    longer += [f"{lead} {name} {rest}"] if lead and rest else []
    return tuple(longer)
