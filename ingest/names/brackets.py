"""Where brackets and quotations beside a name end, and the short and full forms that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.names.sightings import Sighting
from ingest.names.words import Words

OPENING: Final = frozenset('„“"»‚«')
_CLOSING: Final = {"„": '“”"', "“": '”"', '"': '"“”', "»": "«", "«": "»", "‚": "‘'"}
_LONGEST_QUOTATION: Final = 18
"""Words of a quotation that may still be a name; beyond it is speech."""


def abbreviation(words: Words, at: int) -> tuple[int, str]:
    """ "(ILEK)" or "(Arge)" at word ``at``: where it ends and what it is; ", kurz KNF" is left unread."""
    forms = words.forms
    called = _called(words, at)
    if called:
        return at, called
    if at + 2 < len(forms) and forms[at] == "(" and not words.breaks[at]:
        close = at + 2
        if forms[at + 1] == "kurz" and forms[at + 3 : at + 4] == [")"]:
            close = at + 3
        if forms[close] == ")":
            inner = forms[close - 1]
            capitals = sum(c.isupper() for c in inner)
            if 2 <= len(inner) <= 14 and inner[0].isalpha() and (capitals >= 2 or inner in {"Arge", "Kag"}):
                return close + 1, inner
    return at, ""


def _called(words: Words, at: int) -> str:
    """The short form in ", kurz KNF", "– kurz „SUK“ –", "(im Folgenden: AGN)", "(nachfolgend Verband genannt)"."""
    forms = words.forms
    if at + 2 >= len(forms) or words.breaks[at] or forms[at] not in {",", "–", "-", "("}:
        return ""
    end = at + 1
    while end < len(forms) and end - at < _LONGEST_CALL and forms[end].lower() in _CALLS:
        end += 1
    if _TELLING.isdisjoint(forms[at + 1 : end]) or end + 1 >= len(forms) or words.breaks[end]:
        return ""
    end += forms[end] in OPENING
    short = forms[end]
    capitals = sum(c.isupper() for c in short)
    clear = capitals > 1 if "kurz" not in forms[at + 1 : end] else short[0].isupper()
    return short if clear and 2 <= len(short) <= _LONGEST_SHORT else ""


_CALLS: Final = frozenset(
    {"kurz", ":", "im", "folgenden", "weiteren", "nachfolgend", "abgekürzt", "abkürzung", "auch", "genannt", "künftig"}
)
_TELLING: Final = _CALLS - {":", "im", "auch", "künftig"}
_LONGEST_CALL: Final = 5
_LONGEST_SHORT: Final = 14


def quotation_end(words: Words, at: int) -> int | None:
    """The word after the closing mark of the quotation that opens at ``at``, if it is short enough for a name."""
    if words.forms[at] == "“" and _closes_here(words, at):
        return None
    closers = _CLOSING[words.forms[at]]
    for end in range(at + 1, min(at + _LONGEST_QUOTATION, len(words))):
        if words.forms[end][0] in closers:
            return end + 1 if end > at + 1 else None
        if words.breaks[end] == 2:
            return None
    return None


def _closes_here(words: Words, at: int) -> bool:
    """Whether the mark, which opens in English and closes in German, closes what was opened before."""
    for index in range(at - 1, max(at - _LONGEST_QUOTATION, -1), -1):
        if words.forms[index][0] in "„“”" or words.breaks[index] == 2:
            return words.forms[index] == "„"
    return False


def with_written_out(words: Words, sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings, where the full name in brackets behind its abbreviation has that as another name: "das ILEK
    (Integriertes Ländliches Entwicklungskonzept)"."""
    ends = {s.last: s for s in sightings if not s.refers and s.name.isupper()}
    found: list[Sighting] = []
    for sighting in sightings:
        short = ends.get(sighting.first - 1)
        bracketed = short is not None and words.forms[sighting.first - 1] == "("
        if short is not None and bracketed and short.kind == sighting.kind and _spells(sighting.name, short.name):
            sighting = replace(sighting, aliases=(*sighting.aliases, short.name))
        found.append(sighting)
    return found


def _spells(full: str, short: str) -> bool:
    """Whether the letters of the abbreviation come in the full name in their order, the first one first."""
    rest = iter(full.lower())
    return " " in full and full[:1] == short[:1] and all(letter in rest for letter in short.lower())
