"""Programmes of which nothing but the label says that they are one: "Förderprogramm: Wir für Sachsen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_LABEL: Final = re.compile(
    r"(?:Förder|Landes|Bundes|EU-|Zuwendungs)(?:förder)?-?(?:programme?|richtlinie|linie|topf|fonds|initiative)"
)
_ENDS: Final = frozenset({",", ";", "(", "/", "–", "-", "|", ":", "."})
_NONE: Final = frozenset({"Keine", "Keines", "Kein", "Siehe", "Nein", "Noch", "N", "Ja"})
_LONGEST: Final = 7
"""Words of a name."""


def find_labelled_programmes(words: Words) -> Iterator[Sighting]:
    """The programme that the value of each field with such a label opens with."""
    forms = words.forms
    for index in range(1, len(words)):
        opens = words.breaks[index] == BLOCK and words.labels[index - 1] and not words.labels[index]
        if not opens or not _is_label(words, index - 1):
            continue
        end = index
        while end < len(forms) and end - index <= _LONGEST and not (words.breaks[end] and end > index):
            if forms[end] in _ENDS:
                break
            end += 1
        first = forms[index]
        if 0 < end - index <= _LONGEST and first[0].isupper() and first not in _NONE and not first.isdigit():
            yield Sighting(index, end, "Programme", words.spelled(index, end).strip("„“»«"), sort="Programm", rank=22)


def _is_label(words: Words, last: int) -> bool:
    at = last if words.forms[last][0].isalpha() else last - 1
    return at >= 0 and _LABEL.fullmatch(words.forms[at]) is not None
