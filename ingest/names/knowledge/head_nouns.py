"""Nouns that names stand behind: heads of names of places, parts of areas, counted towns, offices and buildings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.lexicon import tables

_WORDS: Final = tables(__file__, "head_nouns")
HEADS: Final = frozenset(_WORDS["heads"])
PARTS: Final = frozenset(_WORDS["parts"])
"""Nouns that a preposition reaches through: "über Teile der Landkreise X und Y", "im Norden des Landkreises X"."""
HEAD_ENDINGS: Final = ("stadt", "städte", "städten", "gemeinde", "gemeinden", "kommune", "kommunen")
COUNTED: Final = frozenset(
    {"mitglieder", "mitgliedern", "partner", "partnern", "nachbarn", "rathäuser", "orte", "orten"}
)
"""What else towns are called that are counted: "acht Partner aus dem Kreis X"."""
_OFFICES: Final = re.compile(
    r".*(meister|meisterin|meistern|rat|rätin|präsident|präsidentin|chef|chefin|leiter|leiterin|rathaus|rathauses|sitz"
    r"|bahnhof|halle|saal|schloss|haus|zentrum|kloster|museum|schule|akademie|gasthof|hotel|kirche|scheune|direktor|direktorin|minister|ministerin|vertreter|bürgerhaus|gemeinderat"
    r"|stadtrat|stadträte|gemeinderäte|räte|raum|nähe|umland|altkreis|gemarkung|gemarkungen|ortsteil)"
)
"""Nouns whose complement is named for an office or a building, not as an actor."""


@lru_cache(maxsize=65536)
def is_head(word: str) -> bool:
    """Whether a lower-case word heads the names of places: "stadt", "landkreise", "nachbargemeinden"."""
    return word in HEADS or (len(word) > 7 and word.endswith(HEAD_ENDINGS))


@lru_cache(maxsize=16384)
def is_of_office(governor: str) -> bool:
    """Whether what a lower-case noun governs is only named for an office or a building: "bürgermeister", "rathaus"."""
    return _OFFICES.fullmatch(governor) is not None
