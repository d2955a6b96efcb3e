"""Words of management, as ``managements.yaml`` lists them: services, and verbs of having, leading and heading."""

from __future__ import annotations

from functools import cache, lru_cache

from ingest.names.knowledge.lexicon import tables
from ingest.names.knowledge.word_patterns import WordPatterns


@cache
def management_words(table: str) -> frozenset[str]:
    """The words under ``table`` in ``managements.yaml``."""
    return frozenset(tables(__file__, "managements")[table])


@cache
def _services() -> WordPatterns:
    return WordPatterns.of(management_words("services"))


@lru_cache(maxsize=16384)
def is_service(word: str) -> bool:
    """Whether a lower-case word names what those who manage a cooperation do: "regionalmanagements", "geschäfte"."""
    return _services().match(word)
