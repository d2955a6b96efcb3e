"""Nouns that name a thing by themselves: "Wartburgregion", "Werra-Allianz", "Dorferneuerungsprogramm"."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.lexicon import Head, cues
from ingest.names.words import BLOCK, Words

_MONEY_WORD: Final = re.compile(r"Euro$|€$|EUR$|Förder|geförder|Programm|Zuschuss|Zuwendung|Budget|Mittel$|Mitteln$")
_NEAR: Final = 15
"""Words around a name in which money is spoken of."""


def is_own_name(words: Words, index: int, head: Head) -> bool:
    """Whether the compound at word ``index`` is the name of one region, cooperation or programme."""
    form = words.forms[index]
    if _is_own_region(form, head) or _is_own_alliance(form, head) or _is_own_programme(words, index, head):
        return True
    return _is_heading(words, index) and _is_built(form, head)


def _is_heading(words: Words, index: int) -> bool:
    """Whether the word is all of a heading but a number before it: "2. Grabfeldallianz"."""
    if words.kinds[index] is not BlockKind.HEADING or (index + 1 < len(words) and words.breaks[index + 1] != BLOCK):
        return False
    first = index
    while (
        first > 0 and words.breaks[first] != BLOCK and not words.forms[first - 1].isalpha() and index - first < _NUMBER
    ):
        first -= 1
    return words.breaks[first] == BLOCK or first == 0


def _is_built(form: str, head: Head) -> bool:
    """Whether a compound without a dash is made of a cooperation's noun and a first part that is its own."""
    at = form.lower().rfind(head.lemma.lower())
    if head.kind != "Cooperation" or at < _PROPER or at + len(head.lemma) != len(form):
        return False
    prefix = form[:at].lower()
    generic = cues("generic_alliances") | cues("general_first_parts")
    return not any(prefix.removesuffix(ending) in generic for ending in ("", "s", "n", "en", "e"))


_NUMBER: Final = 3
_PROPER: Final = 4
"""Letters of a first part that may be the name of a landscape."""


def speaks_of_money(words: Words, first: int, last: int) -> bool:
    """Whether money is spoken of near by: then an initiative is a programme."""
    near = words.forms[max(0, first - _NEAR) : last + _NEAR]
    return any(_MONEY_WORD.match(form) for form in near)


def _is_own_region(form: str, head: Head) -> bool:
    """Whether a compound names a region by itself: "Wartburgregion", but not "Modellregion"."""
    if head.kind != "Region" or head.lemma != "Region" or len(form) < 9:
        return False
    return cues("generic_regions").isdisjoint((form.removesuffix("en"), form.removesuffix("s")))


def _is_own_alliance(form: str, head: Head) -> bool:
    """Whether a compound with a dash names a cooperation by itself: "Werra-Allianz", but not "LEADER-Netzwerk"."""
    if head.kind != "Cooperation" or "-" not in form.strip("-"):
        return False
    prefix = form[: max(form.lower().rfind(head.lemma.lower()), 0)].rstrip("-")
    parts = [part.lower() for part in prefix.split("-") if part]
    return bool(parts) and any(part.removesuffix("s") not in cues("generic_alliances") for part in parts)


def _is_own_programme(words: Words, index: int, head: Head) -> bool:
    """Whether a compound names a programme of money by itself: "Dorferneuerungsprogramm", "ZILE-Richtlinie"."""
    form = words.forms[index]
    if head.kind != "Programme" or head.whole or len(form) < len(head.lemma) + _SPECIFIC:
        return False
    prefix = form[: form.lower().rfind(head.lemma.lower())].rstrip("-").lower()
    return prefix not in cues("generic_programmes") and speaks_of_money(words, index, index)


_SPECIFIC: Final = 3
"""Letters that make a compound more than its noun."""
