"""Who manages, steers or heads a cooperation, as verbs say it.

"Die Geschäfte führt das Amt X", "das Regionalmanagement liegt in den Händen von P", "koordiniert wird sie vom Büro Y",
"P, die der Allianz vorsteht". The one who manages is the subject of an active verb and
stands behind "von", "durch", "bei" otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest.claims.frames.own_topics import speaks_of_firm
from ingest.claims.people import manager_mentions as mentions
from ingest.claims.people.headships import find_apposed_heads, find_heads
from ingest.claims.people.holders import Holder, find_holders
from ingest.claims.people.managed_services import is_of_service, names_service, words_with_service
from ingest.claims.people.secretariats import is_bureau
from ingest.german.verbs import PASSIVES
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.genders import is_womans
from ingest.names.knowledge.kinds import FIRMS, GROUPS, LOCAL
from ingest.names.knowledge.management_words import is_service, management_words
from ingest.names.knowledge.small_words import AGENTS
from ingest.names.structure.pronouns import THIRD_PERSON
from ingest.passages.arguments import Argument
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of
from ingest.passages.titles import find_titles

_MANAGERS: Final = frozenset({"Consultancy", "Organisation", "Authority", "Person", "Committee"})
_LEADS: Final = frozenset(
    {"geschäfte", "geschäften", "geschäftsführung", "federführung", "federführend", "geschäftsstelle"}
)
"""What a town does for all: of other services it is where they are seated."""
_CHARGED: Final = frozenset({"betraut", "beauftragt"})
"""Verbs whose subject in the passive may be a person: "Mit der Geschäftsführung wurde P betraut"."""
_HELPS: Final = ("assisten", "stellvertret", "sekretariat", "sachbearbeit", "referentin", "unterstütz", "erreichbar")
"""Words that say that somebody only helps those who manage, or how they are reached."""
_HAPPENS: Final = frozenset({"erfolgt", "erfolgte", "erfolgten"})
"""Verbs whose agent stands behind "durch" as in the passive."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One clause with what in it can manage and be managed."""

    passage: Passage
    clause: int
    words: tuple[str, ...]
    managers: tuple[Argument, ...]
    groups: tuple[Argument, ...]


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``managedBy`` and ``governedBy`` of cooperations, ``worksFor`` of those who manage or head."""
    people = find_holders(passage)
    yield from find_apposed_heads(passage, people)
    for clause in range(max(len(passage.clauses), 1)):
        if passage.modality(clause) is not Modality.ASSERTED:
            continue
        words = words_with_service(passage, clause)
        if (any(map(is_service, words)) and names_service(passage, clause)) or is_of_service(passage, clause):
            said = _said(passage, clause, words, people)
            if not _is_of_writing(passage, clause) and (said.groups or not _is_of_work(passage, clause)):
                yield from _service(said)
        elif not management_words("leading").isdisjoint(words):
            yield from _leading(_said(passage, clause, words, people))
        if people:
            yield from find_heads(passage, clause, words, people)


def _is_of_work(passage: Passage, clause: int) -> bool:
    """Whether the clause names the project that is led: "Die Federführung beim Projekt „X“ hat A"."""
    works = (a for a in passage.arguments if a.kind == "Project" and a.reference.form in ("name", "short"))
    return any(passage.clause_at(a.token) == clause and a.preposition in ("bei", "für", "an", "in") for a in works)


def _is_of_writing(passage: Passage, clause: int) -> bool:
    """Whether a plan is what the clause says that somebody leads the making of: "Federführung bei der Erstellung"."""
    plans = (a for a in passage.arguments if a.kind == "Concept" and passage.clause_at(a.token) == clause)
    return any(a.governor is not None and a.governor.endswith(_MAKING) for a in plans)


_MAKING: Final = ("arbeitung", "erstellung", "aufstellung", "fortschreibung", "aktualisierung")


_SEATED: Final = frozenset({"sitz", "sitzt", "saß", "ansässig", "angesiedelt", "befindet", "untergebracht", "adresse"})
"""Words by which a town is only where an office is."""


def _said(passage: Passage, clause: int, words: tuple[str, ...], people: tuple[Holder, ...]) -> _Said:
    homes = {i for p in people for i in range(end_of(passage, p.argument), p.end)}
    inside = [
        a
        for a in passage.arguments
        if len(a.reference.entities) == 1
        and (passage.clause_at(a.token) == clause or passage.is_antecedent(a.span, clause))
    ]
    kinds = _MANAGERS if _LEADS.isdisjoint(words) or not _SEATED.isdisjoint(words) else _MANAGERS | LOCAL
    managers = tuple(
        a
        for a in inside
        if a.kind in kinds
        and a.token not in homes
        and not (a.explains or is_bureau(passage, a) or mentions.is_anothers(passage, a))
    )
    return _Said(passage, clause, words, managers, tuple(a for a in inside if a.kind in GROUPS))


def _service(said: _Said) -> Iterator[Claim]:
    """ "Das Regionalmanagement der LAG X liegt bei Y", "die Geschäfte führt P", "Sie leitet das Regionalmanagement"."""
    words = said.words
    having = not management_words("having").isdisjoint(words) or _has(said) or _does_business(words)
    lying = not management_words("lying").isdisjoint(words)
    group = _group(said, explicit=False)
    appointed = not management_words("appointing").isdisjoint(words)
    if group is None or not (having or lying or appointed) or any(w.startswith(_HELPS) for w in words):
        return
    passive = not (PASSIVES | _HAPPENS).isdisjoint(words)
    for manager in _behind_verb(said) or said.managers:
        if manager.reference.entities[0] == group or mentions.is_governed(manager):
            continue
        agent = manager.preposition in AGENTS or (lying and manager.preposition in (None, *management_words("at")))
        subject = having and not passive and manager.preposition is None
        charged = passive and not _CHARGED.isdisjoint(words)
        named = appointed and manager.preposition is None and (manager.kind in FIRMS or charged)
        with_town = lying and manager.preposition == "bei" and manager.reference.form in ("name", "short")
        if manager.kind in LOCAL and not with_town and (not subject or _is_added(said)):
            continue
        if (agent and (passive or lying)) or subject or named:
            together = [m for m in said.managers if m.group == manager.group and m.kind == manager.kind]
            for one in together if manager in together else [manager]:
                yield from _within(said, one) if _committee(said) else _manages(said, group, one)
            if passive or management_words("handing").isdisjoint(words):
                return  # else "P gab die Geschäftsführung an Q ab" tells of both
    person = _meant_person(said.passage) if having and not passive and _is_continued(said) else None
    if person is not None:
        yield Claim(group, "managedBy", person, (said.passage.quote([]),), "management", 0.7)
        yield Claim(person, "worksFor", group, (said.passage.quote([]),), "management", 0.7)


def _does_business(words: tuple[str, ...]) -> bool:
    """Whether the words tell that somebody does the business: "die laufenden Geschäfte steuert"."""
    business = any(word.endswith(("geschäft", "geschäfte")) for word in words)
    return business and not management_words("running").isdisjoint(words)


def _committee(said: _Said) -> str | None:
    """The committee in which the service is done: "im Steuerkreis führt P die Regie"."""
    if said.groups:
        return None
    inside = [a for a in said.passage.arguments if a.kind == "Committee" and a.preposition == "in"]
    inside = [a for a in inside if said.passage.clause_at(a.token) == said.clause or said.clause > 0]
    return inside[0].reference.entities[0] if inside and len(inside[0].reference.entities) == 1 else None


def _within(said: _Said, manager: Argument) -> Iterator[Claim]:
    """``worksFor`` of the person who leads a committee."""
    committee = _committee(said)
    if manager.kind == "Person" and committee is not None:
        quote = (said.passage.quote([manager.span]),)
        yield Claim(manager.reference.entities[0], "worksFor", committee, quote, "management", 0.75)


def _is_added(said: _Said) -> bool:
    """Whether the clause only says more of what was named: "beim Markt X, der die Federführung hat"."""
    return bool(said.passage.clauses) and said.passage.clauses[said.clause].kind == "relative"


def _has(said: _Said) -> bool:
    """Whether the clause says that somebody has the service: "die Leitung hat P"."""
    clauses = said.passage.clauses
    return bool(clauses) and clauses[said.clause].lemma == "haben"


def _behind_verb(said: _Said) -> tuple[Argument, ...]:
    """Those behind the verb that a service stands right before, if any do: "…, die Geschäfte besorgt P"."""
    words = said.passage.words
    having = management_words("having")
    at = next((i for i in range(len(words) - 1) if is_service(words[i]) and words[i + 1] in having), None)
    if at is None or said.passage.clause_at(at) != said.clause:
        return ()
    return tuple(m for m in said.managers if m.token > at and m.preposition is None)


def _is_continued(said: _Said) -> bool:
    """Whether the clause has the pronoun at the head of the sentence for its subject, an insertion perhaps between."""
    return said.clause == 0 or (len(said.words) > 1 and said.words[0] in management_words("having"))


def _meant_person(passage: Passage) -> str | None:
    """The man or woman named last, whom "er" or "sie" at the head of a sentence without a name means."""
    if passage.words[0] not in ("er", "sie") or any(a.kind == "Person" for a in passage.arguments):
        return None
    person = passage.last("Person")
    if person is None or not passage.near(person, _NEAR):
        return None
    return person if is_womans(passage.name(person)) == (passage.words[0] == "sie") else None


_NEAR: Final = 250  # characters between a person and the pronoun that means that person


def _leading(said: _Said) -> Iterator[Claim]:
    """ "Koordiniert wird die Allianz vom Büro X", "P, die die Ökoregion koordiniert"."""
    group = _group(said, explicit=True)
    if group is None or mentions.leads_meeting(said.passage, said.groups):
        return
    passive = not PASSIVES.isdisjoint(said.words)
    for manager in said.managers:
        if mentions.is_compounded(said.passage, manager):
            continue
        if manager.reference.entities[0] == group or mentions.is_personal(said.passage, manager):
            continue
        if mentions.is_governed(manager) and not (passive and _stands_behind_group(said, manager)):
            continue
        related = said.passage.is_antecedent(manager.span, said.clause) and said.words[:1] in (("der",), ("die",))
        subject = manager.preposition is None or (related and manager.kind == "Person")
        named = subject and (not passive or mentions.is_apposition(said.passage, manager))
        if named or (passive and manager.preposition in AGENTS):
            yield from _manages(said, group, manager)
            return
    person = None if passive or said.clause or not said.groups else _meant_person(said.passage)
    if person is not None:
        yield Claim(group, "managedBy", person, (said.passage.quote([]),), "management", 0.7)


def _stands_behind_group(said: _Said, manager: Argument) -> bool:
    """Whether the agent only stands behind what is managed: "koordiniert wird der Verbund von P"."""
    named = (said.passage.words[g.token : end_of(said.passage, g)] for g in said.groups)
    return manager.kind == "Person" and any(manager.governor in words for words in named)


def _group(said: _Said, *, explicit: bool) -> str | None:
    """The cooperation that is managed: named in the clause, else meant by a pronoun, else what the text is about."""
    beside = [a for a in said.groups if a.preposition in (None, "für", "in", "von")]
    if explicit:  # "unser Sprecher leitet sie"
        beside = [a for a in beside if not said.passage.words[a.token].startswith("unser")]
    named = [a for a in beside if not (a.reference.form == "noun" and is_service(said.passage.words[a.token]))]
    beside = named or beside  # "das Regionalmanagement der Allianz X": X itself is managed
    if beside:
        governed = [a for a in beside if a.governor is not None and is_service(a.governor)]
        return (governed or beside)[0].reference.entities[0]
    if not explicit:
        return group_meant(said.passage)
    joined = said.passage.clauses[said.clause].joined if said.passage.clauses else None
    if joined is not None:  # "Die Allianz X wurde 2016 gegründet und wird von P geleitet"
        before = [a for a in said.passage.arguments if said.passage.clause_at(a.token) == joined]
        subject = next((a for a in before if a.preposition is None and a.governor is None), None)
        if subject is not None and subject.kind == "Cooperation" and len(subject.reference.entities) == 1:
            return subject.reference.entities[0]
    if not THIRD_PERSON.isdisjoint(said.words[:4]):
        meant = said.passage.last("Cooperation", "Committee")
        return meant if meant is not None and said.passage.kind(meant) == "Cooperation" else None
    if management_words("common").isdisjoint(said.words) or speaks_of_firm(w.lower() for w in said.passage.words):
        return None
    return said.passage.topic("Cooperation")


def _manages(said: _Said, group: str, manager: Argument) -> Iterator[Claim]:
    passage = said.passage
    entity = manager.reference.entities[0]
    quote = (passage.quote([manager.span]),)
    if manager.kind == "Committee":
        if passage.kind(group) == "Cooperation":
            yield Claim(group, "governedBy", entity, quote, "management", 0.75)
        return
    yield Claim(group, "managedBy", entity, quote, "management", 0.75)
    if manager.kind == "Person" and "geschäftsführung" in said.words:
        yield Claim(entity, "role", Value("Geschäftsführung"), quote, "management", 0.75)  # as "Vorsitz" is a role
    if manager.kind == "Person" and not (_only_coordinates(said) or _is_employed_elsewhere(said, manager)):
        bureau = next((a.reference.entities[0] for a in passage.arguments if is_bureau(passage, a)), None)
        employer = group if bureau is None else bureau
        yield Claim(entity, "worksFor", employer, quote, "management", 0.75)


def _only_coordinates(said: _Said) -> bool:
    """Whether the clause tells that somebody coordinates or steers, which gives no employer without a title."""
    told = said.words if any(map(is_service, said.words)) else (*said.words, *said.passage.words)
    if management_words("coordinating").isdisjoint(told):
        return False
    titled = (t for t in find_titles(said.passage) if said.passage.clause_at(t.last) == said.clause)
    return not any(t.role for t in titled)


def _is_employed_elsewhere(said: _Said, person: Argument) -> bool:
    """Whether the sentence tells another employer of the person: "P vom Büro X", "P, die bei Y angestellt ist"."""
    passage = said.passage
    holder = next((p for p in find_holders(passage) if p.argument is person), None)
    if holder is not None and any(passage.kind(b) in ("Consultancy", "Organisation") for b in holder.bodies):
        return True
    return not management_words("employed").isdisjoint(passage.words)
