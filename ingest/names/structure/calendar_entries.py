"""Entries of calendars: what a line with its day names under "Termine" is an event, by whatever noun it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.german.calendars import MONTHS
from ingest.model import BlockKind
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_CALENDAR: Final = re.compile(
    r"(?:(?:aktuelle|nächste|kommende|weitere|wichtige|anstehende|unsere|die nächsten) )*"
    r"(?:\w*termine?|termin(?:e|vorschau|kalender|übersicht|hinweise?)|veranstaltung(?:en|shinweise?|skalender|stipps?)"
    r"|save the dates?|vormerken|(?:bitte |zum )?vormerken|kalender|was ist los|ausblick|vorschau|demnächst)"
    r"(?: \d{4}| vormerken| im überblick| und veranstaltungen)?"
)
"""Headings above the events of days to come."""
_DAY: Final = re.compile(r"\d{1,2}\.\d{1,2}(?:\.(?:\d{2}|\d{4}))?")
_NO_EVENTS: Final = re.compile(
    r".*(?:schluss|frist|fristen|ende|ferien|stichtag|feiertag|abgabe|anmeldung|redaktion|bewerbung\w*|beginn|start|uhr"
    r"|entscheidung|stand|beschluss|fassung|termin|datum|ort|zeit|anschließend|thema|auskunft|info|infos)"
)
"""What days are told of besides those of events."""
_INSIDE: Final = frozenset({"der", "des", "für"})
"""Small words inside the name of an event: "Tag der Hochwaldvereine"."""
_BEHIND: Final = frozenset(
    {"in", "im", "am", "auf", "bei", "beim", "um", "ab", "mit", "zu", "zum", "zur", "von", "an", "über", "vor"}
)
_TIMES: Final = (
    frozenset(MONTHS)
    | {day.lower() for day in cues("weekdays")}
    | {"uhr", "ab", "um", "bis", "von", "am", "zum", "zur", "ca", "mo", "di", "mi", "do", "fr", "sa", "so"}
)
_OPEN: Final = frozenset({"zum", "zur", "beim", "öffentliche", "öffentlicher", "öffentliches", "nichtöffentliche"})
"""How one gets there and who may come is no part of the name."""
_GATHERINGS: Final = ("forum", "konferenz", "runde", "werkstatt", "börse", "versammlung", "sitzung")
"""Ends of nouns that cooperations are called by as well."""
_MARKS: Final = frozenset({",", "(", "–", "-", "|", "·", ";", ".", ":", "/", "und"})


def find_entries(words: Words) -> Iterator[Sighting]:
    """The events that the lines below the heading of a calendar name beside their days."""
    under = False
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and (words.breaks[end] != BLOCK or words.labels[end - 1]):
            end += 1
        if words.kinds[at] is BlockKind.HEADING:
            under = _CALENDAR.fullmatch(" ".join(words.forms[at:end]).strip("#*_+=:- ").lower()) is not None
        elif under and any(_is_day(words, i) for i in range(at, end)):
            yield from _events(words, _opening(words, at, end), end)
        at = end


def _is_day(words: Words, at: int) -> bool:
    """Whether the word is a day, or the number of one before its month."""
    following = words.forms[at + 1 : at + 3]
    month = len(following) == 2 and following[0] == "." and following[1].lower() in MONTHS
    return _DAY.fullmatch(words.forms[at]) is not None or (month and words.forms[at].isdigit())


def _opening(words: Words, at: int, end: int) -> int:
    """Where the name of the event begins, behind the day and the hour if these come first."""
    while at < end and (not words.forms[at][0].isalpha() or words.forms[at].lower() in _TIMES):
        at += 1
    return at + (at + 1 < end and words.forms[at].lower() in _OPEN)


def _events(words: Words, at: int, end: int) -> Iterator[Sighting]:
    """The event at word ``at``, and the one that "und" joins to it: "Regatta und Regionalmarkt, Ueckermünde"."""
    last = _phrase_end(words, at, end)
    named = last > at and words.forms[at][0].isupper() and match(words, at) is None
    if not named or _NO_EVENTS.fullmatch(words.forms[at].lower()) or is_office(words.forms[at]):
        return
    if last < end and words.forms[last] not in _MARKS and words.forms[last] not in _BEHIND:
        return  # a sentence
    head = find_head(words.forms[at])
    forum = words.forms[at].endswith(_GATHERINGS)
    if head is not None and head[0].kind not in ("Event", "Project") and not forum:
        return
    known = last == at + 1 and head is not None and head[0].kind == "Event"
    if not known:
        name = words.spelled(at, last)
        yield Sighting(at, last, "Event", name, sort=words.forms[at], gender=head[0].gender if head else "", rank=56)
    if last < end and words.forms[last] == "und":
        yield from _events(words, last + 1, end)


def _phrase_end(words: Words, at: int, end: int) -> int:
    """The end of the capital words from ``at`` on, over a genitive and a quotation."""
    last = at
    while last < end and not (words.breaks[last] and last > at):
        form = words.forms[last]
        if form in OPENING:
            closing = quotation_end(words, last)
            return closing if closing is not None and last > at else last
        genitive = form in _INSIDE and last > at and last + 1 < end and words.forms[last + 1][0].isupper()
        if not (form[0].isupper() or genitive or (last > at and is_adjective(form) and form[0].islower())):
            break
        last += 1
    return last
