"""What a date beside a project tells of somebody or something else, and the projects that a clause only lists."""

from __future__ import annotations

import re
from typing import Final

from ingest.german.verbs import PASSIVES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

GOING_ON: Final = frozenset(
    {
        "weiterführung",
        "fortführung",
        "kofinanzierung",
        "fortsetzung",
        "verstetigung",
        "weiterfinanzierung",
        "verlängerung",
    }
)
"""Nouns that say that something goes on that was there before."""
_CARES: Final = re.compile(r"begleitet|betreut|leitet|koordiniert|unterstützt|berät|steuert|organisiert|bewirbt")
_PARTS: Final = frozenset({"leitung", "umsetzung", "koordination", "koordinierung", "trägerschaft", "federführung"})
"""What somebody else does for a project, since a day of their own."""


def is_cared_for(passage: Passage, works: list[Argument], clause: int) -> bool:
    """Whether the clause tells since when somebody cares for the work: "das Büro X begleitet die Umsetzung"."""
    if any(work.governor in _PARTS for work in works):
        return True
    agents = (a for a in passage.arguments if a.kind in _AGENTS and a.preposition is None and a not in works)
    passive = not PASSIVES.isdisjoint(passage.clause_words(clause))
    cares = any(_CARES.fullmatch(word) for word in passage.clause_words(clause))
    return cares and not passive and any(passage.clause_at(a.token) == clause for a in agents)


_AGENTS: Final = frozenset({"Consultancy", "Person", "Organisation", "Authority"})


def listed_behind(passage: Passage, works: list[Argument], clause: int) -> list[Argument]:
    """The works that "darunter" lists behind the clause: "2018 begannen mehrere Vorhaben, darunter A und B"."""
    words = passage.clause_words(clause)
    at = next((i for i in range(1, len(passage.words)) if passage.words[i] in ("darunter", "nämlich")), None)
    if at is None or _SEVERAL.isdisjoint(words) or passage.words[at - 1] != ",":
        return []
    return [w for w in works if w.token > at and w.preposition is None and w.governor is None]


_SEVERAL: Final = frozenset(
    {"projekte", "vorhaben", "maßnahmen", "angebote", "bauvorhaben", "bauprojekte", "teilprojekte"}
)
