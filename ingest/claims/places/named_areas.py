"""Areas that a name tells: "Regionalmanagement Nordhessen", "Entwicklungskonzept für die Region Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.model import Claim, Entity, Evidence
from ingest.names.scenes import Scene

_LEAD: Final = re.compile(r"(?:(?:LEADER|Leader|ILE)-?\s?Region|AktivRegion|Region|Planungsregion|Landschaft) ")
"""What a region may be called before its name."""
_END: Final = re.compile(r"(?: e\. ?V\.| gGmbH| GmbH| mbH|[“”\"»«])+$")
_SHORTEST: Final = 4


def find_claims(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """``coversArea`` of each cooperation and concept whose name ends with a region that the text names by itself."""
    told = {(c.subject, c.object) for c in claims if c.predicate in ("partOf", "memberOf", "coversArea")}
    regions = {form: e.id for e in scene.entities if e.kind == "Region" for form in _forms(e)}
    for entity in scene.entities:
        if entity.kind not in ("Cooperation", "Concept"):
            continue
        own = set(_forms(entity))
        areas = [regions[form] for form in _ends(entity) if form in regions and form not in own]
        quote = _quote(scene, entity) if areas else None
        for area in dict.fromkeys(areas):
            if quote is not None and not {(entity.id, area), (area, entity.id)} & told:
                yield Claim(entity.id, "coversArea", area, (quote,), "name of area", 0.8)


def _forms(region: Entity) -> Iterator[str]:
    """The names of a region with and without the noun before it."""
    for name in (region.name, *region.aliases):
        yield from (form for form in (name, _LEAD.sub("", name)) if len(form) > _SHORTEST)


def _ends(entity: Entity) -> Iterator[str]:
    """What stands in the name of a cooperation, or of a concept, behind a noun that says that it is of a region."""
    for name in (entity.name, *entity.aliases):
        plain = _END.sub("", name)
        for space in re.finditer(" ", plain):
            if _STANDS_FOR[entity.kind].search(plain, 0, space.start()):
                yield plain[space.end() :].removeprefix("für die Region ").removeprefix("für ")


_STANDS_FOR: Final = {
    "Cooperation": re.compile(
        r"(?:\b[RL]AG|LEADER|Aktionsgruppe|\b[Rr]egion|Regional(?:verein|initiative|management))(?: LEADER)?$"
    ),
    "Concept": re.compile(r"(?:konzept|plan|strategie|leitbild|studie|\b(?:ILEK|REK|GIEK|RES|LES|IES)|\b[Rr]egion)$"),
}
"""What stands before the name of the region in the names of those that are of a region as a whole."""


def _quote(scene: Scene, entity: Entity) -> Evidence | None:
    place = next((r.span for r in scene.references if r.entities == (entity.id,) and r.form == "name"), None)
    return None if place is None else scene.document.evidence(place)
