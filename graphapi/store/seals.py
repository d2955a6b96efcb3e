"""By what a copy of a release in another SPARQL server is known to be whole: one triple in a graph of its own.

That protocol has no way to load a release beside another and to switch. So whoever loads one breaks the seal of the
copy before it first changes anything, and sets a new one, unlike any before, after the last graph is there. An answer
after which the seal it began under still stands was made from that one copy alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from pyoxigraph import NamedNode, Triple

from ontology.terms import PROV

READ: Final = "SELECT ?copy WHERE { GRAPH ?g { ?copy prov:wasDerivedFrom ?run } }"
STANDS: Final = "ASK { GRAPH ?g { ?copy prov:wasDerivedFrom ?run } }"


@dataclass(slots=True)
class Seal:
    """``copy`` is derived from the run that made the release, and ``graph`` says so as long as the copy is whole."""

    graph: NamedNode
    run: NamedNode
    copy: NamedNode
    broken: bool = field(default=False, compare=False)
    """Whether it was once found to stand no more."""

    @property
    def triple(self) -> Triple:
        return Triple(self.copy, NamedNode(PROV + "wasDerivedFrom"), self.run)


def new_seal(base_iri: str, version: str) -> Seal:
    """A seal for a copy of the release ``version`` that is being made now."""
    return Seal(seal_graph(base_iri), run_of(base_iri, version), NamedNode(f"urn:uuid:{uuid4()}"))


def seal_graph(base_iri: str) -> NamedNode:
    return NamedNode(f"{base_iri}graph/copy")


def run_of(base_iri: str, version: str) -> NamedNode:
    return NamedNode(f"{base_iri}run/{version}")
