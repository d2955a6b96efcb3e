"""Desks of authorities that a letter names to be asked about it, and about nothing that the text speaks of."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.people.cards import Card
from ingest.passages.passages import Passage

_DESK: Final = re.compile(
    r"referat|dezernat|sachgebiet|fachbereich|fachdienst|fachgebiet|fachstelle|fachstellenleiter(?:in)?|sachbearbeiter(?:in)?"
)


def is_of_office(passage: Passage, card: Card) -> bool:
    """Whether an authority names who of its desks is asked about its letter: "Auskunft erteilt: Referat 5, Frau P"."""
    named = {a.kind for a in passage.arguments}
    if card.label is not None:
        if "nsprech" in passage.document.text[card.label.start : card.label.end]:
            return False  # a page names its people so, a letter calls it information
        named |= {r.kind for r in passage.references_in(card.label)}
    return named.isdisjoint(_MATTERS) and any(_DESK.fullmatch(word) for word in passage.words)


_MATTERS: Final = ("Project", "Cooperation", "Concept", "Programme", "Event")
