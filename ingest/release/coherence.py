"""Statements between things, once it is known what each thing is: what cannot be is left out and said.

Two texts may give one thing two kinds; then a claim that fitted its own text may not fit the graph. Nor can two areas
lie in each other, or something end before it began: of such claims the least sure is deprecated, so that one error of
reading does not hold up the release of all texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ingest.entities.identities import Identities
from ingest.model import Evidence, Issue, Wording
from ingest.release.statements import Flow, Statement
from ontology import literals
from ontology.hierarchy import terms
from ontology.terms import BODY, RELATIONS, TERRITORY, Rank, koop

_PAYERS = BODY | TERRITORY | {"Cooperation", "Person"}

_CYCLE: Final = Wording("zwei Gebiete können nicht ineinander liegen", "two territories cannot lie in each other")
_REVERSED: Final = Wording("das Ende läge vor dem Beginn", "the end would be before the start")
_ONE_THING: Final = Wording("beide Enden sind dasselbe", "both ends are one thing")
_UNFIT_PARTY: Final = Wording(
    "Geldfluss ohne einen Beteiligten, dessen Art nicht zu seiner Rolle passt",
    "funding without a party whose kind does not fit its part",
)


def coherent_statements(
    statements: Iterable[Statement], identities: Identities
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """The statements whose ends are of kinds that their relation allows, and an issue for each of the others."""
    kinds = {thing.iri: thing.kind for thing in identities.things}
    kept, issues = [], []
    for statement in statements:
        fault = _fault(statement, kinds)
        if fault:
            issues.append(_left_out(statement, fault))
        else:
            kept.append(statement)
    return tuple(kept), tuple(issues)


def _fault(statement: Statement, kinds: Mapping[NamedNode, str]) -> Wording | None:
    signature = RELATIONS.get(statement.predicate)
    if signature is None or not isinstance(statement.object, NamedNode):
        return None
    if statement.subject == statement.object:
        return _ONE_THING
    subject, target = kinds[statement.subject], kinds[statement.object]
    if subject not in signature.domain:
        label = terms()[subject].label
        return Wording(f"es geht aus von: {label['de']}", f"it starts at: {label['en']}")
    if target not in signature.range:
        label = terms()[target].label
        return Wording(f"es führt zu: {label['de']}", f"it leads to: {label['en']}")
    return None


def consistent(
    statements: Sequence[Statement], known: Collection[Triple]
) -> tuple[Mapping[NamedNode, Rank], tuple[Issue, ...]]:
    """The claims that cannot be true beside surer ones, as deprecated, by IRI, and an issue for each.

    ``known`` are the facts of no text; they are never in doubt. Of claims equally sure the later one gives way.
    """
    faults = dict([*_cycles(statements, known), *_reversals(statements)])
    broken = [(statement, faults[statement.iri]) for statement in statements if statement.iri in faults]
    return dict.fromkeys(faults, Rank.DEPRECATED), tuple(_left_out(statement, fault) for statement, fault in broken)


def _cycles(statements: Iterable[Statement], known: Iterable[Triple]) -> Iterator[tuple[NamedNode, Wording]]:
    wider: dict[object, set[object]] = defaultdict(set)
    for triple in known:
        if triple.predicate == koop("partOf"):
            wider[triple.subject].add(triple.object)
    for statement in sorted(_facts(statements, "partOf"), key=_doubt):
        if _leads(wider, statement.object, statement.subject):
            yield statement.iri, _CYCLE
        else:
            wider[statement.subject].add(statement.object)


def _leads(wider: Mapping[object, set[object]], start: object, goal: object) -> bool:
    reached, edge = {start}, [start]
    while edge:
        found = wider.get(edge.pop(), set()) - reached
        reached |= found
        edge += found
    return goal in reached


def _reversals(statements: Sequence[Statement]) -> Iterator[tuple[NamedNode, Wording]]:
    starts, ends = _dates(statements, "startDate"), _dates(statements, "endDate")
    for subject in starts.keys() & ends.keys():
        (start, begun), (end, ended) = starts[subject], ends[subject]
        if literals.is_reversed(start, end):
            for statement in max(begun, ended, key=lambda said: min(map(_doubt, said))):
                yield statement.iri, _REVERSED


def _dates(statements: Iterable[Statement], predicate: str) -> dict[NamedNode, tuple[str, list[Statement]]]:
    """The date of each thing of which the texts give one alone, and the claims that say it."""
    said: dict[NamedNode, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in _facts(statements, predicate):
        if isinstance(statement.object, Literal):
            said[statement.subject][statement.object.value].append(statement)
    return {subject: next(iter(dates.items())) for subject, dates in said.items() if len(dates) == 1}


def _facts(statements: Iterable[Statement], predicate: str) -> Iterator[Statement]:
    return (said for said in statements if said.predicate == predicate and said.is_fact)


def _doubt(statement: Statement) -> tuple[bool, float, str, int, str]:
    """Less for what is surer: what people preferred, then by confidence, text and place."""
    start = statement.evidence[0].span.start
    return statement.rank is not Rank.PREFERRED, -statement.confidence, statement.source, start, statement.iri.value


def coherent_flows(flows: Iterable[Flow], identities: Identities) -> tuple[tuple[Flow, ...], tuple[Issue, ...]]:
    """The flows with only those parties that can play their part, and an issue for each party left out."""
    kinds = {thing.iri: thing.kind for thing in identities.things}
    kept, issues = [], []
    for flow in flows:
        funders = tuple(funder for funder in flow.funders if kinds[funder] in _PAYERS)
        programme = flow.programme if flow.programme and kinds[flow.programme] == "Programme" else None
        recipient = flow.recipient if flow.recipient and flow.recipient not in funders else None
        if flow.recipient and flow.recipient in funders and flow.funding.status == "own":
            recipient = flow.recipient
        mended = replace(flow, funders=funders, programme=programme, recipient=recipient)
        if mended != flow:
            issues.append(_issue(flow.source, flow.funding.evidence, _UNFIT_PARTY))
        kept.append(mended)
    return tuple(kept), tuple(issues)


def _left_out(statement: Statement, fault: Wording) -> Issue:
    label = terms()[statement.predicate].label
    message = Wording(f"„{label['de']}“ ausgelassen: {fault.de}", f"“{label['en']}” left out: {fault.en}")
    return _issue(statement.source, statement.evidence, message)


def _issue(source: str, evidence: tuple[Evidence, ...], message: Wording) -> Issue:
    return Issue("coherence", "warning", message, source, evidence[0].span)
