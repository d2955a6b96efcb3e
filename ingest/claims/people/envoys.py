"""Envoys: people who come or speak for a body: "vom Amt X war P gekommen", "für das Büro Y berichtete Q", "die Kammer Z
vertrat R"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.claims.people.holders import find_holders
from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import SENDERS
from ingest.names.knowledge.lexicon import tables
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of

_OPENING: Final = 5
"""Words before the name of a body that opens its clause: "und für das Büro"."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``worksFor`` of the one person of a clause that says for or from which body this person comes or speaks."""
    people = find_holders(passage)
    for clause in range(max(len(passage.clauses), 1) if people else 0):
        words = passage.clause_words(clause)
        inside = [p for p in people if passage.clause_at(p.token) == clause]
        if len(inside) != 1 or inside[0].bodies or passage.modality(clause) is not Modality.ASSERTED:
            continue
        senders = [a for a in passage.arguments if a.kind in SENDERS and passage.clause_at(a.token) == clause]
        if len(senders) != 1 or len(senders[0].reference.entities) != 1 or not _words("apart").isdisjoint(words):
            continue
        if _sends(passage, words, senders[0], inside[0].argument):
            quote = (passage.quote([senders[0].span, inside[0].argument.span]),)
            yield Claim(inside[0].person, "worksFor", senders[0].reference.entities[0], quote, "envoy", 0.8)


def _sends(passage: Passage, words: tuple[str, ...], sender: Argument, person: Argument) -> bool:
    """Whether the clause says that the person comes from the body or speaks for it."""
    if not _words("standing").isdisjoint(words):
        represented = person.preposition == "durch" and sender.preposition is None and sender.token < person.token
        return represented or (person.preposition is None and sender.preposition is None and sender.governor is None)
    if person.preposition is not None or sender.governor is not None:
        return False
    behind = passage.words[end_of(passage, sender) : end_of(passage, sender) + 1]
    lead = passage.words[max(0, sender.token - _OPENING) : sender.token]
    if sender.preposition == "für":
        verbs = (*behind, *(word for word, after in pairwise(lead) if after == "für"))
        return not _words("speaking").isdisjoint(verbs)
    opens = passage.clause_at(max(0, sender.token - _OPENING)) != passage.clause_at(sender.token)
    opens = opens or sender.token < _OPENING
    return sender.preposition in ("von", "seitens") and opens and not _words("coming").isdisjoint(words)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(tables(__file__, "envoys")[table])
