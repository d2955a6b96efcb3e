"""Offices of a body that no list knows or that chooses its officer: no reason to think of the page's cooperation."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.kinds import BODIES
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of
from ingest.passages.titles import title_of

_GENERAL: Final = re.compile(
    r"(?:zweck|städte|gemeinde|kommunal|regional|kooperations|arbeits|interessen|lenkungs|steuerungs|steuer|mitglieder"
    r"|verbands|vereins|delegierten|gesellschafter|bürgermeister|aktions|gesamt|allianz|leader-|lag-|ile-)?"
    r"(?:verein|verband|verbund|bund|bündnis|netz|netzwerk|allianz|region|kooperation|gemeinschaft|versammlung|gruppe"
    r"|kreis|runde|rat|ausschuss|gremium|initiative|zusammenschluss|vorstand|präsidium|management|geschäftsstelle"
    r"|partnerschaft|forum|team|konferenz|lag|kag|ile|arge|ag|jahr|monat|vorstandschaft|beirat|dreieck)(?:e?s|se?s)?"
)
"""What a cooperation, its boards and its time are called, so that nothing else is named by it."""
_GENITIVES: Final = frozenset({"der", "des", "dieser", "dieses", "vom", "beim"})
_REACH: Final = 4


def is_of_unknown(passage: Passage, office: Office) -> bool:
    """Whether the noun behind the title names a body that was not recognised: "Vorsitzender des Gewerbevereins"."""
    start = office.last + 1
    if passage.words[start : start + 1] and passage.words[start] not in _GENITIVES:
        return False
    for i in range(start + 1, min(start + _REACH, len(passage.words))):
        if any(a.token <= i < end_of(passage, a) for a in passage.arguments):
            return False
        text = passage.sentence.tokens[i].text
        if text[:1].isupper():
            return title_of(text) is None and _GENERAL.fullmatch(text.lower()) is None and text.isalpha()
        if not text[:1].islower():
            return False
    return False


def chooser_of(passage: Passage, office: Office) -> str | None:
    """The one body without a preposition in a clause that tells of a choice: "der Aufsichtsrat der X GmbH hat P zum
    Geschäftsführer bestellt"."""
    clause = passage.clause_at(office.last)
    if _CHOICE.isdisjoint(passage.clause_words(clause)):
        return None
    inside = [a for a in passage.arguments if passage.clause_at(a.token) == clause and a.preposition is None]
    if any(a.kind == "Cooperation" for a in inside):
        return None
    bodies = {a.reference.entities for a in inside if a.kind in BODIES and a.kind in office.title.kinds}
    found = next(iter(bodies)) if len(bodies) == 1 else ()
    return found[0] if len(found) == 1 else None


_CHOICE: Final = frozenset(
    {"bestellt", "bestellte", "berufen", "berief", "gewählt", "wählte", "ernannt", "ernannte", "bestimmt", "bestimmte"}
)
