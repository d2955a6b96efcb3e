"""A LEADER group and its region: what is told of the group but holds of the region is told of the region.

A text that names both "LAG X" and "LEADER-Region X" means by towns, districts and inhabitants those of the region.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.model import Claim, Entity, Span, Value
from ingest.names.scenes import Scene
from ingest.passages.passages import Passage

_GROUP: Final = re.compile(
    r"(?:(?:Verein )?(?:LAG|RAG|(?:Lokale|Regionale) Aktionsgruppe)(?: LEADER)?) (.+?)(?: e\. ?V\.)?"
)
_REGION: Final = re.compile(r"(LEADER|Leader)?-?\s?(?:[Rr]egion) (.+)")
_UNION: Final = re.compile(
    r".* e\. ?V\.|(?:Verein|Interessengemeinschaft|Regionalverein|Förderverein) .+|LAG|RAG|.*Aktionsgruppe.*"
)
_OF_MEMBERS: Final = re.compile(
    r"itglied|gründe|gründung|Vorstand|Verein|LAG\b|Aktionsgruppe|beigetreten|Beitritt|Partner"
)
_OF_REGION: Final = re.compile(r"Region|region|Gebiet|gebiet|Kommunen|Städte|Gemeinden|liegen|kulisse|[Ee]inwohner")


def find_pairs(scene: Scene) -> dict[str, str]:
    """The region of each LEADER group: the one of its name, or the only LEADER region of a text with one such group."""
    pairs: dict[str, str] = {}
    regions = {match[2]: (e, bool(match[1])) for e in scene.entities if e.kind == "Region" and (match := _named(e))}
    groups = [e for e in scene.entities if e.kind == "Cooperation"]
    for group in groups:
        for name in (group.name, *group.aliases):
            found = _GROUP.fullmatch(name)
            if found and found[1] in regions:
                pairs.setdefault(group.id, regions[found[1]][0].id)
    leader = [e for e, is_leader in regions.values() if is_leader]
    unions = [g for g in groups if any(_UNION.fullmatch(n) for n in (g.name, *g.aliases))]
    if not pairs and len(leader) == 1 and len(unions) == 1:
        pairs[unions[0].id] = leader[0].id
    return pairs


def _named(region: Entity) -> re.Match[str] | None:
    return _REGION.fullmatch(region.name)


def acts_in_land(passage: Passage, claim: Claim) -> bool:
    """Whether towns are only told to act together in a stretch of land, which is no region drawn for them."""
    return claim.rule == "frame regional union" and _DRAWN.match(passage.name(str(claim.object))) is None


_DRAWN: Final = re.compile(r"(?:LEADER|Leader|Dorf|ILE|Aktiv)-?\s?[Rr]egion\b|Region [„\"]")


def find_claims(scene: Scene) -> Iterator[Claim]:
    """``coversArea`` of each LEADER group: its region."""
    for group, region in find_pairs(scene).items():
        place = next((r.span for r in scene.references if r.entities == (region,)), None)
        if place is not None:
            yield Claim(group, "coversArea", region, (scene.document.evidence(place),), "region of group", 0.8)


def with_regions(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """The claims, those on the area, inhabitants and towns of a LEADER group told of its region."""
    pairs = find_pairs(scene)
    if not pairs:
        return claims
    kinds = {e.id: e.kind for e in scene.entities}
    meant = _regions_meant(scene, pairs)
    moved = [_moved(claim, pairs, kinds, scene.document.text, meant) for claim in claims]
    regions = set(pairs.values())
    parts = {
        (c.subject, c.evidence[0].span)
        for c in moved
        if c.predicate == "partOf" and c.object in regions and kinds[c.subject] == "Municipality"
    }
    return [c for c in moved if not _is_part(c, parts, pairs)]


def _is_part(claim: Claim, parts: set[tuple[str, Span]], pairs: dict[str, str]) -> bool:
    """Whether the same words say of a town that is a member of a group that it is part of the region of that group."""
    joined = claim.predicate == "memberOf" and claim.object in pairs
    return joined and (claim.subject, claim.evidence[0].span) in parts


def _regions_meant(scene: Scene, pairs: dict[str, str]) -> tuple[tuple[int, bool], ...]:
    """Where the text names a group or its region, and whether it is the region: a pronoun behind it means that one."""
    regions = set(pairs.values())
    named = (r for r in scene.references if r.form in ("name", "short", "noun") and len(r.entities) == 1)
    return tuple((r.span.start, r.entities[0] in regions) for r in named if r.entities[0] in {*pairs, *regions})


def _speaks_of_region(claim: Claim, meant: tuple[tuple[int, bool], ...]) -> bool:
    """Whether a sentence opens with a pronoun for the region, which was named last before it."""
    if _PRONOUN.match(claim.evidence[0].quote) is None:
        return False
    last = bisect_left(meant, (claim.evidence[0].span.start,)) - 1
    return last >= 0 and meant[last][1]


_PRONOUN: Final = re.compile(
    r"(?:Ihr gehör|Zu ihr (?:gehör|zähl)|Sie (?:umfasst|besteht)|Dazu (?:gehör|zähl)|Diese umfasst)"
)


def _moved(
    claim: Claim, pairs: dict[str, str], kinds: dict[str, str], text: str, meant: tuple[tuple[int, bool], ...]
) -> Claim:
    region = pairs.get(claim.subject)
    if region is not None and claim.object != region:
        counted = claim.predicate == "memberCount" and _OF_MEMBERS.search(claim.evidence[0].quote) is None
        wide = claim.predicate == "coversArea" and not isinstance(claim.object, Value)
        if wide and claim.rule == "frame whole lying" and kinds[str(claim.object)] == "District":
            return replace(claim, subject=region, predicate="partOf")  # "sie liegt vollständig im Landkreis X"
        if wide and kinds[str(claim.object)] == "Municipality":
            return replace(claim, subject=str(claim.object), predicate="partOf", object=region)
        if claim.predicate == "population" or counted or wide:
            return replace(claim, subject=region)
    whole = pairs.get(claim.object) if isinstance(claim.object, str) else None
    if whole is not None and claim.predicate == "memberOf" and kinds[claim.subject] == "Municipality":
        words = f"{_line_above(text, claim.evidence[0].span.start)}\n{claim.evidence[0].quote}"
        told = _OF_REGION.search(words) is not None or _speaks_of_region(claim, meant)
        if _OF_MEMBERS.search(words) is None and told:
            return replace(claim, predicate="partOf", object=whole)
    return claim


def _line_above(text: str, at: int) -> str:
    """The line above the one in which ``at`` stands, where it is as short as a label."""
    start = text.rfind("\n", 0, at)
    above = text[max(0, start - _LABEL) : max(0, start)].rsplit("\n", 1)[-1]
    return above if len(above) < _LABEL else ""


_LABEL: Final = 60
"""Characters."""
