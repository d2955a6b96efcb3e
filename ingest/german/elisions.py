"""Figures that leave their unit to a number beside them: "der Bund gibt 2, der Kreis 1,5 Millionen Euro"."""

from __future__ import annotations

import re

FIGURE = r"\d{1,3}(?:[. ']\d{3})++(?!\d)(?:,\d{1,2}+(?!\d))?|\d++(?:[.,]\d++)?"
WINDOW = 72
_BEFORE = re.compile(
    rf"(?<![\w.,/§:–-])(?P<figure>{FIGURE})(?:,| und|, und| sowie) "
    r"(?:der|die|das|vom|von|des|aus|durch|auf|an|für|seitens|weitere)(?: [^\W\d](?:[^\W\d]|-){1,40}){1,5}"
    r"(?: (?:rund|etwa|gut|knapp|circa|ca\.|über|weitere|mit|zu|noch|je))? $"
)
"""The figure is parted from the number behind it by the one who gives or gets that."""
_BEHIND = re.compile(
    r"[^.;!?()\d]{0,60}?(?:,| und|, und| sowie) (?:der|die|das|vom|von der|von|des|aus dem|durch)"
    r"(?: [^\W\d](?:[^\W\d]|-){1,40}){1,5}?"
    r"(?: (?:weitere|noch|nochmals|rund|zu))? (?P<figure>\d{1,2}(?:,\d)?|zehn|zwanzig|dreißig|vierzig|fünfzehn|fünf)"
    r"(?=[,.;]|$| (?:und|sowie) )"
)
"""The figure is told behind a number with its unit, parted from it by the one who gives that: "60 Prozent, der Kreis
20"."""
_BEFORE_GIVER = re.compile(
    r"[^.;!?()\d]{0,60}?(?:,| und|, und| sowie) (?:weitere |rund |noch )?"
    r"(?P<figure>\d{1,2}(?:,\d)?|zehn|zwanzig|dreißig|vierzig|fünfzehn|fünf)(?= (?:vom|von|aus|durch|seitens) )"
)
"""The figure is told behind a number with its unit, before the one who gives that: "60 Prozent vom Bund, 20 vom
Land"."""
_NO_MEASURE = re.compile(
    r"\b(?:am|vom|zum|bis|seit|ab|um|im|Jahre?n?|Nr\.|Nummer|Punkt|TOP|Platz|Artikel|Seite|Kapitel|Absatz|Uhr|Januar"
    r"|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|und|von) $"
)
"""What stands before a figure that is no sum or share."""
_THEREOF = re.compile(
    r"(?<![\w.,/§:–-])(?P<before>\d{1,3}(?:\.\d{3})+) davon\b"
    r"|\b[Dd]avon (?:[a-zäöüß]+ ){0,2}(?P<behind>\d{1,3}(?:\.\d{3})+)(?= (?:vom|von|aus|der|die|das|über|für)\b|[;,.] )"
)
"""A part of the sum before it: "80.000 Euro, 60.000 davon trug der Bund"."""


def find_before(words: str, start: int, done: int) -> re.Match[str] | None:
    """The figure (group ``figure``) behind ``done`` that has the unit of the number at ``start``."""
    found = _BEFORE.search(words, max(done, start - WINDOW), start)
    if found is None or _NO_MEASURE.search(words, max(done, found.start() - 24), found.start()):
        return None
    return found


def find_thereof(words: str, end: int) -> tuple[int, int] | None:
    """Where the next figure behind ``end`` stands that is a part of the sum before it and leaves out its unit."""
    found = _THEREOF.search(words, end, end + WINDOW)
    return None if found is None else found.span(found.lastgroup or 0)


def find_behind(words: str, end: int) -> re.Match[str] | None:
    """The figure (group ``figure``) that has the unit of the number that ends at ``end``."""
    reach = end + WINDOW + WINDOW
    readings = [m for pattern in (_BEHIND, _BEFORE_GIVER) if (m := pattern.match(words, end, reach)) is not None]
    return min(readings, key=lambda m: m.start("figure"), default=None)
