"""Projects named by no more than what is done: items under "Projekte", enumerations after "unter anderem"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.inflection import is_adjective
from ingest.claims.lexicon import cues
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words
from ingest.model import BlockKind

_LEAD: Final = re.compile(
    r"projekt|maßnahme|vorhaben|umgesetzt|verwirklicht|realisiert|ergebnisse|meilenstein|das haben wir|geschafft",
    re.IGNORECASE,
)
_OTHER_LEAD: Final = re.compile(
    r"auftraggeber|mitglied|partner|ziele|handlungsfeld|themen|organe|gremien|ansprech|kontakt|förder|fragen|ablauf|kosten"
    r"|voraussetzung|wer |was ist|antrag|weitere|verwandte|leistung",
    re.IGNORECASE,
)
_DOING: Final = re.compile(
    r"(?:umgesetzt|realisiert|verwirklicht|entstanden|angepackt|finanziert|bezahlt|geschaffen|gebracht|aufgebaut|eröffnet"
    r"|Projekte|Projekten|Maßnahmen|Vorhaben|Leitprojekte|Leitprojekten|Schlüsselmaßnahmen|Ergebnis|Ergebnisse|angestoßen"
    r"|begonnen|beginnen|eingerichtet|erarbeitet|organisiert|betreibt|betreiben)",
    re.IGNORECASE,
)
_CUES: Final = (
    ("unter", "anderem"), ("zum", "Beispiel"), ("z", ".", "B", "."), ("u", ".", "a", "."), ("beispielsweise",),
    ("darunter",), ("so",), ("etwa",), ("insbesondere",), ("vor", "allem"),
)  # fmt: skip
_ARTICLES: Final = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"])
_LINKS: Final = frozenset({"und", "sowie", ","})
_PREPOSITIONS: Final = cues("prepositions") | {"im", "zur", "zum", "vom", "am", "beim"}
_CUT: Final = _PREPOSITIONS - {"von"}
_LONGEST: Final = 12
"""Words of an item that may still be a name."""


def find_undertakings(words: Words) -> Iterator[Sighting]:
    """Projects by list and enumeration; every other reading of the same words goes before them."""
    yield from _items(words)
    yield from _enumerations(words)


# -- items of lists and fields -----------------------------------------------------------------------------------------


def _items(words: Words) -> Iterator[Sighting]:
    edges = [i for i in range(len(words)) if words.breaks[i] == 2] + [len(words)]
    leads = False
    for start, end in pairwise(edges):
        kind = words.kinds[start]
        if words.labels[start]:
            label = words.spelled(start, end)
            leads = bool(_LEAD.search(label)) and not _OTHER_LEAD.search(label)
        elif kind is BlockKind.LIST_ITEM and leads:
            yield from _item(words, start, end)
        elif kind is BlockKind.FIELD and leads:
            at = start
            for index in range(start, end + 1):
                if index == end or words.forms[index] in {";", ","}:
                    yield from _item(words, at, index)
                    at = index + 1
        elif kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            text = words.spelled(max(start, end - 25), end)
            leads = bool(_LEAD.search(text)) and not (kind is BlockKind.HEADING and _OTHER_LEAD.search(text))


def _item(words: Words, start: int, end: int) -> Iterator[Sighting]:
    forms = words.forms
    while start < end and not forms[start][0].isalnum() and forms[start] != "„":
        start += 1
    if start < end and forms[start].lower() in _ARTICLES:
        start += 1
    stop = start
    while stop < end and forms[stop] not in {",", ";", ":", "(", "–", ".", "|"} and stop - start <= _LONGEST:
        stop += 1
    if not 0 < stop - start <= _LONGEST or forms[start][0].isdigit():
        return
    nouns = [form for form in forms[start:stop] if form[0].isupper()]
    if not nouns or any(form in {"wir", "ist", "sind", "wird", "hat", "soll"} for form in forms[start:stop]):
        return
    name = words.spelled(start, stop).strip('„“»«"')
    cut = next((i for i in range(start + 1, stop) if forms[i] in _CUT), stop)
    short = words.spelled(start, cut).strip('„“»«"')
    yield Sighting(start, stop, "Project", name, (short,) if short != name else (), rank=43)


# -- enumerations in sentences -----------------------------------------------------------------------------------------


def _enumerations(words: Words) -> Iterator[Sighting]:
    forms = words.forms
    opening = 0
    for index in range(len(forms)):
        if words.opens[index]:
            opening = index
        cue = _cue_end(words, index)
        if cue is None:
            continue
        end = cue
        while end < len(forms) and forms[end] not in {".", ";", "!", "?"} and words.breaks[end] != 2:
            end += 1
        if any(_DOING.fullmatch(form) for form in forms[opening:end]):
            yield from _parts(words, cue, end)


def _cue_end(words: Words, index: int) -> int | None:
    for cue in _CUES:
        end = index + len(cue)
        if words.forms[index] == cue[0] and tuple(words.forms[index:end]) == cue and end < len(words):
            return end
    return None


def _parts(words: Words, start: int, end: int) -> Iterator[Sighting]:
    """The noun groups between commas and "und" from word ``start`` on, as long as they begin like one."""
    forms = words.forms
    at = start
    while at < end:
        begin = at + 1 if forms[at] in _ARTICLES else at
        if begin >= end or not _begins_group(words, begin, end):
            return
        stop = begin
        while stop < end and not (forms[stop] in _LINKS and _divides(words, stop, end)):
            stop += 1
        if stop - begin > _LONGEST:
            return
        last = stop
        while last > begin and not (forms[last - 1][0].isupper() or forms[last - 1] in {"“", "«"}):
            last -= 1
        if last > begin:
            yield Sighting(begin, last, "Project", words.spelled(begin, last), rank=16)
        if last < stop:
            return
        at = stop + 1


def _begins_group(words: Words, at: int, end: int) -> bool:
    form = words.forms[at]
    if form[0].isupper():
        return True
    after = at + 1
    return is_adjective(form) and form not in _PREPOSITIONS and after < end and words.forms[after][0].isupper()


def _divides(words: Words, at: int, end: int) -> bool:
    """Whether a comma or "und" parts two noun groups: an article or another comma group follows, no second half."""
    forms = words.forms
    if forms[at - 1].endswith("-"):
        return False
    after = forms[at + 1] if at + 1 < end else ""
    return forms[at] == "," or after in _ARTICLES or (forms[at] == "und" and after[:1].isupper() is False)
