"""Projects that are the carrying out of a concept: who carries out the one carries out the other, from the same day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.model import Claim, Modality, Value
from ingest.names.scenes import Scene
from ingest.passages.passages import Passage

_CARRYING_OUT: Final = re.compile(r"(?:Umsetzungsbegleitung|Umsetzungsmanagement)\b.*")
_MANAGEMENT: Final = re.compile(r"(?:Regional|Allianz|Kooperations|LEADER-|Leader-|Netzwerk)[Mm]anagement\b")
_CARRIED_OUT: Final = re.compile(r"umgesetzt|umsetz\w*|realisiert|verwirklicht|begleitet\w*")


def find_managers(scene: Scene, known: Sequence[Claim]) -> Iterator[Claim]:
    """``managedBy`` of the cooperation whose regional management is a service, by whom that is carried out."""
    services = {e.id for e in scene.entities if e.kind == "Project" and _MANAGEMENT.match(e.name)}
    stated = [c for c in known if c.modality is Modality.ASSERTED]
    owners = {c.object: c.subject for c in stated if c.predicate == "hasProject" and c.object in services}
    kinds = {e.id: e.kind for e in scene.entities}
    for claim in stated:
        owner = owners.get(claim.subject) if claim.predicate == "implementedBy" else None
        if owner is not None and kinds[owner] == "Cooperation":
            yield Claim(owner, "managedBy", claim.object, claim.evidence, "accompaniment", 0.7)


def find_claims(scene: Scene, passages: Sequence[Passage], known: Sequence[Claim]) -> Iterator[Claim]:
    """``implementedBy`` and ``startDate`` of a text's Umsetzungsbegleitung of a concept, from what is said of the
    concept: "Seit März 2022 wird das ILEK durch das Büro X umgesetzt"."""
    works = [e for e in scene.entities if e.kind == "Project" and _CARRYING_OUT.fullmatch(e.name)]
    concepts = {e.id for e in scene.entities if e.kind == "Concept" and any(e.name in w.name for w in works)}
    if len(works) != 1 or len(concepts) != 1:
        return
    work, (concept,) = works[0].id, concepts
    for claim in known:
        if claim.predicate == "implementedBy" and claim.subject == concept and claim.modality is Modality.ASSERTED:
            yield Claim(work, "implementedBy", claim.object, claim.evidence, "accompaniment", 0.7)
    for passage in passages:
        if not any(concept in a.reference.entities for a in passage.arguments):
            continue
        since = [d for d in passage.dates if d.relation == "since" and d.start is not None]
        done = any(_CARRIED_OUT.fullmatch(w) for w in passage.words)
        if done and len(since) == 1 and passage.modality(0) is Modality.ASSERTED:
            quote = (passage.quote([since[0].span]),)
            yield Claim(work, "startDate", Value(since[0].start or ""), quote, "accompaniment", 0.7)
