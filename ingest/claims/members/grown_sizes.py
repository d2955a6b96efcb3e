"""How many members a cooperation has after their number changed: "Die Mitgliederzahl stieg von 61 auf 72"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.places.headcounts import LEAST, MOST_MEMBERS
from ingest.german.numbers import number_of
from ingest.model import Claim, Modality, Span, Value
from ingest.passages.passages import Passage

_NUMBER: Final = r"(?:rund |etwa |knapp |derzeit |heute |inzwischen |mittlerweile )?(?P<now>\d{1,3}|[a-zäöüß]{3,20})"
_GROWN: Final = re.compile(
    r"\b(?:Mitglieder(?:zahl|stand|bestand)|Zahl (?:der|unserer|seiner|ihrer) Mitglied(?:er|sgemeinden|skommunen))\b"
    rf"[^.;:!?]{{0,80}}?\bvon (?:\d{{1,3}}|[a-zäöüß]{{3,20}}) (?:\w+ ){{0,2}}?auf {_NUMBER}\b(?! ?(?:%|Prozent|\.\d))"
)
_PARTS: Final = re.compile(r"\w*(?:private|beratende|fördernde|gremi|vorstand|ausschuss|beirat)\w*")
"""What tells that not the members of the cooperation are counted, but some of them or those of a body."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``memberCount`` of the one cooperation that the sentence names, else of the topic."""
    start = passage.sentence.span.start
    text = passage.document.text[start : passage.sentence.span.end]
    found = _GROWN.search(text)
    if found is None or any(map(_PARTS.fullmatch, passage.words)):
        return
    value = int(found["now"]) if found["now"].isdigit() else number_of(found["now"])
    named = dict.fromkeys(e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities)
    group = next(iter(named)) if len(named) == 1 else None if named else passage.topic("Cooperation")
    if value is None or not LEAST <= value <= MOST_MEMBERS or group is None:
        return
    if any(passage.modality(n) is not Modality.ASSERTED for n in range(len(passage.clauses))):
        return
    quote = passage.quote([Span(start + found.start(), start + found.end())])
    yield Claim(group, "memberCount", Value(str(value)), (quote,), "counted members", 0.85)
