"""Reading texts that nobody wrote: the whole reading of any of them takes time in proportion to its length."""

from __future__ import annotations

import time

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source

UNITS = (
    "Stadtund",
    "a",
    "A",
    "Stadt-",
    "Bürgermeister",
    "Land ",
    "(A) ",
    "„A“, ",
    "1.000 Euro für X, ",
    "A: B | ",
    "🙂",
)
SMALL = 10_000


def cost(unit: str, size: int) -> float:
    document = Document(Source("0" * 16, "text", "text", ""), unit * (size // len(unit)))
    begin = time.process_time()
    find_claims(document)
    return time.process_time() - begin


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    small = max(cost(unit, SMALL), 0.02)
    # Eight times the text may take eight times as long; a quadratic reader would take sixty-four times.
    assert any(cost(unit, 8 * SMALL) < 24 * small for _ in range(3))
