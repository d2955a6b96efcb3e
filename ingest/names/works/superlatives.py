"""Distinctions that a verb of honouring makes: "als beste Kooperation in Deutschland ausgezeichnet", "mit dem European
Energy Award geehrt", "zur Kommune des Jahres gekürt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.inflection import decline, is_adjective
from ingest.names.knowledge.lexicon import find_head
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_HONOURED: Final = re.compile(
    r"(?:ausgezeichnet|geehrt|gekürt|prämiert|gewählt|ernannt|zeichnete|ehrte|kürte|wählte|prämierte)"
)
_SUPERLATIVE: Final = re.compile(r"(?:[a-zäöüß]*ste[nrms]?|erste[nrms]?)")
_REACH: Final = 30
"""Words between the distinction and its verb at most."""


def find_superlatives(words: Words) -> Iterator[Sighting]:
    """What somebody is honoured as or with, beside a verb of honouring."""
    forms = words.forms
    verbs = [i for i, form in enumerate(forms) if _HONOURED.fullmatch(form)]
    for verb in verbs:
        yield from _instruments(words, verb)
        for index in range(max(0, verb - _REACH), min(verb + _REACH, len(forms) - 2)):
            if forms[index] in {"als", "zum", "zur"}:
                closing = quotation_end(words, index + 1) if forms[index + 1] in OPENING else None
                if closing is not None:
                    inner = words.spelled(index + 2, closing - 1)
                    yield Sighting(index + 2, closing - 1, "Award", inner, rank=57)
                end = _award_end(words, index + 1)
                if end is not None:
                    begin, stop = end
                    yield Sighting(
                        begin, stop, "Award", words.spelled(begin, stop), _shorter(words, begin, stop), rank=57
                    )


def _instruments(words: Words, verb: int) -> Iterator[Sighting]:
    """The thing that somebody is honoured with: "mit dem European Energy Award ausgezeichnet"."""
    forms = words.forms
    for at in range(max(0, verb - 14), verb - 2):
        if forms[at] != "mit" or forms[at + 1] not in {"dem", "der", "einem", "einer"} or words.breaks[at + 1]:
            continue
        if not words.is_whole(at, verb) or any(f in {",", ".", ";", "und"} for f in forms[at:verb]):
            continue
        first = noun = at + 2
        while noun < verb and forms[noun][0].islower() and is_adjective(forms[noun]):
            noun += 1
        end = noun
        while end < verb and forms[end][0].isupper():
            end += 1
        head = find_head(forms[end - 1]) if end > noun else None
        if end == noun or (head is not None and head[0].kind != "Award"):
            return
        gender = head[0].gender if head is not None else ("f" if forms[at + 1] in {"der", "einer"} else "m")
        parts = [decline(f, gender, plural=False) if is_adjective(f) else f for f in forms[first:end]]
        yield Sighting(first, end, "Award", " ".join(parts), rank=34)
        return


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
