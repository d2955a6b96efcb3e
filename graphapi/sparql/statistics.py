"""How much of what there is in a release: true counts per class, property and graph, asked of the store once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from graphapi.store import Release, Row

_SUBJECTS: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"
_OBJECTS: Final = "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }"
_CLASSES: Final = "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s a ?x } GROUP BY ?x"
_PROPERTIES: Final = "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x"
_GRAPHS: Final = "SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x"

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """``classes`` and ``properties`` are those of the default graph, ``graphs`` the named ones; sorted by IRI."""

    subjects: int
    objects: int
    classes: Counts
    properties: Counts
    graphs: Counts

    @property
    def triples(self) -> int:
        """Triples of the default graph: each has one property."""
        return sum(count for _, count in self.properties)


def count_graph(release: Release) -> Statistics:
    """The counts of ``release``; slow on a large one, so ask ``release.keep(count_graph)``.

    Another server may hold more named graphs than those of the release: its own, and one for the facts.
    """
    select = release.store.select
    ours = {graph.value for graph in release.quads().named_graphs()}
    return Statistics(
        subjects=_number(select(_SUBJECTS)[0]),
        objects=_number(select(_OBJECTS)[0]),
        classes=_counts(select(_CLASSES)),
        properties=_counts(select(_PROPERTIES)),
        graphs=tuple((graph, count) for graph, count in _counts(select(_GRAPHS)) if graph in ours),
    )


def _counts(rows: list[Row]) -> Counts:
    counted = ((row.get("x"), _number(row)) for row in rows)
    return tuple(sorted((term.value, number) for term, number in counted if isinstance(term, NamedNode)))


def _number(row: Row) -> int:
    number = row["n"]
    assert isinstance(number, Literal)
    return int(number.value)
