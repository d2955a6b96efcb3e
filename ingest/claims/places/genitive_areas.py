"""Areas that a genitive says something to lie in: "sind Städte des Landkreises X", "ist Teil des Kreises Y"."""

from __future__ import annotations

from typing import Final

from ingest.claims.places.headcounts import MEMBERS
from ingest.passages.passages import Passage

ALL: Final = frozenset({"sie", "alle", "beide", "sämtliche", "allesamt", "diese", "sämtlich", "alles"})
"""Words for all those that were named together before."""


def is_of_towns(passage: Passage, token: int, words: tuple[str, ...]) -> bool:
    """Whether the area is the one whose towns all are said to be: "alle sind Städte des Landkreises X"."""
    before = passage.words[max(0, token - 4) : token]
    noun = next((i for i in range(len(before) - 1, 0, -1) if MEMBERS.fullmatch(before[i]) or before[i] in _ONE), None)
    if noun is None or not {"ist", "sind", "waren"}.intersection(words):
        return False
    clause = passage.clause_at(token)
    towns = any(a.kind == "Municipality" and passage.clause_at(a.token) == clause for a in passage.arguments)
    if ALL.isdisjoint(words) and not towns:
        return False
    return before[noun - 1] in _PLAIN and bool(before[noun + 1 :]) and before[noun + 1] in _OF


_ONE: Final = frozenset({"stadt", "gemeinde", "kommune", "ort", "markt", "landgemeinde"})
_PLAIN: Final = frozenset(
    {"sind", "waren", "alle", "allesamt", "sämtlich", "kleine", "kreisangehörige", "ländliche", "eine"}
)
_OF: Final = frozenset({"des", "der", "im", "in", "aus", "eines"})


def is_whole(passage: Passage, token: int, words: tuple[str, ...]) -> bool:
    """Whether "Teil des" stands before an area, of what is told to be one: "A ist Teil des Kreises X"."""
    before, *lead = passage.words[max(0, token - _LEAD) : token] or ("",)
    told = len(lead) > 1 and lead[0] in _PARTS and lead[1] in ("des", "der", "vom")
    return told and before not in _SOME and "nicht" not in words


_PARTS: Final = frozenset({"teil", "teile", "bestandteil"})
_SOME: Final = frozenset(
    {
        "ein",
        "einen",
        "einem",
        "eines",
        "zum",
        "im",
        "der",
        "den",
        "dem",
        "großer",
        "größte",
        "größter",
        "großen",
        "weite",
    }
    | {
        "nördliche",
        "südliche",
        "westliche",
        "östliche",
        "nördlichen",
        "südlichen",
        "westlichen",
        "östlichen",
        "kleiner",
    }
)
"""Before "Teil" these say that only some of the area is meant."""
_LEAD: Final = 3
"""Words from before "Teil" to the area."""
