"""What is claimed in a text as a whole: by what several passages say together, by tables of money, by its publisher."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ingest.claims.dates import jubilees
from ingest.claims.layout import tables
from ingest.claims.layout.layouts import Layout
from ingest.claims.meetings import attendances, events, recorded_meetings, visits
from ingest.claims.members import compositions, known_sizes, leavers, recounts, unsaid_members
from ingest.claims.money import fundings, grant_records
from ingest.claims.money.flows import Flow
from ingest.claims.money.own_flows import with_bearers
from ingest.claims.people import colleagues, employers, former_firms, incumbents, issuers, offices, secretariats
from ingest.claims.places import counted_towns, geography, leader_areas, lying_members, member_areas, named_areas
from ingest.claims.works import (
    accompaniments,
    holdings,
    honours,
    labelled_projects,
    reference_pages,
    reference_sheets,
    themes,
    town_works,
)
from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.scenes import Scene
from ingest.passages.explained import find_explained
from ingest.passages.passages import Passage


def find_told(
    scene: Scene, passages: tuple[Passage, ...], layout: Layout, found: Iterable[Claim]
) -> tuple[list[Claim], list[Flow]]:
    """The claims found in single passages with those of the readers of the whole text, and the flows of its money."""
    publisher = _publisher(scene)
    explained = find_explained(passages, layout.labels)
    apart = frozenset(explained)
    told = tuple(p for p in passages if p not in apart)
    grants = grant_records.find_grants(passages, publisher)
    granted = {grant.project for grant in grants}
    kinds = {e.id: e.kind for e in scene.entities}
    claims = town_works.without_joint([c for c in found if not _is_explained(c, explained)])
    claims.extend(reference_pages.find_claims(passages))
    claims.extend(offices.find_rosters(passages))
    claims.extend(secretariats.find_claims(passages))
    claims.extend(incumbents.find_claims(passages, claims))
    claims.extend(colleagues.find_claims(passages, claims))
    claims.extend(former_firms.find_claims(passages, claims))
    claims.extend(issuers.find_claims(passages, claims))
    claims.extend(incumbents.find_staff(passages, claims, publisher))
    flows = fundings.find_flows(told, layout.labels, layout.money, _members(claims, kinds))
    flows = with_bearers(flows, claims)
    claims.extend(fundings.claims_of(flows))
    claims.extend(fundings.members_of(flows, kinds))
    claims.extend(reference_sheets.find_claims(claims, publisher, kinds))
    leads = {block: own[0][0] for block, own in layout.labels.items() if own}
    skipped = themes.keyword_blocks(layout.labels) | tables.work_rows(layout.cells)
    claims.extend(holdings.find_claims(told, claims, skipped, leads, _paid(flows)))
    claims.extend(labelled_projects.find_claims(passages, claims, layout.labels))
    if grants:
        claims = [c for c in claims if c.predicate != "hasProject" or c.object not in granted]
        claims.extend(grant_records.find_claims(grants))
    return _completed(scene, passages, layout, claims), flows


def _completed(scene: Scene, passages: tuple[Passage, ...], layout: Layout, found: list[Claim]) -> list[Claim]:
    """The claims found so far, with those of the readers that need them or look at the whole text."""
    claims = [
        *found,
        *visits.find_claims(passages),
        *events.find_report(passages),
        *attendances.find_addressed(passages),
    ]
    claims.extend(recorded_meetings.find_claims(passages, claims))
    honoured = frozenset(str(c.object) for c in claims if c.predicate == "receivedAward")
    claims.extend(claim for passage in passages for claim in honours.find_claims(passage, honoured))
    claims.extend(accompaniments.find_claims(scene, passages, tuple(claims)))
    claims.extend(accompaniments.find_managers(scene, claims))
    claims.extend(unsaid_members.find_claims(passages, claims, layout.labels))
    claims = honours.without_rivals(leavers.without_leavers(passages, claims), {e.id: e.name for e in scene.entities})
    claims.extend(known_sizes.find_claims(passages, claims))
    claims.extend(lying_members.find_claims(passages, claims))
    claims.extend(counted_towns.find_claims(passages, claims))
    claims = member_areas.with_areas(passages, claims)
    claims.extend(jubilees.find_claims(passages, claims))
    claims = recounts.with_recounts(passages, employers.without_supposed(claims))
    return [
        *leader_areas.with_regions(scene, claims),
        *leader_areas.find_claims(scene),
        *geography.find_programmes(scene),
        *compositions.find_named(scene),
        *named_areas.find_claims(scene, claims),
    ]


def _is_explained(claim: Claim, explained: Sequence[Passage]) -> bool:
    """Whether a claim on what a text is about rests on a sentence that explains an instrument to anybody."""
    at = claim.evidence[0].span.start
    index = bisect_right(explained, at, key=lambda passage: passage.sentence.span.start) - 1
    if index < 0 or at >= explained[index].sentence.span.end:
        return False
    return not any(claim.subject in a.reference.entities for a in explained[index].arguments)


def _paid(flows: Iterable[Flow]) -> dict[str, bool]:
    """Who receives money, and whether any of it is more than planned."""
    paid: dict[str, bool] = {}
    for funding in (flow.funding for flow in flows):
        if funding.recipient is not None:
            paid[funding.recipient] = paid.get(funding.recipient, False) or funding.status != "planned"
    return paid


def _members(claims: Iterable[Claim], kinds: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The towns and districts that are members of each cooperation, in the order in which the text names them."""
    found: dict[str, dict[str, None]] = {}
    for claim in sorted(claims, key=lambda c: c.evidence[0].span):
        local = kinds[claim.subject] in LOCAL
        paid = any(sign in claim.evidence[0].quote for sign in (" Euro", "€"))  # who pays is not thereby a member
        if local and not paid and claim.predicate == "memberOf" and claim.modality is Modality.ASSERTED:
            found.setdefault(str(claim.object), {})[claim.subject] = None
    return {cooperation: tuple(members) for cooperation, members in found.items()}


def _publisher(scene: Scene) -> str | None:
    """The entity that publishes the text, where the text names it."""
    publisher = scene.document.source.publisher
    if not publisher:
        return None
    for entity in scene.entities:
        if entity.kind in ("Consultancy", "Cooperation", "Organisation") and any(
            len(name) > 3 and (name in publisher or publisher in name) for name in (entity.name, *entity.aliases)
        ):
            return entity.id
    return None
