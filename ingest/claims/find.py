"""All that one text claims: the scene is set, then each reader looks at its passages, then a Reading is made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.claims import passage_claims
from ingest.claims.distinct_claims import distinct_claims
from ingest.claims.layout.layouts import find_layout
from ingest.claims.money import fundings
from ingest.claims.money.contrasts import without_exceptions
from ingest.claims.text_claims import find_told
from ingest.documents.blocks import find_blocks
from ingest.model import Claim, Document, Entity, Funding, Issue, Modality, Reading, Value, Wording
from ingest.names.scenes import Scene, find_scene
from ingest.passages.minutes import as_stated
from ingest.passages.scene_passages import find_passages
from ontology.hierarchy import terms

UNSURE: Final = 0.2
"""Claims of a rule are told as not understood below this share of right ones. It is low because a rule that was counted
a few times only is not yet known to be wrong."""
_DONE: Final = frozenset({"foundedOn", "issued", "revised"})
"""Relations whose date is the day on which something was done."""


def find_claims(document: Document, unsure: float = UNSURE) -> Reading:
    """What ``document`` says, as a Reading: claims, fundings, and the entities that take part in them.

    The blocks of the page are found here, in the process that can be ended, not where texts are collected.
    Deterministic; every claim and funding carries at least one exact quote of the document. Claims less sure than
    ``unsure`` are told as not understood.
    """
    document = replace(document, blocks=find_blocks(document.text))
    scene = find_scene(document)
    passages = as_stated(tuple(map(without_exceptions, find_passages(scene))))
    layout = find_layout(scene.document, passages)
    told, flows = find_told(scene, passages, layout, passage_claims.find_claims(passages, layout))
    said = (c for c in told if not _is_to_come(c, document.source.published))
    distinct = distinct_claims(said, scene.entities)
    kept = tuple(c for c in distinct if c.confidence >= unsure)
    doubtful = tuple(_doubt(scene, c) for c in distinct if c.confidence < unsure)
    return _reading(scene, kept, fundings.number(flows), doubtful)


def _is_to_come(claim: Claim, published: str | None) -> bool:
    """Whether a claim tells as done what its date sets behind the day of the text: "wird 2027 überarbeitet"."""
    if not published or claim.predicate not in _DONE or not isinstance(claim.object, Value):
        return False
    near = min(len(published), len(claim.object.lexical))
    return claim.object.lexical[:near] > published[:near]


def _doubt(scene: Scene, claim: Claim) -> Issue:
    """A claim that is more often wrong than right is told as not understood, not as a fact."""
    label, right = terms()[claim.predicate].label, f"{claim.confidence:.0%}"
    message = Wording(
        f"„{label['de']}“ ausgelassen: so gelesen (Regel {claim.rule}) stimmt es nur in {right} der Fälle",
        f"“{label['en']}” left out: read so (rule {claim.rule}) it is right in only {right} of cases",
    )
    return Issue("claims", "note", message, scene.document.source.id, claim.evidence[0].span)


def _reading(
    scene: Scene, claims: tuple[Claim, ...], fundings: tuple[Funding, ...], issues: tuple[Issue, ...]
) -> Reading:
    """Keep the entities that take part in something."""
    used: set[str] = set()
    for claim in claims:
        if claim.modality is not Modality.ASSERTED:
            continue
        used.add(claim.subject)
        if isinstance(claim.object, str):
            used.add(claim.object)
    for funding in fundings:
        used.update(x for x in (funding.recipient, funding.programme, *funding.funders) if x)
    entities: tuple[Entity, ...] = tuple(e for e in scene.entities if e.id in used)
    claims = tuple(c for c in claims if c.subject in used and (isinstance(c.object, Value) or c.object in used))
    return Reading(document=scene.document, entities=entities, claims=claims, fundings=fundings, issues=issues)
