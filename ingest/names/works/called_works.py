"""Projects that the text itself calls so: "der Dorfladen-Bus, unser erstes Projekt", "Größtes Vorhaben ist der
Gesundheitscampus", "Die Dorfplauderei bleibt das liebste Projekt der Allianz".

Whatever such a thing is called, its place in the apposition or predicate says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head, find_undertaking
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.knowledge.small_words import NUMERALS
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import BLOCK, Words
from ingest.names.works.item_names import shorter_forms
from ingest.names.works.ventures import names_thing

_WORK: Final = re.compile(
    r"(?:(?:Leit|Schlüssel|Start|Starter|Impuls|Modell|Pilot|Gemeinschafts|Kooperations|Verbund|Leuchtturm|Vorzeige|Klein"
    r"|Groß|Regional|Haupt|Prestige|Herzens|Lieblings|Erstlings|LEADER-|Leader-|ILE-)?"
    r"(?:[Pp]rojekt|[Vv]orhaben|[Mm]aßnahme))(?:e?s|en|n)?"
)
"""Nouns for what is undertaken."""
_OPEN: Final = frozenset(
    {"der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "unser", "unsere", "unseren"}
)
_LEADING: Final = _OPEN | {"eines", "einer", "unserer", "unseres", "ihr", "ihre", "sein", "seine", "deren", "dessen"}
_COPULAS: Final = frozenset(
    {"ist", "sind", "war", "waren", "bleibt", "blieb", "heißt", "hieß", "wurde", "bildet", "gilt"}
)
_PAUSES: Final = frozenset({",", "–", "—", "("})
_COUNTING: Final = frozenset({"von", "der", "des", "unserer", "und", "wohl", "bislang", "bisher", "vielleicht", "als"})
_REACH: Final = 8
"""Words of an apposition up to its noun, and of a subject up to its verb."""
_LONGEST: Final = 6
"""Words of a name."""
_RANK: Final = 48
_JOINING: Final = cues("prepositions") | cues("contracted_prepositions") | {"der", "des", "und"}


def find_called(words: Words) -> Iterator[Sighting]:
    """A project for each name that an apposition or predicate calls a project, measure or undertaking."""
    for index, form in enumerate(words.forms):
        if not form[0].isupper() or words.labels[index] or _WORK.fullmatch(form) is None:
            continue
        pause = _apposed_at(words, index)
        if pause is not None:
            yield from _before(words, pause)
            continue
        yield from _behind_copula(words, index)
        yield from _subject_of(words, index)


def _apposed_at(words: Words, index: int) -> int | None:
    """Where the comma stands before the apposition whose noun is at word ``index``; None where it is none."""
    forms = words.forms
    at = index - 1
    while at > 0 and index - at < _REACH and not words.breaks[at + 1] and _may_describe(forms[at]):
        at -= 1
    if at <= 0 or words.breaks[at + 1] or forms[at] not in _PAUSES or at + 1 == index:
        return None
    return at if forms[at + 1] in _LEADING or is_adjective(forms[at + 1]) else None


def _may_describe(form: str) -> bool:
    """Whether a word may stand in an apposition before its noun: "eines von zwölf", "unser erstes und liebstes"."""
    return form in _LEADING or form in _COUNTING or _DESCRIBES.fullmatch(form) is not None or form in NUMERALS


_DESCRIBES: Final = re.compile(r"[A-ZÄÖÜa-zäöüß][a-zäöüß]{2,}(?:e|er|es|en|em)")


def _before(words: Words, stop: int) -> Iterator[Sighting]:
    """The name that ends before word ``stop``, back to its article."""
    forms = words.forms
    if forms[stop - 1] in {"“", "«", '"'}:
        return  # quotations have a reader of their own
    at = stop - 1
    while at >= 0 and stop - at <= _LONGEST and not words.breaks[at + 1] and forms[at].lower() not in _OPEN:
        if not (
            forms[at][0].isalpha() and (forms[at][0].isupper() or forms[at] in _JOINING or is_adjective(forms[at]))
        ):
            return
        at -= 1
    if at < 0 or stop - at > _LONGEST or words.breaks[at + 1]:
        return
    oblique = at > 0 and not words.breaks[at] and forms[at - 1].lower() in cues("prepositions")
    if not (oblique and forms[stop] in {"–", "—", "("}):  # a dash takes up the whole sentence before it
        yield from _named(words, at + 1, stop)


def _behind_copula(words: Words, index: int) -> Iterator[Sighting]:
    """The name behind the verb whose subject has its noun at word ``index``: "Unser erstes Projekt war die X"."""
    forms = words.forms
    start = index
    while start > 0 and index - start < _REACH and not words.opens[start]:
        start -= 1
    subject = forms[start:index]
    if not words.opens[start] or not all(
        f.lower() in _LEADING or _DESCRIBES.fullmatch(f) or f in _COUNTING for f in subject
    ):
        return
    if any(f in {"des", "dem", "den", "Des", "Dem"} for f in subject) or forms[index].endswith(("s", "es")):
        return
    copula = next(
        (
            i
            for i in range(index + 1, min(index + _REACH, len(forms)))
            if forms[i] in _COPULAS or forms[i] in _PAUSES or words.breaks[i] or forms[i] in {".", ":", ";"}
        ),
        len(forms),
    )
    if copula >= len(forms) - 2 or forms[copula] not in {"ist", "war", "bleibt", "blieb", "heißt", "hieß"}:
        return
    at = copula + 1
    while at < len(forms) - 1 and forms[at] in _ADVERBS:
        at += 1
    opens = forms[at] in OPENING
    if (forms[at] not in {"der", "die", "das", "ein", "eine"} and not opens) or words.breaks[at]:
        return
    first = at if opens else at + 1
    while first < len(forms) - 1 and forms[first][0].islower() and is_adjective(forms[first]):
        first += 1
    quoted = quotation_end(words, first) if forms[first] in OPENING else None
    if quoted is not None and _QUOTED >= quoted - first > _SHORTEST:
        name = words.spelled(first + 1, quoted - 1)
        yield Sighting(first + 1, quoted - 1, "Project", name, gender=_GENDERS.get(forms[at], ""), rank=52)
    if words.breaks[first] or not forms[first][0].isupper():
        return
    yield from _named(words, first, max(name_end(words, first), first + 1))


_SHORTEST: Final = 2
_QUOTED: Final = 9
"""Words of a name in quotation marks, with the marks."""


_ADVERBS: Final = frozenset(
    {"auch", "sicher", "wohl", "derzeit", "dabei", "bisher", "bislang", "zweifellos", "seit", "nach"}
)


def _subject_of(words: Words, index: int) -> Iterator[Sighting]:
    """The name that opens the sentence whose predicate has its noun at word ``index``: "Die X ist ein Leitprojekt"."""
    forms = words.forms
    at = index - 1
    while at > 0 and index - at < _REACH and _may_describe(forms[at]):
        at -= 1
    if at < 2 or forms[at] not in _COPULAS or at + 1 == index or forms[at + 1] not in _LEADING | {"als"}:
        return
    start = at - 1
    while start > 0 and at - start <= _LONGEST and not words.opens[start]:
        start -= 1
    if words.opens[start] and forms[start] in {"Der", "Die", "Das", "Unser", "Unsere"} and start + 1 < at:
        yield from _named(words, start + 1, at)


def _named(words: Words, first: int, last: int) -> Iterator[Sighting]:
    """The sighting of these words, unless they name somebody, a place, a paper or nothing at all."""
    forms = words.forms
    noun = next((i for i in range(first, last) if forms[i][0].isupper()), None)
    if noun is None or words.labels[noun] or words.breaks[noun] == BLOCK or match(words, noun) is not None:
        return
    form = forms[noun]
    head = find_head(form)
    station = head is not None and head[0].kind in {"Organisation", "Event"}  # "die Sommerakademie"
    if not (station or names_thing(words, noun, last)) or form in cues("stops"):
        return
    if is_first_name(form) or is_office(form) or _WORK.fullmatch(form):
        return
    if any(form in _COPULAS or form.startswith("gleich") for form in forms[first:last]):
        return  # "den Park gleichen Namens, ein Projekt der Allianz"
    name = words.spelled(noun, last)
    known = find_undertaking(form)
    gender = known[0].gender if known is not None else _GENDERS.get(forms[first - 1].lower(), "") if first else ""
    yield Sighting(noun, last, "Project", name, shorter_forms(words, noun, last), form, gender, _RANK)


_GENDERS: Final = {"der": "m", "den": "m", "einen": "m", "die": "f", "eine": "f", "unsere": "f", "das": "n"}
"""Articles of what is the subject or object of its sentence, by the gender that they tell."""
