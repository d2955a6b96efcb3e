"""Distinctions told without a noun for them: "als beste Kooperation in Deutschland ausgezeichnet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.extents import name_end
from ingest.claims.inflection import is_adjective
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words

_HONOURED: Final = re.compile(
    r"(?:ausgezeichnet|geehrt|gekürt|prämiert|gewählt|ernannt|zeichnete|ehrte|kürte|wählte|prämierte)"
)
_SUPERLATIVE: Final = re.compile(r"(?:[a-zäöüß]*ste[nrms]?|erste[nrms]?)")
_REACH: Final = 30
"""Words between the distinction and its verb at most."""


def find_awards(words: Words) -> Iterator[Sighting]:
    """ "als beste X in Y (Kategorie Z)" and "zur X des Jahres" beside a verb of honouring."""
    forms = words.forms
    verbs = [i for i, form in enumerate(forms) if _HONOURED.fullmatch(form)]
    for verb in verbs:
        for index in range(max(0, verb - _REACH), min(verb + _REACH, len(forms) - 2)):
            if forms[index] in {"als", "zum", "zur"}:
                end = _award_end(words, index + 1)
                if end is not None:
                    begin, stop = end
                    yield Sighting(
                        begin, stop, "Award", words.spelled(begin, stop), _shorter(words, begin, stop), rank=57
                    )


def _award_end(words: Words, at: int) -> tuple[int, int] | None:
    forms = words.forms
    begin = at + 1 if forms[at] in {"die", "der", "das", "eine", "ein"} else at
    noun = begin
    best = False
    while noun < len(forms) and forms[noun][0].islower() and is_adjective(forms[noun]):
        best = best or bool(_SUPERLATIVE.fullmatch(forms[noun]))
        noun += 1
    if noun >= len(forms) or not forms[noun][0].isupper() or words.breaks[noun]:
        return None
    end = noun + 1
    if forms[end : end + 2] == ["des", "Jahres"]:
        year = end + 2 < len(forms) and re.fullmatch(r"20\d\d", forms[end + 2])
        return begin, end + (3 if year else 2)
    if not best:
        return None
    return begin, _category_end(words, _place_end(words, end))


def _place_end(words: Words, at: int) -> int:
    if at + 1 < len(words) and words.forms[at] == "in" and words.forms[at + 1][0].isupper():
        return name_end(words, at + 1)
    return at


def _category_end(words: Words, at: int) -> int:
    forms = words.forms
    if forms[at : at + 2] == ["(", "Kategorie"]:
        close = next((i for i in range(at, min(at + 10, len(forms))) if forms[i] == ")"), None)
        return close + 1 if close else at
    if forms[at : at + 3] == ["in", "der", "Kategorie"]:
        return name_end(words, at + 3)
    return at


def _shorter(words: Words, begin: int, end: int) -> tuple[str, ...]:
    """The name without its category."""
    forms = words.forms
    cut = next((i for i in range(begin, end) if forms[i] == "(" or forms[i : i + 3] == ["in", "der", "Kategorie"]), end)
    return (words.spelled(begin, cut),) if cut < end else ()
