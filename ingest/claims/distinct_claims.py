"""Each claim once, however often and by however many rules it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.claims.confidences import confidence
from ingest.claims.standings import Standings
from ingest.model import Claim, Entity, Modality, Value

_DATES: Final = frozenset({"startDate", "endDate", "foundedOn", "issued", "revised", "awardedOn", "heldOn"})


def distinct_claims(claims: Iterable[Claim], entities: Iterable[Entity]) -> tuple[Claim, ...]:
    """One claim for each statement, sorted by where it is said: the surest reading of it, with the words of the others
    as further evidence. A year goes without saying beside a day of it."""
    said: dict[tuple[str, str, str | Value, Modality], list[Claim]] = {}
    for claim in claims:
        said.setdefault((claim.subject, claim.predicate, claim.object, claim.modality), []).append(claim)
    standings = Standings(entities)
    merged = []
    for same in said.values():
        sure = [confidence(claim.rule, claim.predicate, standings.find(claim)) for claim in same]
        best = same[sure.index(max(sure))]
        evidence = dict.fromkeys([*best.evidence, *(e for c in same for e in c.evidence)])
        merged.append(replace(best, evidence=tuple(evidence), confidence=max(sure)))
    finer = {(c.subject, c.predicate, day[:n]) for c in merged if (day := _day(c)) for n in (4, 7) if n < len(day)}
    merged = [c for c in merged if (c.subject, c.predicate, _day(c)) not in finer]
    return tuple(sorted(merged, key=lambda c: (c.evidence[0].span, c.subject, c.predicate, str(c.object))))


def _day(claim: Claim) -> str:
    """The date that a claim gives, "" for any other: "2004" goes without saying beside "2004-05-03"."""
    dated = claim.predicate in _DATES and claim.modality is Modality.ASSERTED
    return claim.object.lexical if dated and isinstance(claim.object, Value) else ""
