"""What belongs to a cooperation without a verb that says so: its concepts, its committees, its projects.

A text on a cooperation names "das ILEK" or "der Vorstand" as its own; the owner is the cooperation of the same
sentence, else the one that the section is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage
from ingest.claims.scenes import Scene
from ingest.model import Claim, Modality

HOLDINGS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "Concept": ("hasConcept", ("Cooperation", "Region")),
    "Committee": ("governedBy", ("Cooperation",)),
    "Project": ("hasProject", ("Cooperation",)),
}
SURE: Final[dict[str, float]] = {"Concept": 0.8, "Committee": 0.7, "Project": 0.6}


def find_claims(scene: Scene, passages: tuple[Passage, ...], known: list[Claim]) -> Iterator[Claim]:
    """One claim for each concept, committee and project that has an owner and that no frame has given one yet."""
    held = {c.object for c in known if c.predicate in {h[0] for h in HOLDINGS.values()}}
    for passage in passages:
        for argument in passage.arguments:
            if argument.kind not in HOLDINGS or argument.reference.form not in ("name", "short"):
                continue
            predicate, owners = HOLDINGS[argument.kind]
            for thing in argument.reference.entities:
                owner = _owner(passage, argument, owners)
                if thing in held or owner is None or owner == thing:
                    continue
                modality = passage.modality(passage.clause_at(argument.token))
                if modality is not Modality.ASSERTED:
                    continue
                held.add(thing)
                yield Claim(
                    owner, predicate, thing, (passage.quote([argument.span]),), "holding", SURE[argument.kind], modality
                )


def _owner(passage: Passage, argument: Argument, kinds: tuple[str, ...]) -> str | None:
    near = [a for a in passage.arguments if a.kind in kinds and len(a.reference.entities) == 1]
    if near:
        nearest = min(near, key=lambda a: abs(a.token - argument.token))
        return nearest.reference.entities[0]
    for kind in kinds:
        topic = passage.topic(kind)
        if topic is not None:
            return topic
    return None
