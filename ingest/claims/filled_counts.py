"""Counts that fill the role of a frame: how many there are of all, not of some."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from ingest.claims.frames import Filler, Role
from ingest.claims.headcounts import FURTHER_ONES, MOST_MEMBERS, total
from ingest.claims.inhabitants import is_of_town
from ingest.claims.passages import Passage

_IN_PART: Final = re.compile(
    r"(?:\b(?:weiteren?|neuen?|andere[rn]?|ersten|letzten|um|davon|(?:eine?r?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|\d+|einige|mehrere|viele|hälfte|drittel|teil|mehrheit) von) )$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\w+ (?:assoziiert|fördernd|beratend|kooptiert|ehemalig)")
"""Those who are counted beside the members."""
_BEGINNING: Final = frozenset(
    {"begann", "begannen", "begonnen", "startete", "starteten", "anfangs", "damals", "zunächst"}
)


def find_count(role: Role, passage: Passage, clause: int) -> Filler | None:
    """The first count that fits, those of the clause of the trigger before others."""
    at = {count: passage.clause_at(bisect_left(passage.starts, count.span.start)) for count in passage.counts}
    for count in sorted(passage.counts, key=lambda c: at[c] != clause):
        if at[count] != clause and not _BEGINNING.isdisjoint(passage.clause_words(at[count])):
            continue  # "Was mit 14 Mitgliedern begann, ist heute ein Bündnis von 31 Partnern"
        if passage.document.text[count.span.start : count.span.end].lower().startswith("beide"):
            continue  # "die beiden Städte" names them in passing
        if _IN_PART.search(passage.document.text, max(0, count.span.start - 60), count.span.start):
            continue  # "23 kommunale und 31 private Mitglieder" counts each alone
        if FURTHER_ONES.search(passage.document.text, count.span.start, count.span.end):
            continue
        if _BESIDE.match(passage.document.text, count.span.start):
            continue
        if passage.document.text.endswith("mit ", 0, count.span.start) and "itglied" not in (count.noun or ""):
            continue  # "Zusammenschluss der Stadt X mit vier Gemeinden" leaves X out
        if passage.document.text.endswith("aus ", 0, count.span.start) and "kreis" in (count.noun or "").lower():
            continue  # "Kommunen aus zwei Landkreisen" counts where they lie
        if is_of_town(passage, count) or passage.document.text.endswith("§ ", 0, count.span.start):
            continue
        if count.noun and count.noun.lower() in role.counts and role.least <= count.value <= role.most:
            value = count.value if role.most > MOST_MEMBERS else total(passage, count)
            return Filler((str(value),), (count.span,), 1.0) if value is not None else None
    return None
