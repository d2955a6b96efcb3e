"""Visits told in several sentences: who received whom, when and where; the noun ("der Besuch") often comes last."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from ingest.german.dates import Date
from ingest.model import BlockKind, Claim, Modality, Value
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_NAMES: Final = re.compile(
    r"(?:.*\s)?(?:exkursion|fachexkursion|besuch|treffen|bereisung|delegationsreise|delegationsbesuch|erfahrungsaustausch"
    r"|informationsreise|informationsfahrt|studienfahrt|studienreise|gegenbesuch|arbeitsbesuch|austausch)"
)
_RECEIVES: Final = re.compile(
    r"(?:begrüß|empf[iä]ng|empfangen|besuch|besichtig|eingetroffen|anreist|angereist|gereist|reiste|weilt|willkommen)"
)
_ARRIVES: Final = frozenset({"traf", "trafen"})
_GUESTS: Final = re.compile(
    r"(?:delegation|abordnung|besuchergruppe|reisegruppe|gruppe|vertreter|vertretern|gäste|gästen)"
)
_HOSTS: Final = frozenset({"Cooperation", "Organisation", "Committee", "Ministry", "Authority"})
_PLACES: Final = frozenset({"in", "nach"})


def find_claims(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """``heldOn``, ``tookPlaceIn`` and ``participant`` of the one visit that a text tells of.

    Nothing where no sentence tells of guests who were received, or where the text names no noun for it.
    """
    visits = [(p, a) for p in passages for a in p.arguments if _is_visit(p, a)]
    if not visits:
        return
    told = [p for p in passages if p.block.kind is not BlockKind.HEADING and _tells(p)]
    if not any(_is_guest(a) for p in told for a in p.arguments):
        return
    visit = max(visits, key=lambda v: (len(v[0].name(v[1].reference.entities[0])), -v[0].sentence.span.start))
    entity = visit[1].reference.entities[0]
    held = _days([(p, d) for p in told for d in p.dates])
    if held is not None:
        passage, lexical = held
        yield Claim(entity, "heldOn", Value(lexical), (passage.quote([passage.sentence.span]),), "visit", 0.8)
    for passage in told:
        for argument in passage.arguments:
            quote = (passage.quote([argument.span]),)
            if argument.kind == "Municipality" and argument.preposition in _PLACES:
                for place in argument.reference.entities:
                    yield Claim(entity, "tookPlaceIn", place, quote, "visit", 0.8)
            elif argument.kind in _HOSTS and (_is_guest(argument) or _is_host(argument)):
                for who in argument.reference.entities:
                    yield Claim(entity, "participant", who, quote, "visit", 0.8)


def _tells(passage: Passage) -> bool:
    """Whether the sentence says that somebody received somebody, or arrived."""
    words = passage.words
    hit = next((i for i, w in enumerate(words) if _RECEIVES.match(w)), None)
    if hit is None and not _ARRIVES.isdisjoint(words) and words[-2:-1] == ("ein",):
        hit = next(i for i, w in enumerate(words) if w in _ARRIVES)
    return hit is not None and passage.modality(passage.clause_at(hit)) is Modality.ASSERTED


def _is_visit(passage: Passage, argument: Argument) -> bool:
    one = argument.kind == "Event" and len(argument.reference.entities) == 1
    return one and _NAMES.fullmatch(passage.name(argument.reference.entities[0]).lower()) is not None


def _is_guest(argument: Argument) -> bool:
    return (
        argument.kind in _HOSTS
        and argument.preposition in ("aus", "von", None)
        and (argument.governor is not None and _GUESTS.fullmatch(argument.governor) is not None)
    ) or (argument.kind in ("Ministry", "Authority") and argument.preposition == "aus" and argument.governor is None)


def _is_host(argument: Argument) -> bool:
    named = argument.reference.form in ("name", "short", "noun")
    return named and ((argument.preposition is None and argument.governor is None) or argument.preposition == "von")


def _days(dates: list[tuple[Passage, Date]]) -> tuple[Passage, str] | None:
    """The days of the visit: a period if one is told, else the day, or the days that follow each other."""
    exact = [(p, d) for p, d in dates if d.start is not None and len(d.start) == 10]
    for passage, date in exact:
        if date.end is not None and date.end != date.start and not date.relative:
            return passage, f"{date.start}/{date.end}"
    days = sorted({day for _, d in exact for day in _ends(d)})
    if not days:
        return None
    passage = exact[0][0]
    first, last = datetime.date.fromisoformat(days[0]), datetime.date.fromisoformat(days[-1])
    if first != last and (last - first).days < len(days):
        return passage, f"{days[0]}/{days[-1]}"
    return (passage, days[0]) if len(days) == 1 else None


def _ends(date: Date) -> tuple[str, ...]:
    """The first and the last day; none of "in dieser Woche"."""
    if date.start is None or date.relation == "on":
        return (date.start,) if date.start else ()
    week = date.end is not None and datetime.date.fromisoformat(date.end) - datetime.date.fromisoformat(date.start)
    return (date.start, date.end) if date.end and week and week.days < 4 else ()
