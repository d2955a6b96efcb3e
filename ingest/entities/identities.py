"""The records of identity: which entities of which texts are one thing, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

Member = tuple[str, str]
"""An entity of one text: (source id, entity id)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature that was weighed: what it is, how much it counts for (or, below 0, against), in words."""

    feature: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two names were taken for one thing or kept apart: a record that the graph shows and a person may overrule.

    ``rule`` names the rule of the resolution, or ``curated``; ``verdict`` is ``same``, ``different`` or ``open``.
    ``texts`` are the sources whose words were weighed.
    """

    left: str
    right: str
    verdict: str
    rule: str
    score: float
    reasons: tuple[Reason, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """One thing of the graph with every entity that speaks of it. ``authority`` where it is known beforehand."""

    iri: NamedNode
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    members: tuple[Member, ...] = ()
    rule: str = "name"
    authority: NamedNode | None = None
    replaces: tuple[NamedNode, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things that may be one: kept apart because the evidence is not clear, shown to people for a decision."""

    left: NamedNode
    right: NamedNode
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """All things of a release, sorted by IRI, and the way from an entity of a text to its thing."""

    things: tuple[Identity, ...]
    candidates: tuple[Candidate, ...] = ()
    of_member: Mapping[Member, Identity] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(things: tuple[Identity, ...], candidates: tuple[Candidate, ...] = ()) -> Identities:
        ordered = tuple(sorted(things, key=lambda thing: thing.iri.value))
        return Identities(ordered, candidates, {member: thing for thing in ordered for member in thing.members})

    def iri(self, source: str, entity: str) -> NamedNode:
        return self.of_member[source, entity].iri
