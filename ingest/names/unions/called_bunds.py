"""Where "der Bund" is not the federal level but the cooperation of the text whose name ends so: "Städtebund X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.names.sightings import Sighting
from ingest.names.words import Words

_FEDERAL: Final = re.compile(
    r"Land|Landes|Länder\w*|Freistaat\w*|EU|Europ\w+|Bundes\w{3,}|Deutschland\w*|Berlin|Kommunen|.*(?:mittel|förder|zuschuss|zuschüsse"
    r"|zuwendung|programm)\w*|.*(?:Euro|EUR|€|Prozent|Millionen|Mio)|Geld\w*|zahl\w+|bezahl\w+|finanzier\w+|bewillig\w+|geförder\w+",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of the federal level or of its money."""
_REACH: Final = 40
"""Words to either side that may belong to the sentence."""


def called_bunds(words: Words, sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings, "der Bund" turned to the cooperation of the text that is called so."""
    called = any(
        s.kind == "Cooperation" and not s.refers and any(map(_ENDING.fullmatch, s.name.split(" "))) for s in sightings
    )
    if not called:
        return list(sightings)
    return [
        replace(s, kind="Cooperation", refers=True, sort="Bund", gender="m", bare=True)
        if s.kind == "Authority" and s.name == "Bund" and not _is_federal(words, s)
        else s
        for s in sightings
    ]


_RECEIVES: Final = frozenset({"erhält", "erhielt", "bekommt", "bekam", "kassiert", "beantragt", "beantragte"})
_ENDING: Final = re.compile(r"\w[\w-]{2,}bund", re.IGNORECASE)


def _is_federal(words: Words, sighting: Sighting) -> bool:
    if sighting.first > 1 and words.forms[sighting.first - 2] in _RECEIVES:
        return False  # "für die Stelle erhält der Bund 40.000 Euro"
    start, end = words.sentence(sighting.first, sighting.last, _REACH)
    return any(map(_FEDERAL.fullmatch, words.forms[start:end]))
