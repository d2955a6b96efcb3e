"""Events: when they were held, where they took place, who took part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage
from ingest.german.dates import Date
from ingest.model import BlockKind, Claim, Modality, Span, Value

PLACES: Final = frozenset({"in", "nach", "bei"})
_JOINS: Final = re.compile(
    r"teilnehm|teilgenommen|teilnahm|nahm|kamen|kam|gekommen|traf|getroffen|begrüß|empf[iä]ng|empfangen|unterzeichne|besuch"
    r"|beteilig|reist|vertreten|anwesend|dabei|veranstalte|ausgericht|organisier|tagt|eingeladen|lud|luden|vertrat|vertritt"
    r"|gast|versammel|zusammen|lädt|unterschr|richtete|feier|begeh|beging|begang"
)
"""How the words begin by which a body or town of the clause takes part: it comes, invites, signs, holds the meeting."""
_ACTS: Final = re.compile(
    r"unterzeichn|unterschr|traf|treffen|teilnahm|teilgenommen|beteilig|versammel|veranstalt|ausgericht|luden|lud$|lädt"
)
"""How the words begin by which a town itself takes part."""
_ENVOYS: Final = re.compile(
    r"(?:vertreter|vertreterin|vertretern|vertreterinnen|delegation|abordnung|mitglieder|mitgliedern|kollegen|gäste|gästen"
    r"|mitarbeiter|mitarbeitern|fachleute|akteure|akteuren|vorstand|bürgermeister|repräsentanten)"
)
"""Nouns that stand for the body they come from."""
_BODIES: Final = frozenset(
    {"Organisation", "Ministry", "Authority", "Consultancy", "Cooperation", "Municipality", "District", "Committee"}
)
_OWN: Final = re.compile(r".*(?:versammlung|festakt|festveranstaltung|jubiläum|jubiläumsfeier|geburtstag)")
"""Events that are a body's own: its assembly, its anniversary."""
_GUESTS: Final = re.compile(
    r"gäste|teilnehmer|teilnehmende|teilnehmerinnen|anwesende|anwesend|redner|referenten|mitwirkende"
)
_HALLS: Final = re.compile(
    r"\w*(?:rathaus|haus|hauses|halle|saal|saales|schloss|kloster|zentrum|hotel|gasthof|schule|museum|burg|scheune|hof|forum"
    r"|landratsamt|theater|bibliothek|park|bad|kirche|akademie|campus|heim|aula|mensa|residenz|stube|keller|brauerei"
    r"|gaststätte|marktplatz|platz|mühle|domäne|gutshof|fabrik|werk|universität|hochschule|amt|arena|gymnasium|bahnhof)"
)
"""Buildings that events are held in."""
_SPEAKERS: Final = frozenset({"laut", "nach", "zufolge", "über", "gegen", "von"})
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
        date = _date(passage, event)
        if date is None and _WEAK.fullmatch(passage.name(entity).lower()):
            continue
        if date is not None:
            quote = (passage.quote([event.span, date.span]),)
            yield Claim(entity, "heldOn", Value(days_of(date)), quote, "event", 0.85)
        for town, span in find_places(passage, event.token):
            yield Claim(entity, "tookPlaceIn", town, (passage.quote([event.span, span]),), "event", 0.85)
        for participant in _participants(passage, event, events):
            for who in participant.reference.entities:
                quote = (passage.quote([event.span, participant.span]),)
                yield Claim(entity, "participant", who, quote, "event", 0.7)


def days_of(date: Date) -> str:
    """The day of a date, or its first and last: "2023-05-09/2023-05-11"."""
    return f"{date.start}/{date.end}" if date.end and date.end != date.start else str(date.start)


def _followers(passage: Passage, before: Passage) -> Iterator[Claim]:
    """The people of the sentence after an event, or listed under a heading that names its guests: a report goes on
    with who came and spoke. In the next paragraph only who welcomed or was welcomed, spoke or came."""
    events = [a for a in before.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    listed = before.block.kind is BlockKind.HEADING and any(_GUESTS.fullmatch(w) for w in before.words)
    together = before.sentence.block == passage.sentence.block
    present = passage.block.kind is BlockKind.PARAGRAPH and any(_PRESENT.match(w) for w in passage.words)
    if len(events) != 1 or not (listed or together or present):
        return
    yield from _people(passage, events[0].reference.entities[0])


def _announced(passage: Passage, before: Passage) -> Iterator[Claim]:
    """When and where, in the line below the name of an event, as invitations are set: "am 9. Mai 2023 in Ebern"."""
    events = [a for a in before.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    if len(events) != 1 or before.dates or not (before.is_fragment and passage.is_fragment):
        return
    days = [d for d in passage.dates if d.start is not None and len(d.start) == 10 and d.relation in ("on", "period")]
    if len(days) != 1 or passage.block.kind is BlockKind.HEADING:
        return
    opening = passage.document.text[passage.sentence.span.start : days[0].span.start]
    if not _OPENING.fullmatch(opening):
        return
    event = events[0].reference.entities[0]
    quote = (passage.quote([]),)
    yield Claim(event, "heldOn", Value(days_of(days[0])), quote, "event", 0.8)
    for town, _ in find_places(passage, 0):
        yield Claim(event, "tookPlaceIn", town, quote, "event", 0.8)


_OPENING: Final = re.compile(r"(?:(?:am|vom|den|dem|ab|und zwar|\w+tag),?\s+){0,4}", re.IGNORECASE)
"""What stands before the day in the line that announces it: "am Donnerstag, den"."""
_PRESENT: Final = re.compile(
    r"begrüß|eröffnet|moderier|referier|überbracht|überreich|gratulier|grußwort|willkommen|anwesend"
)
"""How the words begin by which a report tells of people who were there."""


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
            if any(_PRESENT.match(w) for w in passage.words) and passage.block.kind is BlockKind.PARAGRAPH:
                yield from _people(passage, event)


_MEMORY: Final = 3
"""Sentences that a report goes on with an event without naming it."""


def _people(passage: Passage, event: str) -> Iterator[Claim]:
    for person in passage.arguments:
        if person.kind == "Person" and person.preposition in (None, "neben"):
            if passage.modality(passage.clause_at(person.token)) in (Modality.NEGATED, Modality.HYPOTHETICAL):
                continue
            for who in person.reference.entities:
                yield Claim(event, "participant", who, (passage.quote([person.span]),), "event", 0.65)


def _date(passage: Passage, event: Argument) -> Date | None:
    """The day, month or days of the event; a bare year only where it stands beside it."""
    clause = passage.clause_at(event.token)
    best: tuple[int, Date] | None = None
    for date in passage.dates:
        token = bisect_left(passage.starts, date.span.start)
        distance = abs(token - event.token)
        if date.start is None or date.relation not in ("on", "period"):
            continue
        elsewhere = passage.clause_at(token) != clause and len(passage.dates) > 1
        if distance > NEAR and (len(date.start) == 4 or elsewhere):
            continue
        if best is None or distance < best[0]:
            best = (distance, date)
    entry = passage.entry
    if best is None and entry is not None and entry.start is not None and not passage.dates:
        told = len(entry.start) > 4 or passage.is_fragment
        return entry if told else None  # the entry of a chronicle
    return best[1] if best else None


NEAR: Final = 12
"""Words between an event and its date where only a year is told or another clause has begun."""


def find_places(passage: Passage, token: int) -> list[tuple[str, Span]]:
    """The towns behind "in" nearest to a token, those enumerated with them, and the town whose hall it was: "im Rathaus
    von Ebern", "im Eberner Rathaus"."""
    places = [
        a for a in passage.arguments
        if a.kind == "Municipality" and len(a.reference.entities) == 1
        and (a.preposition in PLACES or (a.preposition in (None, "von", "zu") and _HALLS.fullmatch(a.governor or "")))
    ]  # fmt: skip
    nearest = min(places, key=lambda a: abs(a.token - token), default=None)
    if nearest is not None:
        return [(a.reference.entities[0], a.span) for a in places if a.group == nearest.group]
    for at in range(len(passage.words) - 1):
        if _HALLS.fullmatch(passage.words[at + 1]) and (town := passage.demonym(at)) is not None:
            return [(town, passage.sentence.tokens[at].span)]
    return []


def _participants(passage: Passage, event: Argument, events: list[Argument]) -> list[Argument]:
    """The people of the sentence, who is said to come, invite or sign, and the cooperation whose assembly it is."""
    clause = passage.clause_at(event.token)
    joins = any(_JOINS.match(word) for word in passage.clause_words(clause))
    found: list[Argument] = []
    for argument in passage.arguments:
        if min(events, key=lambda e: abs(e.token - argument.token)) is not event:
            continue
        if argument.span.overlaps(event.span):
            continue  # "Festakt „20 Jahre Allianz Obermain“"
        if (argument.kind == "Person" and argument.preposition not in _SPEAKERS) or (
            argument.kind == "Cooperation" and argument.preposition in (None, "von") and _hosts(passage, event)
        ):
            found.append(argument)
        elif argument.kind in _BODIES and passage.clause_at(argument.token) == clause:
            present = event.preposition in ("auf", "an") and argument.kind == "Cooperation"
            acts = any(_ACTS.match(word) for word in passage.clause_words(clause))
            if (joins or present) and not _is_attribute(passage, argument) and _comes(argument, acts=acts):
                found.append(argument)
    return found


def _comes(argument: Argument, *, acts: bool) -> bool:
    """Whether a body or town stands as the one that does it, or sends those who do."""
    sent = argument.governor is not None and bool(_ENVOYS.fullmatch(argument.governor))
    alone = argument.preposition is None and argument.governor is None
    if argument.kind in ("Municipality", "District"):
        return (sent and argument.preposition in (None, "von", "aus")) or (alone and acts)
    return (sent and argument.preposition in (None, "von", "aus")) or alone


def _is_attribute(passage: Passage, argument: Argument) -> bool:
    """Whether the argument is the genitive of another one: "die Lenkungsgruppe der kommunalen Allianz"."""
    at = argument.token - 1
    while at > 0 and argument.token - at < 4 and passage.words[at] not in ("der", "des"):
        at -= 1
    if at <= 0 or passage.words[at] not in ("der", "des"):
        return False
    start = passage.sentence.tokens[at - 1].span
    return any(a.span.overlaps(start) for a in passage.arguments if a.kind not in ("Municipality", "District"))


def _hosts(passage: Passage, event: Argument) -> bool:
    return any(_OWN.fullmatch(passage.name(e).lower().split(" ")[0]) for e in event.reference.entities)
