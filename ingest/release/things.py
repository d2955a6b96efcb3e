"""What the rows of tables need to know of the things of a graph: kind, name, federal states, owning cooperation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from ontology import authorities, iris
from ontology.terms import BASE, KINDS, KOOP, OA, PROV, RDF, RDFS, SKOS, koop

SEPARATOR: Final = " | "

_PLACE: Final = BASE + "id/place/"
_REACH: Final = ("coversArea", "partOf")
_MAX_STEPS: Final = 4
"""Member → cooperation → concept → project: no text nests deeper, and a cycle in the data ends here."""

Quote = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Things:
    """The default graph of a release, arranged for reading rows out of it. All sequences are sorted."""

    kinds: Mapping[str, str]
    names: Mapping[str, str]
    out: Mapping[str, Mapping[str, tuple[str, ...]]]
    into: Mapping[str, Mapping[str, tuple[str, ...]]]
    quotes: Mapping[tuple[str, str, str], tuple[Quote, ...]]

    def name(self, iri: str | None) -> str | None:
        return None if iri is None else self.names.get(iri, iri)

    def joined(self, iris_: Iterable[str]) -> tuple[str | None, str | None]:
        """IRIs and names of several things as two strings, None where there are none."""
        found = tuple(iris_)
        if not found:
            return None, None
        return SEPARATOR.join(found), SEPARATOR.join(self.name(iri) or "" for iri in found)

    def objects(self, predicate: str, subject: str) -> tuple[str, ...]:
        return self.out.get(predicate, {}).get(subject, ())

    def subjects(self, predicate: str, target: str) -> tuple[str, ...]:
        return self.into.get(predicate, {}).get(target, ())

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Every (subject, object) of a relation, sorted."""
        found = self.out.get(predicate, {})
        for subject in sorted(found):
            for target in found[subject]:
                yield subject, target

    def said(self, subject: str, predicate: str, target: str) -> tuple[Quote, ...]:
        """The words of all texts that say so."""
        return self.quotes.get((subject, predicate, target), ())

    def alliances(self, iri: str) -> tuple[str, ...]:
        """The cooperation itself, or those whose project or concept it is."""
        found: set[str] = set()
        reached, edge = {iri}, [iri]
        for _ in range(_MAX_STEPS):
            found |= {node for node in edge if self.kinds.get(node) == "Cooperation"}
            above = {
                owner
                for node in edge
                if self.kinds.get(node) != "Cooperation"
                for owner in (
                    *self.subjects("hasProject", node),
                    *self.subjects("hasConcept", node),
                    *self.objects("commissionedBy", node),
                )
            }
            edge = sorted(above - reached)
            reached |= above
        return tuple(sorted(found))

    def states(self, iri: str) -> tuple[str, ...]:
        """Keys of the federal states that the thing lies in or reaches over, as far as the texts and keys tell."""
        reached, edge = {iri}, [iri]
        for _ in range(_MAX_STEPS):
            keys = {key for node in edge if (key := state_key(node))}
            if keys:
                return tuple(sorted(keys))
            near = {
                other
                for node in edge
                for other in (
                    *(target for predicate in _REACH for target in self.objects(predicate, node)),
                    *self.subjects("memberOf", node),
                    *(self.alliances(node) if self.kinds.get(node) in {"Project", "Concept"} else ()),
                )
            }
            edge = sorted(near - reached)
            reached |= near
        return ()


def state_key(iri: str) -> str | None:
    """The first two digits of the key in the IRI of a place (``ags-…``, ``kreis-…``, ``land-…``)."""
    if not iri.startswith(_PLACE):
        return None
    scheme, _, digits = iri.removeprefix(_PLACE).partition("-")
    return digits[:2] if scheme in {"ags", "kreis", "land"} and digits[:2] in authorities.lands() else None


_RELATIONS: Final = (
    "memberOf", "partOf", "coversArea", "hasProject", "hasConcept", "commissionedBy", "preparedBy", "implementedBy",
    "managedBy", "runBy", "worksFor", "subordinateTo",
)  # fmt: skip


def read_things(store: Store) -> Things:
    """The things of a store whose default graph holds the facts and whose named graphs hold the claims."""
    out: dict[str, dict[str, tuple[str, ...]]] = {}
    into: dict[str, dict[str, tuple[str, ...]]] = {}
    for predicate in _RELATIONS:
        forward: dict[str, set[str]] = defaultdict(set)
        backward: dict[str, set[str]] = defaultdict(set)
        for quad in store.quads_for_pattern(None, koop(predicate), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                forward[quad.subject.value].add(quad.object.value)
                backward[quad.object.value].add(quad.subject.value)
        out[predicate] = {node: tuple(sorted(found)) for node, found in forward.items()}
        into[predicate] = {node: tuple(sorted(found)) for node, found in backward.items()}
    return Things(_kinds(store), _names(store), out, into, _quotes(store))


def _kinds(store: Store) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind in reversed(KINDS):
        for quad in store.quads_for_pattern(None, NamedNode(RDF + "type"), koop(kind), DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                kinds[quad.subject.value] = kind
    return kinds


def _names(store: Store) -> dict[str, str]:
    names: dict[str, str] = {}
    for predicate in (NamedNode(RDFS + "label"), NamedNode(SKOS + "prefLabel")):
        for quad in store.quads_for_pattern(None, predicate, None, DefaultGraph()):
            if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                subject, name = quad.subject.value, quad.object.value
                if quad.object.language in {"de", None} or subject not in names:
                    names[subject] = name
    return names


def quote_of(store: Store, span: NamedNode) -> Quote | None:
    """The words that a text span stands for, with its text and offsets."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(span, None, None, None):
        found[quad.predicate.value] = quad.object.value  # type: ignore[union-attr]
    text = found.get(PROV + "wasQuotedFrom")
    if text is None:
        return None
    return {
        "text": text.rpartition("/")[2],
        "start": int(found[OA + "start"]),
        "end": int(found[OA + "end"]),
        "quote": found[OA + "exact"],
    }


def _quotes(store: Store) -> dict[tuple[str, str, str], tuple[Quote, ...]]:
    """Who says what: evidence of asserted claims of relations, by subject, predicate and object."""
    asserted = iris.code("modality", "asserted")
    found: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for predicate in _RELATIONS:
        for claim in store.quads_for_pattern(None, NamedNode(RDF + "predicate"), koop(predicate), None):
            facts = {}
            spans = []
            for quad in store.quads_for_pattern(claim.subject, None, None, claim.graph_name):
                if quad.predicate.value == KOOP + "evidence":
                    spans.append(quad.object)
                facts[quad.predicate.value] = quad.object
            if facts.get(KOOP + "modality", asserted) != asserted:
                continue
            subject, target = facts.get(RDF + "subject"), facts.get(RDF + "object")
            if isinstance(subject, NamedNode) and isinstance(target, NamedNode):
                quotes = [quote_of(store, span) for span in spans if isinstance(span, NamedNode)]
                found[subject.value, predicate, target.value].extend(quote for quote in quotes if quote)
    return {key: ordered(quotes) for key, quotes in found.items()}


def ordered(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotes by text and place, each once."""
    return tuple(
        {(quote["text"], quote["start"], quote["end"]): quote for quote in sorted(quotes, key=_place)}.values()
    )


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote["text"], quote["start"], quote["end"]
