"""Where the name of what a head noun serves ends: "des ILREK X", "für die Allianz Y", "der „Mobilitätswerkstatt“"."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.bodies.advisers import behind_pair
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import find_head
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words


def genitive_noun_end(words: Words, at: int) -> int:
    """The end of "des Kooperationsvertrags" or "der „Mobilitätswerkstatt Süd“": an article and one noun,
    with adjectives between, "LEADER- und VITAL-Regionen", or a quotation. A prize keeps a name of its own."""
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in OPENING:
        return quotation_end(words, after) or at
    while after < len(forms) and is_adjective(forms[after]) and forms[after + 1 : after + 2] and after - at < 4:
        if forms[after][0].isupper() and not forms[after + 1][0].isupper():
            break
        after += 1
    after = max(after, behind_pair(forms, after) - 1) if after < len(forms) else after
    noun = after < len(forms) and forms[after][0].isupper() and not words.breaks[after]
    return after + 1 if noun and not _PRIZE.search(forms[after]) else at


_GROUP: Final = re.compile(r"LAG|Lokale|Aktionsgruppe|(?:LEADER|Leader|ILE|Aktiv)-?(?:[Rr]egion|Gruppe|LAG)")
"""Nouns of LEADER groups and the like, which a service is done for and does not name."""
_PRIZE: Final = re.compile(
    r"(?:preis(?:es|s)?|award|auszeichnung|medaille|siegels?|titels?|zertifikats?)$", re.IGNORECASE
)


def served_end(words: Words, at: int) -> int:
    """The end of "des ILREK SON.NEC" or "für die Allianz Obermain": a concept or cooperation that has a name."""
    forms = words.forms
    noun = (
        at + 2 if forms[at] == "für" and forms[at + 1 : at + 2] and forms[at + 1] in {"das", "die", "den"} else at + 1
    )
    head = find_head(forms[noun]) if noun < len(forms) and not words.breaks[noun] else None
    if head is None or head[0].kind not in {"Concept", "Cooperation"}:
        return at
    end = name_end(words, noun + 1, where=True)
    while end + 1 < len(forms) and forms[end] in {"-", "–"} and not words.breaks[end]:
        place = match(words, end + 1)
        if place is None:
            break
        end = place[0]
    return end if end > noun + 1 else at


def service_end(words: Words, at: int) -> int:
    """The end of "für das Städtedreieck am Saalebogen" from word ``at`` on; a LEADER group or region keeps its name."""
    forms = words.forms
    after = at + 2 if forms[at + 1 : at + 2] and forms[at + 1] in {"das", "die", "den"} else at + 1
    if after < len(forms) and forms[after] in {"im", "in", "am", "an", "bei", "aus", "von", "vom"}:
        return at  # "für die im Westen gelegene Region"
    if after < len(forms) and _GROUP.fullmatch(forms[after]):
        return at  # "das Regionalmanagement für die LEADER-Region Bergland"
    noun = after + 1 if after < len(forms) and find_head(forms[after]) is not None else after
    end = name_end(words, noun, where=True)
    return end if end > after else at
