"""All that one text claims: the scene is set, then each reader looks at each passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from ingest.claims import (
    accompaniments,
    agendas,
    apposed_dates,
    asides,
    attendances,
    attributed_dates,
    cards,
    compositions,
    contacts,
    datings,
    durations,
    employments,
    envoys,
    events,
    extensions,
    fields,
    fundings,
    geography,
    headcounts,
    headed_durations,
    holdings,
    honours,
    incumbents,
    inhabitants,
    joint_doings,
    jubilees,
    known_sizes,
    labelled_concepts,
    labelled_projects,
    leader_areas,
    leavers,
    locations,
    managements,
    member_lines,
    offices,
    programmes,
    pursued_themes,
    quarters,
    recounts,
    reference_pages,
    reference_sheets,
    rolls,
    secretariats,
    sheets,
    signatories,
    statements,
    tables,
    themes,
    unsaid_members,
    visits,
    whereabouts,
)
from ingest.claims.cards import Card
from ingest.claims.confidences import confidence
from ingest.claims.field_rules import is_outside
from ingest.claims.flows import Flow
from ingest.claims.kinds import LOCAL
from ingest.claims.labels import Label, find_inline, find_labels
from ingest.claims.passages import Passage, find_passages
from ingest.claims.scenes import Scene, find_scene
from ingest.documents.blocks import find_blocks
from ingest.documents.labels import is_label
from ingest.documents.sections import find_sections
from ingest.documents.tables import Cell, find_cells
from ingest.model import Claim, Document, Entity, Funding, Issue, Modality, Reading, Span, Value, Wording
from ontology.hierarchy import terms

_RECORD_CLAUSES: Final = 4
_RECORD_SHARE: Final = 0.25
UNSURE: Final = 0.3
"""Claims of a rule are told as not understood below this share of right ones. It is low because a rule that was counted
a few times only is not yet known to be wrong."""


def find_claims(document: Document, unsure: float = UNSURE) -> Reading:
    """What ``document`` says, as a Reading: claims, fundings, and the entities that take part in them.

    The blocks of the page are found here, in the process that can be ended, not where texts are collected.
    Deterministic; every claim and funding carries at least one exact quote of the document. Claims less sure than
    ``unsure`` are told as not understood.
    """
    document = replace(document, blocks=find_blocks(document.text))
    scene = find_scene(document)
    passages = _as_stated(tuple(find_passages(scene)))
    labels = find_labels(document, find_sections(document.text, document.blocks))
    rows = sheets.find_sheets(passages)
    cells = find_cells(document.text, document.blocks)
    claims = list(_of_passages(cells, passages, labels, rows))
    claims.extend(reference_pages.find_claims(passages))
    claims.extend(offices.find_rosters(passages))
    claims.extend(secretariats.find_claims(passages))
    claims.extend(incumbents.find_claims(passages, claims))
    claims.extend(incumbents.find_staff(passages, claims, _publisher(scene)))
    flows = fundings.find_flows(passages, labels, rows, _members(claims, scene))
    kinds = {e.id: e.kind for e in scene.entities}
    claims.extend(fundings.claims_of(flows))
    claims.extend(fundings.members_of(flows, kinds))
    claims.extend(reference_sheets.find_claims(claims, _publisher(scene), kinds))
    leads = {block: own[0][0] for block, own in labels.items() if own}
    skipped = themes.keyword_blocks(labels) | tables.work_rows(cells)
    claims.extend(holdings.find_claims(passages, claims, skipped, leads, _paid(flows)))
    claims.extend(labelled_projects.find_claims(passages, claims, labels))
    claims = [c for c in _of_text(scene, passages, claims, labels) if not _is_to_come(c, document.source.published)]
    distinct = _distinct(claims)
    kept = tuple(c for c in distinct if c.confidence >= unsure)
    doubtful = tuple(_doubt(scene, c) for c in distinct if c.confidence < unsure)
    return _reading(scene, kept, fundings.number(flows), doubtful)


def _of_passages(
    cells: Mapping[int, tuple[Cell, ...]],
    passages: tuple[Passage, ...],
    labels: dict[int, tuple[Label, ...]],
    rows: sheets.Sheets,
) -> Iterator[Claim]:
    """What the readers of single passages find; of a row of a table its columns tell, of one of money no more than
    that."""
    asked = cards.find_cards(passages, labels)
    for before, passage, card in zip((None, *passages), passages, asked, strict=False):
        row = cells.get(passage.sentence.block)
        money = rows.get(passage.block.span)
        if row is None and money is not None and not money.lists_members:
            continue
        if row is None:
            own = labels.get(passage.sentence.block, ())
            outside = passage.block.label is not None and bool(own) and is_outside(own[0].text)
            pair = member_lines.town_and_district(passage)
            for claim in _of_passage(passage, before, card, own):
                lies = pair is not None and claim.subject == pair[1]
                area = claim.rule == "frame membership" and fields.is_of_area(passage)
                beside = (outside or lies or area) and claim.predicate == "memberOf"
                if not (beside or quarters.is_of_parts(passage, claim)):
                    yield claim
        elif before is None or before.block is not passage.block:
            yield from tables.find_claims(passage, row)
        yield from contacts.find_claims(passage, card)


def _of_passage(passage: Passage, before: Passage | None, card: Card, labels: tuple[Label, ...]) -> Iterator[Claim]:
    inline = find_inline(passage.document.text, passage.sentence.span)
    own = (inline, *labels) if inline is not None and passage.block.label is None else labels
    heads = bool(own) and (own[0].span == passage.block.label or is_label(own[0].text))
    titled = own[0].text if heads and not _is_below_name(passage, own[0].span) else None
    yield from fields.find_claims(passage, own)
    yield from asides.find_claims(passage)
    yield from member_lines.find_claims(passage, own)
    yield from themes.find_claims(passage, own)
    yield from pursued_themes.find_claims(passage)
    of_project = passage.heading_topic("Project") is not None
    carries = (
        bool(own) and of_project and passage.block.label is not None and "träger" in own[0].text.lower()
    )  # of the project, not of the cooperation
    carries = carries or (bool(own) and passage.block.label is not None and fields.is_of_work(passage, own[0].text))
    helps = bool(own) and of_project and own[0].span == passage.block.label and own[0].text.startswith("Beteiligte")
    for claim in statements.find_claims(passage, own[0].text if own else None):
        kept = claim.predicate not in ("memberOf", "runBy") or not carries
        kept = kept and not (helps and claim.predicate == "memberOf" and passage.kind(claim.subject) not in LOCAL)
        if kept and not (claim.predicate == "runBy" and passage.is_fragment and of_project):
            yield claim
    yield from offices.find_claims(passage, titled, card.person)
    yield from managements.find_claims(passage)
    yield from employments.find_claims(passage)
    yield from envoys.find_claims(passage)
    yield from events.find_claims(passage, before)
    yield from agendas.find_claims(passage, own)
    yield from honours.find_listed(passage, own[0].text if own else None)
    yield from honours.find_accepted(passage)
    yield from compositions.find_claims(passage)
    yield from compositions.find_below_name(passage)
    yield from compositions.find_parties(passage)
    yield from joint_doings.find_claims(passage)
    yield from joint_doings.find_together(passage)
    yield from signatories.find_claims(passage)
    yield from labelled_concepts.find_claims(passage)
    yield from datings.find_claims(passage)
    yield from datings.find_authors(passage)
    yield from datings.find_entries(passage)
    yield from apposed_dates.find_claims(passage)
    yield from durations.find_claims(passage)
    yield from headed_durations.find_claims(passage)
    yield from attributed_dates.find_claims(passage)
    yield from programmes.find_claims(passage)
    yield from geography.find_claims(passage)
    yield from quarters.find_claims(passage)
    yield from locations.find_claims(passage)
    yield from whereabouts.find_claims(passage)
    yield from extensions.find_claims(passage)
    yield from headcounts.find_claims(passage, before)
    yield from rolls.find_claims(passage, before)
    yield from inhabitants.find_claims(passage, labels)


def _is_below_name(passage: Passage, label: Span) -> bool:
    """Whether a line that looks like the label of what follows is the office of the person named right above it."""
    if label == passage.block.label:
        return False
    above = Span(max(0, label.start - _LINE), label.start)
    people = [r for r in passage.references_in(above) if r.kind == "Person" and r.form in ("name", "short")]
    return bool(people) and not passage.document.text[people[-1].span.end : label.start].strip()


_LINE: Final = 80
"""Characters of a line with a name."""


def _of_text(
    scene: Scene, passages: tuple[Passage, ...], found: list[Claim], labels: dict[int, tuple[Label, ...]]
) -> list[Claim]:
    """The claims found so far, with those of the readers that need them or look at the whole text."""
    claims = [
        *found,
        *visits.find_claims(passages),
        *events.find_report(passages),
        *attendances.find_addressed(passages),
    ]
    honoured = frozenset(str(c.object) for c in claims if c.predicate == "receivedAward")
    claims.extend(claim for passage in passages for claim in honours.find_claims(passage, honoured))
    claims.extend(accompaniments.find_claims(scene, passages, tuple(claims)))
    claims.extend(accompaniments.find_managers(scene, claims))
    claims.extend(unsaid_members.find_claims(passages, claims, labels))
    claims = honours.without_rivals(leavers.without_leavers(passages, claims), {e.id: e.name for e in scene.entities})
    claims.extend(known_sizes.find_claims(passages, claims))
    claims.extend(locations.find_of_members(passages, claims))
    claims.extend(jubilees.find_claims(passages, claims))
    claims = recounts.with_recounts(passages, claims)
    return [
        *leader_areas.with_regions(scene, claims),
        *leader_areas.find_claims(scene),
        *geography.find_programmes(scene),
        *compositions.find_named(scene),
    ]


def _paid(flows: Iterable[Flow]) -> dict[str, bool]:
    """Who receives money, and whether any of it is more than planned."""
    paid: dict[str, bool] = {}
    for funding in (flow.funding for flow in flows):
        if funding.recipient is not None:
            paid[funding.recipient] = paid.get(funding.recipient, False) or funding.status != "planned"
    return paid


def _as_stated(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages; of a record those with reported speech are taken as said by the writer."""
    if not _is_record(passages):
        return passages
    return tuple(replace(p, stated=frozenset({Modality.ASSERTED, Modality.REPORTED})) for p in passages)


def _is_record(passages: tuple[Passage, ...]) -> bool:
    """Whether the text is a record that says all in indirect speech, such as the minutes of a council: there "bestehe
    aus fünf Partnern" is the writer's own statement and not hearsay."""
    if passages and _MINUTES.search(passages[0].document.text[passages[0].sentence.span.start :][:_HEAD]):
        return True
    clauses = [c for p in passages for c in p.clauses if c.finite is not None]
    reported = sum(c.modality is Modality.REPORTED for c in clauses)
    return reported >= _RECORD_CLAUSES and reported >= len(clauses) * _RECORD_SHARE


_MINUTES: Final = re.compile(
    r"\b(?:Niederschrift|NIEDERSCHRIFT|Sitzungsprotokoll|Protokoll der|Beschlussbuch|Beschlussauszug|Auszug aus de[mr]"
    r"|Sitzung vom|[Nn] ?[Ii] ?[Ee] ?[Dd] ?[Ee] ?[Rr] ?[Ss] )"
)
_HEAD: Final = 300
"""Characters at the head of a text that say that it is the minutes of a meeting."""


def _members(claims: Iterable[Claim], scene: Scene) -> dict[str, tuple[str, ...]]:
    """The towns and districts that are members of each cooperation, in the order in which the text names them."""
    kinds = {e.id: e.kind for e in scene.entities}
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


def _distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each statement: the surest reading of it, with the words of the others as further evidence."""
    said: dict[tuple[str, str, str | Value, Modality], list[Claim]] = {}
    for claim in claims:
        said.setdefault((claim.subject, claim.predicate, claim.object, claim.modality), []).append(claim)
    merged = []
    for same in said.values():
        best = max(same, key=_sureness)
        evidence = dict.fromkeys([*best.evidence, *(e for c in same for e in c.evidence)])
        merged.append(replace(best, evidence=tuple(evidence), confidence=_sureness(best)))
    finer = {(c.subject, c.predicate, day[:n]) for c in merged if (day := _day(c)) for n in (4, 7) if n < len(day)}
    merged = [c for c in merged if (c.subject, c.predicate, _day(c)) not in finer]
    return tuple(sorted(merged, key=lambda c: (c.evidence[0].span, c.subject, c.predicate, str(c.object))))


def _sureness(claim: Claim) -> float:
    """How sure claims of its rule are, as measured."""
    return confidence(claim.rule, claim.predicate)


def _day(claim: Claim) -> str:
    """The date that a claim gives, "" for any other: "2004" goes without saying beside "2004-05-03"."""
    dated = claim.predicate in _DATES and claim.modality is Modality.ASSERTED
    return claim.object.lexical if dated and isinstance(claim.object, Value) else ""


def _is_to_come(claim: Claim, published: str | None) -> bool:
    """Whether a claim tells as done what its date sets behind the day of the text: "wird 2027 überarbeitet"."""
    if not published or claim.predicate not in _DONE or not isinstance(claim.object, Value):
        return False
    near = min(len(published), len(claim.object.lexical))
    return claim.object.lexical[:near] > published[:near]


_DONE: Final = frozenset({"foundedOn", "issued", "revised"})
_DATES: Final = frozenset({"startDate", "endDate", "foundedOn", "issued", "revised", "awardedOn", "heldOn"})


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
