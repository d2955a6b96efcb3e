"""Adjectives of places and the names that they may come from: "Bremer", "Dresdner", "emsländisch"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.lexicon import rows

UMLAUTS: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})


def bases(form: str) -> Iterator[str]:
    """What a word in -er may be derived from: "Bremer" from "Brem", "Breme", "Bremen"."""
    stem = form[:-2]
    yield stem
    yield stem + "e"
    yield stem + "en"
    if stem.endswith("n"):
        yield stem[:-1] + "en"


@lru_cache(maxsize=4096)
def name_stems(adjective: str) -> tuple[str, ...]:
    """The names that an adjective in -er may come from: "Dresdner" → Dresden, "Halberstädter" → Halberstadt."""
    if adjective[:1].islower():
        root = re.sub(r"ische[rn]?$", "", adjective).capitalize()
        plain = root.translate(UMLAUTS)
        return (root, plain, f"{root}en", f"{plain}en", f"{plain}e", f"{root}n")
    stem = adjective.removesuffix("s")[:-2]
    found = [*bases(stem + "er"), stem + "a", stem + "er", adjective]
    if stem.endswith("an"):  # Hannoveraner, Münsteraner
        found += [stem[:-2], stem[:-2] + "a"]
    place = max((i for i, c in enumerate(stem) if c in "äöü"), default=-1)
    if place > 0:
        plain = stem[:place] + stem[place].translate(UMLAUTS) + stem[place + 1 :]
        found += [plain, plain + "en", plain + "e"]
    return tuple(found)


@lru_cache(maxsize=4096)
def of_capital(form: str) -> bool:
    """Whether a word is the adjective of a seat of government: "Düsseldorfer", "Münchner"."""
    capitals = {row[0] for row in rows("capitals")}
    return form[:1].isupper() and form.endswith("er") and any(base in capitals for base in bases(form))
