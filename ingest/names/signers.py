"""Persons who sign at the end of a paper, by "gez." before or an office on the line below: "Nolte" / "Landrätin"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.personal_words import is_office
from ingest.names.people import is_surname
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_FOOT: Final = 60
"""Words at the end of a text in which it is signed."""
_LONGEST: Final = 2
"""Words of a name that no list of first names tells."""


def find_signers(words: Words) -> Iterator[Sighting]:
    """The names of one or two words that are all of a line at the foot of the text, beside a sign of signing."""
    forms = words.forms
    first = max(1, len(forms) - _FOOT)
    for start in range(first, len(forms)):
        signed = forms[max(0, start - 2) : start] in (["gez", "."], ["Gez", "."])
        if not (signed or _opens_line(words, start)):
            continue
        end = start + 1
        while end < len(forms) and not _opens_line(words, end):
            end += 1
        if end - start > _LONGEST or not (signed or _names_office(words, end)):
            continue
        if all(is_surname(form) for form in forms[start:end]) and match(words, start) is None:
            name = words.spelled(start, end)
            yield Sighting(start, end, "Person", name, (forms[end - 1],), sort="Person", gender="", rank=54)


def _opens_line(words: Words, at: int) -> bool:
    """Whether the word opens a line, be it one within a block."""
    return words.breaks[at] > 0 or "\n" in words.text[words.ends[at - 1] : words.starts[at]]


def _names_office(words: Words, at: int) -> bool:
    """Whether the line that begins at ``at`` is but an office: "Landrat", "Erster Bürgermeister"."""
    end = at + 1
    while end < len(words) and not _opens_line(words, end):
        end += 1
    return at < len(words) and end - at <= _LONGEST and is_office(words.forms[end - 1])
