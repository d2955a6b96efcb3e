"""The words of the vocabulary as triples: what each term and each entry of a code list is called, in both languages.

A release carries them in ``graph/vocabulary``, so that a query can show "bewilligt" instead of an IRI.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Triple

from ontology import hierarchy, schemes
from ontology.terms import COMMENT, KOOP, LABEL, TYPE


@cache
def triples() -> tuple[Triple, ...]:
    """Type, label and comment of our terms, and the code lists; sorted, without blank nodes."""
    found = set()
    for quad in ox.parse(path=hierarchy.FILE):
        ours = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(KOOP)
        if ours and quad.predicate in (TYPE, LABEL, COMMENT):
            found.add(quad.triple)
    for quad in ox.parse(path=schemes.FILE):
        assert isinstance(quad.object, NamedNode | Literal)
        found.add(quad.triple)
    return tuple(sorted(found, key=str))
