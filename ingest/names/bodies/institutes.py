"""Parts of schools by the school behind them: "Lehrstuhl für Raumplanung an der TU Dortmund", and institutes by a
compound: "Steinwald-Institut für Raumforschung"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.inflection import decline, is_adjective, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.policies import policy_end
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.structure.name_starts import left_end
from ingest.names.words import Words

_PARTS: Final = {
    "Institut": "n",
    "Institutes": "n",
    "Instituts": "n",
    "Lehrstuhl": "m",
    "Lehrstuhls": "m",
    "Fakultät": "f",
    "Fachbereich": "m",
    "Fachbereichs": "m",
    "Fachgebiet": "n",
    "Fachgebiets": "n",
    "Professur": "f",
    "Seminar": "n",
    "Zentrum": "n",
    "Zentrums": "n",
    "Kompetenzzentrum": "n",
    "Forschungszentrum": "n",
    "Forschungsstelle": "f",
    "Forschungsgruppe": "f",
    "Studiengang": "m",
    "Department": "n",
}
_SCHOOL: Final = re.compile(r"(?:[\w-]*(?:[Uu]niversität|[Hh]ochschule|[Aa]kademie)|TU|FH|HTW|RWTH|HAW|OTH|TH|BTU)")
_COMPOUND: Final = re.compile(r"(?P<core>[A-ZÄÖÜ][\wäöüß-]*-Institut)(?:s|es)?")


def find_institutes(words: Words) -> Iterator[Sighting]:
    """The names of institutes, chairs and faculties, each with its field and its school."""
    forms = words.forms
    for index, form in enumerate(forms):
        gender = _PARTS.get(form)
        if gender is not None:
            yield from _part(words, index, gender)
        elif form.endswith(("-Institut", "-Instituts", "-Institutes")) and find_head(form) is None:
            found = _COMPOUND.fullmatch(form)
            if found is not None:
                end = _field_end(words, index + 1)
                name = " ".join(filter(None, (found["core"], words.spelled(index + 1, end) if end > index + 1 else "")))
                yield Sighting(index, end, "Organisation", name, (found["core"],), "Institut", "n", rank=56)


def _part(words: Words, index: int, gender: str) -> Iterator[Sighting]:
    """The part of a school at word ``index``, if the school follows."""
    forms = words.forms
    field = _field_end(words, index + 1)
    end = _school_end(words, field)
    if end == field:
        return
    first = left_end(words, index)
    before = [decline(f, gender, plural=False) if is_adjective(f) else f for f in forms[first:index]]
    noun = re.sub(r"(?<=[tlhm])e?s$", "", forms[index])
    name = " ".join([*before, noun, words.spelled(index + 1, end)])
    short = " ".join([*before, noun, *([words.spelled(index + 1, field)] if field > index + 1 else [])])
    aliases = (short,) if " " in short else ()
    yield Sighting(first, end, "Organisation", name, aliases, noun, gender, rank=59)


def _field_end(words: Words, at: int) -> int:
    """The end of what it works on: "für Stadt- und Regionalplanung", "Architektur"; ``at`` itself if none."""
    forms = words.forms
    if at >= len(forms) or words.breaks[at]:
        return at
    if forms[at] == "für":
        end = policy_end(words, at)
    else:
        end = at
        while end < len(forms) and not words.breaks[end] and forms[end][0].isupper() and forms[end] not in _STOPS:
            end += 1
    if forms[end : end + 1] == ["("] and forms[end + 2 : end + 3] == [")"] and forms[end + 1].isupper():
        return end + 3
    return end


_STOPS: Final = cues("stops")


def _school_end(words: Words, at: int) -> int:
    """The end of "der Hochschule Trier", "an der TU Dortmund"; ``at`` itself where no school follows."""
    forms = words.forms
    noun = at
    while noun < len(forms) and noun - at < _LINK and forms[noun] in {"an", "der", "am", "des", ","}:
        noun += 1
    if noun == at or noun >= len(forms) or not words.is_whole(at, noun + 1):
        return at
    if _SCHOOL.fullmatch(forms[noun]) is None and may_open_name(forms[noun]):
        noun += 1
    if noun >= len(forms) or words.breaks[noun] or _SCHOOL.fullmatch(forms[noun]) is None:
        return at
    if noun + 1 >= len(forms) or words.breaks[noun + 1]:
        return noun + 1
    end = name_end(words, noun + 1)
    if forms[end : end + 1] and forms[end] in {"für", "zu"} and end == noun + 1:
        return policy_end(words, end) if forms[end] == "für" else name_end(words, end + 1)
    return end


_LINK: Final = 3
"""Words between a field and the school at most."""
