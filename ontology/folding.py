"""How German words are folded for search, the same when the index is written and when it is asked.

"Förderung", "Foerderung" and "Forderung" fold to one form, "Straße" and "Strasse" too; then stop words go, compounds
fall into the words that the graph itself knows ("Wasserstoffregion" into "wasserstoff" and "region"), and endings go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

NAMES: Final = "names"
"""The analyzer that keeps whole folded words: for names, prefixes and typing errors."""
WORDS: Final = "words"
"""The analyzer that also splits compounds and cuts endings: for meaning."""

_LETTERS: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e", "á": "a", "à": "a"})
_DIGRAPHS: Final = ((re.compile(r"ae"), "a"), (re.compile(r"oe"), "o"), (re.compile(r"(?<![aeq])ue"), "u"))
_WORD: Final = re.compile(r"[^\W_]+")
_LINKS: Final = ("", "s", "es", "n", "en")
"""What joins the parts of a German compound."""
_SHORTEST: Final = 4
"""Shorter constituents split words that are no compounds ("Amt" in "Beamte")."""


def fold(text: str) -> str:
    """``text`` in lower case without umlauts, however they were written."""
    folded = text.lower().translate(_LETTERS)
    for digraph, letter in _DIGRAPHS:
        folded = digraph.sub(letter, folded)
    return folded


def folded_words(text: str) -> list[str]:
    """The folded words of ``text`` in their order."""
    return _WORD.findall(fold(text))


def abbreviations(name: str) -> list[str]:
    """The initials that people use for ``name``: "TMIL", and "ALE Oberfranken" for an office with its place."""
    words = re.findall(r"[^\W\d_]+", name)
    initials = [word[0] for word in words if word[0].isupper()]
    if len(initials) < 3:
        return []
    return ["".join(initials), f"{''.join(initials[:-1])} {words[-1]}"]


def constituents(words: Iterable[str]) -> list[str]:
    """The parts into which compounds fall: ``words`` that are no compounds of the others, alone and before a part."""
    whole = {word for word in words if len(word) >= _SHORTEST and word.isalpha()}
    linked = {word + link for word in whole for link in _LINKS}
    simple = {word for word in whole if not _falls_apart(word, linked)}
    return sorted({word + link for word in simple for link in _LINKS})


def _falls_apart(word: str, parts: set[str]) -> bool:
    """Whether ``word`` is two or more of ``parts`` in a row."""
    reached = {0}
    for end in range(_SHORTEST, len(word) + 1):
        starts = (start for start in reached if end - start >= _SHORTEST and end - start < len(word))
        if any(word[start:end] in parts for start in starts):
            reached.add(end)
    return len(word) in reached


def names_analyzer() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.simple()).build()


def words_analyzer(parts: Iterable[str]) -> TextAnalyzer:
    """The analyzer of meaning over folded text; ``parts`` as ``constituents`` gives them."""
    listed = list(parts)
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.custom_stopword(list(stop_words())))
    if listed:
        builder = builder.filter(Filter.split_compound(listed))
    return builder.filter(Filter.stemmer("german")).build()


@cache
def stop_words() -> tuple[str, ...]:
    """Words that say nothing in a search, folded."""
    listed = (
        "aber als am an auch auf aus bei beim bis da das dass dem den der des die doch durch ein eine einem einen "
        "einer eines er es für hat ihr im in ist mit nach nicht noch nur oder ob sich sie sind so über um und uns "
        "unter vom von vor war was wer wie wir wird wo zu zum zur"
    )
    return tuple(sorted(fold(word) for word in listed.split()))
