"""What the words around a number say of it: approximately, at most, at least, each, a year, altogether."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.german.wordlists import read_table

Bound = Literal["max", "min"]
Period = Literal["year", "month"]

_MEANINGS = {row[0].lower(): row[1] for row in read_table("amount_modifiers")}
_BEFORE = re.compile(
    rf"(?<![\w.-])({'|'.join(re.escape(word) for word in sorted(_MEANINGS, key=len, reverse=True))}) *$", re.IGNORECASE
)
_WINDOW = 48
_NOUN_IN_FRONT = re.compile(r"(?:[A-ZÄÖÜ][\w.-]*|[\d.]+|“|\"|\)) *$")
_YEARLY_NOUN = re.compile(
    r"\b(?:(?:all)?jährliche[nrms]?|Jahres(?:beitr[aä]g|umlage|zuschuss|betrag|anteil|pauschale)\w*)\b[^.,;:]{0,40}$",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:(?:all)?jährlich|(?:pro|je) Jahr|im Jahr(?! *\d)|jedes Jahr|Jahr (?:für|um) Jahr)\b[^.,;:!?()„“\d]{0,48}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^.,;:!?()„“\n]{0,45}?(?:\b(?P<year>(?:all)?jährlich|pro (?:Haushalts)?Jahr|im Jahr(?! *\d)|je Jahr|jedes Jahr|"
    r"per annum|"
    r"Jahr für Jahr)\b|(?P<pa>p\. ?a\.)|\b(?P<month>monatlich|pro Monat|im Monat)\b)"
)
_AFTER_AT_ONCE = re.compile(
    r" ?(?:(?P<year>/ ?Jahr\b|/ ?a\b|\(?p\. ?a\.)|(?P<month>/ ?Monat\b)|\(?(?P<total>insgesamt|zusammen|gesamt)\b|"
    r"(?P<each>(?:je|pro) (?!Jahr|Monat|Haushaltsjahr)[A-ZÄÖÜ]|jeweils\b))"
)


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What stands around a number; ``start`` is where the first of its modifiers begins."""

    start: int
    approximate: bool = False
    bound: Bound | None = None
    per: Period | None = None
    each: bool = False
    total: bool = False


def find_modifiers(text: str, start: int, end: int) -> Modifiers:
    """The modifiers of the number at ``text[start:end]``, of the words right in front of it and just behind it."""
    meanings: set[str] = set()
    first = start
    left = max(0, start - _WINDOW)
    while found := _BEFORE.search(text, max(left, first - 24), first):
        word = found[1].lower()
        meaning = _MEANINGS[word]
        if word == "über" and _NOUN_IN_FRONT.search(text, max(0, found.start() - 40), found.start()):
            break  # "ein Bescheid über 600.000 Euro" is just that sum
        if word == "bis" and _NOUN_IN_FRONT.search(text, max(0, found.start() - 40), found.start()):
            break
        meanings.add(meaning)
        if meaning != "-":
            start = found.start()
        first = found.start()
    per: Period | None = "year" if "year" in meanings else "month" if "month" in meanings else None
    if per is None and (
        _YEARLY_NOUN.search(text, max(0, first - 64), first) or _YEARLY.search(text, max(0, first - 64), first)
    ):
        per = "year"
    total, each = "total" in meanings, "each" in meanings
    if behind := _AFTER_AT_ONCE.match(text, end, end + 40):
        per = per or ("year" if behind["year"] else "month" if behind["month"] else None)
        total, each = total or bool(behind["total"]), each or bool(behind["each"])
    if per is None and (later := _AFTER.match(text, end, end + 70)):
        per = "month" if later["month"] else "year"
    bound: Bound | None = "max" if "max" in meanings else "min" if "min" in meanings else None
    return Modifiers(start, "near" in meanings or bound == "min", bound, per, each, total)
