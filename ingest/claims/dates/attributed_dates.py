"""Dates in attributes before the thing that they tell of: "das 2014 erstellte Konzept"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.german.dates import Date
from ingest.model import Claim, Span, Value
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage


def _attributes(passage: Passage) -> Iterator[tuple[Argument, Date, str]]:
    """Concepts and projects with a participle and a date before them: "das 2014 erstellte Konzept"."""
    for argument in passage.arguments:
        if argument.kind not in {"Concept", "Project"}:
            continue
        at = argument.token - 1
        while at >= 0 and argument.token - at <= 3 and not _PARTICIPLE.fullmatch(passage.words[at]):
            at -= 1
        if at < 0 or argument.token - at > 3:
            continue
        for date in reversed(passage.dates):
            token = bisect_left(passage.starts, date.span.start)
            if token < at <= token + _REACH and "," not in passage.words[token:at]:
                yield argument, date, passage.words[at]
                break


_REACH: Final = 12
"""Words between a date and the participle it belongs to."""
_REVISED: Final = re.compile(r"\w*(?:fortgeschrieben|überarbeitet|aktualisiert)e[nrsm]?")
_MADE: Final = re.compile(
    r"\w*(?:erstellt|erarbeitet|verfasst|vorgelegt|verabschiedet|beschlossen|fertiggestellt|entwickelt|veröffentlicht|aufgestellt"
    r"|stammend|entstanden|geschrieben|ausgearbeitet)e[nrsm]?"
)
_BEGUN: Final = re.compile(r"\w*(?:gestartet|begonnen|eröffnet|laufend|eingeführt|eingerichtet|bestehend)e[nrsm]?")
_PARTICIPLE: Final = re.compile(f"{_REVISED.pattern}|{_MADE.pattern}|{_BEGUN.pattern}")


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``issued``, ``revised`` and ``startDate`` from participles before the noun, whatever the sentence then says."""
    for argument, date, participle in _attributes(passage):
        predicate = ""
        if argument.kind == "Concept" and date.relation == "on":
            predicate = "revised" if _REVISED.fullmatch(participle) else "issued" if _MADE.fullmatch(participle) else ""
        elif argument.kind == "Project" and _BEGUN.fullmatch(participle):
            predicate = "startDate"
        if not predicate or date.start is None or len(argument.reference.entities) != 1:
            continue
        quote = (passage.quote([Span(date.span.start, argument.span.end)]),)
        yield Claim(argument.reference.entities[0], predicate, Value(date.start), quote, "attribute", 0.85)
