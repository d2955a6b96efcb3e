"""Roles of names beside money: who acts, who carries out, whose office is held, whose money a word names."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.head_nouns import is_of_office
from ingest.names.knowledge.money import is_money_word
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

AGENTS: Final = frozenset({"von", "durch", "seitens"})
"""Prepositions of those who act in the passive."""


def carries_out(passage: Passage, argument: Argument) -> bool:
    """Whether it is named as the one who carries out what is paid for: "Träger: Kreisverwaltung X"."""
    before = passage.words[max(argument.token - 3, 0) : argument.token]
    if ":" not in before[1:]:
        before = before[-2:]
    return any(
        w.endswith("träger") or w.startswith(("antragstell", "empfänger", "zuwendungsempfänger")) for w in before
    )


def is_held(argument: Argument) -> bool:
    """Whether the body stands only as the one whose office somebody holds ("Präsidentin der Bezirksregierung"), whose
    word somebody reports ("nach Auskunft des Landesamtes") or whose consent is needed."""
    governor = argument.governor
    return bool(governor and (is_of_office(governor) or is_money_word(governor, "words_of")))


def is_public_money(passage: Passage, argument: Argument) -> bool:
    """Whether the word itself says whose money it is: "Bundesmittel", "Landeszuschuss"."""
    word = passage.document.text[argument.span.start : argument.span.end].lower()
    return _PUBLIC.fullmatch(word) is not None


_PUBLIC: Final = re.compile(
    r"(?:eu-|bundes|landes|kreis)(?:förder)?(?:mitteln?|geld|geldern?|zusch(?:uss|üsse|üssen|usses)|förderung|zuwendung(?:en)?)"
    r"|bundes-|eu-"
)
