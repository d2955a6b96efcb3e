"""Firms that managed a cooperation before the one of which it was told: "das Mandat der Vorgängerin, der X GmbH"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.people.handovers import is_kin
from ingest.model import Claim
from ingest.names.knowledge.kinds import FIRMS
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_MEMORY: Final = 450
"""Characters from the firm that manages to the sentence on the one before it."""
_REACH: Final = 6
"""Words from "Vorgängerin" to the name."""
_AFTER: Final = frozenset(
    {"folgte", "folgt", "gefolgt", "ablöste", "abgelöst", "löste", "löst", "beerbte", "nachfolgte"}
)
_BEFORE: Final = frozenset({"zuvor", "davor", "vorher", "früher", "anfangs", "zunächst"})
_DID: Final = frozenset({"zuständig", "betraut", "beauftragt", "verantwortlich", "inne", "tätig", "aufgabe", "mandat"})


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``managedBy`` of the cooperation whose manager another sentence or clause has told, by the firm before it."""
    told = [
        (c.evidence[0].span.start, c.subject, str(c.object))
        for c in claims
        if c.predicate == "managedBy" and isinstance(c.object, str)
    ]
    told.sort()
    starts = [start for start, _, _ in told]
    known = {(group, manager) for _, group, manager in told}
    for passage in passages if told else ():
        span = passage.sentence.span
        before = told[bisect_left(starts, span.start - _MEMORY) : bisect_left(starts, span.end)]
        firm = _former(passage) if before else None
        if firm is None:
            continue
        entity = firm.reference.entities[0]
        groups = [group for _, group, manager in before if manager != entity and passage.kind(manager) in FIRMS]
        if groups and (groups[-1], entity) not in known:
            yield Claim(groups[-1], "managedBy", entity, (passage.quote([firm.span]),), "succession", 0.75)


def _former(passage: Passage) -> Argument | None:
    """The one firm that a sentence calls the predecessor, tells to have been followed or to have done it before."""
    words = passage.words
    firms = [a for a in passage.arguments if a.kind in FIRMS and len(a.reference.entities) == 1]
    firms = [a for a in firms if a.reference.form != "pronoun"]
    for at, word in enumerate(words):
        if is_kin(word) and word.startswith(("vorgänger", "vorvorgänger")):
            near = [a for a in firms if at < a.token <= at + _REACH]
            return near[0] if near else None
    followed = [a for a in firms if a.preposition == "auf"] if not _AFTER.isdisjoint(words) else []
    if followed:
        return followed[0]
    earlier = not _BEFORE.isdisjoint(words[:2]) and not _DID.isdisjoint(words)
    return firms[0] if earlier and len(firms) == 1 else None
