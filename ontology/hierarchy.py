"""What ``koopgraph.ttl`` says of each term, as tables: super-terms, domain, range, labels.

The builder materialises the standard types and properties from here, the pages take their words from here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from typing import Literal as Choice

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.terms import KOOP, OWL, RDF, RDFS

FILE: Final = Path(__file__).with_name("koopgraph.ttl")
Sort = Choice["class", "relation", "value", "annotation"]

_Node = NamedNode | BlankNode
_Object = NamedNode | BlankNode | Literal | Triple
_Graph = Mapping[_Node, Mapping[str, list[_Object]]]
_SORTS: Final[dict[object, Sort]] = {
    NamedNode(OWL + "Class"): "class",
    NamedNode(OWL + "ObjectProperty"): "relation",
    NamedNode(OWL + "DatatypeProperty"): "value",
    NamedNode(OWL + "AnnotationProperty"): "annotation",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One class or property of ours. ``supers`` are all super-terms of any vocabulary, ours included, transitively.

    ``domain`` and ``range`` hold the IRIs named there, a union flattened; empty means anything.
    """

    name: str
    sort: Sort
    label: Mapping[str, str]
    comment: Mapping[str, str]
    inverse: Mapping[str, str]
    plural: Mapping[str, str]
    supers: tuple[NamedNode, ...]
    domain: tuple[NamedNode, ...]
    range: tuple[NamedNode, ...]


@cache
def terms() -> Mapping[str, Term]:
    """All terms of the ontology by local name, in the order of the file."""
    graph: dict[_Node, dict[str, list[_Object]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=FILE):
        assert not isinstance(quad.subject, Triple)
        graph[quad.subject][quad.predicate.value].append(quad.object)
    found = {}
    for node, facts in graph.items():
        sort = next((_SORTS[t] for t in facts[RDF + "type"] if t in _SORTS), None)
        if isinstance(node, NamedNode) and node.value.startswith(KOOP) and sort:
            name = node.value.removeprefix(KOOP)
            found[name] = Term(
                name=name,
                sort=sort,
                label=_texts(facts[RDFS + "label"]),
                comment=_texts(facts[RDFS + "comment"]),
                inverse=_texts(facts[KOOP + "inverseLabel"]),
                plural=_texts(facts[KOOP + "pluralLabel"]),
                supers=_supers(node, graph),
                domain=tuple(_members(facts[RDFS + "domain"], graph)),
                range=tuple(_members(facts[RDFS + "range"], graph)),
            )
    return found


def supers(name: str) -> tuple[NamedNode, ...]:
    """All super-classes or super-properties of our term ``name``, sorted; none if the term is unknown."""
    term = terms().get(name)
    return term.supers if term else ()


def _texts(objects: Iterable[_Object]) -> Mapping[str, str]:
    return {o.language: o.value for o in objects if isinstance(o, Literal) and o.language}


def _supers(node: _Node, graph: _Graph) -> tuple[NamedNode, ...]:
    found: set[NamedNode] = set()
    waiting = [node]
    while waiting:
        facts = graph.get(waiting.pop(), {})
        for above in (*facts.get(RDFS + "subClassOf", ()), *facts.get(RDFS + "subPropertyOf", ())):
            if isinstance(above, NamedNode) and above not in found:
                found.add(above)
                waiting.append(above)
    return tuple(sorted(found, key=lambda iri: iri.value))


def _members(objects: Iterable[_Object], graph: _Graph) -> Iterator[NamedNode]:
    """The named classes of a domain or range; an owl:unionOf is walked as the list it is."""
    for item in objects:
        if isinstance(item, NamedNode):
            yield item
        elif isinstance(item, BlankNode):
            (rest,) = graph[item][OWL + "unionOf"]
            while isinstance(rest, BlankNode):
                yield from _members(graph[rest][RDF + "first"], graph)
                (rest,) = graph[rest][RDF + "rest"]
