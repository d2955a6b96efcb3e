"""What a planning office publishes with its clients is its own work."""

from __future__ import annotations

from ingest.model import Claim


def find_claims(claims: list[Claim], publisher: str | None, kinds: dict[str, str]) -> list[Claim]:
    """``preparedBy`` of concepts, ``implementedBy``
    of projects that have a client and nobody else who did them. Inferred from who publishes the page."""
    if publisher is None or kinds[publisher] != "Consultancy":
        return []
    ordered = {c.subject: c for c in claims if c.predicate == "commissionedBy" and c.rule == "field client"}
    done = {
        c.subject
        for c in claims
        if (c.predicate == "preparedBy" and "gemeinsam" not in c.evidence[0].quote and c.rule != "reference partner")
        or (c.predicate == "implementedBy" and kinds[c.subject] == "Project")
    }
    return [
        Claim(
            work,
            "preparedBy" if kinds[work] == "Concept" else "implementedBy",
            publisher,
            claim.evidence,
            "reference sheet",
            0.75,
            inferred=True,
        )
        for work, claim in ordered.items()
        if work not in done
    ]
