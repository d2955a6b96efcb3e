"""Shares of a whole: percentages and fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.german.elisions import find_before, find_behind
from ingest.german.flat_text import flatten
from ingest.german.modifiers import Bound, find_modifiers
from ingest.german.numbers import BEGINNINGS, decimal_of
from ingest.model import Span

_WORDS = rf"(?:ein|{BEGINNINGS})[a-zäöüß]{{0,40}}"
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<low>\d{{1,3}}+(?:,\d{{1,2}}+)?|{_WORDS})(?: ?(?:bis|[–-]) ?(?P<high>\d{{1,3}}+(?:,\d{{1,2}}+)?))?"
    r"(?: ?(?:%(?:ige[nrms]?)?|v\. ?H\.|vH\b)| ?Prozent\b| ?-?prozentige[nrms]?\b| ?-?%ige[nrms]?\b)",
    re.IGNORECASE,
)
_LEFT = r"restlichen?|übrigen?|letzten?|verbleibenden?|anderen?"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<top>ein(?:em|es)?(?: weiteres| weiteren| knappes| gutes)?|einen|zwei|drei|vier|fünf|sechs"
    rf"|sieben|acht|neun|(?:das |dem )?(?:{_LEFT})) ?"
    r"(?P<bottom>Hälfte|Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Neuntel|Zehntel)n?s?|(?P<three>Dreiviertel)|"
    rf"(?P<half>(?:zur|je zur|die|der)(?: (?:zweiten?|weitere|{_LEFT}))? Hälfte|hälftig(?:e[nrms]?)?))\b"
    r"(?! (?:Jahr|Stunden?|Monat|Kilometer|Meter|Liter)\b)",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<![\w./:,])(?P<left>\d{2})(?: ?[/:] ?| zu )(?P<right>\d{2})(?![\w./:]|,\d| ?Uhr)")
_RATE = re.compile(
    r"\b(?:Förder(?:ungs)?(?:satz|quote|anteil)|Zuschuss(?:satz|quote)|Zuwendungssatz|Beihilfesatz|Finanzierungsanteil)[a-zäöüß]{0,3}"
    r"(?: (?:von|beträgt|liegt bei|betrug|lag bei|auf)|:)? ?(?P<rate>\d{1,3}(?:,\d+)?)(?![\d.,]*\d| ?(?:%|Prozent|"
    r"v\.|€|Euro|Mio))"
)
_BOTTOMS = {"hälf": 2, "drit": 3, "vier": 4, "fünf": 5, "sech": 6, "sieb": 7, "acht": 8, "neun": 9, "zehn": 10}
_HINT = re.compile(
    r"%|rozent|v\.|vH|(?:rit|ier|nf|chs|eb|ch|un|hn)tel|tel[ns]\b|lfte|lftig|\d ?[/:] ?\d|\d zu \d|[Ss]atz|quote|anteil"
)
_OF = re.compile(
    r" ?(?P<of>(?:der|des|dieser|ihrer|seiner|aller|von den|vom) (?:[a-zäöüß-]+(?:en|er|es) ){0,3}[A-ZÄÖÜ][\w-]+)"
)


_COUNTED = re.compile(
    r"(?:stimm|mitglieder$|\w*fläche|bevölkerung|einwohner|frauen|haushalte|bürger|befragten|betriebe|wald)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent ("75", "12.5", "33.33"); ``of`` names the whole as written ("der förderfähigen Kosten")."""

    span: Span
    percent: str
    of: str | None
    bound: Bound | None = None
    approximate: bool = False

    @property
    def is_of_money(self) -> bool:
        """Whether the whole may be a cost, and is no votes, people or land: "51 % der Stimmrechte"."""
        return self.of is None or _COUNTED.match(self.of.rpartition(" ")[2]) is None


def find_shares(text: str, span: Span | None = None) -> tuple[Share, ...]:
    """The shares within ``span`` in their order. Of a ratio such as "60/40" both sides are shares."""
    where = span or Span(0, len(text))
    if not _HINT.search(text, where.start, where.end):
        return ()
    flat = flatten(text, where)
    words = flat.text
    found: list[tuple[int, int, Decimal]] = []
    for match in _PERCENT.finditer(words):
        value = decimal_of(match["high"] or match["low"])
        if value is not None and value <= 1000:
            found.append((match.start(), match.end(), value))
            found.extend(_elided(words, match.start()))
            found.extend(_following(words, match.end(), value))
    found.extend((match.start(), match.end(), _fraction(match)) for match in _FRACTION.finditer(words))
    found.extend(
        (match.start("rate"), match.end("rate"), value)
        for match in _RATE.finditer(words)
        if (value := decimal_of(match["rate"])) is not None and value <= 100
    )
    for match in _RATIO.finditer(words):
        left, right = Decimal(match["left"]), Decimal(match["right"])
        if left + right == 100:
            found.append((*match.span("left"), left))
            found.append((*match.span("right"), right))
    shares: list[Share] = []
    for start, end, value in sorted(found):
        around = find_modifiers(words, start, end)
        of = _OF.match(words, end, end + 120)
        percent = f"{value.quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")
        shares.append(Share(flat.span(start, end), percent, of["of"] if of else None, around.bound, around.approximate))
    return tuple(shares)


def _elided(words: str, start: int) -> Iterator[tuple[int, int, Decimal]]:
    """The shares before the one at ``start`` that leave the unit to it: "der Bund trägt 60, der Kreis 25 Prozent"."""
    done = 0
    while (bare := find_before(words, start, done)) is not None:
        value = decimal_of(bare["figure"])
        if value is None or not 0 < value < _WHOLE:
            return
        start = bare.start("figure")
        yield start, bare.end("figure"), value


def _following(words: str, end: int, told: Decimal) -> Iterator[tuple[int, int, Decimal]]:
    """The shares behind the one that ends at ``end`` that leave out the unit: "60 Prozent, der Kreis 20"."""
    while (bare := find_behind(words, end)) is not None:
        value = decimal_of(bare["figure"])
        if value is None or value <= 0 or told + value > _WHOLE:
            return
        told += value
        end = bare.end("figure")
        yield bare.start("figure"), end, value


_WHOLE = 100


def _fraction(match: re.Match[str]) -> Decimal:
    if match["three"]:
        return Decimal(75)
    if match["half"]:
        return Decimal(50)
    top = match["top"].lower()
    value = (
        Decimal(1)
        if top.startswith(("ein", "das", "dem", "rest", "übr", "letzt", "verbl", "ander"))
        else decimal_of(top) or Decimal(1)
    )
    return 100 * value / _BOTTOMS[match["bottom"][:4].lower()]
