"""What the ontology entails for a class or property: the super-terms that facts carry beside our own."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from ontology.hierarchy import supers
from ontology.terms import koop


@cache
def types_of(kind: str) -> tuple[NamedNode, ...]:
    """Our class ``kind`` and all its super-classes of any vocabulary."""
    return (koop(kind), *supers(kind))


@cache
def properties_of(predicate: str) -> tuple[NamedNode, ...]:
    """Our property ``predicate`` and all its super-properties of any vocabulary."""
    return (koop(predicate), *supers(predicate))
