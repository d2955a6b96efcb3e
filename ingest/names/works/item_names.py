"""The words of an item as a name: without marks and articles, by its shorter forms, and no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues
from ingest.names.knowledge.small_words import BEFORE_NOUNS
from ingest.names.words import Words

ARTICLES: Final = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"])
SMALL: Final = BEFORE_NOUNS | cues("determiners") | {"und", "&"}
"""Small words that the name of an item may hold."""
WAYS_ON: Final = BEFORE_NOUNS - {"von"}
"""Small words behind which the longer name of an item goes on: "Radweg entlang der Werra"."""


def behind_mark(words: Words, start: int, end: int) -> int:
    """The word behind the number, mark and article that a line opens with."""
    forms = words.forms
    at = start
    while at < end - 1 and (not forms[at][0].isalpha() or (len(forms[at]) == 1 and forms[at + 1] in {")", "."})):
        if forms[at] in {"„", "»"}:
            break
        at += 1
    return at + 1 if forms[at].lower() in ARTICLES and at + 1 < end else at


def behind_town(words: Words, first: int, end: int) -> int:
    """Where the title in quotation marks begins behind the town that the line opens with: "Hungen „Jugend rollt“"."""
    place = match(words, first) if first < end else None
    behind = place[0] if place is not None else first + 1
    titled = behind < end and words.forms[behind] in OPENING and quotation_end(words, behind) is not None
    return behind if titled and (place is not None or "-" in words.forms[first]) else first


def shorter_forms(words: Words, first: int, last: int) -> tuple[str, ...]:
    """What a thing may be called for short: without the adjectives before its noun, and without where or what for."""
    forms = words.forms
    noun = first
    while noun < last - 1 and is_adjective(forms[noun]) and forms[noun + 1][0].isupper():
        noun += 1
    cut = next((i for i in range(noun + 1, last) if forms[i] in WAYS_ON), last)
    name = unquoted(words.spelled(first, last))
    shorter = (words.spelled(first, cut), words.spelled(noun, last), words.spelled(noun, cut))
    return tuple(dict.fromkeys(u for s in shorter if (u := unquoted(s)) != name))


def unquoted(name: str) -> str:
    """A name without the quotation marks around all of it, or the one that the end of a line left open."""
    inner = name.strip(_QUOTES)
    return inner if not any(mark in inner for mark in _QUOTES) else name


_QUOTES: Final = '„“”»«"'


def tells(forms: Sequence[str]) -> bool:
    """Whether the words of an item are a sentence: a small verb stands among them and is not the last of them."""
    return any(
        form[0].islower() and _FINITE.fullmatch(form) and before.lower() not in ARTICLES
        for before, form in pairwise(forms[:-1])
    )


_FINITE: Final = re.compile(
    r"(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|soll|sollen|will|wollen|muss|gilt|gibt"
    r"|besteht|bestehen|umfasst|gehört|gehören|bildet|bilden|zählt|beträgt|regelt|erfolgt|dient|befasst|endet|beginnt|richtet"
    r"|zahlt|zahlen|trägt|tragen|übernimmt|übernehmen|konnte|konnten|entscheidet|erhielt|erhielten|bekam|bekamen|steht|stehen|liegt|liegen|kommt|kommen|geht|gehen|bleibt|stellt|macht)"
)
