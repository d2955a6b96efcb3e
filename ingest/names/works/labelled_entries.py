"""Projects that are the labels of the entries below a heading of projects: "Unsere Projekte" / "Hofbus: fährt seit
2019" / "„Genussweg“: eröffnet im Juni"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.documents.labels import is_label
from ingest.model import BlockKind
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words
from ingest.names.works.item_names import SMALL, shorter_forms, tells, unquoted
from ingest.names.works.listed_projects import SECTION, STATE

_TITLE: Final = re.compile(
    r"(?:\W|\d|top |[ivx]+\. )*(?:[\w-]+ ){0,2}?(?:[\w-]{2,}-?)?"
    r"(?:projekte|vorhaben|maßnahmen|projektbeispiele|praxisbeispiele|leuchttürme)"
    r"(?: (?:und|der|des|von|im|in|seit|aus|für|unserer|unseres|\(|20\d\d|[ivx]+\b).{0,50})?[\W\d]*",
    re.IGNORECASE,
)
"""Headings of rows of projects."""
_OTHERS: Final = re.compile(
    r"(?:partner|vergleich|nachbar|anderer?\b|anderswo|abgelehnt|zurückgestellt|nicht |geplant|künftig|beantragt|antrag"
    r"|ideen|mögliche|denkbar|vorgeschlagen|auswahlk|förderf|fördervor|was |wie |wer )",
    re.IGNORECASE,
)
"""What parts a heading from those of projects that there are."""
_LONGEST: Final = 9
"""Words of a label that may be a name."""
_RANK: Final = 44
_MARKS: Final = frozenset({":", "*", "_", "–", "—", "-", "•"})
_ENDS: Final = frozenset({"(", ",", ";", "–", "—", "|", "/"})
_DEAD: Final = re.compile(
    r"(?:idee|vorschlag|überlegung|in vorbereitung|in planung|in prüfung|geplant|vorgesehen|beantragt|wird nicht|nicht"
    r"|noch (?:nicht|ohne|offen|in)|vorerst|verworfen|abgelehnt|zurückgestellt|gestrichen|gescheitert"
    r"|eingestellt, bevor)\b",
    re.IGNORECASE,
)
"""How what is told of a project begins that came to nothing or lies ahead."""


def find_labelled(words: Words) -> Iterator[Sighting]:
    """A project for each label of a row below a heading of projects, none of which is the label of a field."""
    edges = [i for i in range(len(words)) if words.breaks[i] == BLOCK] + [len(words)]
    row: list[tuple[int, int]] = []
    titled = False
    for start, end in pairwise(edges):
        kind = words.kinds[start]
        if kind is BlockKind.HEADING:
            yield from _named(words, row)
            row, titled = [], _is_title(words.spelled(start, min(end, start + _LONGEST + 6)))
        elif titled and words.labels[start]:
            row.append((start, end))
        elif titled and kind is BlockKind.PARAGRAPH and (stop := _colon(words, start, end)) is not None:
            row.append((start, stop))
    yield from _named(words, row)


def _is_title(text: str) -> bool:
    return _TITLE.fullmatch(text) is not None and _OTHERS.search(text) is None


def _colon(words: Words, start: int, end: int) -> int | None:
    """Where the head of a paragraph that opens with a name and a colon ends."""
    stop = next((i for i in range(start, min(end, start + _LONGEST + 1)) if words.forms[i] == ":"), None)
    return stop if stop is not None and stop > start and "," not in words.forms[start:stop] else None


def _named(words: Words, row: list[tuple[int, int]]) -> Iterator[Sighting]:
    """A project for each entry of a row, none where one of them is the label of a field."""
    spans = [_stripped(words, start, end) for start, end in row]
    if any(first < last and is_label(unquoted(words.spelled(first, last))) for first, last in spans):
        return
    for (first, last), (_, end) in zip(spans, row, strict=True):
        if first == last or STATE.fullmatch(words.spelled(first, last)):
            continue  # "Begonnen: Auenweg (März 2018)"
        told = end + (words.forms[end : end + 1] == [":"])
        if _DEAD.match(words.spelled(told, min(told + _LONGEST, len(words))) if told < len(words) else ""):
            continue
        if first < last <= first + _LONGEST and _names(words, first, last):
            name = unquoted(words.spelled(first, last))
            shorter = shorter_forms(words, first, last)
            yield Sighting(first, last, "Project", name, shorter, sort="Projekt", gender="n", rank=_RANK)


def _stripped(words: Words, first: int, last: int) -> tuple[int, int]:
    """The words without marks around them and without what stands in brackets behind them."""
    forms = words.forms
    while first < last and not forms[first][0].isalpha() and forms[first] not in "„»":
        first += 1
    if first < last and forms[first] not in "„»":
        last = next((i for i in range(first + 1, last) if forms[i] in _ENDS), last)
    while last > first and forms[last - 1] in _MARKS:
        last -= 1
    return first, last


def _names(words: Words, first: int, last: int) -> bool:
    """Whether the words are a noun with what belongs to it, and no person, body, place, plan, time or section."""
    forms = words.forms[first:last]
    if forms[0] in "„»" and forms[-1] in "“«":
        return True
    plain = [form for form in forms if form[0].islower()]
    nouns = [form for form in forms if form[0].isupper()]
    if forms[0].lower() in cues("prepositions") or forms[0].lower() in cues("contracted_prepositions"):
        return False
    if not nouns or forms[0][0].isdigit() or tells(forms) or SECTION.match(forms[0]) or is_first_name(nouns[0]):
        return False
    if any(form not in SMALL and not is_adjective(form) for form in plain) or is_office(nouns[-1]):
        return False
    heads = [head for form in nouns if (head := find_head(form)) is not None]
    return not any(head[0].kind != "Project" for head in heads[:1])
