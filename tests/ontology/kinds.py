"""The kinds of the annotation guide by the classes of the ontology."""

from __future__ import annotations

from functools import cache

from ontology import hierarchy
from ontology.terms import KINDS, koop


@cache
def kinds_under(name: str) -> frozenset[str]:
    """The kinds that are the class ``name`` or a sub-class of it."""
    return frozenset(kind for kind in KINDS if kind == name or koop(name) in hierarchy.supers(kind))
