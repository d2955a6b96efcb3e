"""What belongs to a cooperation without a verb that says so: its concepts, its committees, its projects.

A text on a cooperation names "das ILEK" or "der Vorstand" as its own; the owner is the cooperation of the same
sentence, else the one that the section is about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from ingest.claims.members.organs import governs, is_definite
from ingest.claims.works import line_bearers
from ingest.claims.works.holding_owners import find_owner, find_plan
from ingest.claims.works.labelled_projects import PROOFS
from ingest.claims.works.others_works import find_towns_work, is_anothers, is_model
from ingest.claims.works.reference_pages import is_reference_page
from ingest.claims.works.town_works import works_of_strangers
from ingest.claims.works.undertakings import (
    COMMON_NOUN,
    is_anything,
    is_bare_service,
    is_mere_word,
    is_of_others,
    is_shown,
    is_undertaken,
)
from ingest.model import BlockKind, Claim, Modality
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.prospects import find_denied, find_open, has_failed, is_ahead, is_denied, is_lost, is_offered
from ingest.passages.resolutions import is_of_council

HOLDINGS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "Concept": ("hasConcept", ("Cooperation", "Region")),
    "Committee": ("governedBy", ("Cooperation",)),
    "Project": ("hasProject", ("Cooperation",)),
}
_RELATIONS: Final = frozenset(relation for relation, _ in HOLDINGS.values())
SURE: Final[dict[str, float]] = {"Concept": 0.8, "Committee": 0.7, "Project": 0.6}


def find_claims(
    passages: tuple[Passage, ...],
    known: list[Claim],
    skipped: frozenset[int],
    leads: Mapping[int, str],
    paid: Mapping[str, bool],
) -> Iterator[Claim]:
    """One claim for each concept, committee and project that has an owner and that no frame has given one yet.

    ``skipped`` are blocks that only list subjects and keywords, ``leads`` the label or heading above each block;
    ``paid`` is true of what money went to and false of what it is only hoped for.
    """
    held = {c.object for c in known if c.predicate in _RELATIONS and c.rule not in line_bearers.RULES}
    facts = _facts(passages, known, paid)
    apart = is_reference_page(passages, known)
    for passage in passages:
        if passage.sentence.block in skipped:
            continue
        lead = leads.get(passage.sentence.block, "")
        for argument in passage.arguments:
            if argument.kind not in HOLDINGS or argument.reference.form not in ("name", "short"):
                continue
            if argument.kind == "Committee" and not governs(passage, argument):
                continue
            for thing in argument.reference.entities:
                claim = None if thing in held else _claim(passage, argument, thing, lead, facts, apart=apart)
                if claim is not None:
                    held.add(thing)
                    yield claim
                elif passage.is_gathered and thing in facts.real - held:
                    yield from find_towns_work(passage, argument, thing, facts.backers)
    if not apart and not (passages and passages[0].is_gathered):
        yield from _of_only_alliance(passages, held, skipped, facts)
        yield from _proven(passages, known, facts.real - held)


def _of_only_alliance(
    passages: tuple[Passage, ...], held: Set[object], skipped: frozenset[int], facts: _Facts
) -> Iterator[Claim]:
    """``hasConcept`` of the one cooperation of a text that names it only behind its concept."""
    alliances = passages[0].register.of_kind("Cooperation") if passages else ()
    if len(alliances) != 1:
        return
    for passage in passages:
        for argument in passage.arguments:
            thing = argument.reference.entities[0]
            named = argument.kind == "Concept" and argument.reference.form == "name" and thing not in held
            if (
                not named
                or passage.sentence.block in skipped
                or _is_of_other(argument, passage, alliances[0], facts.clients)
            ):
                continue
            if passage.modality(passage.clause_at(argument.token)) is not Modality.ASSERTED:
                continue
            if _STUDY.search(passage.name(thing)):
                continue  # may be of one project alone
            held = {*held, thing}
            yield Claim(
                alliances[0], "hasConcept", thing, (passage.quote([argument.span]),), "holding", SURE["Concept"]
            )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the text says elsewhere of works, clients and members."""

    clients: Mapping[str, Set[object]]
    groups: Set[tuple[str, object]]
    """Members with the cooperation that they belong to."""
    real: Set[str]
    """What was begun, carried out, paid for or awarded."""
    hoped: Set[str]
    """What money is only asked for."""
    backers: Set[tuple[str, object]]
    """Works with those who pay for them or carry them out."""
    ordered: Set[str]
    """What was ordered or paid for."""
    strange: Set[object]
    """Works of towns that belong to no cooperation."""
    denied: Set[str]
    """Projects that no clause with a verb says anything of as a fact."""


def _facts(passages: tuple[Passage, ...], known: list[Claim], paid: Mapping[str, bool]) -> _Facts:
    clients: dict[str, set[object]] = {}
    for claim in known:
        if claim.predicate == "commissionedBy":
            clients.setdefault(claim.subject, set()).add(claim.object)
    groups = {(c.subject, c.object) for c in known if c.predicate == "memberOf"}
    real = {c.subject for c in known if c.predicate in PROOFS and c.modality is Modality.ASSERTED}
    real |= {thing for thing, went in paid.items() if went}
    backers = {(c.subject, c.object) for c in known if c.predicate in ("fundedBy", "implementedBy")}
    hoped = (paid.keys() | find_open(passages)) - real
    ordered = clients.keys() | {c.subject for c in known if c.predicate in ("fundedBy", "fundedUnder")}
    ordered |= {thing for thing, went in paid.items() if went}
    dated = {c.subject for c in known if c.predicate in ("startDate", "endDate")}
    carried = [c for c in known if c.predicate == "implementedBy"]
    ordered |= {c.subject for c in carried if c.subject in dated or c.rule in _ORDERS}
    return _Facts(
        clients, groups, real, hoped, backers, ordered, works_of_strangers(known), find_denied(passages) - real
    )


_ORDERS: Final = frozenset({"frame engagement", "frame assignment", "frame tender"})
"""Rules that tell who was ordered to carry something out."""


def _claim(passage: Passage, argument: Argument, thing: str, lead: str, facts: _Facts, *, apart: bool) -> Claim | None:
    """The claim on whose the thing is that the argument names; None where it is nobody's, or not there yet."""
    predicate, owners = HOLDINGS[argument.kind]
    project = argument.kind == "Project"
    if project and (_describes_other(passage, thing) or _is_told_otherwise(passage, argument, lead)):
        return None
    if project and thing not in facts.real and is_mere_word(passage, argument):
        return None
    plan = find_plan(passage, lead) if project else None
    owner = plan or find_owner(passage, argument, owners, apart=apart)
    if project and plan is None and thing not in facts.real and is_anything(passage, argument):
        return None
    if project and owner is not None and (thing, owner) in facts.backers:
        about = passage.topic("Cooperation")  # who pays for a project or carries it out need not have it
        owner = None if about == owner else about
    if plan is None and thing in facts.strange and owner is not None and passage.kind(owner) == "Cooperation":
        return None
    if owner is None or owner == thing or (project and not _is_there(passage, argument, thing, lead, facts)):
        return None
    if _is_of_other(argument, passage, owner, facts.clients) or (
        argument.kind == "Concept" and (_only_studies(passage, thing) or passage.words[0] in _EACH)
    ):
        return None
    if _is_foreign(passage, owner, thing, facts.clients.get(thing), facts.groups):
        return None
    told = passage.modality(passage.clause_at(argument.token)) is Modality.ASSERTED
    told = told or (argument.kind == "Committee" and is_definite(passage, argument))
    if not told and not (project and (thing in facts.real or is_shown(passage, argument))):
        return None
    return Claim(owner, predicate, thing, (passage.quote([argument.span]),), "holding", SURE[argument.kind])


_EACH: Final = frozenset({"jede", "jeder", "jedes"})
"""So opens what is true of all groups of a sort: "Jede LAG hat eine Entwicklungsstrategie"."""


def _is_told_otherwise(passage: Passage, project: Argument, lead: str) -> bool:
    """Whether the place speaks of a project as lost, as offered by an employer, or as the work of one town."""
    if is_lost(project) or is_offered(lead) or is_of_council(passage, project) or _is_of_others(passage, project, lead):
        return True
    return is_anothers(passage, project) or is_model(passage, project)


def _is_of_others(passage: Passage, project: Argument, lead: str) -> bool:
    """Whether the words above or before a project lead to what others do."""
    before = passage.document.text[passage.sentence.span.start : project.span.start]
    return is_of_others(lead) or is_of_others(before)


def _only_studies(passage: Passage, thing: str) -> bool:
    """Whether a plan is a study or opinion, which nobody works on the basis of unless the passage says so."""
    return _STUDY.search(passage.name(thing)) is not None and not any(_BASIS.match(w) for w in passage.words)


_STUDY: Final = re.compile(r"(?:[Ss]tudie|[Gg]utachten|[Uu]ntersuchung|[Aa]nalyse|[Ee]xpertise|[Bb]efragung)\b")
_BASIS: Final = re.compile(
    r"grundlage|basis|arbeitsgrundlage|fußt|fußen|richtschnur|beschloss|verabschied|leitlinie|fahrplan"
)
"""What says that somebody works by a plan."""


def _is_there(passage: Passage, argument: Argument, thing: str, lead: str, facts: _Facts) -> bool:
    """Whether a project is more than hoped for, denied or in preparation, and was undertaken."""
    if thing in facts.hoped or (thing in facts.denied and passage.is_fragment):
        return False
    if is_bare_service(passage.name(thing)) and thing not in facts.ordered:
        return False
    if thing not in facts.real and (has_failed(passage, argument) or is_denied(passage, argument)):
        return False
    return (thing in facts.real or not is_ahead(passage, lead)) and is_undertaken(
        passage, argument, thing, lead, paid=thing in facts.real
    )


def _proven(passages: tuple[Passage, ...], known: list[Claim], left: Set[str]) -> Iterator[Claim]:
    """``hasProject`` for projects that something was said of as a fact, though no passage names them as anybody's: they
    are those of the one cooperation of the text."""
    starts = [p.sentence.span.start for p in passages]
    for claim in known:
        if claim.subject not in left or claim.predicate not in PROOFS:
            continue
        passage = passages[max(bisect_right(starts, claim.evidence[0].span.start) - 1, 0)]
        owners = passage.register.of_kind("Cooperation")
        named = COMMON_NOUN.fullmatch(passage.name(claim.subject)) is None
        if passage.kind(claim.subject) == "Project" and len(owners) == 1 and named:
            left = left - {claim.subject}
            yield Claim(owners[0], "hasProject", claim.subject, claim.evidence[:1], "holding", SURE["Project"])


def _is_of_other(argument: Argument, passage: Passage, owner: str, clients: Mapping[str, Set[object]]) -> bool:
    """Whether a plan is named in the name of a project that others ordered."""
    if argument.kind != "Concept":
        return False
    if _is_of_town(passage, passage.name(argument.reference.entities[0]), owner):
        return True
    hosts = [a for a in passage.arguments if a.kind == "Project" and argument.span in a.span]
    return any(e in clients and owner not in clients[e] for a in hosts for e in a.reference.entities)


def _is_of_town(passage: Passage, plan: str, owner: str) -> bool:
    """Whether a plan is named for a single town that the cooperation is not: "Leitbild Altdorf 2035"."""
    known = passage.register.of_kind("Municipality")
    towns = [name for e in known for name in passage.register.names(e) if name in plan]
    joint = any(word in plan.lower() for word in ("kommunal", "region", "gemeinsam", "umland"))
    whole = [name for name in towns if _ENDS.fullmatch(plan[plan.index(name) + len(name) :])]
    return bool(whole) and not joint and not any(name in own for name in whole for own in passage.register.names(owner))


_ENDS: Final = re.compile(r"[“”\"«]?(?: \(\w+\))?(?: 20\d\d)?[“”\"«]?")
"""What may stand behind the town in the name of its plan."""


def _is_foreign(
    passage: Passage, owner: str, thing: str, clients: Set[object] | None, groups: Set[tuple[str, object]]
) -> bool:
    """Whether a work was ordered by others than the supposed owner and its members, as on a page of references."""
    if clients is None or owner in clients or any((c, owner) in groups for c in clients):
        return False
    if passage.block.kind is BlockKind.HEADING and any(owner in a.reference.entities for a in passage.arguments):
        return False  # a heading that names both tells whose the work is
    named = any(name in passage.name(thing) for name in passage.register.names(owner))
    return not named and len(passage.register.of_kind("Cooperation")) > 1


def _describes_other(passage: Passage, thing: str) -> bool:
    """Whether a bare noun stands in a field of a project with another name: "Beschreibung: Nachtbus an Wochenenden"."""
    work = passage.heading_topic("Project") if passage.block.label is not None else None
    return work not in (None, thing) and COMMON_NOUN.fullmatch(passage.name(thing)) is not None
