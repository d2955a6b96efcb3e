"""Statements between things, once it is known what each thing is: what cannot be is left out and said.

Two texts may give one thing two kinds; then a claim that fitted its own text may not fit the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from pyoxigraph import NamedNode

from ingest.entities.identities import Identities
from ingest.model import Evidence, Issue, Wording
from ingest.release.statements import Flow, Statement
from ontology.hierarchy import terms
from ontology.terms import BODY, RELATIONS, TERRITORY

_PAYERS = BODY | TERRITORY | {"Cooperation", "Person"}

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
            label = terms()[statement.predicate].label
            message = Wording(f"„{label['de']}“ ausgelassen: {fault.de}", f"“{label['en']}” left out: {fault.en}")
            issues.append(_issue(statement.source, statement.evidence, message))
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


def _issue(source: str, evidence: tuple[Evidence, ...], message: Wording) -> Issue:
    return Issue("coherence", "warning", message, source, evidence[0].span)
