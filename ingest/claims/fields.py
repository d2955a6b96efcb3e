"""Fields and labelled lists: "Auftraggeber: …", "Mitglieder" above a list, a row under its column.

The label says the relation, the section says whom the field speaks of, the value names the other side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.claims.arguments import Argument
from ingest.claims.datings import REVISIONS
from ingest.claims.kinds import LOCAL
from ingest.claims.label_patterns import LabelIndex
from ingest.claims.labels import Label
from ingest.claims.lexicon import find_head, tables
from ingest.claims.passages import QUOTE_LIMIT, Passage
from ingest.claims.statements import may_state
from ingest.claims.titles import find_titles
from ingest.documents.labels import without_count
from ingest.german.numbers import number_of
from ingest.model import BlockKind, Claim, Evidence, Span, Value
from ontology.terms import RELATIONS

_HEAD: Final = re.compile(r"^(?:unsere[rn]?|die|der|das|alle|beteiligte|wer sind unsere) ")
_TAIL: Final = re.compile(
    r" (?:nach \w+|im überblick|der (?:allianz|region|kooperation|gruppe|lag|ile)|des \w*(?:verband|verbund|verein)s)$"
)
_LABELLED: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FIELD})
_ADVISORY: Final = re.compile(r"arbeitskreis|arbeitsgruppe|fachgruppe|projektgruppe|beirat")
"""Bodies that no list of bodies makes an organ: they work or advise."""
_OUTSIDE: Final = re.compile(
    r"\b(?:[Aa]usscheid|[Aa]ustritt|[Aa]usgestiegen|[Aa]ufnahmeantr|[Bb]eitrittskandidat|[Bb]eitrittswillig|[Bb]eitrittsantr"
    r"|[Bb]eitrittsinteress|[Aa]usgetreten|[Aa]usgeschieden|[Ee]hemalig|[Ff]rühere|[Gg]ast\b|[Gg]äste|[Bb]eobacht|[Ee]ntschuldigt|[Ff]ehlend"
    r"|[Aa]bwesend|[Nn]icht|[Oo]hne|[Kk]ein|[Gg]eplant|[Kk]ünftig|[Ii]nteressent|[Aa]nwärter|[Aa]ntrag|[Aa]bgelehnt|[Nn]achbar)"
)
"""Labels of those who do not belong to it, below the heading of those who do."""
WEBSITE: Final = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9äöü-]+(?:\.[a-z0-9äöü-]+)*\.(?:de|eu|com|org|net|info|bayern|nrw|saarland)\b(?:/[\w./-]*)?"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    labels: tuple[str, ...]
    subject: tuple[str, ...]
    object: frozenset[str]
    predicates: dict[str, str]
    reverse: bool
    form: str | None
    words: tuple[str, ...] = ()
    headed: bool = False
    """Whether only the heading of the section can say whom the field speaks of."""


@cache
def _rules() -> tuple[_Rule, ...]:
    data = tables("fields")
    rules = []
    for name, row in [*data["fields"].items(), *data["values"].items()]:
        predicate = row.get("predicate", name)
        predicates = predicate if isinstance(predicate, dict) else {"": predicate}
        rules.append(
            _Rule(
                name=name,
                labels=tuple(row["labels"]),
                subject=tuple(row["subject"]),
                object=frozenset(row.get("object", ())),
                predicates=predicates,
                reverse=row.get("reverse", False),
                form=row.get("form"),
                words=tuple(row.get("words", ())),
                headed=row.get("headed", False),
            )
        )
    return tuple(rules)


@cache
def rules_for(label: str, *, listed: bool = False) -> tuple[_Rule, ...]:
    """The rules whose labels match ``label``, which is compared in lower case without what stands in brackets.

    Above a list (``listed``) one telling word in the label is enough: "Kern der Allianz sind die Gemeinden".
    """
    plain = without_count(re.sub(r"\s*\([^)]*\)", "", label.lower()).strip(" :.…?-–|"))
    plain = _TAIL.sub("", _HEAD.sub("", plain))
    rules = _matching(plain)
    rules = rules or tuple(rule for rule in _matching(_without_owner(label)) if rule.name == "members")
    if rules or not listed:
        return rules
    led = frozenset(place for word in plain.split() for place in _words().find(word))
    return tuple(rule for place, rule in enumerate(_rules()) if place in led)


def _matching(plain: str) -> tuple[_Rule, ...]:
    places = _labels().find(plain)
    return tuple(rule for place, rule in enumerate(_rules()) if place in places) if places else ()


@cache
def _labels() -> LabelIndex:
    return LabelIndex.of(rule.labels for rule in _rules())


@cache
def _words() -> LabelIndex:
    return LabelIndex.of(rule.words for rule in _rules())


_OWNER: Final = re.compile(r"(\w[\w ]*?) (?:de[rs]|im|in der|unsere[rs]|zu[rm]) (.+)")
_BEFORE_COLON: Final = re.compile(r"[^:?]+(?:: | – )([^:]+\??)")


def _without_owner(label: str) -> str:
    """A label without the cooperation it is of: "Mitglieder der Allianz X", "Allianz X: Wer macht mit?"; else ""."""
    owned = _OWNER.match(label)
    if owned and any((head := find_head(word)) and head[0].kind == "Cooperation" for word in owned[2].split()):
        return _TAIL.sub("", _HEAD.sub("", owned[1].lower()))
    titled = _BEFORE_COLON.fullmatch(label.strip())
    return _HEAD.sub("", titled[1].lower().strip(" :.…?-–|")) if titled else ""


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """The claims of one passage under its labels. The nearest label that says something known decides."""
    if labels and passage.block.kind not in _LABELLED:
        labels = labels[:1] if passage.block.label is not None else ()
    listed = passage.block.kind is not BlockKind.PARAGRAPH
    if labels:
        yield from _areas(passage, labels[0])
    yield from _of_named_cooperation(passage)
    yield from _of_named_plan(passage)
    outside = bool(labels) and _OUTSIDE.search(labels[0].text) is not None
    outside = outside or (passage.block.kind is BlockKind.LIST_ITEM and _is_no_member(passage))
    for place, label in enumerate(labels):
        rules = rules_for(label.text, listed=listed)
        if (
            outside
            or _opens_with_person(passage)
            or not (listed or passage.is_fragment or may_state("membership", passage))
        ):
            rules = tuple(rule for rule in rules if rule.name != "members")
        if any(rule.name == "districts" for rule in rules):  # "Landkreise: A, B" under "Mitglieder"
            above = (rules_for(upper.text, listed=listed) for upper in labels[place + 1 :])
            rules = next((r for r in above if any(rule.name == "members" for rule in r)), rules)
        if place and labels[0].span == passage.block.label:  # "Sekretariat: P" below "Geschäftsstelle"
            rules = tuple(rule for rule in rules if rule.name != "manager")
        if not (listed or passage.is_fragment):
            rules = tuple(rule for rule in rules if rule.name != "area")
        for rule in rules:
            if rule.name == "members" and _is_of_work(passage, label.text):
                continue
            if rule.name == "members":
                yield from _member_count(rule, passage, label)
            subject = _subject(rule, passage, label.text)
            if subject is None:
                continue
            if rule.form is None:
                yield from _relations(rule, passage, subject, label.span)
            elif passage.block.label is not None or listed or (passage.is_fragment and not place):
                yield from _values(rule, passage, subject, label.span)
        if rules:
            return


def _opens_with_person(passage: Passage) -> bool:
    """Whether people are listed, each with the body that they stand for: "Mitglieder: Bürgermeister P, Au; …"."""
    return bool(passage.arguments) and passage.arguments[0].kind == "Person"


_PARTNERS: Final = re.compile(r"(?:\w*partner)\w*", re.IGNORECASE)


def _is_of_work(passage: Passage, label: str) -> bool:
    """Whether the partners below a label are those of the plan or project of the heading."""
    work = passage.heading_topic("Project") or passage.heading_topic("Concept")
    return work is not None and _PARTNERS.match(label) is not None


_AREA_LABEL: Final = re.compile(r"\s*(?:(?:aus|in|im|dem|der|den|Land|Freistaat|Kreis|Landkreis)\s+)*[\s:()\d]*")
"""What stands in a label beside the name of an area."""


def _names_only(label: Label, area: Span) -> bool:
    """Whether the label is the name of the area and nothing else: "in Thüringen", "Landkreis Calw"."""
    text, span = label
    rest = text[: max(area.start - span.start, 0)] + text[area.end - span.start :]
    return (
        re.fullmatch(r"\s*(?:(?:[Aa]us|[Ii]n|[Ii]m|dem|der|den|Land|Freistaat|Kreis|Landkreis)\s+)*[\s:()\d]*", rest)
        is not None
    )


_NO_MEMBER: Final = re.compile(
    r"\b(?:noch nicht|(?:noch )?kein mitglied|nicht (?:mehr )?mitglied|ausgetreten|ausgeschieden|ausgestiegen"
    r"|bis 20\d\d\)|beitritt (?:\w+ ){0,3}(?:geplant|beschlossen|beantragt|vorgesehen)"
    r"|aufnahme (?:\w+ )?beantragt|austritt)\b",
    re.IGNORECASE,
)
"""What an item of a list says beside the name of who is no member."""


def _is_no_member(passage: Passage) -> bool:
    span = passage.block.span
    return _NO_MEMBER.search(passage.document.text, span.start, span.end) is not None


def is_outside(label: str) -> bool:
    """Whether a label lists those who do not belong to it: "Ausgeschiedene Mitglieder", "Aufnahmeantrag gestellt"."""
    return _OUTSIDE.search(label) is not None


def find_references(claims: list[Claim], publisher: str | None, kinds: dict[str, str]) -> list[Claim]:
    """What a planning office publishes with its clients is its own work: ``preparedBy`` of concepts, ``implementedBy``
    of projects that have a client and nobody else who did them. Inferred from who publishes the page."""
    if publisher is None or kinds[publisher] != "Consultancy":
        return []
    ordered = {c.subject: c for c in claims if c.predicate == "commissionedBy" and c.rule == "field client"}
    done = {
        c.subject
        for c in claims
        if (c.predicate == "preparedBy" and "gemeinsam" not in c.evidence[0].quote)
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


def _of_named_cooperation(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` where the label is the name of a cooperation: "ILE Oberes Tal: Gemeinden A und B, Markt C"."""
    label = passage.block.label
    if label is None or passage.block.value is None:
        return
    named = [r for r in passage.references_in(label) if r.kind == "Cooperation" and r.form == "name"]
    if len(named) != 1 or len(named[0].entities) != 1:
        return
    group = named[0].entities[0]
    for argument in passage.arguments:
        if argument.kind not in LOCAL or argument.explains or argument.governor is not None:
            continue
        if argument.preposition is None and _in_value(passage, argument):
            for entity in argument.reference.entities:
                yield Claim(entity, "memberOf", group, (_quote(passage, label),), "field cooperation", 0.8)


def _of_named_plan(passage: Passage) -> Iterator[Claim]:
    """``preparedBy`` and ``issued`` where the label is the name of a plan: "Klimakonzept X – Büro Y, 2021"."""
    label = passage.block.label
    if label is None or passage.block.value is None:
        return
    named = [r for r in passage.references_in(label) if r.kind == "Concept" and r.form == "name"]
    if len(named) != 1 or len(named[0].entities) != 1 or not passage.is_fragment:
        return
    plan, quote = named[0].entities[0], (_quote(passage, label),)
    owner = passage.topic("Cooperation")
    if owner is not None:
        yield Claim(owner, "hasConcept", plan, quote, "field plan", 0.8)
    for argument in passage.arguments:
        if argument.kind == "Consultancy" and argument.governor is None and _in_value(passage, argument):
            yield Claim(plan, "preparedBy", argument.reference.entities[0], quote, "field plan", 0.8)
    dates = [d for d in passage.dates if d.span in passage.block.value]
    if len(dates) == 1 and dates[0].relation == "on" and dates[0].start is not None:
        revised = any(w.startswith(REVISIONS) for w in passage.words)
        yield Claim(plan, "revised" if revised else "issued", Value(dates[0].start), quote, "field plan", 0.8)


def _areas(passage: Passage, label: Label) -> Iterator[Claim]:
    """``partOf`` where the label itself names the area: "in Thüringen: A, B", "Landkreis Calw" above its towns."""
    inside = [r for r in passage.references_in(label.span) if r.kind in ("State", "District") and len(r.entities) == 1]
    if len(inside) != 1 or not _names_only(label, inside[0].span):
        return
    area = inside[0].entities[0]
    for argument in passage.arguments:
        if argument.kind != "Municipality" or argument.preposition not in (None, "in", "aus"):
            continue
        for entity in argument.reference.entities:
            yield Claim(entity, "partOf", area, (_quote(passage, label.span),), "field area", 0.85)


_TERRITORIAL: Final = frozenset({"members", "area", "districts", "population"})
"""Fields that speak of a region where the heading names one, not of the group that stands behind it."""
_BELONGING: Final = re.compile(r"mitglied|partner|gesellschafter", re.IGNORECASE)


def _subject(rule: _Rule, passage: Passage, label: str) -> str | None:
    """Whom the field speaks of: what its heading names, a work named right above, or the topic of the text."""
    region = passage.heading_topic("Region") if rule.name in _TERRITORIAL else None
    if region is not None and not _BELONGING.search(label):
        return region
    works = tuple(k for k in rule.subject if k in ("Project", "Concept"))
    first = works if works[:1] == rule.subject[:1] else ()
    project, plan = passage.heading_topic("Project"), passage.heading_topic("Concept")
    both = "Project" in first and project is not None and plan is not None
    if both and any(name in passage.name(project or "") for name in passage.names(plan or "")):
        return project  # "Umsetzungsbegleitung ILEK Obertal"
    for kind in first:
        entity = passage.heading_topic(kind)
        if entity is not None:
            return entity
    entity = passage.above(*first) if first else None
    if entity is not None:
        return entity
    for kind in rule.subject:
        entity = passage.heading_topic(kind)
        if entity is not None:
            return entity
    if rule.headed:
        return None
    if works and works == rule.subject:
        entity = passage.last(*works)
        if entity is not None:
            return entity
    for kind in rule.subject:
        entity = passage.topic(kind)
        if entity is not None:
            return entity
    return None


def _in_value(passage: Passage, argument: Argument) -> bool:
    value = passage.block.value
    return value is None or argument.span in value


def _relations(rule: _Rule, passage: Passage, subject: str, label: Span) -> Iterator[Claim]:
    kind = passage.kind(subject)
    predicate = rule.predicates.get(kind, rule.predicates.get(""))
    if predicate is None:
        return
    for argument in passage.arguments:
        if argument.kind not in rule.object or not _in_value(passage, argument):
            continue
        if rule.reverse and (argument.preposition == "in" or argument.explains):
            continue
        if rule.name == "organs" and _ADVISORY.search(passage.name(argument.reference.entities[0]).lower()):
            continue
        if rule.name == "manager" and argument.kind == "Person" and passage.block.label is None and _assists(passage):
            continue
        if rule.name == "client" and (argument.explains or argument.preposition in _COMPOSING):
            continue
        for entity in argument.reference.entities:
            s, o = (entity, subject) if rule.reverse else (subject, entity)
            if rule.name == "area" and kind == "Region" and passage.kind(entity) == "Municipality":
                yield Claim(entity, "partOf", subject, (_quote(passage, label),), "field parts", 0.9)
                continue
            signature = RELATIONS[predicate]
            if s == o or passage.kind(s) not in signature.domain or passage.kind(o) not in signature.range:
                continue
            yield Claim(s, predicate, o, (_quote(passage, label),), f"field {rule.name}", 0.9)
            alone = all(a.kind == "Person" for a in passage.arguments)
            if predicate == "managedBy" and argument.kind == "Person" and alone:
                yield Claim(o, "worksFor", s, (_quote(passage, label),), f"field {rule.name}", 0.8)


def _assists(passage: Passage) -> bool:
    """Whether the passage has a title of nobody who manages: "Jan Pohl, Assistenz" below "Geschäftsstelle"."""
    titles = find_titles(passage) if passage.block.kind is BlockKind.LIST_ITEM else ()
    return bool(titles) and not any(title.manages for title in titles)


_NUMBER_OF_MEMBERS: Final = re.compile(
    r"\s*(?:rund |ca\. |derzeit |aktuell |insgesamt |zurzeit )*(\d{1,3})"
    r"(?: (?:\w*[Mm]itglieder|\w*[Kk]ommunen|\w*[Gg]emeinden|Städte|Partner|Orte)(?: und Gemeinden)?)?"
    r"\s*(?:[(:–;,.](?! ?\d).*)?",
    re.DOTALL,
)
_NUMBER_IN_LABEL: Final = re.compile(r"\w \((?P<behind>\d{1,3})\)|^(?P<before>\d{1,3}|[A-ZÄÖÜa-zäöü]+) \w")
"""How many stand in a list below: "Mitgliedskommunen (8)", "Acht Gemeinden"."""


def _member_count(rule: _Rule, passage: Passage, label: Label) -> Iterator[Claim]:
    """``memberCount`` where a number stands below "Mitglieder", alone or before the names, or in the label."""
    value = passage.block.value
    text = passage.document.text
    number = _NUMBER_OF_MEMBERS.fullmatch(text, value.start, value.end) if value else None
    many = number[1] if number else _number_of_label(label.text)
    group = _subject(rule, passage, label.text) if many else None
    if many and group:
        quote = (_quote(passage, label.span),)
        yield Claim(group, "memberCount", Value(many), quote, "field memberCount", 0.88)


def _number_of_label(label: str) -> str | None:
    found = _NUMBER_IN_LABEL.search(" ".join(label.split()))
    if found is None or found["behind"] or "partner" in label.lower():
        return found and found["behind"]
    many = int(found["before"]) if found["before"].isdigit() else number_of(found["before"])
    return str(many) if many is not None and many > 1 else None


def _values(rule: _Rule, passage: Passage, subject: str, label: Span) -> Iterator[Claim]:
    predicate = rule.predicates[""]
    for lexical, span in _lexicals(rule, passage):
        yield Claim(subject, predicate, Value(lexical), (_quote(passage, label, span),), f"field {rule.name}", 0.88)


def _lexicals(rule: _Rule, passage: Passage) -> Iterator[tuple[str, Span]]:
    value = passage.block.value or passage.sentence.span
    text = passage.document.text
    match rule.form:
        case "integer":
            for count in passage.counts:
                yield str(count.value), count.span
                return
            number = re.search(r"\d{1,3}(?:[. ]\d{3})+|\d+", text[value.start : value.end])
            if number:
                yield re.sub(r"\D", "", number.group()), Span(value.start + number.start(), value.start + number.end())
        case "start":
            for date in passage.dates:
                ahead = passage.words[: bisect_left(passage.starts, date.span.start)]
                if date.start is not None and date.relation != "until" and _CLOSING.isdisjoint(ahead):
                    yield date.start, date.span
                    return
        case "end":
            if len(passage.dates) == 2 and all(d.relation == "on" and d.start for d in passage.dates):
                yield passage.dates[1].start or "", passage.dates[1].span  # "01.08.2023 / 31.07.2026"
                return
            for date in passage.dates:
                end = date.end or (date.start if date.relation == "until" else None)
                if end is not None:
                    yield end, date.span
                    return
        case "website":
            site = WEBSITE.search(text[value.start : value.end])
            if site:
                yield site.group(), Span(value.start + site.start(), value.start + site.end())


_CLOSING: Final = frozenset({"abschluss", "ende", "voraussichtlich", "fertigstellung", "geplant", "bis"})
"""Words before a date that say that it is no beginning."""
_COMPOSING: Final = frozenset({"mit", "aus", "in", "bei", "für"})
"""Behind these stand the members or the seat of a client: "Städtebund Holzland mit A und B"."""


def _quote(passage: Passage, label: Span, span: Span | None = None) -> Evidence:
    block = passage.block.span
    if label in block and block.end - block.start <= QUOTE_LIMIT:
        return passage.document.evidence(block)
    return passage.quote([span] if span else [])
