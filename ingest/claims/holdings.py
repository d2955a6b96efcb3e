"""What belongs to a cooperation without a verb that says so: its concepts, its committees, its projects.

A text on a cooperation names "das ILEK" or "der Vorstand" as its own; the owner is the cooperation of the same
sentence, else the one that the section is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.passages import Passage
from ingest.model import Claim, Modality

HOLDINGS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "Concept": ("hasConcept", ("Cooperation", "Region")),
    "Committee": ("governedBy", ("Cooperation",)),
    "Project": ("hasProject", ("Cooperation",)),
}
SURE: Final[dict[str, float]] = {"Concept": 0.8, "Committee": 0.7, "Project": 0.6}


ORGANS: Final = re.compile(r".*(?:vorstand|versammlung|rat der bürgermeister.*|kooperationsrat|verbandsrat)(?: .*)?")
"""Bodies that govern by their name alone; others must be said to decide."""
_MEASURES: Final = re.compile(
    r"(?:schlüssel|leit|start|impuls)?(?:maßnahme|projekt)n?e?n?$|umsetzungs(?:management|begleitung)s?$"
)
"""Words that make a project one of a concept's measures."""
OCCASIONS: Final = frozenset({"auf", "bei", "an", "in", "zu", "seit", "nach", "vor", "während"})
"""Behind these an assembly is a meeting that was held, not an organ."""


def find_claims(passages: tuple[Passage, ...], known: list[Claim], skipped: frozenset[int]) -> Iterator[Claim]:
    """One claim for each concept, committee and project that has an owner and that no frame has given one yet.

    ``skipped`` are blocks that only list subjects and keywords.
    """
    held = {c.object for c in known if c.predicate in {h[0] for h in HOLDINGS.values()}}
    for passage in passages:
        if passage.sentence.block in skipped:
            continue
        for argument in passage.arguments:
            if argument.kind == "Committee" and not _governs(passage, argument):
                continue
            if argument.kind not in HOLDINGS or argument.reference.form not in ("name", "short"):
                continue
            predicate, owners = HOLDINGS[argument.kind]
            for thing in argument.reference.entities:
                owner = _owner(passage, argument, owners)
                if argument.kind == "Project" and any(_MEASURES.match(w) for w in passage.words):
                    owner = _concept(passage) or owner
                if thing in held or owner is None or owner == thing:
                    continue
                modality = passage.modality(passage.clause_at(argument.token))
                if modality is not Modality.ASSERTED:
                    continue
                held.add(thing)
                yield Claim(
                    owner, predicate, thing, (passage.quote([argument.span]),), "holding", SURE[argument.kind], modality
                )


def _concept(passage: Passage) -> str | None:
    """The concept whose measures the passage names."""
    named = [a for a in passage.arguments if a.kind == "Concept" and len(a.reference.entities) == 1]
    return named[0].reference.entities[0] if named else passage.last("Concept")


def _governs(passage: Passage, argument: Argument) -> bool:
    if argument.preposition in OCCASIONS:
        return False
    return all(ORGANS.fullmatch(passage.name(e).lower()) is not None for e in argument.reference.entities)


def _owner(passage: Passage, argument: Argument, kinds: tuple[str, ...]) -> str | None:
    near = [a for a in passage.arguments if a.kind in kinds and len(a.reference.entities) == 1]
    if near:
        nearest = min(near, key=lambda a: abs(a.token - argument.token))
        return nearest.reference.entities[0]
    last = passage.last(kinds[0])
    if last is not None and (argument.kind == "Project" or passage.follows(last)):
        return last
    for kind in kinds:
        topic = passage.topic(kind)
        if topic is not None:
            return topic
    return None
