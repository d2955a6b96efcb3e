"""Words that are of people: nouns of office, first names."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ingest.names.knowledge.lexicon import vocabulary

_LONGEST: Final = 60
"""Letters: what is longer is no German word, and is not taken apart."""


@lru_cache(maxsize=32768)
def is_office(word: str) -> bool:
    """Whether a word is a noun of office: "Oberbürgermeisterin", "Allianzmanager", "Vorsitzender"."""
    low = word.lower()
    offices = vocabulary("offices")
    if low in offices:
        return True
    if "-" in low and low.rsplit("-", 1)[1] in offices:
        return True
    return word[:1].isupper() and 8 < len(low) <= _LONGEST and any(low[i:] in offices for i in range(3, len(low) - 4))


@lru_cache(maxsize=32768)
def is_first_name(word: str) -> bool:
    """Whether a word is a first name, alone or as a pair: "Hans-Jürgen", "Annalena", "Evamarie"."""
    names = vocabulary("first_names")
    if word in names:
        return True
    if "-" in word:
        parts = word.split("-")
        return len(parts) == 2 and all(p in names for p in parts)
    parted = range(3, len(word) - 3) if len(word) <= _LONGEST else ()
    return any(word[:i] in names and word[i:].capitalize() in names for i in parted)
