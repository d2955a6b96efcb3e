"""Names in the nominative: "des Sächsischen Staatsministeriums" is the "Sächsische(s) Staatsministerium"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.lexicon import Head, cues

_ADJECTIVE: Final = re.compile(r"(?:[A-ZÄÖÜ]\w+-(?=[A-ZÄÖÜ])){0,3}\w{2,}(?:e|en|em|er|es)")
"""Of two places or kinds as well: "Sächsisch-Bayerische"."""
_ENDING: Final = {"m": "er", "f": "e", "n": "es"}
_DECLINED: Final = re.compile(
    r"(.*(?:isch|lich|al|iv|ig|ell|är|iert|bar|sam|haft|los|ern|voll|end|mittler|ober|unter|nieder|hoh|alt|neu|groß|klein"
    r"|ander|erst|zweit|dritt|frei|fest|gemeinsam|deutsch|grün|rot|blau|weit|breit|stark|jung|klug|smart|digital|mobil|bunt|offen|lebendig|"
    r"wirtschaft|gemeind|kommunal|zentral|lokal|gesund|resilient|vernetzt|schön|wild|still|warm|reich|stolz|hell|beteiligt|integriert|erweitert))(e|en|em|er|es)",
    re.IGNORECASE,
)
_VALLEY: Final = re.compile(r"[A-ZÄÖÜ]\w*(?<!igi)(?<!vi)(?<!to)(?<!en)(?<!kapi)th?al")
"""What "Saaletaler" is derived from, unlike "Digitaler"."""
_DETERMINERS: Final = cues("determiners")


def is_adjective(word: str) -> bool:
    """Whether a word before a noun may be an adjective: it has one of the endings and is no article or the like."""
    return bool(_ADJECTIVE.fullmatch(word)) and (word.lower() not in _DETERMINERS or word.startswith("Gemeinsam"))


@lru_cache(maxsize=16384)
def is_declined(word: str) -> bool:
    """Whether a word is an adjective by how its stem ends: "Kommunaler", not "Kettner"."""
    return _DECLINED.fullmatch(word) is not None


@lru_cache(maxsize=16384)
def may_open_name(word: str) -> bool:
    """Whether a capital word before a head noun is an adjective by its build: "Regionale", "Thüringer", not "Jahre"."""
    if not is_adjective(word):
        return False
    return bool(_DECLINED.fullmatch(word)) or (word.endswith("er") and word not in cues("nouns_in_er"))


@lru_cache(maxsize=16384)
def decline(adjective: str, gender: str, plural: bool) -> str:
    """An adjective in the strong nominative; what is derived from a place ("Thüringer") does not change."""
    if "-" in adjective and adjective.endswith("-"):
        return adjective
    found = _DECLINED.fullmatch(adjective)
    if found is None:
        ending = re.fullmatch(r"(.{3,}?)(en|em|es|e)", adjective)
        if ending is None:
            return adjective
        stem = ending[1]
    else:
        if found[2] == "er" and (gender == "n" or _VALLEY.fullmatch(found[1])) and not plural:
            return adjective  # "das Leipziger Institut"
        if found[2] == "er" and gender == "f" and not plural and found[1][-3:] != "sch" and found[1][:1].isupper():
            return adjective
        stem = found[1]
    return stem + ("e" if plural else _ENDING[gender])


def noun_form(word: str, head: Head, plural: bool) -> str:
    """A noun of a name in the nominative: "Zweckverbandes" → "Zweckverband"."""
    model = (head.plural if plural else head.lemma).lower()
    cut = word.lower().rfind(model) if model else -1
    return word[: cut + len(model)] if cut >= 0 else word
