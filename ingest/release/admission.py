"""The door between reading and releasing: what does not hold together is turned away with a word, not published.

A reader may be replaced by another, by a model even; whatever it hands over, no claim gets past here whose quote does
not stand in its text, whose ends are unknown, or whose value is no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ingest.model import Claim, Document, Entity, Evidence, Funding, Issue, Reading, Span, Value
from ontology import literals
from ontology.terms import KINDS, RELATIONS, VALUES


def admit(reading: Reading) -> Reading:
    """``reading`` without the claims and flows that do not hold together, and with an issue for each of them."""
    document = reading.document
    entities = {entity.id: entity for entity in reading.entities if entity.kind in KINDS and entity.name.strip()}
    issues = list(reading.issues)
    claims, fundings = [], []
    for claim in reading.claims:
        fault = next(_faults_of_claim(claim, entities, document), None)
        if fault:
            issues.append(_refused(document, claim.evidence, f"{claim.predicate} refused: {fault}"))
        else:
            claims.append(claim)
    for funding in reading.fundings:
        fault = next(_faults_of_funding(funding, entities, document), None)
        if fault:
            issues.append(_refused(document, funding.evidence, f"funding refused: {fault}"))
        else:
            fundings.append(funding)
    kept = tuple(entity for entity in reading.entities if entities.get(entity.id) is entity)
    return replace(reading, entities=kept, claims=tuple(claims), fundings=tuple(fundings), issues=tuple(issues))


def _faults_of_claim(claim: Claim, entities: Mapping[str, Entity], document: Document) -> Iterator[str]:
    yield from _faults_of_evidence(claim.evidence, document)
    if claim.subject not in entities:
        yield f"its subject {claim.subject} is no entity of the text"
    if isinstance(claim.object, Value):
        if claim.predicate not in VALUES:
            yield f"{claim.predicate} takes no value"
        elif not _is_value(claim.predicate, claim.object.lexical):
            yield f"{claim.object.lexical!r} is no value of {claim.predicate}"
    else:
        if claim.predicate not in RELATIONS:
            yield f"{claim.predicate} is no relation"
        if claim.object not in entities:
            yield f"its object {claim.object} is no entity of the text"


def _is_value(predicate: str, lexical: str) -> bool:
    parts = lexical.split("/", 1) if VALUES[predicate] == "interval" else [lexical]
    try:
        return bool(lexical.strip()) and all(literals.value(predicate, part) for part in parts)
    except ValueError:
        return False


def _faults_of_funding(funding: Funding, entities: Mapping[str, Entity], document: Document) -> Iterator[str]:
    yield from _faults_of_evidence(funding.evidence, document)
    for party in (funding.recipient, *funding.funders, funding.programme):
        if party is not None and party not in entities:
            yield f"{party} is no entity of the text"
    numbers = [number for number in (funding.amount, funding.amount_max, funding.share) if number is not None]
    if not all(literals.is_decimal(number) for number in numbers):
        yield f"of {', '.join(numbers)} not all are numbers"
        return
    if funding.amount and funding.amount_max and Decimal(funding.amount) > Decimal(funding.amount_max):
        yield f"{funding.amount} is more than its upper end {funding.amount_max}"
    if (funding.amount or funding.amount_max) and not funding.currency:
        yield "an amount without a currency"
    if funding.share and not 0 <= Decimal(funding.share) <= 100:
        yield f"a share of {funding.share} per cent"
    dates = [date for date in (funding.start, funding.end) if date is not None]
    if not all(literals.is_date(date) for date in dates):
        yield f"of {', '.join(dates)} not all are dates"
    elif len(dates) == 2 and dates[0][:4] > dates[1][:4]:
        yield f"it ends ({dates[1]}) before it starts ({dates[0]})"


def _faults_of_evidence(evidence: tuple[Evidence, ...], document: Document) -> Iterator[str]:
    if not evidence:
        yield "no evidence"
    for piece in evidence:
        if piece.source != document.source.id or document.text[piece.span.start : piece.span.end] != piece.quote:
            yield f"its quote does not stand in the text at {piece.span.start}–{piece.span.end}"


def _refused(document: Document, evidence: tuple[Evidence, ...], message: str) -> Issue:
    span = evidence[0].span if evidence and evidence[0].span.end <= len(document.text) else Span(0, 0)
    return Issue("admission", "warning", message, document.source.id, span)
