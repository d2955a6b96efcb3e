"""The named graph of one text: its spans, its claims and its flows of money, as the text alone supports them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from ingest.entities.identities import Rule
from ingest.model import Evidence, Funding, content_hash
from ingest.release.flows import FlowCandidate
from ingest.release.statements import Flow, Statement
from ingest.release.vocabulary import types_of
from ontology import iris, literals
from ontology.terms import CURRENCY, FREQUENCY, OA, PROV, RDF, TYPE, koop

_PERIODS: Final = {"year": NamedNode(FREQUENCY + "ANNUAL"), "month": NamedNode(FREQUENCY + "MONTHLY")}


def in_graph(triples: Iterable[Triple], graph: NamedNode) -> Iterator[Quad]:
    for triple in triples:
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def document_graph(source: str, statements: Iterable[Statement], flows: Iterable[Flow]) -> Iterator[Quad]:
    """Every quad of ``graph/doc/{source}``."""
    graph = iris.document_graph(source)
    spans: dict[NamedNode, Evidence] = {}
    for statement in statements:
        for evidence in statement.evidence:
            spans[_span(evidence)] = evidence
        yield from in_graph(statement_triples(statement), graph)
    for flow in flows:
        for evidence in flow.funding.evidence:
            spans[_span(evidence)] = evidence
        yield from in_graph(flow_triples(flow), graph)
    for node, evidence in spans.items():
        yield from in_graph(_span_triples(node, evidence), graph)


def _span(evidence: Evidence) -> NamedNode:
    return iris.span(evidence.source, evidence.span.start, evidence.span.end)


def _span_triples(node: NamedNode, evidence: Evidence) -> Iterator[Triple]:
    for kind in types_of("TextSpan"):
        yield Triple(node, TYPE, kind)
    yield Triple(node, NamedNode(PROV + "wasQuotedFrom"), iris.document(evidence.source))
    yield Triple(node, NamedNode(OA + "start"), literals.integer(str(evidence.span.start)))
    yield Triple(node, NamedNode(OA + "end"), literals.integer(str(evidence.span.end)))
    yield Triple(node, NamedNode(OA + "exact"), Literal(evidence.quote))


def statement_triples(statement: Statement) -> Iterator[Triple]:
    """The claim node: what it says, in which words, how surely, by which rule."""
    node = statement.iri
    for kind in types_of("Claim"):
        yield Triple(node, TYPE, kind)
    yield Triple(node, NamedNode(RDF + "subject"), statement.subject)
    yield Triple(node, NamedNode(RDF + "predicate"), koop(statement.predicate))
    yield Triple(node, NamedNode(RDF + "object"), statement.object)
    yield Triple(node, koop("modality"), iris.code("modality", statement.modality))
    yield Triple(node, koop("rank"), iris.code("rank", statement.rank))
    yield Triple(node, koop("rule"), Literal(statement.rule))
    yield Triple(node, koop("confidence"), literals.decimal(f"{statement.confidence:.2f}"))
    if statement.inferred:
        yield Triple(node, koop("inferred"), literals.boolean(True))
    for evidence in statement.evidence:
        yield Triple(node, koop("evidence"), _span(evidence))


def flow_triples(flow: Flow) -> Iterator[Triple]:
    """The funding node with its parties, sum, period and status, and its own evidence."""
    node, funding = flow.iri, flow.funding
    for kind in types_of("OwnContribution" if funding.status == "own" else "Grant"):
        yield Triple(node, TYPE, kind)
    yield Triple(node, TYPE, koop("Funding"))
    if flow.recipient:
        yield Triple(node, koop("recipient"), flow.recipient)
    for funder in flow.funders:
        yield Triple(node, koop("funder"), funder)
    if flow.programme:
        yield Triple(node, koop("programme"), flow.programme)
    for predicate, value in money(funding):
        yield Triple(node, koop(predicate), value)
    yield Triple(node, koop("rule"), Literal(funding.rule))
    yield Triple(node, koop("confidence"), literals.decimal(f"{funding.confidence:.2f}"))
    for evidence in funding.evidence:
        yield Triple(node, koop("evidence"), _span(evidence))


def candidate_quads(candidates: Iterable[FlowCandidate]) -> Iterator[Quad]:
    """Pairs of flows that may be the same money, each with its reasons, for ``graph/identities``."""
    graph = iris.graph("identities")
    for candidate in candidates:
        node = iris.decision(content_hash(candidate.left.value, candidate.right.value))
        yield Quad(candidate.left, koop("perhapsSameMoney"), candidate.right, graph)
        for kind in types_of("IdentityDecision"):
            yield Quad(node, TYPE, kind, graph)
        yield Quad(node, koop("aboutEntity"), candidate.left, graph)
        yield Quad(node, koop("comparedWith"), candidate.right, graph)
        yield Quad(node, koop("verdict"), iris.code("identity-verdict", "open"), graph)
        yield Quad(node, koop("rule"), Literal(Rule.SAME_MONEY), graph)
        for reason in candidate.reasons:
            yield Quad(node, koop("reason"), Literal(reason.de, language="de"), graph)
            yield Quad(node, koop("reason"), Literal(reason.en, language="en"), graph)


def money(funding: Funding) -> Iterator[tuple[str, Literal | NamedNode]]:
    """Sum, period, share, purpose and status of a flow as properties of its node."""
    if funding.amount:
        yield "amount", literals.decimal(funding.amount)
    if funding.amount_max:
        yield "amountMax", literals.decimal(funding.amount_max)
    if funding.amount_written:
        yield "amountWritten", Literal(funding.amount_written)
    if funding.approximate:
        yield "amountApproximate", literals.boolean(True)
    if funding.currency:
        yield "currency", NamedNode(CURRENCY + funding.currency)
    if funding.per:
        yield "per", _PERIODS[funding.per]
    if funding.start:
        yield "from", literals.date(funding.start)
    if funding.end:
        yield "to", literals.date(funding.end)
    if funding.share:
        yield "share", literals.decimal(funding.share)
    if funding.purpose:
        yield "purpose", literals.german(funding.purpose)
    yield "status", iris.code("funding-status", funding.status)
