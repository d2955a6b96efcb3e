"""Amounts in words, the same on pages, in tables and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Literal

Language = Literal["de", "en"]

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "de": {"about": "rund", "up to": "bis zu", "year": "/ Jahr", "month": "/ Monat", "none": "Betrag nicht genannt"},
    "en": {"about": "about", "up to": "up to", "year": "/ year", "month": "/ month", "none": "amount not stated"},
}
_SYMBOLS: Final = {"EUR": "€"}


def say_figure(amount: Decimal, language: Language) -> str:
    """``1719999`` → 1.719.999, ``26704.50`` → 26.704,50; cents only where there are any."""
    text = f"{amount:,.2f}".removesuffix(".00")
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def say_range(low: Decimal, high: Decimal, currency: str | None, language: Language) -> str:
    """A sum with its currency, as a range where least and most differ."""
    symbol = _SYMBOLS.get(currency or "", currency or "")
    figures = [say_figure(low, language)] if low == high else [say_figure(low, language), say_figure(high, language)]
    if language == "en" and symbol == "€":
        return "–".join(f"€{figure}" for figure in figures)
    return f"{'–'.join(figures)}\N{NO-BREAK SPACE}{symbol}".rstrip()


def say_amount(flow: Mapping[str, Any], language: Language) -> str:
    """The amount of a flow or hop as its text means it: "rund 50.000 € / Jahr", "bis zu 8.000 €"."""
    words = _WORDS[language]
    low, high = flow["amount"], flow["amount_max"]
    if low is None and high is None:
        return words["none"]
    if low is None:
        said = f"{words['up to']} {say_range(high, high, flow['currency'], language)}"
    else:
        said = say_range(low, high if high is not None else low, flow["currency"], language)
    if flow.get("approximate"):
        said = f"{words['about']} {said}"
    return f"{said} {words[flow['per']]}" if flow["per"] else said
