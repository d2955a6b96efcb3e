"""What the ontology entails for a class or property: the super-classes and super-properties that facts also carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import NamedNode

from ontology import terms

_FILE = Path(terms.__file__).with_name("koopgraph.ttl")
_SUB_CLASS = NamedNode(terms.RDFS + "subClassOf")
_SUB_PROPERTY = NamedNode(terms.RDFS + "subPropertyOf")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``types[class]`` and ``properties[property]``: the term itself and all it is a sub-term of, sorted."""

    types: Mapping[NamedNode, tuple[NamedNode, ...]]
    properties: Mapping[NamedNode, tuple[NamedNode, ...]]

    def types_of(self, kind: str) -> tuple[NamedNode, ...]:
        term = terms.koop(kind)
        return self.types.get(term, (term,))

    def properties_of(self, predicate: str) -> tuple[NamedNode, ...]:
        term = terms.koop(predicate)
        return self.properties.get(term, (term,))


@cache
def read_vocabulary(path: Path = _FILE) -> Vocabulary:
    """The closure of ``rdfs:subClassOf`` and ``rdfs:subPropertyOf`` in the ontology."""
    above: dict[NamedNode, dict[NamedNode, set[NamedNode]]] = {_SUB_CLASS: {}, _SUB_PROPERTY: {}}
    if path.exists():
        for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if triple.predicate in above and isinstance(triple.object, NamedNode):
                above[triple.predicate].setdefault(triple.subject, set()).add(triple.object)
    return Vocabulary(_closure(above[_SUB_CLASS]), _closure(above[_SUB_PROPERTY]))


def _closure(above: Mapping[NamedNode, set[NamedNode]]) -> dict[NamedNode, tuple[NamedNode, ...]]:
    closed = {}
    for term in above:
        reached, waiting = {term}, [term]
        while waiting:
            for higher in above.get(waiting.pop(), ()):
                if higher not in reached:
                    reached.add(higher)
                    waiting.append(higher)
        closed[term] = (term, *sorted(reached - {term}, key=lambda node: node.value))
    return closed
