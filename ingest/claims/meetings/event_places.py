"""Where events took place: the town behind "in" or a hall, or the one that stands in the line that announces it."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import Span
from ingest.passages.passages import Passage

PLACES: Final = frozenset({"in", "nach", "bei"})
_HALLS: Final = re.compile(
    r"\w*(?:rathaus|haus|hauses|halle|saal|saales|schloss|kloster|zentrum|hotel|gasthof|schule|museum|burg|scheune|hof|forum"
    r"|landratsamt|theater|bibliothek|park|bad|kirche|akademie|campus|heim|aula|mensa|residenz|stube|keller|brauerei"
    r"|gaststätte|marktplatz|platz|mühle|domäne|gutshof|fabrik|werk|universität|hochschule|amt|arena|gymnasium|bahnhof|abtei|foyer|stadel"
    r"|zelt|börse|remise|orangerie|kurhaus|pfarrheim|klinik|rathauses|vereinsheim)"
)
"""Buildings that events are held in."""
_DAY: Final = 10
"""Characters of a date to the day."""


def find_places(passage: Passage, token: int) -> list[tuple[str, Span]]:
    """The towns behind "in" nearest to a token, those enumerated with them, and the town whose hall it was: "im Rathaus
    von Ebern", "im Eberner Rathaus"."""
    places = [
        a for a in passage.arguments
        if a.kind == "Municipality" and len(a.reference.entities) == 1
        and (a.preposition in PLACES or (a.preposition in (None, "von", "zu") and _HALLS.fullmatch(a.governor or "")))
    ]  # fmt: skip
    if (seat := _town_of_hall(passage)) is not None:
        return [seat]
    nearest = min(places, key=lambda a: abs(a.token - token), default=None)
    if nearest is not None:
        return [(a.reference.entities[0], a.span) for a in places if a.group == nearest.group]
    if passage.is_fragment and (listed := _listed_place(passage)) is not None:
        return [listed]
    for word, hall in zip(passage.sentence.tokens, passage.words[1:], strict=False):
        if _HALLS.fullmatch(hall) and (town := passage.register.demonym(word.text)) is not None:
            return [(town, word.span)]
    return []


def _town_of_hall(passage: Passage) -> tuple[str, Span] | None:
    """The town behind the comma after the name of a hall: "im Kloster Bronnbach, Wertheim"."""
    towns = {a.token for a in passage.arguments if a.kind == "Municipality"}
    for town in passage.arguments:
        if town.kind != "Municipality" or town.preposition not in (None, *PLACES):
            continue
        if len(town.reference.entities) != 1 or town.token < _HALL or passage.words[town.token - 1] != ",":
            continue
        before = range(town.token - 2, max(-1, town.token - 2 - _HALL), -1)
        comma = next((i for i in before if passage.words[i] in _PARTING), -1)
        hall = any(_HALLS.fullmatch(passage.words[i]) for i in before if i > comma and i not in towns)
        led = comma < 0 or passage.words[comma] in (*PLACES, "im", "auf", "am", ",")
        if hall and led:
            return town.reference.entities[0], town.span
    return None


_HALL: Final = 4
"""Words of the name of a hall."""
_PARTING: Final = frozenset({",", ";", ".", "(", ")", ":", "in", "im", "auf", "am", "an", "bei", "und", "des", "der"})


def _listed_place(passage: Passage) -> tuple[str, Span] | None:
    """The town in a line that announces an event, behind its day or between it and the event: "Regionalforum, 11.
    Dezember 2026, Ebern", "Festakt „10 Jahre Allianz“, Ebern, 3. Mai 2024"; behind the event where the day is the label
    of the line: "11.12.2026: Regionalforum, Ebern"."""
    towns = [a for a in passage.arguments if a.kind == "Municipality" and len(a.reference.entities) == 1]
    days = [d for d in passage.dates if d.start is not None and len(d.start) == _DAY]
    events = [a for a in passage.arguments if a.kind == "Event"]
    towns = [a for a in towns if a.governor is None]
    if len(towns) != 1:
        return None
    town, text = towns[0], passage.document.text
    if len(days) == 1 and town.span.start > days[0].span.end:
        before = days[0].span.end
    elif events and town.span.start > events[-1].span.end and (len(days) == 1 or passage.entry is not None):
        before = events[-1].span.end
    else:
        return None
    gap = text[before : town.span.start].strip()
    return (town.reference.entities[0], town.span) if _COMMA.fullmatch(gap) else None


_COMMA: Final = re.compile(r"[,|·;–-](?: ?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[–-] ?\d{1,2}(?:[:.]\d\d)?)? Uhr)? ?,)?")
