"""The graph of identities: for each name in each text why it was taken for its thing, and the pairs left to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from ingest.entities.identities import Candidate, Decision, Identities, Identity, Reason
from ingest.model import content_hash
from ingest.release.vocabulary import types_of
from ontology import iris, literals
from ontology.terms import PROV, TYPE, koop

_GRAPH: Final = iris.graph("identities")


def identity_graph(identities: Identities) -> Iterator[Quad]:
    """Every quad of ``graph/identities``."""
    for thing in identities.things:
        for decision in thing.decisions:
            yield from _decision(thing, decision)
    for candidate in identities.candidates:
        yield from _candidate(candidate)


def _decision(thing: Identity, decision: Decision) -> Iterator[Quad]:
    node = _node(thing.iri.value, *decision.member, decision.name)
    yield from _head(node, thing.iri, decision.verdict, decision.rule, decision.score, decision.reasons)
    yield Quad(node, koop("nameInText"), Literal(decision.name), _GRAPH)
    yield Quad(node, NamedNode(PROV + "wasDerivedFrom"), iris.document(decision.member[0]), _GRAPH)
    if decision.compared:
        yield Quad(node, NamedNode(PROV + "used"), iris.document(decision.compared[0]), _GRAPH)
    if decision.who:
        yield Quad(node, koop("decidedBy"), Literal(decision.who), _GRAPH)


def _candidate(pair: Candidate) -> Iterator[Quad]:
    node = _node(pair.left.value, pair.right.value)
    yield from _head(node, pair.left, pair.verdict, pair.rule, pair.score, pair.reasons)
    yield Quad(node, koop("comparedWith"), pair.right, _GRAPH)
    if pair.who:
        yield Quad(node, koop("decidedBy"), Literal(pair.who), _GRAPH)


def _head(
    node: NamedNode, about: NamedNode, verdict: str, rule: str, score: float, reasons: tuple[Reason, ...]
) -> Iterator[Quad]:
    for kind in types_of("IdentityDecision"):
        yield Quad(node, TYPE, kind, _GRAPH)
    yield Quad(node, koop("aboutEntity"), about, _GRAPH)
    yield Quad(node, koop("verdict"), iris.code("identity-verdict", verdict), _GRAPH)
    yield Quad(node, koop("rule"), Literal(rule), _GRAPH)
    yield Quad(node, koop("confidence"), literals.decimal(f"{score:.2f}"), _GRAPH)
    for reason in reasons:
        weight = f"{reason.weight:+.2f} " if reason.weight else ""
        german, english = weight.replace(".", ",") + reason.words.de, weight + reason.words.en
        yield Quad(node, koop("reason"), Literal(german, language="de"), _GRAPH)
        yield Quad(node, koop("reason"), Literal(english, language="en"), _GRAPH)


def _node(*parts: str) -> NamedNode:
    return iris.decision(content_hash(*parts))
