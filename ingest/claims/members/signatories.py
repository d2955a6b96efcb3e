"""Towns whose mayors sign for them, named in brackets or behind the mayors: members of what is signed.

"Die Bürgermeister Jan Berg (Altdorf) und Ute Kern (Neudorf) unterzeichneten die Vereinbarung zur Allianz X."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.frames.statements import may_state
from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.personal_words import is_office
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_SIGNING: Final = re.compile(
    r"(?:unterz|unterschr|besiegel|signier|gründe|gegründe|vereinbar|verabred|zusammengeschl|mitgegründ|verbünde|geschmiedet)\w*"
    r"|taufe|besiegelt|setzten|setzen|gesetzt"
)
_UNDER: Final = re.compile(r"unterschrift(?:en)?")
_SUBJECT: Final = (None, "zu", "über", "für")
"""What is signed stands by itself or behind these: "die Vereinbarung zur Allianz X"."""
_LEAST: Final = 2
_GAP: Final = 4
"""Words between a name and its town: "Jan Berg aus Altdorf", "Jan Berg (Stadt Altdorf)"."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of two or more towns whose mayors sign or found the one cooperation of the sentence."""
    groups = [a for a in passage.arguments if a.kind == "Cooperation" and a.preposition in _SUBJECT]
    if len({e for a in groups for e in a.reference.entities}) != 1 or not passage.clauses:
        return
    if not any(_is_signing(passage, at) for at in range(len(passage.words))):
        return
    clause = passage.clause_at(groups[0].token)
    if passage.modality(clause) is not Modality.ASSERTED or not may_state("signing", passage):
        return
    towns = list(_towns(passage))
    if len({e for town in towns for e in town.reference.entities}) < _LEAST:
        return
    for town in towns:
        quote = passage.quote([groups[0].span, town.span])
        for entity in town.reference.entities:
            yield Claim(entity, "memberOf", groups[0].reference.entities[0], (quote,), "signatory", 0.75)


def _is_signing(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    if word in ("setzten", "setzen", "gesetzt"):
        return any(map(_UNDER.fullmatch, passage.words))
    return _SIGNING.fullmatch(word) is not None


def _towns(passage: Passage) -> Iterator[Argument]:
    """The towns right behind persons of whom the sentence says that they are mayors or hold an office like it."""
    if not any(is_office(token.text) or _HEADS.fullmatch(token.text) for token in passage.sentence.tokens):
        return
    arguments = passage.arguments
    for person, town in pairwise(arguments):
        if person.kind != "Person" or town.kind not in LOCAL or town.preposition not in (None, "aus", "von"):
            continue
        end = bisect_left(passage.starts, person.span.end)
        between = passage.words[end : bisect_left(passage.starts, town.span.start)]
        if len(between) <= _GAP and between and (between[0] in ("(", "aus", "von")):
            yield town


_HEADS: Final = re.compile(r"(?:\w*[Bb]ürgermeister|Landrät|Rathauschef|Verwaltungschef|Ortschef|Stadtoberhäupt)\w*")
