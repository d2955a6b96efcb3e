"""Which lines are headings, and how deep they stand."""

from __future__ import annotations

import re

_NUMBERED = re.compile(
    r"(?:§{1,2}\s?\d+[a-z]?|\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-H]\.|\[\d{1,3}\]|\(\d{1,3}\))\s+(?=\S)"
)
_MARKDOWN = re.compile(r"(#{1,6})\s+")
_YEAR = re.compile(
    r"(?:(?:im )?jahr |seit |ab )?(?:18|19|20)\d\d(?:\s?(?:[–/-]|bis)\s?(?:(?:18|19|20)?\d\d|heute))?:?", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d")
_HANGING = re.compile(
    r"(?:[,;–-]|\b(?:und|oder|sowie|der|die|das|den|dem|des|ein|eine|einer|einem|einen|von|vom|im|in|am|an|auf|aus|bei|mit|"
    r"nach|seit|ab|je|pro|laut|zwischen|gegen|ohne|vor|zu|zum|zur|für|durch|über|unter|als|wie|dass|ihre?|seine?|rund|eigener|eigenen))$"
)
_DASH_ALONE = re.compile(r"\s{2,}[–-]$|:\s*[–-]$|^[–-]$")  # "Vorsitz:  –": a value left empty
_OPENING = re.compile(r"[a-zäöüß(]")
_NOTE = re.compile(
    r"(?:[Ii]m )?[Aa]uftrag (?:der|des|von|vom) "
    r"|(?:Gefördert|Finanziert|Kofinanziert|Unterstützt|Bezuschusst|Ausgezeichnet|Prämiert)"
    r" (?:von|vom|durch|aus|mit|über) "
    r"|(?:Beauftragt|Erstellt|Erarbeitet|Bearbeitet|Durchgeführt|Umgesetzt) (?:von|vom|durch|für|im Auftrag) "
    r"|\d{4}(?:[/–-]\d{2,4})?, (?:für|im) "
)
"""How lines open that say who ordered or paid what the heading above them names."""


def is_year(line: str) -> bool:
    """Whether the line is a year or span of years alone, the heading of a chronicle's entry."""
    return len(line) <= 20 and _YEAR.fullmatch(_FRAMED.sub(r"\2", line)) is not None


_FRAMED = re.compile(r"^([·•*–—|~=+\[]{1,3}) ?(.+?) ?(?:\1|\])$")
"""A year set between two like marks: "· 2001 ·", "[2001]"."""


def may_head(line: str) -> bool:
    """Whether a line has the look of a heading: short, no full stop, not left hanging, not begun in small letters."""
    if not line or len(line) > 120 or line[-1] in ".,;…" or line.endswith((" –", "-")):
        return line.endswith("...") is False and _abbreviated(line)
    if line[-1] == ":" and line.count(" ") >= 3:
        return False
    if is_year(line):
        return True
    if breaks_off(line) or _OPENING.match(line) or _NOTE.match(line) or is_enumeration(line):
        return False
    return any(letter.isalpha() for letter in line) or _DAY.fullmatch(line) is not None


def is_enumeration(line: str) -> bool:
    """Whether a line only lists names: "A | B | C", "A, B, C und D"."""
    if any(line.count(sign) > 1 for sign in _SIGNS) or line.count(" – ") > _DASHES:
        return True
    if ("   " in line or "\t" in line) and len(cells := re.split(r" {3,}|\t", line)) > _DASHES and _are_names(cells):
        return True
    if line.count(", ") < _COMMAS:
        return False
    return _are_names(re.split(r", | und | sowie ", line))


def _are_names(parts: list[str]) -> bool:
    return all(part[:1].isupper() and part.count(" ") < _NAME for part in parts)


_SIGNS = (" | ", " • ", " · ", " ∙ ", "; ", " * ", " ▪ ", " / ")
_DASHES = 2
"""A heading may name the ends and the middle of a way: "Radweg A – B – C"."""
_COMMAS = 3
_NAME = 4
"""Words of a name in an enumeration."""


def _abbreviated(line: str) -> bool:
    return (
        len(line) <= 120
        and line.endswith(("e. V.", "e.V.", "e. G.", "i. L.", "v. H.", "Vogtl.", "b. R."))
        and _NUMBERED.sub("", line)[:1].isupper()
    )


def may_follow(line: str) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    return bool(_OPENING.match(line)) or line[:1] in ",;.)–&"


_END = re.compile(r"[.!?…:][)“”\"»’]*$")


def ends(line: str) -> bool:
    """Whether a line closes a sentence or leads in a list."""
    return bool(_END.search(line[-12:]))


def breaks_off(line: str) -> bool:
    """Whether a line stops where neither a sentence nor a name can end: at a comma, an article, a preposition."""
    words = line[-40:]
    return len(line) > 3 and bool(_HANGING.search(words)) and not _DASH_ALONE.search(words)


def heading_depth(line: str) -> int | None:
    """How deep a heading says itself that it stands: "2.1" is 3 (the title is 1), capitals 2, others None."""
    if marked := _MARKDOWN.match(line):
        return len(marked[1])
    if numbered := _NUMBERED.match(line):
        return 2 + numbered[0].strip().rstrip(".").count(".")
    letters = [letter for letter in line if letter.isalpha()]
    if len(letters) >= 6 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters):
        return 2
    return None


def is_plural_heading(line: str) -> bool:
    """Whether the line heads several records that each begin with a name: "Laufende Projekte"."""
    return _PLURAL.fullmatch(line) is not None


_PLURAL = re.compile(
    r"(?:\w+ ){0,2}(?:\w*[Pp]rojekte|\w*[Mm]aßnahmen|Vorhaben|Referenzen|Beispiele|Bewilligungen|Konzepte)"
)
