"""Prizes that are called neither prize nor award: "Goldener Spaten", "Kommunalfuchs", and what "zeichnete … aus" is
said with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import decline, is_adjective
from ingest.names.knowledge.lexicon import find_head
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_METAL: Final = re.compile(r"(?:Golden|Silbern|Bronzen|Gläsern|Grün|Blau)(?:e|en|er|es|em)")
_TROPHY: Final = re.compile(
    r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]{2,24}?(?:fuchs|löwe|löwin|[Oo]scar|[Oo]skar|distel|nadel|medaille|plakette|pokal|palme|lorbeer|taler"
    r"|kiesel|rose))(?:es|s|n|en)?"
)
_GIVEN: Final = re.compile(
    r"verl(?:ie|ei)h\w*|überreich\w*|ausgezeichnet|geehrt|gewann\w*|gewonnen|entgegen\w*|[Vv]erleihung|[Aa]uszeichnung\w*"
    r"|zuteil|zuerkannt|zugesprochen|errang\w*|errungen"
)
_GOT: Final = re.compile(r"erhielt\w*|erhalten|bekam\w*|bekommen|holte\w*|geholt")
_WENT: Final = frozenset({"ging", "gingen", "geht"})
_HONOURS: Final = frozenset({"zeichnete", "zeichneten", "zeichnet", "zeichnen"})
_REACH: Final = 24
_SHADES: Final = frozenset({"Gold", "Silber", "Bronze"})


def find_trophies(words: Words) -> Iterator[Sighting]:
    """Things of gold and silver, compounds for what is handed over, and things that somebody is honoured with."""
    forms = words.forms
    for index, form in enumerate(forms):
        if form in _HONOURS:
            yield from _instrument(words, index)
        elif not form[0].isupper() or index + 1 >= len(forms):
            continue
        elif _METAL.fullmatch(form) and not words.breaks[index + 1]:
            noun = forms[index + 1]
            precious = not form.startswith(("Grün", "Blau"))
            if noun[0].isupper() and not _is_other(noun) and _is_given(words, index, index + 2, got=precious):
                gender = "f" if form.endswith("e") else "n" if form.endswith("es") else "m"
                name = f"{decline(form, gender, plural=False)} {noun}"
                yield _award(words, index, index + 2, name, gender)
        else:
            found = _trophy(form)
            if found and _is_given(words, index, index + 1, got=False):
                yield _award(words, index, index + 1, found, "m")


def _award(words: Words, first: int, last: int, name: str, gender: str) -> Sighting:
    """The prize with its shade, "in Gold", or its year."""
    forms = words.forms
    if forms[last : last + 1] == ["in"] and forms[last + 1 : last + 2] and forms[last + 1] in _SHADES:
        return Sighting(first, last + 2, "Award", f"{name} in {forms[last + 1]}", (name,), gender=gender, rank=55)
    return Sighting(first, last, "Award", name, gender=gender, rank=55)


@lru_cache(maxsize=16384)
def _trophy(form: str) -> str:
    """The nominative of a compound for what is handed over, "" for any other word."""
    found = _TROPHY.fullmatch(form)
    if found is None or _is_other(found["noun"]):
        return ""
    return found["noun"]


@lru_cache(maxsize=16384)
def _is_other(noun: str) -> bool:
    """Whether a noun is known for something else than a prize."""
    head = find_head(noun)
    return (head is not None and head[0].kind != "Award") or territory(noun) is not None


def _is_given(words: Words, first: int, last: int, *, got: bool) -> bool:
    """Whether the sentence tells that it was handed over, ``got`` that one got it at least, and no place is named."""
    start, end = words.sentence(first, last, _REACH)
    sentence = words.forms[start:end]
    told = any(_GIVEN.fullmatch(form) or (got and _GOT.fullmatch(form)) for form in sentence)
    told = told or (not _WENT.isdisjoint(sentence) and "an" in sentence)
    return told and match(words, first) is None and match(words, last - 1) is None


def _instrument(words: Words, verb: int) -> Iterator[Sighting]:
    """The thing that somebody is honoured with: "zeichnete den Verbund mit dem Klimaband aus"."""
    forms = words.forms
    end = words.sentence(verb, verb + 1, _REACH)[1]
    ends = (i for i in range(verb + 1, end) if forms[i] == "aus" and forms[i + 1 : i + 2] in ([], ["."], [","]))
    last = next(ends, None)
    if last is None:
        return
    start = next((i for i in range(last - 1, verb, -1) if forms[i] == "mit"), last)
    if start + 2 >= last or forms[start + 1] not in {"dem", "der", "einem", "einer"}:
        return
    first = noun = start + 2
    while noun + 1 < last and is_adjective(forms[noun]) and forms[noun + 1][0].isalpha():
        noun += 1
    if not forms[noun][0].isupper() or _is_other(forms[noun]):
        return
    gender = "f" if forms[start + 1] in {"der", "einer"} else "m"
    core = [decline(f, gender, plural=False) if is_adjective(f) else f for f in forms[first:noun]]
    stop = max(noun + 1, min(name_end(words, noun + 1), last))
    name = " ".join([*core, words.spelled(noun, stop)])
    yield Sighting(first, stop, "Award", name, gender=gender, rank=33)
