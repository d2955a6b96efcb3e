"""Events: when they were held, where they took place, who took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.frames.filled_dates import is_attribute
from ingest.claims.meetings.attendances import PRESENT, absent_from, find_participants, find_present, is_presence
from ingest.claims.meetings.event_places import find_places
from ingest.german.dates import Date
from ingest.model import BlockKind, Claim, Modality, Span, Value
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_GUESTS: Final = re.compile(
    r"gäste|teilnehmer|teilnehmende|teilnehmerinnen|anwesende|anwesend|redner|referenten|mitwirkende"
)
_WEAK: Final = re.compile(
    r"(?:treffen|besuch|sitzung|auftakt|eröffnung|besichtigung|begehung|rundgang|ehrung|startschuss|empfang|zusammenkunft"
    r"|baustart|baubeginn|inbetriebnahme|lesung|jubiläum|veranstaltung|ausstellung|vorstellung|freigabe)"
)
"""Nouns that only name an event where its day or month is told."""


def find_claims(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    """``heldOn``, ``tookPlaceIn`` and ``participant`` of the events that the passage names.

    Who is named in the sentence after the one that names an event takes part in it too.
    """
    events = [a for a in passage.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    if not events and before is not None:
        yield from _followers(passage, before)
        yield from _announced(passage, before)
    for event in events:
        clause = passage.clause_at(event.token)
        modality = passage.modality(clause)
        if modality in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        entity = event.reference.entities[0]
        if passage.name(entity) == "Auftakt" and (event.preposition == "zu" or len(events) > 1):
            continue
        if event.governor in _AHEAD or (event.governor or "").startswith(_MEMBERS):
            continue  # "im Vorfeld der Konferenz trafen sich …"
        date = _date(passage, event)
        if date is None and before is not None and (borrowed := _day_before(passage, before, event)) is not None:
            yield from _told_before(before, entity, borrowed)
            yield from find_present(passage, entity)
            continue
        if date is None and _WEAK.fullmatch(passage.name(entity).lower()) and not _is_placed(passage, event):
            yield from _taken_up(passage)
            continue
        if _BEGINNING.fullmatch(passage.name(entity)) and (date is None or len(str(date.start)) < _DAY):
            continue  # "Baubeginn war im Mai 2021" dates the work
        if date is not None:
            quote = (passage.quote([event.span, date.span]),)
            yield Claim(entity, "heldOn", Value(days_of(date)), quote, "event", 0.85)
        for town, span in find_places(passage, event.token):
            yield Claim(entity, "tookPlaceIn", town, (passage.quote([event.span, span]),), "event", 0.85)
        for participant in find_participants(passage, event, events):
            for who in participant.reference.entities:
                quote = (passage.quote([event.span, participant.span]),)
                yield Claim(entity, "participant", who, quote, "event", 0.7)


def _is_placed(passage: Passage, event: Argument) -> bool:
    """Whether the town stands right behind the noun: "in seiner Sitzung in Ebern"."""
    behind = end_of(passage, event)
    placed = (a for a in passage.arguments if a.kind == "Municipality" and a.preposition == "in")
    return event.preposition in ("in", "bei", "auf") and any(0 < a.token - behind <= _BESIDE for a in placed)


_BESIDE: Final = 3


def _day_before(passage: Passage, before: Passage, event: Argument) -> Date | None:
    """The one day of the sentence before, which tells what happened, for an event that only takes it up: "Am 3. Mai
    wurde der Vertrag unterzeichnet. Bei der Unterzeichnung dabei waren …"."""
    if before.block is not passage.block or any(a.kind == "Event" for a in before.arguments):
        return None
    lead = passage.words[max(0, event.token - 2) : event.token]
    weak = _WEAK.fullmatch(passage.name(event.reference.entities[0]).lower()) is not None
    if weak and not any(is_presence(word) for word in passage.words):
        return None
    if _DEFINITE.isdisjoint(lead) or event.preposition not in (None, "bei", "zu", "an"):
        return None
    days = [d for d in before.dates if d.start is not None and d.relation in ("on", "period")]
    clause = before.clause_at(bisect_left(before.starts, days[0].span.start)) if days else 0
    exact = len(days) == 1 and len(str(days[0].start)) == _DAY and before.modality(clause) is Modality.ASSERTED
    return days[0] if exact else None


_DEFINITE: Final = frozenset({"der", "die", "das", "dem", "beim", "zum", "zur", "am", "den"})
_YEAR: Final = 4
_DAY: Final = 10
"""Characters of a date to the day."""


def _told_before(before: Passage, event: str, date: Date) -> Iterator[Claim]:
    """When, where and with whom the sentence before tells that it happened."""
    quote = (before.quote([date.span]),)
    yield Claim(event, "heldOn", Value(days_of(date)), quote, "event", 0.75)
    for town, span in find_places(before, bisect_left(before.starts, date.span.start)):
        yield Claim(event, "tookPlaceIn", town, (before.quote([date.span, span]),), "event", 0.75)


def _taken_up(passage: Passage) -> Iterator[Claim]:
    """Who was at "die Veranstaltung" that a sentence before named in full and dated."""
    span = passage.sentence.span
    above = Span(min(passage.block.span.start, span.start), span.start)
    named = [r for r in passage.references_in(above) if r.kind == "Event" and r.form == "name" and len(r.entities) == 1]
    named = [r for r in named if not _WEAK.fullmatch(passage.name(r.entities[0]).lower())]
    if named:
        yield from find_present(passage, named[-1].entities[0])


def days_of(date: Date) -> str:
    """The day of a date, or its first and last: "2023-05-09/2023-05-11"."""
    return f"{date.start}/{date.end}" if date.end and date.end != date.start else str(date.start)


def _followers(passage: Passage, before: Passage) -> Iterator[Claim]:
    """The people of the sentence after an event, or listed under a heading that names its guests: a report goes on
    with who came and spoke. In the next paragraph only who welcomed or was welcomed, spoke or came."""
    events = [a for a in before.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    if len(events) != 1:
        return
    listed = before.block.kind is BlockKind.HEADING and any(_GUESTS.fullmatch(w) for w in before.words)
    together = before.sentence.block == passage.sentence.block
    present = passage.block.kind is BlockKind.PARAGRAPH and any(PRESENT.match(w) for w in passage.words)
    if not (listed or together or present):
        return
    formal = _FORMAL.search(before.name(events[0].reference.entities[0]).lower()) is not None
    if formal and not listed and not present and not any(is_presence(word) for word in passage.words):
        return
    event = events[0].reference.entities[0]
    yield from find_present(passage, event, absent_from(before))
    if together and not find_places(before, events[0].token) and any(is_presence(word) for word in passage.words):
        for town, span in find_places(passage, 0):
            yield Claim(event, "tookPlaceIn", town, (passage.quote([span]),), "event", 0.7)


def _announced(passage: Passage, before: Passage) -> Iterator[Claim]:
    """When and where, in the line below the name of an event, as invitations are set: "am 9. Mai 2023 in Ebern"."""
    events = [a for a in before.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    if len(events) != 1 or before.dates or not (before.is_fragment and passage.is_fragment):
        return
    days = [d for d in passage.dates if d.start is not None and len(d.start) == 10 and d.relation in ("on", "period")]
    if len(days) != 1 or passage.block.kind is BlockKind.HEADING:
        return
    opening = passage.document.text[passage.sentence.span.start : days[0].span.start]
    spoken = before.block.kind is BlockKind.HEADING and any(map(_SPEECH.fullmatch, before.words))
    if not _OPENING.fullmatch(opening) and not spoken:
        return
    event = events[0].reference.entities[0]
    for speaker in passage.arguments if spoken else ():
        if speaker.kind == "Person":
            quote = (passage.quote([speaker.span]),)
            yield Claim(event, "participant", speaker.reference.entities[0], quote, "event", 0.75)
    quote = (passage.quote([]),)
    yield Claim(event, "heldOn", Value(days_of(days[0])), quote, "event", 0.8)
    for town, _ in find_places(passage, 0):
        yield Claim(event, "tookPlaceIn", town, quote, "event", 0.8)


_SPEECH: Final = re.compile(r"\w*(?:rede|grußwort|ansprache|vortrag|laudatio|begrüßung|impuls)")
"""What is said at the event that a heading names: whose it is and when stands below."""
_FORMAL: Final = re.compile(r"sitzung")
"""Meetings of a body, whose report goes on with what it decided about others."""
_OPENING: Final = re.compile(r"(?:(?:am|vom|den|dem|ab|und zwar|\w+tag),?\s+){0,4}", re.IGNORECASE)
"""What stands before the day in the line that announces it: "am Donnerstag, den"."""


def find_report(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """``participant`` for the people who speak at or are welcomed to an event some sentences after it was named."""
    event, left = None, 0
    for passage in passages:
        named = {e for a in passage.arguments if a.kind == "Event" for e in a.reference.entities}
        if passage.block.kind is BlockKind.HEADING or len(named) > 1:
            event = None
        elif named:
            dated = any(d.start is not None and len(d.start) == 10 for d in passage.dates)
            event, left = (next(iter(named)) if dated else None), _MEMORY
        elif event is not None and left > 0:
            left -= 1
            if any(PRESENT.match(w) for w in passage.words) and passage.block.kind is BlockKind.PARAGRAPH:
                yield from find_present(passage, event)


_MEMORY: Final = 3
"""Sentences that a report goes on with an event without naming it."""


def _date(passage: Passage, event: Argument) -> Date | None:
    """The day, month or days of the event; a bare year only where it stands beside it."""
    clause = passage.clause_at(event.token)
    best: tuple[int, Date] | None = None
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        distance = abs(token - event.token)
        if date.start is None or date.relation not in ("on", "period") or _is_of_another(passage, event, date, token):
            continue
        elsewhere = passage.clause_at(token) != clause and len(passage.dates) > 1
        if passage.clause_at(token) != clause and passage.clause_words(passage.clause_at(token))[0] in _EARLIER:
            continue  # "Nachdem die LAG 2008 ihre Arbeit aufnahm, zeigte die Sitzung …"
        if event.preposition == "für" and len(date.start) == _YEAR:
            continue  # "2020 kamen 10.000 Euro für das Hafenfest"
        if distance > NEAR and (len(date.start) == 4 or elsewhere):
            continue
        if best is None or distance < best[0]:
            best = (distance, date)
    entry = passage.entry
    if best is None and entry is not None and entry.start is not None and not passage.dates:
        told = len(entry.start) > 4 or passage.is_fragment
        return entry if told else None  # the entry of a chronicle
    return best[1] if best else None


def _is_of_another(passage: Passage, event: Argument, date: Date, token: int) -> bool:
    """Whether a date is that of a plan, of a thing in a year ("der Haushalt 2024"), of the last day to sign up, or of
    the event for whose sake this one is named: "der Festakt zum Jubiläum am 3. Mai"."""
    if is_attribute(passage, token) or not _DEADLINE.isdisjoint(passage.clause_words(passage.clause_at(token))):
        return True
    before = passage.sentence.tokens[token - 1] if token else None
    inside = before is not None and before.span in event.span
    if len(str(date.start)) == 4 and before is not None and not inside and before.text[0].isupper():
        return before.text not in _YEARS and token - 1 != event.token
    nearer = (
        abs(a.token - token) < abs(event.token - token) or a.token < event.token
        for a in passage.arguments
        if a.kind == "Event" and a.reference.entities != event.reference.entities
        and passage.clause_at(a.token) == passage.clause_at(event.token)
    )  # fmt: skip
    return event.preposition in ("zu", "für", "vor", "nach") and any(nearer)


_MEMBERS: Final = ("mitglied", "gründungsmitglied")
"""Of these an assembly is the body and no meeting: "die Mitglieder der ersten Verbandsversammlung"."""
_EARLIER: Final = frozenset({"nachdem", "seit", "seitdem", "weil", "da", "während", "obwohl"})
_AHEAD: Final = frozenset({"vorfeld", "vorbereitung", "nachgang", "hinblick", "vorbereitungen", "protokoll"})
"""Behind these an event is another than the one that a sentence tells of."""
_BEGINNING: Final = re.compile(r"(?:Bau|Projekt)(?:beginn|start)|Startschuss|Inbetriebnahme")
_DEADLINE: Final = frozenset(
    {"anmeldeschluss", "anmeldefrist", "anmeldung", "anmeldungen", "einsendeschluss", "bewerbungsschluss"}
    | {"antragsfrist", "frist", "stichtag", "redaktionsschluss", "abgabeschluss", "bewerbungsfrist"}
)
_YEARS: Final = frozenset(
    {"Jahr", "Jahre", "Jahres", "Im", "In", "Am", "Ende", "Anfang", "Mitte", "Herbst", "Frühjahr", "Sommer", "Winter"}
)
NEAR: Final = 12
"""Words between an event and its date where only a year is told or another clause has begun."""
