"""What is claimed in single passages: each reader looks at each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.dates import apposed_dates, attributed_dates, datings, durations, headed_durations, plan_dates
from ingest.claims.frames import statements
from ingest.claims.layout import fields, member_lines, tables
from ingest.claims.layout.field_rules import is_outside, rules_for
from ingest.claims.layout.field_scopes import is_of_area, is_of_work
from ingest.claims.layout.layouts import Layout
from ingest.claims.meetings import agendas, events
from ingest.claims.members import compositions, grown_sizes, joint_doings, known_sizes, rolls, signatories
from ingest.claims.people import (
    boards,
    cards,
    contacts,
    employers,
    employments,
    envoys,
    listed_heads,
    managements,
    offices,
)
from ingest.claims.people.cards import Card
from ingest.claims.places import (
    extensions,
    geography,
    headcounts,
    inhabitants,
    leader_areas,
    locations,
    quarters,
    told_areas,
    whereabouts,
)
from ingest.claims.works import asides, honours, labelled_concepts, line_bearers, programmes, pursued_themes, themes
from ingest.documents.labels import is_date, is_label
from ingest.model import Claim, Span
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.labels import Label, find_inline
from ingest.passages.passages import Passage

_SIGNING: Final = re.compile(r"(?:Ihre?|Eure?) ")
"""What opens the line above the name of who signs a letter: "Ihr Sprecher"."""
_LINE: Final = 80
"""Characters of a line with a name."""


def find_claims(passages: tuple[Passage, ...], layout: Layout) -> Iterator[Claim]:
    """What the readers of single passages find, in the order of the text; of a row of a table its columns tell, of one
    of money no more than that."""
    asked = cards.find_cards(passages, layout.labels)
    for before, passage, card in zip((None, *passages), passages, asked, strict=False):
        row = layout.cells.get(passage.sentence.block)
        money = layout.money.get(passage.block.span)
        if row is None and money is not None and not money.lists_members:
            continue
        if row is None:
            own = layout.labels.get(passage.sentence.block, ())
            outside = passage.block.label is not None and bool(own) and is_outside(own[0].text)
            pair = member_lines.town_and_district(passage)
            for claim in _of_passage(passage, before, card, own):
                lies = pair is not None and claim.subject == pair[1]
                area = claim.rule == "frame membership" and is_of_area(passage)
                if pair is not None and claim.predicate == "population" and claim.subject != pair[0]:
                    continue  # the inhabitants of the line are those of its town
                beside = (outside or lies or area) and claim.predicate == "memberOf"
                if not (beside or _is_misread(passage, claim)):
                    yield claim
        elif before is None or before.block is not passage.block:
            yield from tables.find_claims(passage, row)
        yield from contacts.find_claims(passage, card)


def _is_misread(passage: Passage, claim: Claim) -> bool:
    """Whether other words of the sentence show that it says something else than the claim."""
    return (
        quarters.is_of_parts(passage, claim)
        or known_sizes.is_said_in_passing(passage, claim)
        or leader_areas.acts_in_land(passage, claim)
    )


def _of_passage(passage: Passage, before: Passage | None, card: Card, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """What is found in a passage that is no row of a table; ``labels`` are those it stands under."""
    inline = find_inline(passage.document.text, passage.sentence.span)
    own = (inline, *labels) if inline is not None and passage.block.label is None else labels
    heads = bool(own) and (own[0].span == passage.block.label or is_label(_SIGNING.sub("", own[0].text)))
    titled = own[0].text if heads and not _is_below_name(passage, own[0].span) else None
    if titled is not None and len(own) > 1 and is_date(titled):
        titled = own[1].text  # "Sprecher der Allianz" / "2008–2019: P"
    yield from fields.find_claims(passage, own)
    yield from asides.find_claims(passage)
    yield from member_lines.find_claims(passage, own)
    yield from themes.find_claims(passage, own)
    yield from pursued_themes.find_claims(passage)
    of_project = passage.heading_topic("Project") is not None
    carries = (
        bool(own) and of_project and passage.block.label is not None and "träger" in own[0].text.lower()
    )  # of the project, not of the cooperation
    carries = carries or (bool(own) and passage.block.label is not None and is_of_work(passage, own[0].text))
    helps = bool(own) and of_project and own[0].span == passage.block.label and own[0].text.startswith("Beteiligte")
    listed = passage.is_fragment and bool(own) and any(rule.name == "members" for rule in rules_for(own[0].text))
    partners = _tells_partners(passage)
    for claim in statements.find_claims(passage, own[0].text if own and not listed else None):
        kept = claim.predicate not in ("memberOf", "runBy") or not carries
        kept = kept and not (partners and claim.predicate == "memberOf" and not _names(passage, str(claim.object)))
        kept = kept and not (helps and claim.predicate == "memberOf" and passage.kind(claim.subject) not in LOCAL)
        if kept and not (claim.predicate == "runBy" and passage.is_fragment and of_project):
            yield claim
    yield from offices.find_claims(passage, titled, card.person)
    yield from listed_heads.find_claims(passage, own)
    yield from managements.find_claims(passage)
    yield from boards.find_claims(passage)
    yield from boards.find_leaders(passage)
    yield from boards.find_asked(passage, own)
    yield from employments.find_claims(passage)
    yield from employers.find_claims(passage)
    yield from envoys.find_claims(passage)
    yield from events.find_claims(passage, before)
    yield from agendas.find_claims(passage, own)
    yield from honours.find_listed(passage, own[0].text if own else None)
    yield from compositions.find_claims(passage)
    yield from compositions.find_below_name(passage)
    yield from compositions.find_parties(passage)
    yield from compositions.find_apposed(passage)
    yield from joint_doings.find_claims(passage)
    yield from joint_doings.find_together(passage)
    yield from signatories.find_claims(passage)
    yield from labelled_concepts.find_claims(passage)
    yield from line_bearers.find_claims(passage)
    yield from datings.find_claims(passage)
    yield from plan_dates.find_claims(passage)
    yield from datings.find_authors(passage)
    yield from datings.find_entries(passage)
    yield from apposed_dates.find_claims(passage)
    yield from durations.find_claims(passage)
    yield from headed_durations.find_claims(passage)
    yield from attributed_dates.find_claims(passage)
    yield from programmes.find_claims(passage)
    yield from geography.find_claims(passage)
    yield from told_areas.find_claims(passage)
    yield from told_areas.find_counted(passage)
    yield from quarters.find_claims(passage)
    yield from locations.find_claims(passage)
    yield from whereabouts.find_claims(passage)
    yield from extensions.find_claims(passage)
    yield from headcounts.find_claims(passage, before)
    yield from grown_sizes.find_claims(passage)
    yield from rolls.find_claims(passage, before)
    yield from rolls.find_earlier(passage)
    yield from inhabitants.find_claims(passage, labels)


def _tells_partners(passage: Passage) -> bool:
    """Whether the sentence below the heading of a project tells who takes part in that: "Mit im Boot sind A und B"."""
    if passage.own_heading("Project") is None or passage.own_heading("Cooperation") is not None:
        return False
    return any(map(_TAKING_PART.match, passage.words)) and not any(map(_BELONGING.match, passage.words))


_TAKING_PART: Final = re.compile(r"beteilig|boot$|bord$|partner|mitwirk|dabei$|mitmach|gemeinsam$")
_BELONGING: Final = re.compile(r"mitglied|gehör|angehör|zusammenschl|gründ")


def _names(passage: Passage, entity: str) -> bool:
    return any(entity in a.reference.entities for a in passage.arguments)


def _is_below_name(passage: Passage, label: Span) -> bool:
    """Whether a line that looks like the label of what follows is the office of the person named right above it."""
    if label == passage.block.label:
        return False
    above = Span(max(0, label.start - _LINE), label.start)
    people = [r for r in passage.references_in(above) if r.kind == "Person" and r.form in ("name", "short")]
    return bool(people) and not passage.document.text[people[-1].span.end : label.start].strip()
