"""Years that are part of a name and date nothing: "Regionale 2013", "Agenda 2030"."""

from __future__ import annotations

import re

from ingest.german.wordlists import read_words

_NAMES = read_words("named_years")
_ENDINGS = tuple(sorted(_NAMES, key=len, reverse=True))
_WORD_IN_FRONT = re.compile(r"(?P<word>[A-ZÄÖÜ][\w-]*)[ -]$")
_NAME_BEHIND = re.compile(r"(?: plus|\+|[ -](?:Agentur|GmbH|Plus|PLUS)|[-](?=[A-ZÄÖÜ]))")
_PERIODS = re.compile(
    r"(?:jahr|jahre[ns]?|periode|phase|zeitraum|laufzeit|stand|saison|beitritte?|wahlen|haushalt|winter|sommer)$",
    re.IGNORECASE,
)


def is_named(words: str, begin: int, end: int) -> bool:
    """Whether the year at ``words[begin:end]`` belongs to a name: "RES 2014–2020", "Mobilitätsstrategie 2030 plus"."""
    if _NAME_BEHIND.match(words, end):
        return True
    front = _WORD_IN_FRONT.search(words, max(0, begin - 50), begin)
    if not front:
        return False
    word = front["word"].rsplit("-", 1)[-1]
    lowered = word.lower()
    if _PERIODS.search(word) or lowered.endswith(("haushaltsplan", "wirtschaftsplan", "jahresplan")):
        return False
    if lowered in _NAMES:
        return True
    return len(lowered) > 6 and lowered.endswith(_ENDINGS)
