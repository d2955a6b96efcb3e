"""Things of one kind and one name: what tells each of them apart, said as a reader would say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ingest.entities.identities import Identities, Identity
from ingest.model import Source
from ontology import literals
from ontology.folding import fold
from ontology.terms import KOOP, SKOS, TOLD_APART

_TIES: Final = (
    ("^governedBy",), ("^hasConcept",), ("^hasProject",), ("worksFor",), ("partOf",), ("commissionedBy",),
    ("^programme", "recipient"), ("^managedBy",), ("^fundedUnder",), ("tookPlaceIn",), ("coversArea",),
    ("^participant",), ("participant",), ("^memberOf",), ("memberOf",),
)  # fmt: skip
"""Ways from a thing to what it is known by, the most telling first; ``^`` is the inverse, as in a SPARQL path."""
_NAMED: Final = 2
"""So many neighbours are named at most."""

Names = Mapping[str, str]


def tell_apart(identities: Identities, facts: Collection[Triple], sources: Mapping[str, Source]) -> Iterator[Triple]:
    """For each thing that shares kind and name with another: whose it is, where it lies, or which text speaks of it.

    ``facts`` are those of the default graph, ``sources`` the texts by id. Of all that could be said, the first that
    holds for none of its namesakes is; things that nothing tells apart get what they share. Nothing is told apart by
    the names of people.
    """
    groups: dict[tuple[str, str], list[Identity]] = defaultdict(list)
    for thing in identities.things:
        groups[thing.kind, fold(thing.name)].append(thing)
    shared = [group for group in groups.values() if len(group) > 1]
    if not shared:
        return
    people = {thing.iri.value for thing in identities.things if thing.kind == "Person"}
    names = {iri: name for iri, name in _names(facts) if iri not in people}
    ties = _ties(facts)
    for group in shared:
        sayings = [_sayings(thing, names, ties, sources) for thing in group]
        for thing, said in zip(group, sayings, strict=True):
            others = {words for other in sayings if other is not said for words in other}
            telling = next((words for words in said if words not in others), next(iter(said), None))
            if telling:
                yield Triple(thing.iri, NamedNode(TOLD_APART), literals.german(telling))


def _sayings(
    thing: Identity, names: Names, ties: Mapping[tuple[str, str], set[str]], sources: Mapping[str, Source]
) -> list[str]:
    found = []
    for way in _TIES:
        reached = {thing.iri.value}
        for step in way:
            reached = {far for near in reached for far in ties.get((near, step), ())}
        neighbours = sorted({names[iri] for iri in reached - {thing.iri.value} if iri in names} - {thing.name})
        if neighbours:
            found.append(", ".join(neighbours[:_NAMED]) + (" …" if len(neighbours) > _NAMED else ""))
    texts = sorted({source for source, _ in thing.members})
    return [*found, *(title for text in texts if (title := sources[text].title))]


def _names(facts: Collection[Triple]) -> Iterator[tuple[str, str]]:
    label = SKOS + "prefLabel"
    for fact in facts:
        if fact.predicate.value == label and isinstance(fact.subject, NamedNode) and isinstance(fact.object, Literal):
            yield fact.subject.value, fact.object.value


def _ties(facts: Collection[Triple]) -> Mapping[tuple[str, str], set[str]]:
    """The neighbours of each thing along each step of the ways."""
    steps = {step.removeprefix("^") for way in _TIES for step in way}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        name = fact.predicate.value.removeprefix(KOOP)
        if name in steps and isinstance(fact.subject, NamedNode) and isinstance(fact.object, NamedNode):
            found[fact.subject.value, name].add(fact.object.value)
            found[fact.object.value, f"^{name}"].add(fact.subject.value)
    return found
