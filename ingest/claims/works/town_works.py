"""Works that towns are told to carry out: whether they are theirs, or of the cooperation that they form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ingest.model import Claim

RULES: Final = frozenset({"frame town doing", "frame joint town work"})
"""Rules that tell of towns what they do, perhaps as the members of a cooperation."""


def without_joint(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that give a work to towns which do it jointly: their cooperation has it."""
    bearers: dict[object, set[str]] = {}
    for claim in claims:
        if claim.rule in RULES:
            bearers.setdefault(claim.object, set()).add(claim.subject)
    members: dict[object, set[str]] = {}
    for claim in claims:
        if claim.predicate == "memberOf":
            members.setdefault(claim.object, set()).add(claim.subject)
    whole = [towns for towns in members.values() if len(towns) > 1]
    joint = {work for work, towns in bearers.items() if towns in whole}
    joint |= {c.object for c in claims if "gemeinsam" in c.evidence[0].quote and len(bearers.get(c.object, ())) > _PAIR}
    return [c for c in claims if c.rule not in RULES or c.object not in joint]


_PAIR: Final = 2


def works_of_strangers(claims: Iterable[Claim]) -> set[object]:
    """The works that towns carry out which are told to belong to no cooperation."""
    claims = tuple(claims)
    members = {c.subject for c in claims if c.predicate == "memberOf"}
    return {c.object for c in claims if c.rule in RULES and c.subject not in members}
