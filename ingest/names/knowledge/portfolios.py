"""Portfolios: what the title of a minister or of a ministry says of the full name of the ministry."""

from __future__ import annotations

from functools import cache
from typing import Final

from ingest.names.knowledge.lexicon import rows

_SHORT: Final = 3
"""Letters of what is too short to begin a word alone."""


@cache
def _portfolios() -> dict[str, tuple[str, ...]]:
    return {short: tuple(stems.split()) for short, stems in rows("portfolios")}


def portfolio_stems(short: str) -> tuple[str, ...]:
    """How the words may begin that name a portfolio in full: "innen" for "Ministerium des Innern"."""
    return _portfolios().get(short, (short,) if len(short) > _SHORT else ())
