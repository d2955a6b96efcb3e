"""Which statements on money speak of the same money: the distinct flows of all texts, and the pairs left open.

A flow that several texts state is one flow with all its evidence, so that no sum counts it twice. Statements are
joined only where status, recipient, parties, programme, period and amount agree and no other statement of the same
text would fit as well; what merely may be the same money is a candidate for people to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from pyoxigraph import NamedNode

from ingest.model import Evidence, Funding, Wording, content_hash
from ingest.release import amounts, periods
from ingest.release.agreement import Agreement, Verdict, compare
from ingest.release.flow_clusters import find_clusters
from ingest.release.statements import Flow, Statement
from ingest.release.totals import parts_of_totals, restated_sums
from ontology import iris

_WIDER: Final = "fundedUnder"
_OWNS: Final = frozenset({"hasProject", "hasConcept"})


@dataclass(frozen=True, slots=True)
class DistinctFlow:
    """One flow of money, however many texts state it. ``flow`` is what may be said of it in the default graph.

    ``wider`` are the programmes above its own; ``recipients`` the named ones of a joint grant; ``included_in`` is the
    total that this flow is a part of, ``sum_of`` the flows that this one states again as one sum, ``granted_as`` the
    flow that came of planned money. ``disputed``: the texts name different amounts, and the flow carries them as a
    range, or the amount of the one that people preferred (``settled``).
    """

    flow: Flow
    stated: tuple[Flow, ...]
    recipients: tuple[NamedNode, ...] = ()
    wider: tuple[NamedNode, ...] = ()
    disputed: bool = False
    settled: bool = False
    included_in: NamedNode | None = None
    sum_of: tuple[NamedNode, ...] = ()
    granted_as: NamedNode | None = None


@dataclass(frozen=True, slots=True)
class FlowCandidate:
    """Two distinct flows that may be the same money; ``reasons`` say what agrees and what keeps them apart."""

    left: NamedNode
    right: NamedNode
    reasons: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Flows:
    """All money that the texts speak of, each flow once, sorted by IRI; and the pairs that people should look at."""

    distinct: tuple[DistinctFlow, ...]
    candidates: tuple[FlowCandidate, ...] = ()


def find_flows(
    flows: Iterable[Flow],
    statements: Iterable[Statement] = (),
    broader: Mapping[NamedNode, frozenset[NamedNode]] | None = None,
    preferred: Container[str] = frozenset(),
) -> Flows:
    """The distinct flows of all texts. ``statements`` tell which programmes a text nests, which projects an alliance
    owns and whom a joint grant names; ``broader`` is what is known beforehand of programmes above programmes;
    ``preferred`` are the IRIs of those that people took for right.
    """
    stated = tuple(sorted(flows, key=lambda flow: flow.iri.value))
    facts = [statement for statement in statements if statement.is_fact]
    wider = _wider_programmes(stated, facts)
    above = {flow.iri: wider[flow.iri] | _known_above(flow, broader or {}) for flow in stated}
    owners = _owners(facts)
    agreements = {
        (left.iri, right.iri): compare(left, right, wider=above, owners=owners)
        for group in _comparable(stated, owners)
        for left, right in combinations(group, 2)
        if left.source != right.source
    }
    clusters = find_clusters(stated, agreements)
    parts, restated = parts_of_totals(stated), restated_sums(stated)
    name = {flow.iri: _name(cluster) for cluster in clusters for flow in cluster}
    granted = _granted(agreements, name)
    named = _named_recipients(stated, facts)
    distinct = [
        _fuse(
            cluster,
            name=name[cluster[0].iri],
            preferred=next((flow for flow in cluster if flow.iri.value in preferred), None),
            recipients=tuple(sorted({node for flow in cluster for node in named[flow.iri]}, key=str)),
            wider=frozenset(node for flow in cluster for node in wider[flow.iri]),
            above=frozenset(node for flow in cluster for node in above[flow.iri]),
            included_in=next((name[parts[flow.iri]] for flow in cluster if flow.iri in parts), None),
            sum_of=tuple(sorted({name[part] for flow in cluster for part in restated.get(flow.iri, ())}, key=str)),
            granted_as=next((granted[flow.iri] for flow in cluster if flow.iri in granted), None),
        )
        for cluster in clusters
    ]
    return Flows(
        distinct=tuple(sorted(distinct, key=lambda flow: flow.flow.iri.value)),
        candidates=_candidates(agreements, name, set(granted)),
    )


def _comparable(stated: Sequence[Flow], owners: Mapping[NamedNode, frozenset[NamedNode]]) -> list[list[Flow]]:
    """Flows by what they are paid for; the projects of an alliance stand beside the alliance."""
    groups: dict[str, list[Flow]] = defaultdict(list)
    for flow in stated:
        if flow.recipient:
            for key in {flow.recipient, *owners.get(flow.recipient, ())}:
                groups[key.value].append(flow)
    return [groups[key] for key in sorted(groups)]


def _wider_programmes(stated: Sequence[Flow], facts: Sequence[Statement]) -> dict[NamedNode, frozenset[NamedNode]]:
    """Programmes above the one a flow names, as its text has them. Of nested programmes a text gives both to the
    recipient and the narrower to the flow, so what no flow of the text names stands above."""
    under: dict[tuple[str, NamedNode], set[NamedNode]] = defaultdict(set)
    for fact in facts:
        if fact.predicate == _WIDER and isinstance(fact.object, NamedNode):
            under[fact.source, fact.subject].add(fact.object)
    named: dict[tuple[str, NamedNode], set[NamedNode]] = defaultdict(set)
    for flow in stated:
        if flow.recipient and flow.programme:
            named[flow.source, flow.recipient].add(flow.programme)
    found = {}
    for flow in stated:
        above: set[NamedNode] = set()
        if flow.recipient and flow.programme:
            above |= under[flow.source, flow.recipient] - named[flow.source, flow.recipient]
        found[flow.iri] = frozenset(above)
    return found


def _known_above(flow: Flow, broader: Mapping[NamedNode, frozenset[NamedNode]]) -> frozenset[NamedNode]:
    return broader.get(flow.programme, frozenset()) if flow.programme else frozenset()


def _owners(facts: Sequence[Statement]) -> dict[NamedNode, frozenset[NamedNode]]:
    owners: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for fact in facts:
        if fact.predicate in _OWNS and isinstance(fact.object, NamedNode):
            owners[fact.object].add(fact.subject)
    return {thing: frozenset(found) for thing, found in owners.items()}


def _granted(
    agreements: Mapping[tuple[NamedNode, NamedNode], Agreement], name: Mapping[NamedNode, NamedNode]
) -> dict[NamedNode, NamedNode]:
    """Each planned statement → the one flow that was granted of it."""
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for (left, right), agreement in agreements.items():
        if agreement.verdict is Verdict.GRANTED_SINCE:
            planned, granted = (left, right) if agreement.planned_first else (right, left)
            found[planned].add(name[granted])
    return {planned: next(iter(granted)) for planned, granted in found.items() if len(granted) == 1}


def _named_recipients(stated: Sequence[Flow], facts: Sequence[Statement]) -> dict[NamedNode, tuple[NamedNode, ...]]:
    """Whom a flow pays: its recipient, or all that the very words of a joint grant name as funded from it."""
    by_text: dict[str, list[Statement]] = defaultdict(list)
    for fact in facts:
        if fact.predicate in {"fundedBy", _WIDER}:
            by_text[fact.source].append(fact)
    found: dict[NamedNode, tuple[NamedNode, ...]] = {}
    for flow in stated:
        if flow.recipient:
            found[flow.iri] = (flow.recipient,)
            continue
        payers = {*flow.funders, flow.programme}
        joint = {
            fact.subject
            for fact in by_text[flow.source]
            if fact.object in payers and _overlap(fact.evidence, flow.funding.evidence)
        }
        found[flow.iri] = tuple(sorted(joint, key=str)) if len(joint) > 1 else ()
    return found


def _overlap(left: Sequence[Evidence], right: Sequence[Evidence]) -> bool:
    return any(a.span.overlaps(b.span) for a in left for b in right)


def _name(cluster: Sequence[Flow]) -> NamedNode:
    if len(cluster) == 1:
        return cluster[0].iri
    return iris.fused_funding(content_hash(*(flow.iri.value for flow in cluster)))


def _fuse(
    cluster: Sequence[Flow],
    *,
    name: NamedNode,
    preferred: Flow | None,
    recipients: tuple[NamedNode, ...],
    wider: frozenset[NamedNode],
    above: frozenset[NamedNode],
    included_in: NamedNode | None,
    sum_of: tuple[NamedNode, ...],
    granted_as: NamedNode | None,
) -> DistinctFlow:
    first = cluster[0]
    programmes = {flow.programme for flow in cluster if flow.programme}
    if len(cluster) == 1:
        flow, disputed = first, False
    else:
        money, disputed = amounts.unite([flow.funding for flow in cluster])
        if disputed and preferred:
            money = preferred.funding
        narrow = sorted(programmes - above, key=str) or sorted(programmes, key=str)
        flow = Flow(
            iri=name,
            source="",
            funding=replace(_told(cluster, money), recipient=None, funders=(), programme=None),
            recipient=first.recipient,
            funders=tuple(dict.fromkeys(funder for flow in cluster for funder in flow.funders)),
            programme=narrow[0] if narrow else None,
        )
    return DistinctFlow(
        flow=flow,
        stated=tuple(cluster),
        recipients=recipients,
        wider=tuple(sorted((wider | programmes) - {flow.programme}, key=str)),
        disputed=disputed,
        settled=disputed and preferred is not None,
        included_in=included_in,
        sum_of=sum_of,
        granted_as=granted_as,
    )


def _told(cluster: Sequence[Flow], money: Funding) -> Funding:
    """What the statements of one flow say together; of two dates the finer one."""
    fundings = [flow.funding for flow in cluster]
    return replace(
        money,
        id="",
        evidence=tuple(evidence for funding in fundings for evidence in funding.evidence),
        start=periods.finest(funding.start for funding in fundings),
        end=periods.finest(funding.end for funding in fundings),
        share=next((funding.share for funding in fundings if funding.share), None),
        purpose=next((funding.purpose for funding in fundings if funding.purpose), None),
        rule="fused",
        confidence=max(funding.confidence for funding in fundings),
    )


def _candidates(
    agreements: Mapping[tuple[NamedNode, NamedNode], Agreement],
    name: Mapping[NamedNode, NamedNode],
    settled: set[NamedNode],
) -> tuple[FlowCandidate, ...]:
    found: dict[tuple[str, str], FlowCandidate] = {}
    for (left, right), agreement in agreements.items():
        one, other = sorted((name[left], name[right]), key=str)
        if one == other or agreement.verdict is Verdict.DISTINCT or {left, right} & settled:
            continue
        found.setdefault((one.value, other.value), FlowCandidate(one, other, agreement.reasons))
    return tuple(found[key] for key in sorted(found))
