"""What stands before a noun group and says what part it plays: its preposition and the noun that governs it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.demonyms import of_capital
from ingest.names.knowledge.head_nouns import PARTS, is_head
from ingest.names.knowledge.small_words import ARTICLES, DEFINITE, GENITIVES, PHRASES, PREPOSITIONS


def find_environment(words: list[str], first: int, named: set[int]) -> tuple[str | None, str | None]:
    """The preposition and the governing noun of a noun group that begins at token ``first``.

    A noun before governs the group where nothing or a genitive stands between them ("Sitz der Allianz").
    """
    i = first - 1
    if i >= 0 and words[i].lower() in _CLASSES:
        preposition, governor = find_environment(words, i, named)
        return (preposition, governor) if preposition is not None else (None, words[i].lower())
    genitive = True
    article = opened = False
    while i >= 0:
        low = words[i].lower()
        if i > 0 and f"{words[i - 1].lower()} {low}" in PHRASES:
            i -= 2
            continue
        if low == "von" and i > 0 and words[i - 1].lower() in PARTS:
            i -= 2
            continue
        if low in (":", "(") and i > 0 and words[i - 1].lower() in _CIRCLES_NAMED:
            i -= 2  # "aus drei Landkreisen (X, Y und Z)"
            continue
        if i in named and low in _RELATIVES:
            return None, None  # "in der A und B zusammenarbeiten": the preposition is that of the pronoun
        if low in PREPOSITIONS:
            before = words[i - 1] if i else ""
            if low == "von" and before.lower() in _BESIDE:
                return "bei", None  # "elf Kommunen südlich von Leipzig"
            governor = before.lower() if _is_noun(before) and before.lower() not in ARTICLES else None
            return PREPOSITIONS[low], governor
        if low == "ihr" and i + 1 < first and _BEHIND_HER.fullmatch(words[i + 1]):
            return None, None  # "zu ihr gehören A und B"
        if low in _RELATIVES and article:
            return None, None  # "zu dem das Ministerium …": the preposition is that of a relative pronoun
        if opened and low not in ARTICLES and not is_head(low) and words[i][:1].islower():
            return None, None  # "die Hälfte der Kosten steuerte |der Kreis bei": no adjective stands before an article
        if low in ARTICLES or is_head(low) or _ADJECTIVE.fullmatch(words[i]):
            opened = opened or low in ARTICLES
            genitive = genitive and (low not in ARTICLES or low in GENITIVES)
            article = low in DEFINITE
            i -= 1
            continue
        if i == first - 1 and of_capital(words[i]):
            i -= 1  # "vom Kieler Ministerium"
            continue
        if low in PARTS and i > 0:
            article = opened = False
            i -= 1
            continue
        governs = i > 0 and i not in named and _is_noun(words[i]) and _TIMES.fullmatch(low) is None
        return None, low if governs and genitive else None
    return None, None


@lru_cache(maxsize=65536)
def _is_noun(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


_BEHIND_HER: Final = re.compile(r"[a-zäöüß]{3,30}(?:en|t|te)")
"""Words right behind "ihr" that no possessive has there: it is a pronoun, and they are a verb."""
_RELATIVES: Final = frozenset({"der", "die", "das", "den", "dem", "denen", "dessen", "deren"})
_ADJECTIVE: Final = re.compile(r"[a-zäöüß]{4,40}(?:e|en|er|es|em)")
_CLASSES: Final = frozenset(
    {
        "projekt",
        "projekts",
        "projektes",
        "modellprojekt",
        "leitprojekt",
        "pilotprojekt",
        "vorhaben",
        "vorhabens",
        "programm",
    }
    | {"programms", "förderprogramm", "förderprogramms", "landesprogramm", "bundesprogramm", "initiative", "kampagne"}
)
"""Nouns that only say what sort of thing it is whose name follows: the preposition before them is that of the name."""
_CIRCLES_NAMED: Final = frozenset({"landkreise", "landkreisen", "kreise", "kreisen", "bundesländer", "bundesländern"})
_BESIDE: Final = frozenset(
    {f"{side}lich" for side in ("süd", "nörd", "öst", "west", "nordöst", "nordwest", "südöst", "südwest")}
    | {"unweit", "abseits", "jenseits", "diesseits", "links", "rechts", "unterhalb", "oberhalb"}
)
"""Words that say where something lies as seen from the place behind "von"."""
_TIMES: Final = re.compile(
    r"(?:mon|diens|donners|frei|sams|sonn)tag(?:vormittag|nachmittag|abend|morgen)?|(?:mittwoch|sonnabend)(?:vormittag|nachmittag"
    r"|abend|morgen)?|(?:vor|früh|spät)?(?:jahr|sommer|herbst|winter|woche|wochenende|monat|abend|nachmittag|vormittag|mittag)|uhr"
    r"|jahren?|jahrzehnten?|wochen|monaten?|tagen?|stunden|amtszeit|amtsperioden?"
    r"|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|anfang|ende|mitte"
)
"""Nouns of time, which no name behind them belongs to: "am Dienstagabend Altdorf und Aue"."""
