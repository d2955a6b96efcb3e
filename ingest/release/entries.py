"""What can be searched for: every thing and every text of a release, with its names, its words and its facets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from ontology.terms import DCTERMS, KINDS, KOOP, OA, PROV, RDF, SKOS, TERRITORY, TOLD_APART, VALUES

FACETS: Final = ("kind", "state", "district", "theme", "programme", "year")
_DATED: Final = frozenset(name for name, form in VALUES.items() if form in ("date", "interval"))
_TIES: Final = ("coversArea", "worksFor", "managedBy", "tookPlaceIn", "hasConcept", "hasProject")
"""Relations along which a thing takes the place of its neighbour."""
_SPEAKING: Final = (RDF + "subject", RDF + "object", PROV + "wasQuotedFrom")
_QUOTES: Final = 40
"""Quotes that one entry is found by; a Land has thousands and is found by its name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing or text as the search index keeps it."""

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    text: str
    weight: int
    """How many statements speak of it."""
    facets: tuple[tuple[str, str], ...]
    told_apart: str = ""
    """What tells the thing from others of its kind and name; empty where there are none."""


def find_entries(store: Store, texts: Mapping[str, str]) -> list[Entry]:
    """The entries of a release's store, by IRI; ``texts`` are the documents by their id."""
    known = _Facts(store)
    things = [known.entry(iri) for iri in sorted(known.names) if known.kind(iri)]
    documents = [_document_entry(store, known, node, texts) for node in _documents(store)]
    return [*things, *sorted(documents, key=lambda entry: entry.iri)]


def _documents(store: Store) -> Iterable[NamedNode]:
    source = NamedNode(KOOP + "SourceDocument")
    for quad in store.quads_for_pattern(None, NamedNode(RDF + "type"), source, None):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _document_entry(store: Store, known: _Facts, node: NamedNode, texts: Mapping[str, str]) -> Entry:
    titles = _literals(store, node, DCTERMS + "title")
    years = [date[:4] for date in _literals(store, node, DCTERMS + "issued")]
    publishers = _literals(store, node, DCTERMS + "publisher")
    identifier = node.value.rsplit("/", 1)[-1]
    facets = (("kind", "SourceDocument"), *(("year", year) for year in years))
    name = titles[0] if titles else identifier
    weight = known.weights.get(node.value, 0)
    return Entry(node.value, "SourceDocument", name, tuple(publishers), texts.get(identifier, ""), weight, facets)


def _literals(store: Store, node: NamedNode, predicate: str) -> list[str]:
    quads = store.quads_for_pattern(node, NamedNode(predicate), None, None)
    return sorted({quad.object.value for quad in quads if isinstance(quad.object, Literal)})


class _Facts:
    """One pass over the quads: names, relations, quotes, and how often a thing is spoken of."""

    def __init__(self, store: Store) -> None:
        self.names: dict[str, str] = {}
        self.aliases: defaultdict[str, set[str]] = defaultdict(set)
        self.told_apart: dict[str, str] = {}
        self.kinds: defaultdict[str, set[str]] = defaultdict(set)
        self.out: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.into: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.weights: defaultdict[str, int] = defaultdict(int)
        self.quotes: defaultdict[str, list[str]] = defaultdict(list)
        for quad in store.quads_for_pattern(None, None, None, None):
            self._take(quad)
        self._read_quotes(store)

    def _take(self, quad: Quad) -> None:
        if not isinstance(quad.subject, NamedNode):
            return
        subject, predicate, target = quad.subject.value, quad.predicate.value, quad.object
        if predicate == SKOS + "prefLabel" and isinstance(target, Literal):
            self.names[subject] = min(target.value, self.names.get(subject, target.value))
        elif predicate == SKOS + "altLabel" and isinstance(target, Literal):
            self.aliases[subject].add(target.value)
        elif predicate == TOLD_APART and isinstance(target, Literal):
            self.told_apart[subject] = target.value
        elif predicate == RDF + "type" and isinstance(target, NamedNode):
            self.kinds[subject].add(target.value.removeprefix(KOOP))
        elif predicate in _SPEAKING and isinstance(target, NamedNode):
            self.weights[target.value] += 1
        elif predicate.startswith(KOOP) and isinstance(target, NamedNode | Literal):
            name = predicate.removeprefix(KOOP)
            self.out[subject][name].add(target.value)
            if isinstance(target, NamedNode):
                self.into[target.value][name].add(subject)

    def _read_quotes(self, store: Store) -> None:
        exact = NamedNode(OA + "exact")
        words = {
            quad.subject.value: quad.object.value
            for quad in store.quads_for_pattern(None, exact, None, None)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        }
        parties = [NamedNode(RDF + "subject"), NamedNode(RDF + "object")]
        parties += [NamedNode(KOOP + role) for role in ("recipient", "funder", "programme")]
        for party in parties:
            for quad in store.quads_for_pattern(None, party, None, None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    spans = self.out[quad.subject.value]["evidence"]
                    self.quotes[quad.object.value] += [words[span] for span in spans if span in words]

    def kind(self, iri: str) -> str:
        return next((kind for kind in KINDS if kind in self.kinds[iri]), "")

    def entry(self, iri: str) -> Entry:
        quotes = sorted(set(self.quotes.get(iri, ())))[:_QUOTES]
        return Entry(
            iri,
            self.kind(iri),
            self.names[iri],
            tuple(sorted(self.aliases.get(iri, ()))),
            "\n".join(quotes),
            self.weights.get(iri, 0),
            tuple(sorted(self._facets(iri))),
            self.told_apart.get(iri, ""),
        )

    def _facets(self, iri: str) -> Iterable[tuple[str, str]]:
        kind = self.kind(iri)
        yield "kind", kind
        for place in self._places(iri):
            if self.kind(place) in ("State", "District") and place in self.names and not self._is_country(place):
                yield self.kind(place).lower(), self.names[place]
        out = self.out[iri]
        flows = {flow for role in ("recipient", "funder") for flow in self.into[iri][role]}
        programmes = set(out["fundedUnder"]).union(*(self.out[flow]["programme"] for flow in flows))
        yield from (("programme", self.names[p]) for p in programmes if p in self.names)
        yield from (("theme", theme) for theme in out["theme"])
        dates = [date for name in _DATED for date in out[name]]
        dates += [date for flow in flows for end in ("from", "to") for date in self.out[flow][end]]
        yield from {("year", date[:4]) for date in dates if date[:4].isdigit()}

    def _is_country(self, place: str) -> bool:
        """Whether states lie in it: it tells nothing apart."""
        return any(self.kind(inner) == "State" for inner in self.into[place]["partOf"])

    def _places(self, iri: str) -> set[str]:
        """Where a thing lies: itself, its members, its area or what it belongs to, and all that these lie in."""
        near: Sequence[str] = [iri]
        if self.kind(iri) not in TERRITORY:
            near = [*self.into[iri]["memberOf"], *(n for tie in _TIES for n in self.out[iri][tie])]
            near += [n for tie in ("hasConcept", "hasProject") for n in self.into[iri][tie]]
            near += [m for n in near if self.kind(n) == "Cooperation" for m in self.into[n]["memberOf"]]
        found: set[str] = set()
        waiting = [place for place in near if self.kind(place) in TERRITORY]
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.out[place]["partOf"] | self.out[place]["coversArea"]
        return found
