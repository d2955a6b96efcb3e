"""Events told by fields: the label is the event ("Nächste Sitzung: 18.10.2023 in Ebern"), minutes, invitations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.claims.meetings.attendances import is_presence
from ingest.claims.meetings.event_places import find_places
from ingest.claims.meetings.events import days_of
from ingest.model import BlockKind, Claim, Modality, Span, Value
from ingest.passages.labels import Label
from ingest.passages.passages import QUOTE_LIMIT, Passage

_DAY: Final = re.compile(
    r"(?:datum|termin|tag|wann|zeit|sitzungstag|sitzungsdatum|zeitpunkt|am|termin und ort|ort und zeit|zeit und ort)"
)
_PLACE: Final = re.compile(
    r"(?:ort|wo|veranstaltungsort|tagungsort|sitzungsort|treffpunkt|versammlungsort|lokal|termin und ort|ort und zeit"
    r"|zeit und ort)"
)
_ASKED: Final = re.compile(r"wann\b|wo\b")
"""Questions that an invitation answers about its one event."""
_PRESENT: Final = re.compile(
    r"(?:anwesend\w*|tn|teiln|teilnehmer\w*|teilnehmende|teilnehmerinnen und teilnehmer|gast|gäste|referent\w*"
    r"|mitwirkende|es (?:sprechen|diskutieren)|mit beiträgen von|impulse?|vorträge"
    r"|podium|vorsitz|moderation|sitzungsleitung|versammlungsleitung|protokoll|protokollführ\w*"
    r"|schriftführ\w*|ferner anwesend"
    r"|redner\w*|weitere teilnehm\w*|unter den gästen|mit dabei|(?:als|zu) gast|ferner"
    r"|außerdem(?: anwesend)?|ebenfalls anwesend|es nahmen teil|von der verwaltung|stimmberechtigt\w*"
    r"|sachverständige\w*|eingeladen\w*|grußwort\w*|begrüßung|als gäste|beratend|leitung)"
)
_SPEAKING: Final = re.compile(r"leitung|moderation|begrüßung|grußwort\w*|vorsitz|beratend")
"""Labels that other sheets have as well as those of events."""
_SEVERAL: Final = re.compile(r"(?:ungen|enzen|tage|abende|feste|foren|seminare|workshops)$")
"""A label in the plural heads a calendar: "Kommende Veranstaltungen"."""
_NEAR: Final = 300
"""Characters above a field that its sheet's event is looked for in."""
_HOUR: Final = re.compile(r"\d{1,2}[:.]\d\d(?![.\d])")
"""An item of a programme: "17:15 Impuls – Dr. Petra Klein"."""
_ABSENT: Final = re.compile(r"(?:entschuldigt|abwesend|es fehl|nicht anwesend|verteiler|fehlend)")
_BODIES: Final = ("Organisation", "Ministry", "Authority", "Consultancy", "Cooperation", "Municipality", "District")


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``heldOn``, ``tookPlaceIn`` and ``participant`` from the fields and lists of minutes, invitations and dates."""
    label = _head(labels)
    if label is None or (passage.block.label is None and passage.block.kind is BlockKind.HEADING):
        return
    if passage.block.label is not None:
        named = [r for r in passage.references_in(label.span) if r.kind == "Event" and len(r.entities) == 1]
        if len(named) == 1 and not _SEVERAL.search(passage.name(named[0].entities[0]).lower()):
            yield from _held(passage, named[0].entities[0], day=True, place=True)
            return
    words = _plain(label.text)
    day, place = _DAY.fullmatch(words) is not None, _PLACE.fullmatch(words) is not None
    present = (_PRESENT.fullmatch(words) or _HOUR.match(words)) is not None and not _ABSENT.match(words)
    day = day or (place and _INNER.search(passage.document.text, *_ends(passage)) is not None)
    if not (day or place or present):
        return
    if present and not passage.is_fragment and passage.block.label is None:
        present = any(is_presence(word) for word in passage.words)  # what is said below "Grußwort" lists nobody
        if not (day or place or present):
            return
    last = (present and _SPEAKING.fullmatch(words) is None) or _ASKED.match(label.text.lower()) is not None
    event = passage.heading_topic("Event") or _sheet(passage) or (passage.last("Event") if last else None)
    if event is None:
        return
    yield from _held(passage, event, day=day, place=place)
    if present:
        yield from _present(passage, event)


@lru_cache(maxsize=4096)
def _plain(label: str) -> str:
    """The words of a label in lower case, without what stands in brackets, its parts joined by "und"."""
    words = re.sub(r"\s*\([^)]*\)", "", label.lower()).strip(" :.?–-")
    return re.sub(r"\s*[/,&]\s*", " und ", words)


def _head(labels: tuple[Label, ...]) -> Label | None:
    """The label that tells what the field is; a body in front of its envoy stands below that of those present."""
    own = labels[0] if labels else None
    if own is not None and len(labels) > 1 and _BODY.match(own.text) and _PRESENT.fullmatch(labels[1].text.lower()):
        return labels[1]
    return own


_BODY: Final = re.compile(
    r"(?:Stadt|Gemeinde|Markt|Amt|Samtgemeinde|Verbandsgemeinde|Landkreis|Kreis|Verwaltungsgemeinschaft) "
)


def _sheet(passage: Passage) -> str | None:
    """The event that a field right above names: "Veranstaltung: Fachtag „Nahverkehr“" above "Datum: …"."""
    start = passage.block.span.start
    for reference in reversed(passage.references_in(Span(max(0, start - _NEAR), start))):
        if reference.kind == "Event" and len(reference.entities) == 1:
            block = next(b for b in passage.document.blocks if reference.span in b.span)
            text = passage.document.text[block.span.start : block.span.end]
            headed = block.kind in (BlockKind.FIELD, BlockKind.HEADING) or text[-1:] not in (".", "!", "?")
            return reference.entities[0] if headed else None
    return None


def _held(passage: Passage, event: str, *, day: bool, place: bool) -> Iterator[Claim]:
    """When and where, as far as the value tells it with a day."""
    if any(c.modality in (Modality.NEGATED, Modality.HYPOTHETICAL) for c in passage.clauses):
        return
    quote = (passage.document.evidence(passage.block.span),) if _is_short(passage) else (passage.quote([]),)
    for date in passage.dates if day else ():
        if date.start is not None and date.relation in ("on", "period", "from") and len(date.start) > 4:
            yield Claim(event, "heldOn", Value(days_of(date)), quote, "agenda", 0.85)
            break
    if not place:
        return
    towns = [town for town, _ in find_places(passage, 0)]
    if not towns:
        alone = [a for a in passage.arguments if a.kind == "Municipality" and a.preposition in (None, "zu")]
        towns = [a.reference.entities[0] for a in alone[:1]]
    for town in towns:
        yield Claim(event, "tookPlaceIn", town, quote, "agenda", 0.85)


def _ends(passage: Passage) -> tuple[int, int]:
    return passage.block.span.start, passage.block.span.end


_INNER: Final = re.compile(r"\b(?:Tag|Datum|Termin|Sitzungstag|Zeit|Uhrzeit|Am):? +(?=\w{0,10},? ?\d)")
"""A second label in the line of the place: "Ort: Bonndorf, Rathaus   Tag: 28. November 2023"."""


def _is_short(passage: Passage) -> bool:
    return passage.block.span.end - passage.block.span.start <= QUOTE_LIMIT


def _present(passage: Passage, event: str) -> Iterator[Claim]:
    """The persons listed as present, else the bodies."""
    people = [a for a in passage.arguments if a.kind == "Person"]
    bodies = [a for a in passage.arguments if a.kind in _BODIES and a.governor is None and not a.explains]
    for argument in people or bodies:
        for who in argument.reference.entities:
            yield Claim(event, "participant", who, (passage.quote([argument.span]),), "agenda", 0.8)
