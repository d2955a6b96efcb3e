"""Nouns in an enumeration of projects that name none: what is done with a project, what it is good for."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.words import Words

_WORK: Final = re.compile(
    r"(?:Zusammen|Vor|Öffentlichkeits|Mit)?[Aa]rbeit(?:en)?|(?:Aus|Er|Über|Be)arbeitung|Erstellung|Fortschreibung"
    r"|Planung(?:en)?|Vorbereitung(?:en)?|Umsetzung|Reise|Feier|Fahrt|Stelle|Personalstelle|Kosten"
    r"|Bausteine?|Meilensteine?|Beispiele?|Grundlagen?|Voraussetzung(?:en)?|Bestandteile?|Impulse?|Schritte?|Beitr[aä]ge?"
)
"""Nouns that only say what is done with a plan or project, or what it is good for."""
_OF: Final = (["der"], ["des"], ["eines"], ["einer"], ["von"])


def is_purpose(words: Words, begin: int, last: int) -> bool:
    """Whether the noun of the group only says what is done with a project or what it is good for."""
    noun = next((i for i in range(begin, last) if words.forms[i][0].isupper()), begin)
    return _WORK.fullmatch(words.forms[noun]) is not None and words.forms[noun + 1 : noun + 2] not in _OF
