"""Headships: people who are set over a body by a verb: "P steht der Allianz vor", "an ihrer Spitze stehen P und Q"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ingest.claims.arguments import HEADS, Argument
from ingest.claims.holders import Holder
from ingest.claims.kinds import LOCAL
from ingest.claims.management_words import management_words
from ingest.claims.passages import Passage
from ingest.model import Claim


def find_heads(passage: Passage, clause: int, words: tuple[str, ...], people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``worksFor`` of all people who are the subject of a clause that says so by its ``words``."""
    if not _heads(words):
        return
    bodies = [
        a for a in passage.arguments
        if (a.kind in ("Cooperation", "Organisation", "Authority", "Committee") or _is_headed(passage, a))
        and passage.clause_at(a.token) == clause and a.preposition in (None, "an", "von")
    ]  # fmt: skip
    group = bodies[0].reference.entities[0] if len(bodies) == 1 else None
    if group is None and not bodies and not {"ihr", "ihm", "ihrer", "seiner", "dessen", "deren"}.isdisjoint(words):
        group = passage.meant("Cooperation")
    if group is None:
        return
    for person in people:
        inside = passage.clause_at(person.token) == clause
        led = person.argument.preposition is None or (person.argument.preposition == "mit" and "spitze" in words)
        if (inside or passage.is_antecedent(person.argument.span, clause)) and led:
            yield Claim(person.person, "worksFor", group, (passage.quote([person.argument.span]),), "heading", 0.8)


def _heads(words: tuple[str, ...]) -> bool:
    if not management_words("heading").isdisjoint(words):
        return True
    return any(parts.issubset(words) for parts in _heading_parts())


@cache
def _heading_parts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(phrase.split()) for phrase in sorted(management_words("heading_parts")))


def _is_headed(passage: Passage, place: Argument) -> bool:
    """Whether a town or district is what somebody heads: "an der Spitze der Stadt X", "der Gemeinde Y vorstehen"."""
    if place.kind not in LOCAL:
        return False
    lead = passage.words[max(0, place.token - 3) : place.token]
    if place.preposition == "an":
        return "spitze" in lead
    return place.preposition is None and (place.kind == "District" or any(word in HEADS for word in lead))
