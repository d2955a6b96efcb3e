"""Events: when they were held, where they took place, who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage
from ingest.german.dates import Date
from ingest.model import Claim, Modality, Value

PLACES: Final = frozenset({"in", "nach", "bei"})
_ATTENDS: Final = re.compile(
    r"(?:kam|kamen|anwesend|dabei|begrüß|standen|sprach|sprachen|überreich|würdig|teil|reis|fuhr|eröffn|gratulier|gekommen"
    r"|darunter|unterzeichne|unterschr|gäste|gast|redner|grußwort|gesellte|saß|saßen|erläuter|übergab|nahm)"
)
_OWN: Final = re.compile(r".*(?:versammlung|festakt|festveranstaltung|jubiläum|jubiläumsfeier|geburtstag)")
"""Events that are a body's own: its assembly, its anniversary."""
SPEAKERS: Final = frozenset({"laut", "nach", "zufolge", "über", "gegen", "von"})


def find_claims(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    """``heldOn``, ``tookPlaceIn`` and ``participant`` of the events that the passage names.

    Those who come, speak or sign in the sentence after the one that names an event take part in it too.
    """
    events = [a for a in passage.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    if not events and before is not None and before.sentence.block == passage.sentence.block:
        yield from _followers(passage, before)
    for event in events:
        clause = passage.clause_at(event.token)
        modality = passage.modality(clause)
        if modality in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        entity = event.reference.entities[0]
        date = _date(passage, event)
        if date is not None:
            lexical = f"{date.start}/{date.end}" if date.end and date.end != date.start else str(date.start)
            quote = (passage.quote([event.span, date.span]),)
            yield Claim(entity, "heldOn", Value(lexical), quote, "event", 0.85)
        place = _place(passage, event)
        if place is not None:
            quote = (passage.quote([event.span, place.span]),)
            yield Claim(entity, "tookPlaceIn", place.reference.entities[0], quote, "event", 0.85)
        for participant in _participants(passage, event, events):
            for who in participant.reference.entities:
                quote = (passage.quote([event.span, participant.span]),)
                yield Claim(entity, "participant", who, quote, "event", 0.7)


def _followers(passage: Passage, before: Passage) -> Iterator[Claim]:
    events = [a for a in before.arguments if a.kind == "Event" and len(a.reference.entities) == 1]
    if len(events) != 1 or not any(_ATTENDS.match(w) for w in passage.words):
        return
    for person in passage.arguments:
        if person.kind == "Person" and person.preposition not in SPEAKERS:
            quote = (passage.quote([person.span]),)
            for who in person.reference.entities:
                yield Claim(events[0].reference.entities[0], "participant", who, quote, "event", 0.65)


def _date(passage: Passage, event: Argument) -> Date | None:
    dated = [d for d in passage.dates if d.start is not None and d.relation in ("on", "period")]
    return min(dated, key=lambda d: abs(d.span.start - event.span.start), default=None)


def _place(passage: Passage, event: Argument) -> Argument | None:
    places = [
        a for a in passage.arguments
        if a.kind == "Municipality" and a.preposition in PLACES and len(a.reference.entities) == 1
    ]  # fmt: skip
    return min(places, key=lambda a: abs(a.token - event.token), default=None)


def _participants(passage: Passage, event: Argument, events: list[Argument]) -> list[Argument]:
    """The people of the sentence, and the cooperation whose assembly or anniversary it is."""
    found = []
    for argument in passage.arguments:
        if min(events, key=lambda e: abs(e.token - argument.token)) is not event:
            continue
        if (argument.kind == "Person" and argument.preposition not in SPEAKERS) or (
            argument.kind == "Cooperation" and argument.preposition in (None, "von") and _hosts(passage, event)
        ):
            found.append(argument)
    return found


def _hosts(passage: Passage, event: Argument) -> bool:
    return any(_OWN.fullmatch(passage.name(e).lower().split(" ")[0]) for e in event.reference.entities)
