"""Contradictions between texts, and inside one: found, typed, kept with all their claims, never settled silently.

A coarser value that holds a finer one ("2019" and "2019-09", "40000" and "39876") is a refinement, not a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Quad

from ingest.entities.curation import Curated
from ingest.model import content_hash
from ingest.release.flows import DistinctFlow, Flows
from ingest.release.statements import Statement
from ingest.release.vocabulary import types_of
from ontology import iris
from ontology.terms import DQV, OA, RDFS, SINGLE_VALUED, TYPE, VALUES, ConflictKind, ConflictStatus, koop


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims (or flows of money) on one property of one thing that cannot all be right.

    ``values`` are what the claims give, each once, sorted; ``ruling`` is the decision that preferred one of them.
    """

    iri: NamedNode
    kind: ConflictKind
    subject: NamedNode
    predicate: str
    claims: tuple[NamedNode, ...]
    sources: tuple[str, ...]
    values: tuple[str, ...]
    ruling: Curated | None = None


def find_conflicts(
    statements: Iterable[Statement],
    money: Flows,
    published: Mapping[str, str] | None = None,
    preferred: Mapping[str, Curated] | None = None,
) -> tuple[Conflict, ...]:
    """All conflicts, sorted by IRI. ``published`` tells the date of a source, ``preferred`` which claims people did."""
    facts = [statement for statement in statements if statement.is_fact]
    rulings = preferred or {}
    found = [
        *_disputed_values(facts, published or {}, rulings),
        *_disputed_members(facts, rulings),
        *(_disputed_amount(flow, rulings) for flow in money.distinct if flow.disputed),
    ]
    return tuple(sorted(found, key=lambda conflict: conflict.iri.value))


def _disputed_values(
    facts: Sequence[Statement], published: Mapping[str, str], rulings: Mapping[str, Curated]
) -> Iterator[Conflict]:
    groups: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for fact in facts:
        if fact.predicate in SINGLE_VALUED:
            groups[fact.subject.value, fact.predicate].append(fact)
    for (_, predicate), group in groups.items():
        values = sorted({_lexical(fact) for fact in group})
        dated = VALUES[predicate] == "date"
        agree = _one_date(values) if dated else _one_count(values, exact=predicate == "memberCount")
        if not agree:
            kind = ConflictKind.OTHER_YEAR if dated else _kind_of_count(group, published)
            yield _conflict(kind, group, rulings)


def _one_date(values: Sequence[str]) -> bool:
    return all(finer.startswith(coarser) for coarser, finer in pairwise(values))


def _one_count(values: Sequence[str], *, exact: bool) -> bool:
    if exact or len(values) == 1:
        return len(values) == 1
    numbers = sorted(int(value) for value in values)
    return all(abs(a - b) < max(_rounded_to(a), _rounded_to(b)) for a, b in pairwise(numbers))


def _rounded_to(number: int) -> int:
    """100 for 39,800 and 10,000 for 40,000: below a hundred a figure is taken for exact."""
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place if place >= 100 else 1


def _kind_of_count(group: Sequence[Statement], published: Mapping[str, str]) -> ConflictKind:
    years: defaultdict[str, set[str]] = defaultdict(set)
    for fact in group:
        years[_lexical(fact)].add(published.get(fact.source, "")[:4])
    known = all(year for found in years.values() for year in found)
    apart = len({year for found in years.values() for year in found}) == sum(map(len, years.values()))
    return ConflictKind.CHANGED_OVER_TIME if known and apart else ConflictKind.OTHER_COUNT


def _disputed_members(facts: Sequence[Statement], rulings: Mapping[str, Curated]) -> Iterator[Conflict]:
    """Full lists (as many names as the text counts) of one length that name different members.

    More names than counted is no sign: texts also name founders, districts and guests of an alliance.
    """
    named: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    counted: defaultdict[str, list[Statement]] = defaultdict(list)
    for fact in facts:
        if fact.predicate == "memberOf" and isinstance(fact.object, NamedNode):
            named[fact.object.value, fact.source].append(fact)
        elif fact.predicate == "memberCount":
            counted[fact.subject.value].append(fact)
    for alliance in sorted(counted):
        complete: dict[frozenset[str], list[Statement]] = {}
        for count in counted[alliance]:
            members = named.get((alliance, count.source), [])
            names = frozenset(member.subject.value for member in members)
            if len(names) == int(_lexical(count)):
                complete[names] = [count, *members]
        lists = [complete[names] for names in sorted(complete, key=sorted)]
        if len(lists) > 1 and len({_lexical(members[0]) for members in lists}) == 1:
            yield _conflict(ConflictKind.OTHER_MEMBERS, [fact for members in lists for fact in members], rulings)


def _disputed_amount(distinct: DistinctFlow, rulings: Mapping[str, Curated]) -> Conflict:
    stated = sorted(distinct.stated, key=lambda flow: flow.iri.value)
    amounts = {flow.funding.amount or flow.funding.amount_max for flow in stated}
    return Conflict(
        iri=iris.conflict(content_hash(distinct.flow.iri.value, "amount")),
        kind=ConflictKind.OTHER_AMOUNT,
        subject=distinct.flow.iri,
        predicate="amount",
        claims=tuple(flow.iri for flow in stated),
        sources=tuple(sorted({flow.source for flow in stated})),
        values=tuple(sorted(amount for amount in amounts if amount)),
        ruling=_ruling((flow.iri for flow in stated), rulings),
    )


def _lexical(statement: Statement) -> str:
    return statement.object.value


def _ruling(claims: Iterable[NamedNode], rulings: Mapping[str, Curated]) -> Curated | None:
    return next((rulings[claim.value] for claim in claims if claim.value in rulings), None)


def _conflict(kind: ConflictKind, group: Sequence[Statement], rulings: Mapping[str, Curated]) -> Conflict:
    first = group[0]
    ordered = sorted(group, key=lambda fact: fact.iri.value)
    return Conflict(
        iri=iris.conflict(content_hash(first.subject.value, first.predicate, kind)),
        kind=kind,
        subject=first.subject,
        predicate=first.predicate,
        claims=tuple(fact.iri for fact in ordered),
        sources=tuple(sorted({fact.source for fact in ordered})),
        values=tuple(sorted({_lexical(fact) for fact in ordered if fact.predicate == first.predicate})),
        ruling=_ruling((fact.iri for fact in ordered), rulings),
    )


def conflict_graph(conflicts: Iterable[Conflict]) -> Iterator[Quad]:
    """Every quad of ``graph/conflicts``."""
    graph = iris.graph("conflicts")
    for conflict in conflicts:
        node = conflict.iri
        for kind in types_of("Conflict"):
            yield Quad(node, TYPE, kind, graph)
        yield Quad(node, koop("conflictKind"), iris.code("conflict-kind", conflict.kind), graph)
        yield Quad(node, koop("onProperty"), koop(conflict.predicate), graph)
        status = ConflictStatus.RESOLVED if conflict.ruling else ConflictStatus.OPEN
        yield Quad(node, koop("conflictStatus"), iris.code("conflict-status", status), graph)
        yield Quad(node, NamedNode(OA + "motivatedBy"), NamedNode(DQV + "qualityAssessment"), graph)
        yield Quad(node, koop("onSubject"), conflict.subject, graph)
        if conflict.ruling:
            yield Quad(node, koop("resolvedBy"), Literal(conflict.ruling.who), graph)
            yield Quad(node, NamedNode(RDFS + "comment"), Literal(conflict.ruling.why, language="de"), graph)
        for claim in conflict.claims:
            yield Quad(node, koop("conflictingClaim"), claim, graph)
            yield Quad(node, NamedNode(OA + "hasTarget"), claim, graph)
