"""Fields and labelled lists: "Auftraggeber: …", "Mitglieder" above a list, a row under its column.

The label says the relation, the section says whom the field speaks of, the value names the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.frames.statements import may_state
from ingest.claims.layout import named_labels
from ingest.claims.layout.area_values import holds_region, is_wider
from ingest.claims.layout.field_managers import is_bracketed, is_no_manager
from ingest.claims.layout.field_rules import Rule, is_outside, rules_for
from ingest.claims.layout.field_scopes import is_helper, is_of_work, is_sheet_of_work, names_towns
from ingest.claims.layout.field_values import find_values, number_of_members
from ingest.claims.layout.label_owners import owner_of
from ingest.claims.layout.no_members import is_left_out, is_no_member
from ingest.claims.layout.value_lines import goes_on, honoured_in
from ingest.claims.people.secretariats import is_bureau
from ingest.claims.places.geography import heads_towns
from ingest.model import BlockKind, Claim, Modality, Span, Value
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.passages.arguments import Argument
from ingest.passages.described_works import described_work
from ingest.passages.labels import LABELLED, Label
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed, has_failed_words, is_lost
from ingest.passages.titled_works import titled_work
from ontology.terms import RELATIONS

_ADVISORY: Final = re.compile(r"arbeitskreis|arbeitsgruppe|fachgruppe|projektgruppe|beirat")
"""Bodies that no list of bodies makes an organ: they work or advise."""
_COMPOSING: Final = frozenset({"mit", "aus", "in", "bei", "für"})
"""Behind these stand the members or the seat of a client: "Städtebund Holzland mit A und B"."""


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """The claims of one passage under its labels. The nearest label that says something known decides."""
    if labels and passage.block.kind not in LABELLED:
        labels = labels[:1] if passage.block.label is not None else ()
    listed = passage.block.kind is not BlockKind.PARAGRAPH
    yield from named_labels.find_claims(passage, labels)
    outside = bool(labels) and is_outside(labels[0].text)
    outside = outside or (passage.block.kind is BlockKind.LIST_ITEM and is_no_member(passage))
    for place, label in enumerate(labels):
        rules = rules_for(label.text, listed=listed)
        if (
            outside
            or _opens_with_person(passage)
            or not (listed or passage.is_fragment or may_state("membership", passage))
        ):
            rules = tuple(rule for rule in rules if rule.name != "members")
        counted = label.text.lower() not in _WHERE  # "Landkreise: A, B" under "Mitglieder"
        if counted and any(rule.name == "districts" for rule in rules):
            above = (rules_for(upper.text, listed=listed) for upper in labels[place + 1 :])
            rules = next((r for r in above if any(rule.name == "members" for rule in r)), rules)
        if place and labels[0].span == passage.block.label:  # "Sekretariat: P" below "Geschäftsstelle"
            rules = tuple(rule for rule in rules if rule.name != "manager")
        if place and _DESCRIBES.fullmatch(labels[0].text.strip(" :")):
            rules = tuple(rule for rule in rules if rule.name != "projects")
        if not (listed or passage.is_fragment):
            rules = tuple(rule for rule in rules if rule.name not in ("area", "town of work"))
        ofwork = is_sheet_of_work(passage)
        rules = tuple(r for r in rules if r.name != ("members" if ofwork and names_towns(rules) else "towns of work"))
        for rule in rules:
            if rule.name == "projects" and has_failed_words(passage):
                continue
            if rule.name == "members" and is_of_work(passage, label.text):
                continue
            if rule.name == "members":
                yield from _member_count(rule, passage, label)
            subject = _subject(rule, passage, label)
            if subject is None:
                continue
            if rule.form is None:
                yield from _relations(rule, passage, subject, label.span, listed=listed)
            elif passage.block.label is not None or listed or (passage.is_fragment and not place):
                yield from _values(rule, passage, subject, label.span)
        if rules:
            return


_WHERE: Final = frozenset({"landkreis", "kreis", "regierungsbezirk", "bezirk"})
"""Labels of the one district that all lies in."""


_DESCRIBES: Final = re.compile(
    r"(?:(?:Kurz|Projekt)?[Bb]eschreibung|(?:Kurz)?[Ii]nhalte?|Ziele?|Zweck|Anlass|Ausgangslage)"
)
"""Labels in the sheet of a work of what it is about, where the nouns name no further works."""


def _opens_with_person(passage: Passage) -> bool:
    """Whether people are listed, each with the body that they stand for: "Mitglieder: Bürgermeister P, Au; …"."""
    return bool(passage.arguments) and passage.arguments[0].kind == "Person"


_TERRITORIAL: Final = frozenset({"members", "area", "districts", "population"})
"""Fields that speak of a region where the heading names one, not of the group that stands behind it."""
_BELONGING: Final = re.compile(r"mitglied|partner|gesellschafter", re.IGNORECASE)


def _subject(rule: Rule, passage: Passage, label: Label) -> str | None:
    """Whom the field speaks of: what its label or heading names, a work named right above, or the topic of the text."""
    if passage.block.label != label.span and label.text.startswith(("Ihr ", "Ihre ", "Sein ", "Seine ")):
        return passage.last(*rule.subject)
    if rule.name == "members" and (owner := owner_of(passage, label.span)) is not None:
        return owner
    if rule.name in ("town", "population"):
        town = _town_headed(passage)
        if town is not None or rule.name == "town":
            return town
    region = passage.heading_topic("Region") if rule.name in _TERRITORIAL else None
    if region is None and rule.name in _TERRITORIAL and passage.heading_topic("Cooperation") is None:
        central = passage.central("Cooperation", "Region")
        region = central if central is not None and passage.kind(central) == "Region" else None
    if region is not None and not _BELONGING.search(label.text):
        return region
    works = tuple(k for k in rule.subject if k in ("Project", "Concept", "Programme"))
    first = works if works[:1] == rule.subject[:1] else ()
    project, plan = passage.heading_topic("Project"), passage.heading_topic("Concept")
    both = "Project" in first and project is not None and plan is not None
    if both and any(name in passage.name(project or "") for name in passage.register.names(plan or "")):
        return project  # "Umsetzungsbegleitung ILEK Obertal"
    for kind in first:
        if (entity := passage.heading_topic(kind)) is not None:
            return entity
    if first and (entity := described_work(passage, *first)) is not None:
        return entity
    if first and (entity := titled_work(passage)) is not None and passage.kind(entity) in first:
        return entity
    for kind in rule.subject:
        if kind == "Region" and rule.name == "members" and (entity := passage.topic("Cooperation")) is not None:
            return entity  # "Verbundpartner: A, B" below the name of an area
        if (entity := passage.heading_topic(kind)) is not None:
            return entity
    if rule.headed:
        return None
    if works and works == rule.subject:
        entity = passage.last_in_section(*works)
        if entity is not None:
            return entity
    for kind in rule.subject:
        entity = passage.topic(kind)
        several = kind == "Project" and len(passage.register.of_kind(kind)) > _FEW
        several = several or (rule.name == "awards" and kind in WORKS)
        if several and entity not in (titled_work(passage), passage.central("Project", "Cooperation")):
            continue
        if entity is not None:
            return entity
    return None


def _town_headed(passage: Passage) -> str | None:
    """The town whose section this is, or whose page: no heading above names anything else."""
    if passage.own_heading("Cooperation") is not None:
        return None
    others = ("Cooperation", "Region", "Project", "Concept", "Event")
    alone = all(passage.heading_topic(kind) is None for kind in others)
    return passage.own_heading("Municipality") or (passage.heading_topic("Municipality") if alone else None)


_FEW: Final = 2
"""Projects of a text that a reader may take a field without a heading of its own to speak of."""


def _relations(rule: Rule, passage: Passage, subject: str, label: Span, *, listed: bool) -> Iterator[Claim]:
    kind = passage.kind(subject)
    predicate = rule.predicates.get(kind, rule.predicates.get(""))
    if predicate is None:
        return
    for argument in passage.arguments:
        if argument.kind not in rule.object or not passage.in_value(argument.span):
            continue
        if rule.reverse and (argument.preposition == "in" or argument.explains):
            continue
        if rule.name == "members" and _is_of_other_matter(passage, argument):
            continue
        if rule.name == "members" and (
            is_bureau(passage, argument)
            or is_left_out(passage, argument.span)
            or heads_towns(passage, argument)
            or (argument.kind not in LOCAL and is_helper(passage, label))
            or (not (listed and passage.is_fragment) and not _is_told(passage, argument, subject))
        ):
            continue
        if rule.name == "projects" and (has_failed(passage, argument) or is_lost(argument)):
            continue
        if rule.name == "organs" and _ADVISORY.search(passage.name(argument.reference.entities[0]).lower()):
            continue
        if rule.name == "awards" and not passage.is_fragment:
            continue  # the sentence itself says who won
        if rule.name == "manager" and is_no_manager(passage, argument):
            continue
        if not passage.is_fragment and passage.modality(passage.clause_at(argument.token)) is Modality.NEGATED:
            continue  # "Einen Vorstand haben wir nicht."
        if rule.name in ("area", "site") and argument.kind != "Municipality" and is_wider(passage, argument):
            continue
        if rule.name in ("area", "site") and "ortsteil" in passage.words[max(0, argument.token - 2) : argument.token]:
            continue
        composes = argument.explains or argument.preposition in _COMPOSING or is_bracketed(passage, argument)
        if rule.name == "client" and (composes or goes_on(passage, argument)):
            continue
        if rule.name == "awards":
            subject = honoured_in(passage, argument, rule.subject) or subject
        for entity in argument.reference.entities:
            s, o = (entity, subject) if rule.reverse else (subject, entity)
            if rule.name == "area" and kind == "Region" and passage.kind(entity) == "Municipality":
                yield Claim(entity, "partOf", subject, (passage.quote_field(label),), "field parts", 0.9)
                continue
            if rule.name in ("area", "districts") and kind == "Region" and holds_region(passage, argument):
                yield Claim(subject, "partOf", entity, (passage.quote_field(label),), f"field {rule.name}", 0.9)
                continue
            if rule.name == "districts" and not _reaches(passage, subject, label, argument.span):
                continue
            signature = RELATIONS[predicate]
            if s == o or passage.kind(s) not in signature.domain or passage.kind(o) not in signature.range:
                continue
            yield Claim(s, predicate, o, (passage.quote_field(label),), f"field {rule.name}", 0.9)
            alone = all(a.kind == "Person" for a in passage.arguments)
            if predicate == "managedBy" and argument.kind == "Person" and alone:
                yield Claim(o, "worksFor", s, (passage.quote_field(label),), f"field {rule.name}", 0.8)


def _reaches(passage: Passage, subject: str, label: Span, area: Span) -> bool:
    """Whether the districts of a field are the area of what it speaks of, a region or cooperation: no line of a
    letterhead, "Landkreis X", where the label is part of the name."""
    parted = label.end < area.start and _PARTED.search(passage.document.text, label.end, area.start) is not None
    return parted and passage.kind(subject) in ("Region", "Cooperation")


_PARTED: Final = re.compile(r"[:|\n\t]|  ")


def _is_of_other_matter(passage: Passage, argument: Argument) -> bool:
    """Whether an item only tells of money from somebody or of what they gave: "5.000 Euro von der Bank X", "Heimatpreis
    des Kreises Y"."""
    if argument.preposition in ("von", "durch", "für", "an") and passage.amounts:
        return True
    prized = any(a.kind == "Award" and a.token < argument.token for a in passage.arguments)
    return prized or (argument.governor is not None and argument.governor.endswith(("preis", "auszeichnung")))


_TELLING: Final = re.compile(
    r"\w*(?:mitglied|partner|gehör|beteilig|träger)|dabei|zähl|dazu|hinzu|bilde|getragen|gründ|sind"
)
"""Words by which a sentence tells of bodies as members."""


def _is_told(passage: Passage, argument: Argument, group: str) -> bool:
    """Whether a sentence below "Mitglieder" may tell of this one as a member: it is the subject or joined to it, and
    the clause speaks of no other cooperation."""
    if passage.is_fragment:
        return True
    clause = passage.clause_at(argument.token)
    if argument.kind not in LOCAL and not any(map(_TELLING.match, passage.clause_words(clause))):
        return False
    if argument.preposition not in (None, "neben", "mit", "von") or (argument.governor and argument.kind == "District"):
        return False
    return passage.clauses[clause].kind not in ("relative", "subordinate") and not any(
        (a.kind == "Cooperation" or (a.kind == "Region" and a.preposition is None))
        and group not in a.reference.entities
        for a in passage.arguments
        if passage.clause_at(a.token) == clause
    )


def _member_count(rule: Rule, passage: Passage, label: Label) -> Iterator[Claim]:
    """``memberCount`` where a number stands below "Mitglieder", alone or before the names, or in the label."""
    many = number_of_members(passage, label)
    group = _subject(rule, passage, label) if many else None
    if many and group:
        quote = passage.quote_field(label.span)
        yield Claim(group, "memberCount", Value(many), (quote,), "field memberCount", 0.88)


def _values(rule: Rule, passage: Passage, subject: str, label: Span) -> Iterator[Claim]:
    predicate = rule.predicates[""]
    if predicate in _TERM and passage.kind(subject) == "Cooperation":
        text = passage.document.text[label.start : label.end].lower()
        if not _COMMISSIONED.search(f"{passage.name(subject)} {text}".lower()):
            return  # a job begins on the day and not the alliance that offers it
    for value, span in find_values(passage, rule.form):
        quote = passage.quote_field(label, span)
        yield Claim(subject, predicate, Value(value), (quote,), f"field {rule.name}", 0.88)


_TERM: Final = frozenset({"startDate", "endDate"})
_COMMISSIONED: Final = re.compile(
    r"management|begleitung|betreuung|koordination|agentur|netzwerk|initiative|aktiv seit"
    r"|der (?:zusammenarbeit|kooperation)"
)
"""What of the cooperations has a term, or the label that says so."""
