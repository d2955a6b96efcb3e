"""The words of the pages in both languages, from one table; a wording may have a value or a plural in it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from graphapi.explore.amounts import say_amount
from graphapi.wording import Language, load_wordings

_PLURAL: Final = re.compile(r"\{(\w+), plural, =1 \{([^{}]*)\} other \{([^{}]*)\}\}")


@cache
def read_words() -> dict[str, dict[Language, str]]:
    """``section.key`` → wording in each language."""
    table: dict[str, dict[str, dict[Language, str]]] = load_wordings(Path(__file__).with_name("words.yaml"))
    return {f"{section}.{key}": words for section, keys in table.items() for key, words in keys.items()}


def say(language: Language, key: str, **values: Any) -> str:
    """The wording of ``key`` with its values filled in. Raises KeyError for a key that the table lacks."""
    wording = read_words()[key][language]
    if not values:
        return wording

    def plural(match: re.Match[str]) -> str:
        count = values[match[1]]
        return match[2] if count == 1 else match[3].replace("#", say_number(language, count))

    shown = {name: say_number(language, v) if isinstance(v, int) else v for name, v in values.items()}
    return _PLURAL.sub(plural, wording).format_map(shown)


def say_number(language: Language, number: int | str) -> str:
    """Digits in groups of three as the language writes them."""
    grouped = f"{int(number):,}"
    return grouped.replace(",", ".") if language == "de" else grouped


_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


def say_date(language: Language, lexical: str) -> str:
    """A date as precise as it is: a year, a month, a day; anything else as it stands."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", lexical)
    if not match or not 0 < int(match[2] or 1) < 13:
        return lexical
    year, month, day = match.groups()
    if month is None:
        return year
    name = _MONTHS[language][int(month) - 1]
    if day is None:
        return f"{name} {year}"
    return f"{int(day)}. {name} {year}" if language == "de" else f"{int(day)} {name} {year}"


def say_decimal(language: Language, lexical: str) -> str:
    """A decimal number: ``1719999`` → 1.719.999, ``26704.5`` → 26.704,50."""
    whole, _, fraction = lexical.partition(".")
    fraction = fraction.rstrip("0")
    if not fraction:
        return say_number(language, whole)
    cents = fraction.ljust(2, "0")
    return f"{say_number(language, whole)}{',' if language == 'de' else '.'}{cents}"


def say_percent(language: Language, lexical: str) -> str:
    """A share as the language writes it, never broken before its sign: "7,5 %", "7.5%"."""
    number = f"{Decimal(lexical).normalize():f}"
    return number.replace(".", ",") + "\N{NO-BREAK SPACE}%" if language == "de" else f"{number}%"


def say_money(
    language: Language, amount: str, amount_max: str, currency: str, per: str = "", approximate: bool = False
) -> str:
    """An amount or a range with its unit: "rund 50.000 €", "50.000–100.000 € / Jahr", "bis zu 8.000 €"."""
    if not amount and not amount_max:
        return ""
    low, high = (Decimal(figure) if figure else None for figure in (amount, amount_max))
    stated = {"amount": low, "amount_max": high, "currency": currency, "per": per, "approximate": approximate}
    return say_amount(stated, language)


def say_period(language: Language, start: str, end: str) -> str:
    """A funding period: "2017 bis 2020", "seit 2003", "bis 2020", or a dash."""
    if start and end:
        return f"{say_date(language, start)} {'bis' if language == 'de' else 'to'} {say_date(language, end)}"
    if start:
        return f"{'ab' if language == 'de' else 'from'} {say_date(language, start)}"
    if end:
        return f"{'bis' if language == 'de' else 'until'} {say_date(language, end)}"
    return "–"
