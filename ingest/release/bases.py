"""Releases under another base: whoever runs an instance of their own may give its things IRIs of their own.

The words stay what they are (ontology, shapes, code lists), and so do the names of the graphs, which the rules and the
server's own queries know. Everything else that a build mints moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pyoxigraph import NamedNode, Quad

from ingest.entities.curation import Curated
from ontology.terms import BASE

_MINTED: Final = (
    "id/",
    "doc/",
    "claim/",
    "funding/",
    "conflict/",
    "identity/",
    "change/",
    "run/",
    "extractor/",
    "dataset",
)


def moved(iri: str, base: str) -> str:
    """``iri`` under ``base``, if it is one that a build mints."""
    return base + iri.removeprefix(BASE) if iri.startswith(tuple(BASE + part for part in _MINTED)) else iri


def moved_quads(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """The quads with every minted IRI under ``base``."""

    @lru_cache(maxsize=100_000)
    def node(iri: str) -> NamedNode:
        return NamedNode(moved(iri, base))

    def term(given: object) -> object:
        return node(given.value) if isinstance(given, NamedNode) else given

    for quad in quads:
        yield Quad(term(quad.subject), quad.predicate, term(quad.object), quad.graph_name)  # type: ignore[arg-type]


def home(decision: Curated, base: str) -> Curated:
    """``decision`` about IRIs as the build knows them, whatever base its writer saw."""
    iris = tuple(BASE + iri.removeprefix(base) if iri.startswith(base) else iri for iri in decision.iris)
    return replace(decision, iris=iris)
