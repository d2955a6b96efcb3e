"""The door between reading and releasing: what does not hold together is turned away with a word, not published.

A reader may be replaced by another, by a model even; whatever it hands over, no claim gets past here whose quote does
not stand in its text, whose ends are unknown, or whose value is no value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ingest.model import Claim, Document, Entity, Evidence, Funding, Issue, Reading, Span, Value, Wording
from ontology import literals
from ontology.hierarchy import terms
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
            issues.append(_refused(document, claim.evidence, _refusal(claim.predicate, fault)))
        else:
            claims.append(claim)
    for funding in reading.fundings:
        fault = next(_faults_of_funding(funding, entities, document), None)
        if fault:
            issues.append(_refused(document, funding.evidence, _refusal("Funding", fault)))
        else:
            fundings.append(funding)
    kept = tuple(entity for entity in reading.entities if entities.get(entity.id) is entity)
    return replace(reading, entities=kept, claims=tuple(claims), fundings=tuple(fundings), issues=tuple(issues))


def _faults_of_claim(claim: Claim, entities: Mapping[str, Entity], document: Document) -> Iterator[Wording]:
    yield from _faults_of_evidence(claim.evidence, document)
    if claim.subject not in entities:
        yield _no_entity(claim.subject)
    if isinstance(claim.object, Value):
        if claim.predicate not in VALUES:
            yield Wording(f"{claim.predicate} nimmt keinen Wert", f"{claim.predicate} takes no value")
        elif not _is_value(claim.predicate, claim.object.lexical):
            value = claim.object.lexical
            yield Wording(
                f"„{value}“ ist kein Wert von {claim.predicate}", f"“{value}” is no value of {claim.predicate}"
            )
    else:
        if claim.predicate not in RELATIONS:
            yield Wording(f"{claim.predicate} ist keine Beziehung", f"{claim.predicate} is no relation")
        if claim.object not in entities:
            yield _no_entity(claim.object)


def _is_value(predicate: str, lexical: str) -> bool:
    parts = lexical.split("/", 1) if VALUES[predicate] == "interval" else [lexical]
    try:
        return bool(lexical.strip()) and all(literals.value(predicate, part) for part in parts)
    except ValueError:
        return False


def _faults_of_funding(funding: Funding, entities: Mapping[str, Entity], document: Document) -> Iterator[Wording]:
    yield from _faults_of_evidence(funding.evidence, document)
    for party in (funding.recipient, *funding.funders, funding.programme):
        if party is not None and party not in entities:
            yield _no_entity(party)
    numbers = [number for number in (funding.amount, funding.amount_max, funding.share) if number is not None]
    if not all(literals.is_decimal(number) for number in numbers):
        listed = ", ".join(numbers)
        yield Wording(f"von {listed} sind nicht alle Zahlen", f"of {listed} not all are numbers")
        return
    if funding.amount and funding.amount_max and Decimal(funding.amount) > Decimal(funding.amount_max):
        low, high = funding.amount, funding.amount_max
        yield Wording(f"{low} ist mehr als das obere Ende {high}", f"{low} is more than its upper end {high}")
    if (funding.amount or funding.amount_max) and not funding.currency:
        yield Wording("ein Betrag ohne Währung", "an amount without a currency")
    if funding.share and not 0 <= Decimal(funding.share) <= 100:
        yield Wording(f"ein Anteil von {funding.share} Prozent", f"a share of {funding.share} per cent")
    dates = [date for date in (funding.start, funding.end) if date is not None]
    if not all(literals.is_date(date) for date in dates):
        listed = ", ".join(dates)
        yield Wording(f"von {listed} sind nicht alle Daten", f"of {listed} not all are dates")
    elif len(dates) == 2 and literals.is_reversed(*dates):
        start, end = dates
        yield Wording(f"es endet ({end}), bevor es beginnt ({start})", f"it ends ({end}) before it starts ({start})")


def _faults_of_evidence(evidence: tuple[Evidence, ...], document: Document) -> Iterator[Wording]:
    if not evidence:
        yield Wording("kein Beleg", "no evidence")
    for piece in evidence:
        if piece.source != document.source.id or document.text[piece.span.start : piece.span.end] != piece.quote:
            place = f"{piece.span.start}–{piece.span.end}"
            yield Wording(
                f"das Zitat steht nicht bei {place} im Text", f"its quote does not stand in the text at {place}"
            )


def _no_entity(name: str | None) -> Wording:
    return Wording(f"{name} kommt im Text nicht als Ding vor", f"{name} is no entity of the text")


def _refusal(what: str, fault: Wording) -> Wording:
    label = terms()[what].label if what in terms() else {"de": what, "en": what}
    return Wording(f"„{label['de']}“ abgelehnt: {fault.de}", f"“{label['en']}” refused: {fault.en}")


def _refused(document: Document, evidence: tuple[Evidence, ...], message: Wording) -> Issue:
    span = evidence[0].span if evidence and evidence[0].span.end <= len(document.text) else Span(0, 0)
    return Issue("admission", "warning", message, document.source.id, span)
