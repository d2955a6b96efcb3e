"""Areas of cooperations by their members: "Es umfasst das Gebiet seiner Mitglieder", "Sie liegen alle im Kreis X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.places.extensions import SPACES, area_verb
from ingest.claims.places.headcounts import MEMBERS
from ingest.claims.places.locations import LYING, find_areas
from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import TERRITORIES
from ingest.passages.passages import Passage

HOME: Final = "home of members"
"""The rule of the one district where members lie whom no sentence names."""
_OF_THEM: Final = frozenset({"seiner", "ihrer", "der", "aller", "beteiligten", "seinen", "ihren"})
_EVERY: Final = frozenset({"alle", "sämtlich", "sämtliche", "allesamt", "ausnahmslos"})


def with_areas(passages: tuple[Passage, ...], claims: list[Claim]) -> list[Claim]:
    """The claims with ``coversArea`` of all towns whose areas together are said to be that of the cooperation, and of
    the district where members lie, this only where no sentence names a town that is a member."""
    towns: dict[str, dict[str, None]] = {}
    for claim in claims if passages else ():
        if claim.predicate == "memberOf" and passages[0].kind(claim.subject) == "Municipality":
            towns.setdefault(str(claim.object), {})[claim.subject] = None
    found = [c for c in claims if c.rule != HOME or c.subject not in towns]
    for passage in passages:
        group = passage.topic("Cooperation")
        if group is not None and _is_sum(passage):
            quote = (passage.quote([]),)
            found.extend(
                Claim(group, "coversArea", town, quote, "area of members", 0.8) for town in towns.get(group, ())
            )
        elif group is not None and group not in towns and passage.follows(group):
            found.extend(_of_unnamed(passage, group))
    return found


def _is_sum(passage: Passage) -> bool:
    """Whether "Das Verbandsgebiet umfasst das Gebiet seiner Mitglieder" is said, without a name of any."""
    if area_verb(passage) is None or any(a.kind in TERRITORIES for a in passage.arguments):
        return False
    pairs = [at for at, (one, other) in enumerate(pairwise(passage.words)) if one in SPACES and other in _OF_THEM]
    return bool(pairs) and any(map(_calls_members, passage.words[pairs[0] :]))


def _calls_members(word: str) -> bool:
    return MEMBERS.fullmatch(word) is not None or word in ("beteiligten", "vertragspartner")


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
