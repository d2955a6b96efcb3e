"""Offices that run a cooperation: ``managedBy`` once for each that a text says to steer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.model import Claim
from ingest.names.bodies.bureaus import BUREAU
from ingest.passages.arguments import Argument
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of


def is_bureau(passage: Passage, argument: Argument) -> bool:
    """Whether an argument is the office of a cooperation: a service that others run, neither member nor payer."""
    name = passage.name(argument.reference.entities[0])
    return argument.kind == "Organisation" and BUREAU.fullmatch(name) is not None


def find_claims(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """``managedBy`` of the cooperation whose office steers it, once for each office."""
    told: set[str] = set()
    for passage in passages:
        for office in passage.arguments:
            entity = office.reference.entities[0]
            if entity in told or not is_bureau(passage, office):
                continue
            after = end_of(passage, office)
            owner = next(
                (a for a in passage.arguments if a.kind == "Cooperation" and 0 <= a.token - after <= _OWN), None
            )
            owned = owner is not None and passage.words[after] in ("der", "des", "von")
            group = owner.reference.entities[0] if owner is not None and owned else group_meant(passage)
            if group is None:
                continue
            told.add(entity)
            yield Claim(group, "managedBy", entity, (passage.quote([office.span]),), "management", 0.75)
            for head in passage.arguments:
                if head.kind == "Person" and head.token > after and _heads(passage, head):
                    quote = (passage.quote([office.span, head.span]),)
                    yield Claim(group, "managedBy", head.reference.entities[0], quote, "management", 0.75)
                    yield Claim(head.reference.entities[0], "worksFor", entity, quote, "management", 0.75)


def _heads(passage: Passage, head: Argument) -> bool:
    """Whether a person named behind the office leads it: "wird von P geleitet", "geleitet von P", "die P leitet"."""
    end = end_of(passage, head)
    behind = passage.words[end : end + 1]
    if head.preposition in ("von", "durch"):
        return not _HEADED.isdisjoint((*passage.clause_words(passage.clause_at(head.token)), *behind))
    leads = head.preposition is None and not _LEADS.isdisjoint(behind)
    return leads or not _HEADED.isdisjoint(passage.words[head.token - 2 : head.token])


_LEADS: Final = frozenset({"leitet", "leitete", "führt", "führte"})
_HEADED: Final = frozenset({"geleitet", "geführt", "besetzt", "leitung", "leiter", "leiterin"})
_OWN: Final = 2
"""Words between an office and the cooperation that it is the office of."""
