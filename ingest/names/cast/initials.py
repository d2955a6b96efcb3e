"""Plans by their initials: "das REK" is the "Regionale Entwicklungskonzept" that the text names in full."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.cast.cast import RECENT, Cast
from ingest.names.sightings import Sighting

_ABBREVIATION: Final = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜa-z]{1,5}[A-ZÄÖÜ]")
_PARTS: Final = re.compile(
    r"(?<=[a-zäöü])(?=konzept|strategie|entwicklung|handlung|plan\b|planung|programm|verkehr|schutz|raum|stadt|gemeinde)"
)
"""Where the second noun of a compound begins that an abbreviation has a letter for."""


def find_by_initials(cast: Cast, sighting: Sighting) -> int | None:
    """The plan named last that a sighting of a plan abbreviates or writes out."""
    short = _ABBREVIATION.fullmatch(sighting.name) is not None
    if not short and " " not in sighting.name:
        return None
    plans = [place for place, member in enumerate(cast.members) if member.kind == "Concept"]
    for place in reversed(plans[-RECENT:]):
        for name in cast.members[place].names:
            if is_abbreviated(*((sighting.name, name) if short else (name, sighting.name))):
                return place
    return None


@lru_cache(maxsize=4096)
def is_abbreviated(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation are the initials of a name, or of its beginning: "SLE" of "Strategie für
    lokale Entwicklung", "REK" of "Regionales Entwicklungskonzept der LAG X"."""
    if _ABBREVIATION.fullmatch(short) is None or " " not in full:
        return False
    letters = ""
    for word in full.split(" "):
        if word[0].isalpha() and (word[0].isupper() or len(word) > _SHORT):
            letters += "".join(part[0] for part in _PARTS.split(word) if part).upper()
            if len(letters) > _SHORT - 1 and short.upper() in (letters, letters[:_LOCAL]):
                return True
    return False


_SHORT: Final = 3
"""Letters of the shortest words of weight, and of an abbreviation that is none by chance."""
_LOCAL: Final = 4
"""Letters of "LILE", which has none for the last noun."""
