"""What one text says, as one JSON object in the shape of the annotation guide, each fact with its very words."""

from __future__ import annotations

from typing import Any

from ingest.entities.identities import Identities
from ingest.model import Claim, Entity, Evidence, Funding, Modality, Reading, Value


def extract(reading: Reading, identities: Identities) -> dict[str, Any]:
    """The entities, asserted relations and values, flows of money and issues of ``reading``.

    ``start`` and ``end`` count code points of the text as read from the file: ``text[start:end] == quote``.
    """
    source = reading.document.source
    asserted = [claim for claim in reading.claims if claim.modality is Modality.ASSERTED]
    return {
        "doc": source.name,
        "entities": [_entity(entity, identities.iri(source.id, entity.id).value) for entity in reading.entities],
        "relations": [
            {"s": claim.subject, "p": claim.predicate, "o": claim.object} | _proof(claim)
            for claim in asserted
            if not isinstance(claim.object, Value)
        ],
        "values": [
            {"s": claim.subject, "p": claim.predicate, "v": claim.object.lexical} | _proof(claim)
            for claim in asserted
            if isinstance(claim.object, Value)
        ],
        "fundings": [_funding(funding) for funding in reading.fundings],
        "issues": [
            {
                "start": issue.span.start if issue.span else None,
                "end": issue.span.end if issue.span else None,
                "message": issue.message.en,
            }
            for issue in reading.issues
        ],
    }


def _entity(entity: Entity, iri: str) -> dict[str, Any]:
    first = min(entity.spans, default=None)
    return {
        "id": entity.id,
        "type": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "iri": iri,
        "start": first.start if first else None,
        "end": first.end if first else None,
    }


def _funding(funding: Funding) -> dict[str, Any]:
    return {
        "id": funding.id,
        "recipient": funding.recipient,
        "funder": funding.funders[0] if funding.funders else None,
        "funders": list(funding.funders),
        "programme": funding.programme,
        "amount": funding.amount,
        "amountMax": funding.amount_max,
        "currency": funding.currency,
        "per": funding.per,
        "from": funding.start,
        "to": funding.end,
        "share": funding.share,
        "purpose": funding.purpose,
        "status": funding.status,
    } | _proof(funding)


def _proof(said: Claim | Funding) -> dict[str, Any]:
    evidence: Evidence = said.evidence[0]
    return {
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "confidence": round(said.confidence, 2),
    }
