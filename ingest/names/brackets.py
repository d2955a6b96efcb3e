"""Where brackets and quotations beside a name end, and the short forms that stand in them."""

from __future__ import annotations

from typing import Final

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
    closers = _CLOSING[words.forms[at]]
    for end in range(at + 1, min(at + _LONGEST_QUOTATION, len(words))):
        if words.forms[end][0] in closers:
            return end + 1 if end > at + 1 else None
        if words.breaks[end] == 2:
            return None
    return None
