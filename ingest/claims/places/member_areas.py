"""Areas of cooperations by their members: "Es umfasst das Gebiet seiner Mitglieder", "Sie liegen alle im Kreis X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.places.locations import LYING, find_areas
from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import TERRITORIES
from ingest.passages.passages import Passage

HOME: Final = "home of members"
"""The rule of the one district where members lie whom no sentence names."""
_EVERY: Final = frozenset({"alle", "sämtlich", "sämtliche", "allesamt", "ausnahmslos"})


def with_areas(passages: tuple[Passage, ...], claims: list[Claim]) -> list[Claim]:
    """The claims with ``coversArea`` of the district where members lie, where no sentence names a town that is one."""
    towns: dict[str, dict[str, None]] = {}
    for claim in claims if passages else ():
        if claim.predicate == "memberOf" and passages[0].kind(claim.subject) == "Municipality":
            towns.setdefault(str(claim.object), {})[claim.subject] = None
    found = [c for c in claims if c.rule != HOME or c.subject not in towns]
    for passage in passages:
        group = passage.topic("Cooperation")
        if group is not None and group not in towns and passage.follows(group):
            found.extend(_of_unnamed(passage, group))
    return found


def _of_unnamed(passage: Passage, group: str) -> Iterator[Claim]:
    """``coversArea`` of "Sie liegen sämtlich im Landkreis X"."""
    sole = all(a.kind in ("District", "State") or group in a.reference.entities for a in passage.arguments)
    if passage.words[:1] not in (("sie",), ("alle",)) or not sole or _EVERY.isdisjoint(passage.words):
        return
    if not any(map(LYING.fullmatch, passage.words)):
        return
    for area in find_areas(passage):
        if passage.modality(area.clause) is Modality.ASSERTED and passage.kind(area.entities[0]) in TERRITORIES:
            yield Claim(group, "coversArea", area.entities[0], (passage.quote([*area.spans]),), HOME, 0.75)
