"""What the reader has in mind where nothing in a sentence fills a role: a pronoun, the last one named, the topic."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.frames.frames import Filler, Role
from ingest.german.verbs import PASSIVES
from ingest.names.knowledge.kinds import GROUPS, LOCAL, WORKS
from ingest.names.knowledge.lexicon import find_head
from ingest.passages.passages import PRONOUNS, Passage

_RELATED: Final = frozenset(
    [
        "mitglieder",
        "mitglied",
        "gründungsmitglieder",
        "partner",
        "gründungspartner",
        "mitgliedskommunen",
        "gesellschafter",
    ]
)
"""Nouns that, without an article at the head of a sentence, belong to what the sentence before spoke of."""
_WORKS: Final = frozenset(WORKS)
_GROUPS: Final = frozenset(GROUPS)
TAKING_UP: Final = frozenset({"ihr", "ihm", "dazu", "hierzu", "dahinter"})


def find_fallback(role: Role, passage: Passage, clause: int) -> Filler | None:
    """What the reader has in mind where nothing in the sentence fills the role: what a pronoun means, the last one
    named, the towns named together before, the topic."""
    if role.fallback == "company":
        company = tuple(e for e in passage.company if passage.kind(e) in role.kinds)
        if any(a.reference.form == "pronoun" and len(a.reference.entities) == 1 for a in passage.arguments):
            return None  # "Sie wurde 2013 gegründet" speaks of the cooperation
        return Filler(company, (), 0.9) if company and passage.has_plural_pronoun else None
    if role.fallback is not None and _WORKS.issuperset(role.kinds) and _is_catchword(passage):
        headed = {e for kind in role.kinds if (e := passage.heading_topic(kind)) is not None}
        project = passage.heading_topic("Project")
        of_plan = project is not None and any(passage.name(e) in passage.name(project) for e in headed - {project})
        if len(headed) == 1 and not of_plan and not passage.speaks_of(*role.kinds):
            return Filler((next(iter(headed)),), (), 0.9)
        told = passage.last(*role.kinds)
        if told is not None and passage.follows(told) and not _is_barred(role, passage, told):
            return Filler((told,), (), 0.9)  # "…; fertig im Mai 2013", "Verfasst vom Büro X"
    if role.fallback in ("before", "previous"):
        previous = passage.last(*role.kinds)
        if previous is not None and passage.follows(previous):
            return Filler((previous,), (), 0.9)
    spoken_of = passage.has_pronoun
    relative = bool(passage.clauses) and passage.clauses[clause].kind == "relative"
    if role.fallback == "pronoun" and (relative or not _GROUPS.isdisjoint(role.kinds)):
        spoken_of = spoken_of and not PRONOUNS.isdisjoint(passage.clause_words(clause))
    if role.fallback == "pronoun" and not spoken_of and _WORKS.issuperset(role.kinds):
        entity = passage.last(*role.kinds) if _speaks_of_her(passage, clause) else None
        if entity is not None and passage.follows(entity) and _is_feminine(passage.name(entity)):
            return None if _is_barred(role, passage, entity) else Filler((entity,), (), 0.9)
    if role.fallback == "last" or (role.fallback not in (None, "heading", "previous") and spoken_of):
        entity = passage.last(*role.kinds)
        project = passage.heading_topic("Project") if passage.block.label is not None else None
        if entity is not None and project is not None and passage.name(entity) in passage.name(project):
            return None  # the fields of an "Umsetzungsbegleitung ILEK X" speak of it and not of the plan
        if entity is not None:
            return None if _is_barred(role, passage, entity) else Filler((entity,), (), 0.9)
        if role.fallback == "last" and "Award" in role.kinds:
            entity = passage.latest("Award")
            return None if entity is None else Filler((entity,), (), 0.85)
    if role.fallback in ("heading", "previous"):
        for kind in sorted(role.kinds):
            entity = passage.heading_topic(kind)
            if entity is not None:
                return Filler((entity,), (), 0.9)
    if role.fallback == "topic":
        before = passage.last("Cooperation") if passage.words[0] in _RELATED and "Cooperation" in role.kinds else None
        if before is not None and passage.follows(before):
            return Filler((before,), (), 0.9)
        if "Region" in role.yields and _takes_up_region(passage):
            return None
        spoken = passage.last("Cooperation") if "Municipality" in role.yields else None
        topic = passage.topic("Cooperation")
        nearer = spoken is not None and topic not in (None, spoken) and not passage.follows(topic or "")
        if spoken is not None and nearer and passage.follows(spoken) and not _is_barred(role, passage, spoken):
            return Filler((spoken,), (), 0.85)
        local = any(a.kind in LOCAL and a.preposition is None for a in passage.arguments)
        if role.name == "place" and local and passage.is_fragment:
            return None  # "Stadt Ebern · 7.200 Einwohner"
        kinds = sorted(role.kinds)
        named = (passage.heading_topic(kind) for kind in kinds if kind not in LOCAL)
        for entity in (*named, *map(passage.topic, kinds)):
            if entity is not None and not _is_barred(role, passage, entity):
                return Filler((entity,), (), 0.85)
    return None


def _speaks_of_her(passage: Passage, clause: int) -> bool:
    """Whether "sie" is the subject of the clause and means one thing alone: "Erstellt wurde sie 2022 vom Büro X"."""
    finite = passage.clauses[clause].finite if passage.clauses else None
    return (
        finite is not None
        and "sie" in passage.clause_words(clause)
        and not finite.text.endswith(("en", "sind", "wird"))
    )


def _is_feminine(name: str) -> bool:
    """Whether the noun that heads a name is a feminine one: "Lokale Entwicklungsstrategie"."""
    heads = (find_head(word) for word in re.findall(r"[\w-]+", name))
    return next((head[0].gender == "f" for head in heads if head is not None), False)


def _is_catchword(passage: Passage) -> bool:
    """Whether the passage has no verb, or opens with a participle without a subject: "2019 erstellt vom Büro X"."""
    if passage.is_fragment:
        return True
    finite = passage.clauses[0].finite
    if finite is None or finite.text.lower().endswith(("te", "ten")) or passage.has_pronoun:
        return False
    opens = finite.span.start - passage.sentence.span.start < _OPENING and not _AUXILIARIES.intersection(passage.words)
    clause = passage.clauses[0].span
    return opens and all(a.preposition is not None for a in passage.arguments if a.span in clause)


_OPENING: Final = 40
"""Characters from the start of a catchword to its participle: "Im März 2019 einstimmig beschlossen"."""
_AUXILIARIES: Final = PASSIVES | {"ist", "sind", "war", "waren", "hat", "haben", "hatte"}


def _takes_up_region(passage: Passage) -> bool:
    """Whether "zu ihr", "dazu", "ihr" at the head of the sentence takes up a region and no cooperation."""
    if TAKING_UP.isdisjoint(passage.words[:3]):
        return False
    named = passage.last("Cooperation", "Region")
    return named is not None and passage.kind(named) == "Region"


def _is_barred(role: Role, passage: Passage, entity: str) -> bool:
    """Whether the sentence names the entity where it plays another part: "vom Städtebund ausgezeichnet"."""
    return any(a.preposition in role.bars and entity in a.reference.entities for a in passage.arguments)
