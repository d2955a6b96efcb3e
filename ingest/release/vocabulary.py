"""What the ontology entails for a class or property: the super-terms that facts carry beside our own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import NamedNode

from ontology import terms
from ontology.terms import RDF, koop

TYPE: Final = NamedNode(RDF + "type")
_FILE = Path(terms.__file__).with_name("koopgraph.ttl")
_SUB = {NamedNode(terms.RDFS + "subClassOf"), NamedNode(terms.RDFS + "subPropertyOf")}


@cache
def types_of(kind: str) -> tuple[NamedNode, ...]:
    """Our class ``kind`` and all its super-classes of any vocabulary."""
    return _with_supers(kind)


@cache
def properties_of(predicate: str) -> tuple[NamedNode, ...]:
    """Our property ``predicate`` and all its super-properties of any vocabulary."""
    return _with_supers(predicate)


def _with_supers(name: str) -> tuple[NamedNode, ...]:
    term = koop(name)
    reached, waiting = {term}, [term]
    while waiting:
        for higher in _above().get(waiting.pop(), ()):
            if higher not in reached:
                reached.add(higher)
                waiting.append(higher)
    return (term, *sorted(reached - {term}, key=lambda node: node.value))


@cache
def _above() -> dict[NamedNode, set[NamedNode]]:
    above: dict[NamedNode, set[NamedNode]] = {}
    if _FILE.exists():
        for triple in ox.parse(path=_FILE, format=ox.RdfFormat.TURTLE):
            if triple.predicate in _SUB and isinstance(triple.object, NamedNode):
                above.setdefault(triple.subject, set()).add(triple.object)
    return above
