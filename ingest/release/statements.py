"""Claims and fundings between things of the graph: what the texts say once it is known whom they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ingest.entities.identities import Identities
from ingest.model import Claim, Entity, Evidence, Funding, Modality, Reading, Value, content_hash
from ontology import iris, literals
from ontology.terms import SINGLE_VALUED, Rank


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of one text whose subject and object are things of the graph.

    ``iri`` hashes the names as the text has them, not the things: a later decision on identity keeps it.
    """

    iri: NamedNode
    source: str
    subject: NamedNode
    predicate: str
    object: NamedNode | Literal
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    modality: Modality
    inferred: bool
    rank: Rank = Rank.NORMAL

    @property
    def is_fact(self) -> bool:
        return self.modality is Modality.ASSERTED and self.rank is not Rank.DEPRECATED


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow of money as one text states it, its parties being things of the graph."""

    iri: NamedNode
    source: str
    funding: Funding
    recipient: NamedNode | None
    funders: tuple[NamedNode, ...]
    programme: NamedNode | None


def accepted(found: Iterable[Statement]) -> Iterator[Statement]:
    """What becomes facts: all that is asserted and not deprecated; of a settled contradiction the preferred value."""
    facts = [statement for statement in found if statement.is_fact]
    settled = {
        (fact.subject, fact.predicate)
        for fact in facts
        if fact.rank is Rank.PREFERRED and fact.predicate in SINGLE_VALUED
    }
    for fact in facts:
        if fact.rank is Rank.PREFERRED or (fact.subject, fact.predicate) not in settled:
            yield fact


def statements(reading: Reading, identities: Identities) -> tuple[Statement, ...]:
    """The claims of one text, sorted by IRI. A period of an event becomes its start and its end."""
    entities = {entity.id: entity for entity in reading.entities}
    source = reading.document.source.id
    found: dict[str, Statement] = {}
    for claim in reading.claims:
        for predicate, value in _parts(claim):
            digest = _digest(claim, predicate, value, entities)
            found[digest] = Statement(
                iri=iris.claim(source, digest),
                source=source,
                subject=identities.iri(source, claim.subject),
                predicate=predicate,
                object=identities.iri(source, value) if isinstance(value, str) else _literal(predicate, value),
                evidence=claim.evidence,
                rule=claim.rule,
                confidence=claim.confidence,
                modality=claim.modality,
                inferred=claim.inferred,
            )
    return tuple(found[digest] for digest in sorted(found))


def _parts(claim: Claim) -> Iterator[tuple[str, str | Value]]:
    if claim.predicate == "heldOn" and isinstance(claim.object, Value):
        start, end = literals.interval(claim.object.lexical)
        yield "startDate", Value(start)
        yield ("endDate", Value(end)) if end else ("heldOn", Value(start))
    else:
        yield claim.predicate, claim.object


def _literal(predicate: str, value: Value) -> Literal:
    return literals.value(predicate, value.lexical)


def _digest(claim: Claim, predicate: str, value: str | Value, entities: dict[str, Entity]) -> str:
    subject = entities[claim.subject]
    target = ("value", value.lexical) if isinstance(value, Value) else (entities[value].kind, entities[value].name)
    spans = [f"{evidence.span.start}-{evidence.span.end}" for evidence in claim.evidence]
    return content_hash(subject.kind, subject.name, predicate, *target, claim.modality, *spans)


def flows(reading: Reading, identities: Identities) -> tuple[Flow, ...]:
    """The fundings of one text in the order of the text, numbered from 1."""
    source = reading.document.source.id

    def thing(entity: str | None) -> NamedNode | None:
        return identities.iri(source, entity) if entity else None

    return tuple(
        Flow(
            iri=iris.funding(source, str(number)),
            source=source,
            funding=funding,
            recipient=thing(funding.recipient),
            funders=_distinct(identities.iri(source, funder) for funder in funding.funders),
            programme=thing(funding.programme),
        )
        for number, funding in enumerate(_ordered(reading.fundings), start=1)
    )


def _ordered(fundings: Sequence[Funding]) -> list[Funding]:
    return sorted(fundings, key=lambda funding: (funding.evidence[0].span, funding.amount or "", funding.id))


def _distinct(nodes: Iterator[NamedNode]) -> tuple[NamedNode, ...]:
    return tuple(dict.fromkeys(nodes))
