"""Sums of money as German writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from ingest.german.elisions import FIGURE, WINDOW, find_before, find_thereof
from ingest.german.flat_text import Flat, flatten
from ingest.german.modifiers import Bound, Period, find_modifiers
from ingest.german.numbers import BEGINNINGS, decimal_of
from ingest.model import Span

_WORDS = rf"(?:{BEGINNINGS}|ein(?:und|hundert|tausend|einhalb)|anderthalb)[a-zäöüß]{{0,40}}+|ein(?:e[nrm]?)?"
_PART = r"(?:ein(?:e[nrm]?)? )?(?:halbe[nr]?|dreiviertel|viertel)"
_NUMBER = rf"(?:(?:{FIGURE})(?:,[-–]{{1,2}})?|{_PART}|{_WORDS})"
_SCALE = r"(?:Mio\.?|Mill\.|Millionen|Million|Mrd\.?|Milliarden|Milliarde|Tsd\.?|Tausend|tausend)"
_CURRENCY = r"(?:Euro|EURO|EUR|€|DM|D-Mark|Deutsche Mark|Mark|CHF|Franken|US-Dollar|USD|Dollar|TEUR|T€|T Euro)"
_ANCHOR = re.compile(
    rf"(?:(?<![A-Za-zÄÖÜäöüß])(?P<scale>{_SCALE})(?![a-zäöüß]) *-?(?P<scaled>{_CURRENCY}(?![a-zäöüß]))?"
    rf"|(?<![A-Za-zÄÖÜäöüß])(?P<currency>{_CURRENCY})(?![a-zäöüß]))"
)
_HINT = re.compile(r"[€ET]|DM|Mi[ol]|Mrd|Mill|Mark|CHF|Fran|Doll|USD|Tsd|tausend")
_HEAD = re.compile(
    rf"(?<![\w.,/§:])(?:(?P<times>\d{{1,2}}|[a-zäöüß]{{3,6}})(?: ?[x×]|mal) *(?:je|jeweils)? *)?"
    rf"(?:(?P<low>{_NUMBER}) *(?P<scale>{_SCALE}(?![a-zäöüß]))? *(?P<currency>{_CURRENCY}(?![a-zäöüß]))? *"
    rf"(?P<to>bis zu|bis|und|bzw\.|oder|–|—|-) *)?(?P<last>{_NUMBER}) *-?$",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    rf" ?(?P<low>{FIGURE})(?:,[-–]+)?(?: ?(?P<scale>{_SCALE})(?![a-zäöüß]))?"
    rf"(?: ?(?:bis|[–-]) ?(?:{_CURRENCY} ?)?(?P<high>{FIGURE})(?:,[-–]+)?)?(?!\w)"
)
_BETWEEN = re.compile(r"\bzwischen *$", re.IGNORECASE)
_SOME_NOUN = re.compile(
    r" *(?!F[öo]rder|Zusch|Invest|Mittel|Kosten|Ausgaben|Einnahmen)[A-ZÄÖÜ]|[-\w]| +(?:[a-zäöüß]+en? +)?[A-ZÄÖÜ]\w+"
)
_PARTS = {"hal": Decimal("0.5"), "dre": Decimal("0.75"), "vie": Decimal("0.25")}


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in plain decimals: "1719999", "26704.50".

    A single sum has ``low`` alone, a range both; "bis zu X" has ``high`` alone and the bound "max"; "über X" has
    ``low`` and the bound "min". ``each``: the sum goes to each of several; ``total``: the text calls it the whole;
    ``times``: "zweimal 900.000". ``currency`` is None where a text leaves it out ("1,5 Millionen").
    """

    span: Span
    low: str | None
    high: str | None
    currency: str | None
    approximate: bool = False
    bound: Bound | None = None
    per: Period | None = None
    each: bool = False
    total: bool = False
    written: str = ""
    times: int = 1


def find_amounts(text: str, span: Span | None = None) -> tuple[Amount, ...]:
    """The sums of money within ``span``, in their order. Their span reaches from the first figure to the currency."""
    where = span or Span(0, len(text))
    if not _HINT.search(text, where.start, where.end):
        return ()
    flat = flatten(text, where)
    words = flat.text
    amounts: list[Amount] = []
    done = begun = 0
    for anchor in _ANCHOR.finditer(words):
        if anchor.start() < done:
            continue
        for reading in _with_elided(words, tuple(_read(words, anchor, done)), done):
            amount = _amount(flat, reading)
            first = amounts[-1] if amounts else None
            if first and first.low and amount.low and _TO.fullmatch(words, done, reading.start):
                # "500.000 Euro bis 1 Mio. Euro": one range, both with a unit
                amounts[-1] = replace(
                    first,
                    span=flat.span(begun, reading.end),
                    high=amount.low,
                    currency=first.currency or amount.currency,
                    per=first.per or amount.per,
                    written=words[begun : reading.end],
                )
            else:
                begun = reading.start
                amounts.append(amount)
            done = reading.end
        if amounts and (part := find_thereof(words, done)) and not _ANCHOR.match(words, part[1] + 1):
            value = decimal_of(words[slice(*part)])
            amounts.append(_amount(flat, _Reading(*part, value, None, amounts[-1].currency)))
            done = part[1]
    return tuple(amounts)


_TO = re.compile(r" *(?:bis(?: zu)?|–|—|-) *")


class _Reading(NamedTuple):
    """A sum as figures: where it stands in the flat text, and what it comes to."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    times: int = 1


def _amount(flat: Flat, reading: _Reading) -> Amount:
    """The sum with what the words around it say of it."""
    start, end, low, high, currency, times = reading
    around = find_modifiers(flat.text, start, end)
    if high is None and around.bound == "max":
        low, high = None, low
    return Amount(
        flat.span(start, end),
        _plain(low),
        _plain(high),
        currency,
        around.approximate,
        around.bound,
        around.per,
        around.each,
        around.total,
        flat.text[start:end],
        times,
    )


def _read(words: str, anchor: re.Match[str], done: int) -> Iterator[_Reading]:
    """The sums whose unit stands at ``anchor``: one, a range, or two that are named together."""
    unit = anchor["scaled"] or anchor["currency"]
    end = anchor.end() if unit else anchor.end("scale")
    if unit is None and _SOME_NOUN.match(words, end):
        return
    head = _HEAD.search(words, max(done, anchor.start() - WINDOW), anchor.start())
    if head is None:
        if anchor["currency"] and (behind := _PREFIXED.match(words, anchor.end(), anchor.end() + WINDOW)):
            factor = _factor(behind["scale"]) * _unit_factor(unit)
            low, high = _scaled(behind["low"], factor), _scaled(behind["high"], factor)
            yield _Reading(anchor.start(), behind.end(), low, high, _currency(unit))
        return
    factor = _factor(anchor["scale"]) * _unit_factor(unit)
    last = _scaled(head["last"], factor)
    if last is None or (unit is None and anchor["scale"][0] in "Tt"):
        return
    number = decimal_of(head["times"]) if head["times"] else None
    several = number is not None and number < 100
    single = _Reading(
        head.start("times" if several else "last"),
        end,
        last,
        None,
        _currency(unit),
        int(number) if number is not None and several else 1,
    )
    yield from _pair(words, head, single, factor, unit) or (single,)


def _with_elided(words: str, read: tuple[_Reading, ...], done: int) -> tuple[_Reading, ...]:
    """The sums with those before them that lend their unit: "der Bund gibt 2, der Kreis 1,5 Millionen Euro"."""
    found = list(read)
    while found and found[0].low is not None and found[0].currency is not None:
        first = found[0]
        bare = find_before(words, first.start, done)
        if bare is None:
            break
        value = decimal_of(bare["figure"])
        scaled = _SCALE_OF.search(words, first.start, first.end)
        if value is None or (scaled is None and "." not in bare["figure"]) or (scaled and value >= _MOST_SCALED):
            break
        factor = _factor(scaled[0]) if scaled else 1
        found.insert(0, _Reading(bare.start("figure"), bare.end("figure"), value * factor, None, first.currency))
    return tuple(found)


_SCALE_OF = re.compile(_SCALE)
_MOST_SCALED = 1000


def _pair(words: str, head: re.Match[str], last: _Reading, factor: int, unit: str | None) -> tuple[_Reading, ...]:
    """The range or the two sums of "300.000 bis 400.000 Euro", nothing where a sum stands alone."""
    own = head["scale"] or head["currency"]
    low = _scaled(head["low"], _factor(head["scale"]) * _unit_factor(head["currency"]) if own else factor)
    if low is None or last.low is None:
        return ()
    if not own and low > last.low:
        low = _scaled(head["low"], _unit_factor(unit)) or low
    ranged = head["to"].lower() not in ("und", "bzw.", "oder") or _BETWEEN.search(
        words, max(0, head.start("low") - 20), head.start("low")
    )
    if ranged and low <= last.low:
        return (_Reading(head.start("low"), last.end, low, last.low, last.currency, last.times),)
    second = last._replace(start=head.start("last"), times=1)
    if head["low"][0].isdigit() and (own or low >= 1000) and not ranged:
        currency = _currency(head["currency"] or unit)
        return _Reading(head.start("low"), head.start("to"), low, None, currency), second
    return (second,)


def _scaled(word: str | None, factor: int) -> Decimal | None:
    if not word:
        return None
    lowered = word.lower().removeprefix("einer ").removeprefix("einen ").removeprefix("eine ").strip(" -–")
    part = _PARTS.get(lowered[:3]) if lowered.startswith(("halbe", "dreiviertel", "viertel")) else None
    value = part if part is not None else decimal_of(lowered.rstrip(",-–"))
    return None if value is None else value * factor


def _factor(scale: str | None) -> int:
    if not scale:
        return 1
    if scale[0] in "Tt":
        return 1000
    return 10**9 if scale.startswith(("Mrd", "Milliard")) else 10**6


def _unit_factor(unit: str | None) -> int:
    return 1000 if unit and unit[0] == "T" else 1


def _currency(unit: str | None) -> str | None:
    if unit is None:
        return None
    if unit[0] in "DM":
        return "USD" if unit == "Dollar" else "DEM"
    return {"C": "CHF", "F": "CHF", "U": "USD"}.get(unit[0], "EUR")


def _plain(value: Decimal | None) -> str | None:
    if value is None:
        return None
    written = f"{value.quantize(Decimal('0.01')):f}"
    return written.rstrip("0").rstrip(".")
