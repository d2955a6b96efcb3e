"""Numbers in figures and words, and how many of what a text counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ingest.german.calendars import MONTHS
from ingest.german.flat_text import flatten
from ingest.german.wordlists import read_table
from ingest.model import Span

_VALUES = {word: int(value) for word, value in read_table("numbers")}
_SIMPLE = "|".join(sorted(_VALUES, key=len, reverse=True))
_BELOW_100 = re.compile(rf"(?:(?P<unit>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?P<word>{_SIMPLE})")
_HALVES = {
    "halb": Decimal("0.5"),
    "anderthalb": Decimal("1.5"),
    "eineinhalb": Decimal("1.5"),
    "einundeinhalb": Decimal("1.5"),
}
_INFLECTED = re.compile(r"(zwei|drei)er|(vier|fünf|sechs|neun|elf|zwölf|zehn)en")


def _below_hundred(word: str) -> int | None:
    found = _BELOW_100.fullmatch(word)
    if not found:
        return None
    value = _VALUES[found["word"]]
    if found["unit"]:
        return value + _VALUES[found["unit"]] if value >= 20 else None
    return value


def _below_thousand(word: str) -> int | None:
    head, hundred, tail = word.partition("hundert")
    if not hundred:
        return _below_hundred(word)
    hundreds = 1 if not head else _below_hundred(head)
    rest = 0 if not tail else _below_hundred(tail.removeprefix("und"))
    return None if hundreds is None or rest is None else 100 * hundreds + rest


@lru_cache(maxsize=4096)
def number_of(word: str) -> int | None:
    """The value of a number word ("zwölf", "zweihundertfünfzig", "dreißigtausend"), None where it is none.

    "ein" counts as 1; its other forms ("eine", "einer") are articles and no numbers.
    """
    lowered = word.lower()
    if len(lowered) > 60:
        return None
    if inflected := _INFLECTED.fullmatch(lowered):
        lowered = inflected[1] or inflected[2]
    head, thousand, tail = lowered.partition("tausend")
    if not thousand:
        return _below_thousand(lowered)
    thousands = 1 if not head else _below_thousand(head)
    rest = 0 if not tail else _below_thousand(tail.removeprefix("und"))
    return None if thousands is None or rest is None else 1000 * thousands + rest


@lru_cache(maxsize=4096)
def decimal_of(word: str) -> Decimal | None:
    """The value of figures or a number word as German writes them: "1.119.999", "256 700", "1,2", "anderthalb"."""
    if word[0].isdigit():
        if not word.isascii() or len(word) > 40:
            return None
        digits = re.sub(r",[-–]+$", "", word).replace(" ", "").replace("'", "")
        head, _, tail = digits.partition(",")
        if "." in head and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", head) is None:
            # "1.2 Mio." with the full stop of another language
            return Decimal(digits) if re.fullmatch(r"\d+\.\d{1,2}", digits) else None
        whole = head.replace(".", "")
        if not whole.isdigit() or (tail and not tail.isdigit()):
            return None
        return Decimal(f"{whole}.{tail}" if tail else whole)
    lowered = word.lower()
    if lowered in _HALVES:
        return _HALVES[lowered]
    if lowered.endswith("einhalb"):
        whole_part = number_of(lowered.removesuffix("einhalb"))
        return None if whole_part is None else whole_part + Decimal("0.5")
    if lowered in ("eine", "einer", "einen", "einem", "ein"):
        return Decimal(1)
    value = number_of(word)
    return None if value is None else Decimal(value)


BEGINNINGS = "zwei|zwo|drei|vier|fünf|sechs|sieb|acht|neun|zehn|elf|zwölf|zwan|hundert|tausend"
"""How number words begin that are no article."""
_WORD = rf"(?i:{BEGINNINGS}|einund|einhundert|eintausend)[a-zäöüß]{{0,40}}+"
_NUMBER = rf"\d{{1,3}}(?:[. ]\d{{3}})++(?!\d)(?:,\d++)?|\d++(?:,\d++)?|{_WORD}|[Aa]nderthalb|[Ee]ineinhalb"
_SCALE = r"Mio\.|Mill\.|Millionen|Million|Tsd\.|Tausend|tausend|Dutzend|Hundert|hundert"
_SCALES = {
    "Mio.": 10**6, "Mill.": 10**6, "Millionen": 10**6, "Million": 10**6, "Tsd.": 1000, "Tausend": 1000,
    "tausend": 1000, "Dutzend": 12, "Hundert": 100, "hundert": 100,
}  # fmt: skip
_ROUNDED = sorted(
    (row[0] for row in read_table("amount_modifiers") if row[1] in ("near", "min", "max")), key=len, reverse=True
)
_NEAR = rf"(?:{'|'.join(re.escape(word) for word in _ROUNDED)})"
_NOT_ADJECTIVE = (
    r"(?!(?:der|die|des|dem|den|das|und|oder|sowie|bzw|sie|ihre[rnms]?|seine[rnms]?|eine[rnms]?|diese[rnms]?|jede[rnms]?|"
    r"alle[rnms]?|über|unter|hinter|wegen|gegen|neben|zwischen|oben|haben|hatten|werden|wurden|waren|sollen|wollen|können|"
    r"wurde|hatte|bilden|gehören|leben|wohnen|aber|immer|wieder|weiter|bisher|später|hinzu|heute|sondern)\b)"
)
_COUNT = re.compile(
    rf"(?:(?<![\w.,/:§–-])(?P<near>{_NEAR}) +)?(?<![\w.,/:§–-])(?:(?P<half>(?:ein(?:e[nrm]?)? +)?halbe[sn]?) +|"
    rf"(?:[Ee]in +)?(?P<number>{_NUMBER})(?![\w%€]|[.,:/–-]\d|-[A-Za-zÄÖÜ]|\. ?[a-zäöü])(?: +(?P<scale>{_SCALE}))?|"
    rf"[Ee]in(?:e[mn]?)? +(?P<dozen>Dutzend|Million|Hundert)|(?P<both>[Bb]eide[nr]?)|[Zz]u +(?P<party>\w{{3,20}}t)\b)"
    rf"(?P<of> +(?:von +)?(?:der|den|ihrer|unserer|dieser|aller|insgesamt)(?: +(?:rund +)?(?:{_NUMBER}))?)?"
    rf"(?P<adjectives>(?: +{_NOT_ADJECTIVE}[a-zäöüß]{{2,30}}(?:e|en|er|em|"
    rf"es),?){{0,3}}(?: +[A-ZÄÖÜ][\wäöüß-]{{2,30}}er(?= +[A-ZÄÖÜ]))?)"
    rf"(?: +(?:[A-ZÄÖÜ][\w-]{{1,40}}- +(?:und|oder|bzw\.) +)?(?P<noun>[A-ZÄÖÜ][\w-]{{1,60}}\w))?"
)
_PARTIES = {
    "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8, "neunt": 9, "zehnt": 10,
    "elft": 11, "zwölft": 12, "dreizehnt": 13, "vierzehnt": 14, "fünfzehnt": 15,
}  # fmt: skip
_MONEY = re.compile(r"Euro|EUR|DM|Mark|Prozent|Prozentpunkte?|Cent|Franken|Dollar|TEUR|Uhr")


@dataclass(frozen=True, slots=True)
class Count:
    """A text counts ``value`` of ``noun`` ("Städte", as written; None where it leaves the noun out: "es sind elf").

    ``span`` reaches from the number to the noun. "beide" and "zu zweit" are 2.
    """

    span: Span
    value: int
    noun: str | None
    approximate: bool


def find_counts(text: str, span: Span | None = None) -> tuple[Count, ...]:
    """What is counted within ``span``; sums of money, shares, ordinals and dates are none of it."""
    flat = flatten(text, span or Span(0, len(text)))
    counts: list[Count] = []
    position = 0
    while found := _COUNT.search(flat.text, position):
        position = max(found.end(), position + 1)
        if found["of"] and any(letter.isdigit() or letter.isalpha() for letter in found["of"]):
            position = found.start("of")  # "vier der zehn Mitglieder": ten are counted as well
        value = _value(found)
        noun = found["noun"]
        if value is None or (noun and (_MONEY.match(noun) or noun.lower() in MONTHS)):
            continue
        adjectives = found["adjectives"]
        if found["number"] and _YEAR.match(flat.text, found.start("number")):
            position = found.end("number")  # "lebten 2016 insgesamt 34.120 Personen"
            continue
        if not noun and (found["half"] or _no_count_alone(found, value, flat.text)):
            continue
        start = found.start("number") if found["number"] else found.start()
        end = found.end("noun") if noun else found.start("adjectives") if adjectives else found.end()
        if not noun and found["of"]:
            end = found.start("of")
        where = flat.span(start, end)
        counts.append(Count(where, value, noun, found["near"] is not None))
    return tuple(counts)


_YEAR = re.compile(r"(?:19|20)\d\d (?:insgesamt|zusammen|rund|etwa|noch|über|knapp|gut|mehr als|bereits|schon) \d")
"""A year right before what was counted in it."""


def _value(found: re.Match[str]) -> int | None:
    if found["both"]:
        return 2
    if found["party"]:
        return _PARTIES.get(found["party"].lower())
    if found["dozen"]:
        return _SCALES[found["dozen"]]
    if found["half"]:
        return None
    number = decimal_of(found["number"])
    if number is None:
        return None
    value = number * _SCALES[found["scale"]] if found["scale"] else number
    return int(value) if value == value.to_integral_value() and value < 10**12 else None


_NUMBERED = re.compile(r"[A-ZÄÖÜ][\w-]* +$")  # "Am Graben 4", "Frage 2": a number behind a name counts nothing
_ORDINAL = re.compile(r"\.(?= *\S)")
_AFTER_NUMBER = re.compile(r" *(?:%|€|\$|v\. ?H\.|Prozent|Uhr|km|m²|ha\b|qm|Hektar|[–-] *\d)")


def _no_count_alone(found: re.Match[str], value: int, text: str) -> bool:
    """Whether a number without a noun counts nothing: years, house numbers and measures."""
    if found["both"]:
        return bool(found["adjectives"])
    if found["party"]:
        return False
    if _AFTER_NUMBER.match(text, found.end("number")):
        return True
    if not found["number"] or not found["number"][0].isdigit():
        return False
    if "." not in found["number"] and (1500 <= value <= 2100 or value == 0 or len(found["number"]) > 8):
        return True
    return bool(_NUMBERED.search(text, max(0, found.start() - 40), found.start())) or bool(
        value < 367 and _ORDINAL.match(text, found.end("number"))
    )
