"""Dates in participle groups behind the thing that they tell of: "das Leitbild, 2019 erarbeitet vom Büro X", "die
Mobile Kelterei (gestartet im Mai 2021)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.model import Claim, Modality, Value
from ingest.passages.appositions import apposed_to
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_MADE: Final = re.compile(
    r"erstellt|erarbeitet|verfasst|vorgelegt|vorgestellt|verabschiedet|beschlossen|fertiggestellt|entwickelt|veröffentlicht"
    r"|aufgestellt|entstanden|geschrieben|ausgearbeitet|abgeliefert|geliefert|abgegeben|erschienen|gedruckt|vollendet|angefertigt"
    r"|entworfen|abgeschlossen|gebilligt|angenommen|übergeben|herausgegeben|datiert|formuliert|konzipiert|gebracht"
)
_REVISED: Final = re.compile(r"fortgeschrieben|überarbeitet|aktualisiert|aufgefrischt|erneuert|angepasst")
_BEGUN: Final = re.compile(
    r"gestartet|begonnen|eröffnet|eingeführt|eingerichtet|eingeweiht|angelaufen|aufgenommen|freigeschaltet|freigegeben"
    r"|gegründet|entstanden|gerufen|geschaffen|etabliert|angestoßen|aufgelegt|laufend"
)
_ENDED: Final = re.compile(
    r"abgeschlossen|beendet|fertiggestellt|vollendet|eingestellt|ausgelaufen|fertig|aufgegeben|geendet"
)
_FOUNDED: Final = re.compile(
    r"gegründet|entstanden|gerufen|gebildet|hervorgegangen|geschlossen|zusammengeschlossen|gehoben|geschmiedet|begründet|errichtet"
    r"|konstituiert|geschaffen|eingegangen|verbunden|vereint|vereinigt|verbündet"
)
_SENSES: Final[dict[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "Concept": (("issued", _MADE), ("revised", _REVISED), ("startDate", re.compile(r"begonnen|gestartet"))),
    "Project": (("endDate", _ENDED), ("startDate", _BEGUN)),
    "Cooperation": (("foundedOn", _FOUNDED),),
}
"""What a participle with a date says of a thing of this kind."""
_BARRING: Final = frozenset(
    {
        "auftrag",
        "beauftragt",
        "euro",
        "€",
        "eur",
        "bewilligt",
        "gefördert",
        "bezuschusst",
        "finanziert",
        "nicht",
        "geplant",
    }
)
"""Words that say that something else was done on the day."""
_JOINS: Final = frozenset({"und", "sowie", ",", "dann", "bzw."})


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``issued``, ``revised``, ``foundedOn``, ``startDate`` and ``endDate`` of what a participle group with a date
    stands right behind."""
    if not passage.dates:
        return
    for number, clause in enumerate(passage.clauses):
        if clause.kind not in ("participle", "parenthesis") or passage.modality(number) is not Modality.ASSERTED:
            continue
        things = apposed_to(passage, number) or _described(passage, number)
        if things:
            yield from _of_group(passage, number, things)


def _described(passage: Passage, clause: int) -> tuple[Argument, ...]:
    """The cooperation that a participle behind the noun for what it is tells of: "X ist ein Verein, gegründet 1999"."""
    own = passage.clauses[clause]
    if own.kind != "participle" or own.parent is None:
        return ()
    finite = passage.clauses[own.parent].finite
    if finite is None or finite.text not in ("ist", "war"):
        return ()
    named = [a for a in passage.arguments if a.preposition is None and a.span.start < own.span.start]
    told = len(named) == 1 and named[0].kind == "Cooperation" and passage.clause_at(named[0].token) == own.parent
    return tuple(named) if told else ()


def _of_group(passage: Passage, clause: int, things: tuple[Argument, ...]) -> Iterator[Claim]:
    said: set[str] = set()
    for date in passage.dates:
        at = bisect_left(passage.starts, date.span.start)
        if passage.clause_at(at) != clause or date.start is None or date.relation not in ("on", "since", "from"):
            continue
        words = _around(passage, clause, at)
        if not _BARRING.isdisjoint(words):
            continue
        for thing in things:
            predicate = next(
                (p for p, sense in _SENSES.get(thing.kind, ()) if any(sense.fullmatch(w) for w in words)), None
            )
            if predicate is not None and predicate not in said and len(thing.reference.entities) == 1:
                said.add(predicate)
                quote = (passage.quote([thing.span, date.span]),)
                yield Claim(thing.reference.entities[0], predicate, Value(date.start), quote, "apposed", 0.8)
                break


def _around(passage: Passage, clause: int, at: int) -> tuple[str, ...]:
    """The words of the group that belong to the date at token ``at``: those between the joining words around it, that
    of the next member where its own has no participle: "von Büro X verfasst und 2019 vorgelegt"."""
    first = last = at
    while first > 0 and passage.clause_at(first - 1) == clause and passage.words[first - 1] not in _JOINS:
        first -= 1
    while last < len(passage.words) and passage.clause_at(last) == clause and passage.words[last] not in _JOINS:
        last += 1
    return passage.words[first:last]
