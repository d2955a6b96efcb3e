"""The records of identity: which entities of which texts are one thing, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pyoxigraph import NamedNode

from ingest.model import Wording
from ontology.terms import Verdict

Member = tuple[str, str]
"""An entity of one text: (source id, entity id)."""


class Rule(StrEnum):
    """By what an identity was decided; the pages have words for each."""

    KNOWN = "known name"
    ONLY_AREA = "the only area of this name"
    AREA_BY_CONTEXT = "area by context"
    ONLY_TOWN = "the only town called so for short"
    FAR_AWAY = "far from the rest of the text"
    SEVERAL_AREAS = "several areas of this name"
    NAME_AND_CONTEXT = "name and context"
    MEMBERS = "named by its members"
    OWNER = "local name and owner"
    EVENT = "event of one day"
    UNCLEAR = "not clear enough"
    SAME_MONEY = "same money"
    NEW = "new"
    CURATED = "curated"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature that was weighed: what it is, how much it counts for (or, below 0, against), in words."""

    feature: str
    weight: float
    words: Wording


@dataclass(frozen=True, slots=True)
class Decision:
    """Why the entity ``member`` of a text, called ``name`` there, was taken for its thing: the reader sees it.

    ``compared`` is the entity of another text that it was found to be the same as; ``who`` is set where a person
    decided.
    """

    member: Member
    name: str
    verdict: Verdict
    rule: Rule
    score: float
    reasons: tuple[Reason, ...] = ()
    compared: Member | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One thing of the graph with every entity that speaks of it.

    ``authority`` is true where it is known beforehand and keeps its name and IRI whatever texts call it; ``replaces``
    are IRIs that people merged into it.
    """

    iri: NamedNode
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    members: tuple[Member, ...] = ()
    decisions: tuple[Decision, ...] = ()
    authority: bool = False
    replaces: tuple[NamedNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things that may be one: kept apart because the evidence is not clear, shown to people for a decision."""

    left: NamedNode
    right: NamedNode
    score: float
    reasons: tuple[Reason, ...]
    verdict: Verdict = Verdict.OPEN
    rule: Rule = Rule.UNCLEAR
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Identities:
    """All things of a release, sorted by IRI, and the way from an entity of a text to its thing."""

    things: tuple[Identity, ...]
    candidates: tuple[Candidate, ...] = ()
    of_member: Mapping[Member, Identity] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(things: Iterable[Identity], candidates: Iterable[Candidate] = ()) -> Identities:
        ordered = tuple(sorted(things, key=lambda thing: thing.iri.value))
        pairs = tuple(sorted(candidates, key=lambda pair: (-pair.score, pair.left.value, pair.right.value)))
        return Identities(ordered, pairs, {member: thing for thing in ordered for member in thing.members})

    def iri(self, source: str, entity: str) -> NamedNode:
        return self.of_member[source, entity].iri
