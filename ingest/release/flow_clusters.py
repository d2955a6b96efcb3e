"""Statements of several texts that speak of the same money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode

from ingest.release.agreement import Agreement, Verdict
from ingest.release.statements import Flow


def find_clusters(
    stated: Sequence[Flow], agreements: Mapping[tuple[NamedNode, NamedNode], Agreement]
) -> list[tuple[Flow, ...]]:
    """Statements of the same money. Two are joined where each is the only or clearly the best fit in the other's text,
    and a third joins only where it fits all."""
    by_iri = {flow.iri: flow for flow in stated}
    fits: dict[tuple[NamedNode, str], list[tuple[int, NamedNode]]] = defaultdict(list)
    for (left, right), agreement in agreements.items():
        if agreement.verdict is Verdict.SAME:
            fits[left, by_iri[right].source].append((agreement.strength, right))
            fits[right, by_iri[left].source].append((agreement.strength, left))
    best = {key: _only_best(found) for key, found in fits.items()}
    pairs = sorted(
        (
            (left, right)
            for (left, right), agreement in agreements.items()
            if agreement.verdict is Verdict.SAME
            and best[left, by_iri[right].source] == right
            and best[right, by_iri[left].source] == left
        ),
        key=lambda pair: (-agreements[pair].strength, pair[0].value, pair[1].value),
    )
    cluster_of: dict[NamedNode, set[NamedNode]] = {flow.iri: {flow.iri} for flow in stated}
    for left, right in pairs:
        one, other = cluster_of[left], cluster_of[right]
        if one is other:
            continue
        if all(_same(agreements, a, b) for a in one for b in other):
            one |= other
            for member in other:
                cluster_of[member] = one
    distinct = {id(members): members for members in cluster_of.values()}
    return [tuple(by_iri[iri] for iri in sorted(members, key=str)) for members in distinct.values()]


def _only_best(found: Sequence[tuple[int, NamedNode]]) -> NamedNode | None:
    top = max(strength for strength, _ in found)
    best = [node for strength, node in found if strength == top]
    return best[0] if len(best) == 1 else None


def _same(agreements: Mapping[tuple[NamedNode, NamedNode], Agreement], left: NamedNode, right: NamedNode) -> bool:
    agreement = agreements.get((left, right)) or agreements.get((right, left))
    return agreement is not None and agreement.verdict is Verdict.SAME
