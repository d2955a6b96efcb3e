"""How many people live somewhere: "A zählt 2.900 Einwohner", "In A leben …", "die 2.900-Einwohner-Gemeinde A", totals.

A number belongs to the town that it is said of; where none is, to the cooperation or region that is spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest.german.numbers import Count, number_of
from ingest.model import Claim, Modality, Span, Value
from ingest.names.knowledge.head_nouns import PARTS, is_of_office
from ingest.names.knowledge.kinds import GROUPS, LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_INHABITANTS: Final = re.compile(r"einwohner\w*|bewohner\w*|einwohnende[nr]?|ew|einw")
_PEOPLE: Final = re.compile(r"mensch(?:en)?|leute|bürger(?:n|innen)?|köpfe|seelen|personen")
_LIVING: Final = re.compile(
    r"leb\w+|wohn\w+|zuhause|hause|heimat|beheimatet|zähl\w+|bevölker\w+|gebiet\w*|kommunen|gemeinden|vertr\w+|vertrau\w+|umfass\w+"
    r"|vereint?|vereinen|region|raum|mit|von|für|zusammen|insgesamt|hat|haben|hatte|kommt|kommen|steht|stehen"
)
_TAKING_PART: Final = re.compile(
    r"beteilig\w+|teilnahm\w*|teilgenommen|teil|kamen|besuch\w+|befrag\w+|eingeladen|feier\w+|demonstr\w+|stimm\w+|gäste|arbeit\w+|fuhr(?:en)?|fahren|gefahren|nutz\w+|genutzt|fahrgäste|zahlt\w*|lauf\w*|liefen"
)
_LEAST: Final = 100
_LEAST_PEOPLE: Final = 1000
_ASKED: Final = re.compile(r"inwohner|Bevölkerung|[Mm]enschen|groß")
_RULES: Final = frozenset({"je", "pro", "ab", "mindestens", "höchstens", "maximal", "unter", "weniger", "bis", "jeder"})
"""Before a number these speak of a rule or a rate and not of a place."""
_DENSITY: Final = re.compile(r"\s*(?:/|je|pro|auf (?:einem|einen|dem|den|ein))\s*(?:km|qkm|Quadrat)")
"""How it goes on where the number tells how many live on a square kilometre."""
_LIMIT: Final = re.compile(
    r"(?:\b(?P<before>[\wäöüß]+) )?\b(?:Städten?|Gemeinden?|Kommunen?|Orten?|Dörfern?|Regionen) "
    r"(?:mit (?:(?:mehr|weniger) als|über|unter|bis zu|höchstens|mindestens)|ab|bis|bis zu|über|unter) \d"
)
"""Before a number of inhabitants: of which size of town is spoken, unless some are counted ("sechs Gemeinden mit")."""
_BACK: Final = 60
_TOGETHER: Final = frozenset(
    {"zusammen", "insgesamt", "gemeinsam", "gesamt", "zusammengenommen", "gemeinsame", "addiert"}
)
_NUMBER: Final = r"(\d{1,3}(?:[.\u202f ]\d{3})+|\d{3,7})"
_BRACKET: Final = re.compile(rf"\s*\((?:rd\. |ca\. |rund |etwa )?{_NUMBER}\)")
_OF_THEM: Final = re.compile(rf"davon (?:(?:rund|etwa|knapp|gut|mehr als|allein|über) )*{_NUMBER} |{_NUMBER} davon ")
_NOUN: Final = 14
"""Characters between "davon" and the town: "in der Stadt "."""
_COMPOUND: Final = re.compile(rf"{_NUMBER}-Einwohner-")
_TOTAL: Final = re.compile(
    r"(?:Einwohnerzahl|Bevölkerungszahl|(?:Zahl|Anzahl) der (?:Einwohner\w*|Menschen)(?: und Einwohner)?)"
    r"[^.!?\d]{0,60}?"
    r"\b(?:beträgt|betrug|liegt|lag|von|:|bei|auf|mit)\s+(?:(?:rund|etwa|ca\.|knapp|gut|bei|insgesamt|derzeit) )*"
    r"(\d{1,3}(?:[. ]\d{3})+|\d{4,7})(?! ?(?:Euro|€|Prozent|%))"
)


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    span: Span
    sure: bool
    """Whether "Einwohner" stands with it and not just "Menschen"."""


def is_of_town(passage: Passage, count: Count) -> Argument | None:
    """The town that a count in brackets speaks of: "die Gemeinde A (ca. 1.950 Einwohner)"."""
    return _town_before(passage, count.span)


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``population`` of the towns, cooperations and regions whose inhabitants the sentence counts."""
    yield from _totals(passage)
    numbers = list(_numbers(passage))
    told = bool(numbers) or any(_ASKED.search(label.text) for label in labels)
    found = list(_in_brackets(passage)) if told else []
    for number in numbers:
        owner = _owner(passage, number)
        if owner is not None:
            found.append((owner, number))
    for owner, number in dict.fromkeys(found):
        quote = passage.quote([number.span])
        yield Claim(owner, "population", Value(str(number.value)), (quote,), "inhabitants", 0.8)


def _numbers(passage: Passage) -> Iterator[_Number]:
    """The numbers of inhabitants in a sentence that states them."""
    for count in passage.counts:
        noun = (count.noun or "").lower()
        sure = _INHABITANTS.fullmatch(noun) is not None
        if not sure and _PEOPLE.fullmatch(noun) is None:
            continue
        if any(date.span.overlaps(count.span) for date in passage.dates):
            continue
        if _DENSITY.match(passage.document.text, count.span.end):
            continue
        if count.value < (_LEAST if sure else _LEAST_PEOPLE) or _is_rule(passage, count.span):
            continue
        at = bisect_left(passage.starts, count.span.start)
        clause = passage.clause_at(at)
        words = passage.clause_words(clause)
        fits = sure or (any(map(_LIVING.fullmatch, words)) and not any(map(_TAKING_PART.fullmatch, words)))
        if fits and passage.modality(clause) is Modality.ASSERTED:
            yield _Number(count.value, count.span, sure)
    whole = passage.sentence.span
    if passage.document.text.find("-Einwohner-", whole.start, whole.end) >= 0:
        for found in _COMPOUND.finditer(passage.document.text, whole.start, whole.end):
            yield _Number(_value(found[1]), Span(found.start(), found.end()), sure=True)


def _is_rule(passage: Passage, span: Span) -> bool:
    at = bisect_left(passage.starts, span.start)
    limit = _LIMIT.search(passage.document.text, max(passage.sentence.span.start, span.start - _BACK), span.end)
    if limit is not None and number_of(limit["before"] or "") is None:
        return True
    return not _RULES.isdisjoint(passage.words[max(0, at - 2) : at])


def _value(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _in_brackets(passage: Passage) -> Iterator[tuple[str, _Number]]:
    """The bare numbers in brackets right behind towns, and those of a part: "B (2.200)", "31.000 davon in B"."""
    whole = passage.sentence.span
    for found in _OF_THEM.finditer(passage.document.text, whole.start, whole.end):
        town = next((a for a in passage.arguments if a.kind in LOCAL and 0 <= a.span.start - found.end() < _NOUN), None)
        if town is not None and town.preposition == "in" and len(town.reference.entities) == 1:
            span = Span(found.start(), found.end())
            yield town.reference.entities[0], _Number(_value(found[1] or found[2]), span, sure=True)
    for argument in passage.arguments:
        if argument.kind in LOCAL and len(argument.reference.entities) == 1:
            inside = _BRACKET.match(passage.document.text, argument.span.end, passage.sentence.span.end)
            if inside is not None:
                span = Span(inside.start(1), inside.end(1))
                yield argument.reference.entities[0], _Number(_value(inside[1]), span, sure=True)


def _owner(passage: Passage, number: _Number) -> str | None:
    """Whose inhabitants are counted."""
    town = _town_before(passage, number.span) or _town_behind(passage, number.span)
    if town is not None:
        return town.reference.entities[0] if len(town.reference.entities) == 1 else None
    labelled = passage.labelled_place
    if labelled is not None and passage.in_value(number.span):
        return labelled
    at = bisect_left(passage.starts, number.span.start)
    clause = passage.clause_at(at)
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause and not a.explains]
    groups = dict.fromkeys(e for a in inside if a.kind in GROUPS for e in a.reference.entities)
    if groups and not any(a.kind in GROUPS and a.token < at for a in inside):
        before = [a for a in inside if a.kind in LOCAL and a.preposition in (None, "in") and a.token < at]
        if len({a.reference.entities for a in before}) == 1 and len(before[0].reference.entities) == 1:
            return before[0].reference.entities[0]  # "A zählt 5.900 Einwohner, die Allianz 19.000"
    towns = [a for a in inside if a.kind in LOCAL and not (a.governor and is_of_office(a.governor))]
    subjects = [a for a in towns if a.preposition in (None, "in") and not _is_in_part(passage, a)]
    words = passage.clause_words(clause)
    if _OWN.intersection(passage.words[max(0, at - 2) : at]) or not _SHARES.isdisjoint(words):
        subjects = [a for a in subjects if a.preposition is None]  # "Ihre 78.000 Einwohner leben im Landkreis X"
    alone = len({a.reference.entities for a in subjects}) == 1
    if alone and subjects[0].preposition is None and not _MOST.isdisjoint(words):
        return subjects[0].reference.entities[0]  # "Mit 16.100 Einwohnern ist A die größte Stadt"
    single = {a.reference.entities for a in subjects}
    together = not _TOGETHER.isdisjoint(passage.clause_words(clause))
    if not groups and len(single) == 1 and len(subjects[0].reference.entities) == 1 and not together:
        return subjects[0].reference.entities[0]
    if not groups and len(subjects) > 1 and not together and len(passage.counts) > 1:
        before = [a for a in subjects if a.token < at]
        joined = before and sum(a.group == before[-1].group for a in before) > 1  # "in den Kreisen A und B leben …"
        alone = bool(before) and not joined and len(before[-1].reference.entities) == 1
        return before[-1].reference.entities[0] if alone else None
    if groups:
        return next(iter(groups))
    if passage.is_fragment and subjects:
        return None  # "Stadt Ebern · 7.200 Einwohner"
    headed = passage.own_heading("Municipality") if passage.own_heading("Cooperation") is None else None
    return headed or passage.heading_topic("Cooperation") or passage.heading_topic("Region") or _topic(passage)


def _is_in_part(passage: Passage, area: Argument) -> bool:
    """Whether only a part of an area is spoken of: "im Osten des Landkreises X"."""
    return area.kind == "District" and not PARTS.isdisjoint(passage.words[max(0, area.token - 3) : area.token])


_OWN: Final = frozenset({"ihre", "ihren", "ihrer", "seine", "seinen", "unsere", "unseren", "deren"})
_SHARES: Final = frozenset({"drittel", "viertel", "hälfte", "mehrheit", "großteil"})
_MOST: Final = frozenset({"größte", "kleinste", "einwohnerstärkste", "bevölkerungsreichste"})


def _topic(passage: Passage) -> str | None:
    return passage.topic("Cooperation") or passage.topic("Region")


def _town_before(passage: Passage, span: Span) -> Argument | None:
    """The town right before a number: "A (2.900 Einwohner)", "A mit seinen rund 2.900 Einwohnern"."""
    text = passage.document.text
    for argument in passage.arguments:
        near = argument.kind in LOCAL and argument.span.end <= span.start < argument.span.end + _REACH
        between = text[argument.span.end : span.start]
        if near and _BEFORE.fullmatch(between):
            several = any(a.group == argument.group and a.token < argument.token for a in passage.arguments)
            return None if several and "mit " in between else argument  # "die Orte A und B mit 5.000 Einwohnern"
    return None


_REACH: Final = 40
_BEFORE: Final = re.compile(
    r"\s*(?:\([\w .]{0,12}|, (?:rund|ca\.|etwa|knapp|gut)?|,? mit (?:(?:seinen|ihren|den|nur|gut|rund|etwa|knapp|ca\."
    r"|über|inzwischen|heute|derzeit|mehr als|fast) ?){0,3}) ?"
)


def _town_behind(passage: Passage, span: Span) -> Argument | None:
    """The town behind a number that is its attribute: "die 2.900-Einwohner-Gemeinde A"."""
    text = passage.document.text
    compound = text.startswith("-Einwohner-", max(span.start, span.end - 11))
    for argument in passage.arguments:
        if argument.kind in LOCAL and span.end <= argument.span.start:
            between = passage.words_between(Span(span.start, span.end), argument.span)
            counting = any(w.startswith(("zählend", "große", "starke", "umfassend")) for w in between)
            if len(between) <= 3 and (compound or counting) and "," not in between:
                return argument
            return None
    return None


def _totals(passage: Passage) -> Iterator[Claim]:
    """``population`` of "Die Zahl der Einwohner im Kooperationsraum beträgt 62.300"."""
    whole = passage.sentence.span
    if passage.document.text.find("ahl", whole.start, whole.end) < 0:
        return
    found = _TOTAL.search(passage.document.text, whole.start, whole.end)
    if found is None or passage.modality(0) is not Modality.ASSERTED:
        return
    places = [a for a in passage.arguments if a.kind in GROUPS or a.kind in LOCAL]
    subjects = dict.fromkeys(e for a in places for e in a.reference.entities)
    subject = next(iter(subjects)) if len(subjects) == 1 else None if subjects else passage.topic("Cooperation")
    if subject is not None:
        number = re.sub(r"\D", "", found[1])
        yield Claim(subject, "population", Value(number), (passage.quote([]),), "total of inhabitants", 0.8)
