"""Contradictions between texts, and inside one: found, typed, kept with all their claims, never settled silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ingest.model import content_hash
from ingest.release.statements import Rank, Statement
from ingest.release.vocabulary import Vocabulary
from ontology import iris
from ontology.terms import OA, RDF, koop

SINGLE_VALUED: Final = {
    "issued": "other-year",
    "foundedOn": "other-year",
    "startDate": "other-year",
    "endDate": "other-year",
    "awardedOn": "other-year",
    "memberCount": "other-count",
    "population": "other-count",
}
"""Properties of which one thing has one value, and what it is called when texts give two."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims on one property of one thing that cannot all be right. ``settled`` where a person preferred one."""

    iri: NamedNode
    kind: str
    subject: NamedNode
    predicate: str
    statements: tuple[Statement, ...]
    settled: bool = False


def find_conflicts(statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """All conflicts, sorted by IRI. A coarser date that holds a finer one is no conflict."""
    groups: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.predicate in SINGLE_VALUED and statement.is_fact:
            groups[statement.subject.value, statement.predicate].append(statement)
    found = [_conflict(group) for group in groups.values() if _disagree(group)]
    return tuple(sorted(found, key=lambda conflict: conflict.iri.value))


def _disagree(group: Sequence[Statement]) -> bool:
    values = sorted({_lexical(statement) for statement in group})
    if SINGLE_VALUED[group[0].predicate] == "other-count":
        return len(values) > 1
    return any(not other.startswith(value) for value, other in pairwise(values))


def _lexical(statement: Statement) -> str:
    return statement.object.value


def _conflict(group: Sequence[Statement]) -> Conflict:
    first = group[0]
    return Conflict(
        iri=iris.conflict(content_hash(first.subject.value, first.predicate)),
        kind=SINGLE_VALUED[first.predicate],
        subject=first.subject,
        predicate=first.predicate,
        statements=tuple(sorted(group, key=lambda statement: statement.iri.value)),
        settled=any(statement.rank is Rank.PREFERRED for statement in group),
    )


def conflict_graph(conflicts: Iterable[Conflict], vocabulary: Vocabulary) -> Iterator[Quad]:
    """Every quad of ``graph/conflicts``."""
    graph = iris.graph("conflicts")
    for conflict in conflicts:
        node = conflict.iri
        for kind in vocabulary.types_of("Conflict"):
            yield Quad(node, NamedNode(RDF + "type"), kind, graph)
        yield Quad(node, koop("conflictKind"), iris.code("conflict-kind", conflict.kind), graph)
        yield Quad(node, koop("onSubject"), conflict.subject, graph)
        yield Quad(node, koop("onProperty"), koop(conflict.predicate), graph)
        status = "resolved" if conflict.settled else "open"
        yield Quad(node, koop("conflictStatus"), iris.code("conflict-status", status), graph)
        motive = NamedNode("http://www.w3.org/ns/dqv#qualityAssessment")
        yield Quad(node, NamedNode(OA + "motivatedBy"), motive, graph)
        for statement in conflict.statements:
            yield Quad(node, koop("conflictingClaim"), statement.iri, graph)
            yield Quad(node, NamedNode(OA + "hasTarget"), statement.iri, graph)


def values(conflict: Conflict) -> tuple[Literal | NamedNode, ...]:
    """What the texts give, each once, sorted."""
    distinct = {_lexical(statement): statement.object for statement in conflict.statements}
    return tuple(distinct[lexical] for lexical in sorted(distinct))
