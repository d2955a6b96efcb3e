"""Areas that a name tells: "Regionalmanagement Nordhessen", "Entwicklungskonzept für die Region Y", "Region A-B-C"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.model import Claim, Entity, Evidence
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.scenes import Scene

_LEAD: Final = re.compile(r"(?:(?:LEADER|Leader|ILE)-?\s?Region|AktivRegion|Region|Planungsregion|Landschaft) ")
"""What a region may be called before its name."""
_END: Final = re.compile(r"(?: e\. ?V\.| gGmbH| GmbH| mbH|[“”\"»«])+$")
_JOINTS: Final = re.compile(r"\s+[–-]\s+|[–/]|(?<=\w)-(?=[A-ZÄÖÜ])")
_REGION: Final = re.compile(r"(?:[\w ]{0,40} )?\w*[Rr]egion (.+)")
_SHORTEST: Final = 4


def find_claims(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """``coversArea`` of each cooperation and concept whose name holds that of a region which the text names by itself,
    and of a region that is called by its towns and districts, where nothing says that they are its members."""
    told = {(c.subject, c.object) for c in claims if c.predicate in ("partOf", "memberOf", "coversArea")}
    manned = {whole for _, whole in told}
    regions = {form: e.id for e in scene.entities if e.kind == "Region" for form in _forms(e)}
    places = {name: e.id for e in scene.entities if e.kind in LOCAL for name in (e.name, *e.aliases)}
    for entity in scene.entities:
        if entity.kind not in ("Cooperation", "Concept"):
            continue
        own = {entity.name, *entity.aliases}
        areas = [region for form, region in regions.items() if form not in own and _is_of(entity, form)]
        if entity.kind == "Cooperation" and entity.id not in manned:
            areas += _corners(entity, places)
        quote = _quote(scene, entity) if areas else None
        for area in dict.fromkeys(areas):
            if quote is not None and not {(entity.id, area), (area, entity.id)} & told:
                yield Claim(entity.id, "coversArea", area, (quote,), "name of area", 0.8)


def _forms(region: Entity) -> Iterator[str]:
    """The names of a region with and without the noun before it."""
    for name in (region.name, *region.aliases):
        yield from (form for form in {name, _LEAD.sub("", name)} if len(form) > _SHORTEST)


def _is_of(entity: Entity, region: str) -> bool:
    """Whether the name of a cooperation that stands for its region, or that of a concept, ends with the region."""
    for name in (entity.name, *entity.aliases):
        plain = _END.sub("", name)
        if plain.endswith(f" {region}") and _STANDS_FOR[entity.kind].search(plain, 0, len(plain) - len(region) - 1):
            return True
    return False


_STANDS_FOR: Final = {
    "Cooperation": re.compile(
        r"(?:\b[RL]AG|LEADER|Aktionsgruppe|\b[Rr]egion|Regional(?:verein|initiative))(?: LEADER)?$"
    ),
    "Concept": re.compile(r"(?:konzept|plan|strategie|leitbild|studie|\b(?:ILEK|REK|GIEK|RES|LES|IES)|\b[Rr]egion)$"),
}
"""What stands before the name of the region in the names of those that are of a region as a whole."""


def _corners(entity: Entity, places: dict[str, str]) -> list[str]:
    """The towns and districts that a region is called by: "Impulsregion A-B-C"."""
    for name in (entity.name, *entity.aliases):
        called = _REGION.match(_END.sub("", name))
        parts = [part.strip() for part in _JOINTS.split(called[1])] if called else []
        if len(parts) > _PAIR and all(part in places for part in parts):
            return [places[part] for part in parts]
    return []


_PAIR: Final = 2
"""Two towns may be but the corners of a region."""


def _quote(scene: Scene, entity: Entity) -> Evidence | None:
    place = next((r.span for r in scene.references if r.entities == (entity.id,) and r.form == "name"), None)
    return None if place is None else scene.document.evidence(place)
