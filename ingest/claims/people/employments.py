"""Who works where, without an office: the body beside a name, "angestellt bei Y", "leitet das Bauamt der Stadt Z"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.people.holders import Holder, find_holders
from ingest.claims.people.takings_up import taken_up
from ingest.model import Claim, Modality, Span
from ingest.names.knowledge.head_nouns import HEADS
from ingest.names.knowledge.kinds import BODIES, GROUPS, LOCAL, PAYERS, SENDERS
from ingest.names.knowledge.management_words import management_words
from ingest.passages.arguments import Argument
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import end_of, is_unit

_MOVED: Final = frozenset({"wechselte", "gewechselt", "ging", "gegangen", "geht", "wechselt"})
_CAME: Final = frozenset({"kam", "kommt", "gekommen", "wechselte", "wechselt", "gewechselt"})
_DOES: Final = frozenset(
    {"leitet", "leitete", "leiten", "leiteten", "geleitet", "verantwortet", "verantwortete", "führt", "führte"}
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``worksFor`` of those beside whose names a body stands, who are employed, join a team or lead a unit."""
    people = find_holders(passage)
    for person in people:
        for body in _beside(passage, person):
            quote = (passage.quote([person.argument.span, body.span]),)
            yield Claim(person.person, "worksFor", body.reference.entities[0], quote, "employer", 0.8)
    for clause in range(max(len(passage.clauses), 1)):
        words = passage.clause_words(clause)
        says = "ich" in words and passage.modality(clause) is Modality.REPORTED
        if not says and passage.modality(clause) is not Modality.ASSERTED:
            continue
        if "team" in words:
            yield from _team(passage, clause, people)
        helps = "uns" in words and "seit" in words and not _HELPS.isdisjoint(words)
        if helps or ("verstärkt" in words and not _OURS.isdisjoint(pairwise(words))):
            yield from _joins_us(passage, clause, people)
        named = [
            a for a in passage.arguments if passage.clause_at(a.token) == clause and len(a.reference.entities) == 1
        ]
        bare = bool(passage.clauses) and passage.clauses[clause].finite is None  # "zuvor beim Landratsamt X"
        if not (management_words("employed") | management_words("serving")).isdisjoint(words) or (
            bare and not _FORMERLY.isdisjoint(words)
        ):
            employers = [a for a in named if _employs(passage, a, words)]
            yield from _told(passage, clause, people, employers or _meant(passage, clause, words))
        if not _DOES.isdisjoint(words):
            leads = [a for a in named if a.preposition == "in" and a.kind in PAYERS and _leads_unit(passage, clause)]
            leads = leads or [a for a in named if _has_unit(passage, a) or _is_led(passage, a, words)]
            yield from _told(passage, clause, people, leads)


def _is_led(passage: Passage, body: Argument, words: tuple[str, ...]) -> bool:
    """Whether it is the town or district that somebody is the head of by trade: "im Hauptberuf"."""
    if body.kind not in LOCAL or body.preposition is not None or body.governor is not None:
        return False
    headed = any(w in HEADS for w in passage.words[max(0, body.token - 1) : body.token + 1])
    return headed and not _BY_TRADE.isdisjoint(words)


_BY_TRADE: Final = frozenset({"hauptberuf", "hauptberuflich", "hauptamt", "hauptamtlich", "beruf", "beruflich"})


def _leads_unit(passage: Passage, clause: int) -> bool:
    """Whether the clause names a unit: "der im Ministerium X das Referat Y leitet"."""
    return any(is_unit(passage, i) and passage.clause_at(i) == clause for i in range(len(passage.words)))


def _beside(passage: Passage, person: Holder) -> list[Argument]:
    """The bodies right behind a name: "P vom Amt X", "P (Büro Nord GmbH)", "P, Bauamt der Stadt Y"."""
    found = []
    for body in person.bodies:
        argument = next(a for a in passage.arguments if a.token >= person.token and body in a.reference.entities)
        words = passage.words[end_of(passage, person.argument) : argument.token]
        alone = sum(a.group == argument.group for a in passage.arguments) == 1
        listed = bool(words) and words[0] in (",", "–", "|")
        if listed and not (alone and _may_be_listed(words)):
            continue
        unit = any(is_unit(passage, i) for i in range(end_of(passage, person.argument), argument.token))
        of_group = argument.kind in GROUPS and words[:1] in (("von",), ("vom",))
        if (
            argument.kind in BODIES
            or of_group
            or (argument.kind in LOCAL and (unit or _is_for(passage, argument, words)))
        ):
            found.append(argument)
    return found


def _is_for(passage: Passage, body: Argument, between: tuple[str, ...]) -> bool:
    """Whether a town or district is the body that somebody comes for: "P (Gemeinde X)" in a list, "P vom Kreis X"."""
    headed = passage.words[body.token] in HEADS or (len(between) == _HEADED and between[1] in HEADS)
    if between[:1] in (("von",), ("vom",)):
        if body.preposition != "von":
            return False  # "P von der Allianz X aus dem Kreis Y"
        return headed or any(word in HEADS for word in between)
    if between == (",",):
        return headed
    if len(between) == _HEADED and between[0] == "(" and between[1] in _FORMERLY:
        return headed  # "P (bisher Landkreis X)"
    return passage.is_fragment and between[:1] == ("(",) and len(between) <= _HEADED and headed


_FORMERLY: Final = frozenset({"bisher", "zuvor", "bislang", "zuletzt", "vorher", "früher", "ehemals", "vormals"})
_HEADED: Final = 2
"""The bracket and the noun."""


def _may_be_listed(words: tuple[str, ...]) -> bool:
    """Whether a body behind a comma may be whose the person is: no article makes it an item of its own."""
    return len(words) == 1 or words[1] not in ("der", "die", "das", "den", "dem", "und", "ein", "eine")


def _employs(passage: Passage, argument: Argument, words: tuple[str, ...]) -> bool:
    """Whether somebody is employed "bei" it, "beim Hauptamt" of it, or works "für" it."""
    if _works_for_town(passage, argument, words):
        return True
    if argument.kind in SENDERS:
        moved = argument.preposition == "zu" and not _MOVED.isdisjoint(words)
        named = not passage.words[argument.token - 1].startswith("dies")
        inside = argument.preposition == "in" and argument.kind in ("Authority", "Ministry") and named
        came = argument.preposition == "von" and not _CAME.isdisjoint(words) and argument.kind in BODIES
        unit = _has_unit(passage, argument, "beim", "bei", "im", "in")
        unit = unit or (argument.kind in LOCAL and argument.governor in _HALLS)
        return argument.preposition == "bei" or moved or came or inside or unit
    return argument.kind in GROUPS and argument.preposition in ("für", "bei")


def _works_for_town(passage: Passage, argument: Argument, words: tuple[str, ...]) -> bool:
    """Whether somebody works for a town that is named with its sort: "arbeitet für die Verbandsgemeinde X"."""
    headed = any(w in HEADS for w in passage.words[max(0, argument.token - 1) : argument.token + 1])
    return argument.kind in LOCAL and argument.preposition == "für" and headed and not _WORKS.isdisjoint(words)


_WORKS: Final = frozenset({"arbeitet", "arbeitete", "arbeiten", "angestellt", "beschäftigt"})


def _meant(passage: Passage, clause: int, words: tuple[str, ...]) -> list[Argument]:
    """The body named last before the clause that "bei ihr", "bei dem" or "dort" in it takes up."""
    if words[:2] in (("zuständig", "ist"), ("verantwortlich", "ist")) and not any(
        a.kind in SENDERS for a in passage.arguments
    ):
        return _charged(passage)
    if _AT.isdisjoint(pairwise(words)) and "dort" not in words:
        return []
    before = [a for a in passage.arguments if passage.clause_at(a.token) < clause and a.kind in SENDERS]
    return before[-1:] if before and len(before[-1].reference.entities) == 1 else []


def _charged(passage: Passage) -> list[Argument]:
    """The body that the sentence before ends with: "… liegt bei der Kreisverwaltung. Zuständig ist P"."""
    start = passage.sentence.span.start
    near = Span(max(passage.block.span.start, start - _NEAR), start)
    before = [r for r in passage.references_in(near) if r.kind in BODIES] if near.start < near.end else []
    if not before or len(before[-1].entities) != 1 or start - before[-1].span.end > _GAP:
        return []
    return [Argument(before[-1], 0, "bei", None, 0)]


_NEAR: Final = 200
_GAP: Final = 3
"""Characters from a name that ends a sentence to the next one."""


_AT: Final = frozenset({("bei", "ihr"), ("bei", "ihm"), ("bei", "der"), ("bei", "dem"), ("bei", "welcher")})
_HALLS: Final = frozenset({"rathaus", "rathause", "kreishaus", "bürgermeisteramt", "gemeindehaus", "amtshaus"})
"""Where those work who are in the service of a town or district."""


def _has_unit(passage: Passage, argument: Argument, *prepositions: str) -> bool:
    """Whether the body is the owner of a unit: "das Bauamt der Stadt X"; behind one of the prepositions, if given."""
    at = argument.token - 1
    while at > 0 and (passage.words[at] in ("der", "des") or passage.words[at] in HEADS):
        at -= 1
    if argument.kind not in SENDERS or at < 0 or at == argument.token - 1 or not is_unit(passage, at):
        return False
    return not prepositions or not set(prepositions).isdisjoint(passage.words[max(0, at - 3) : at])


def _told(passage: Passage, clause: int, people: tuple[Holder, ...], employers: list[Argument]) -> Iterator[Claim]:
    """ "P, angestellt beim Markt X", "P ist für die Allianz tätig", "er arbeitet bei der Stadt Y"."""
    if not employers:
        return
    near = [p for p in people if end_of(passage, p.argument) <= employers[0].token < p.end]
    near = near or [p for p in people if passage.clause_at(p.token) == clause]
    near = near or [p for p in people if passage.is_antecedent(p.argument.span, clause)]
    near = near or [p for p in people if p.token < employers[0].token][-1:]
    persons = [p.person for p in near if p.argument.preposition is None or passage.clause_at(p.token) != clause]
    bare = bool(passage.clauses) and passage.clauses[clause].finite is None and clause > 0
    meant = None if near else taken_up(passage, clause) or (taken_up(passage, clause - 1) if bare else None)
    if meant is not None:
        persons = [meant]
    for person in persons:
        quote = (passage.quote([employers[0].span]),)
        yield Claim(person, "worksFor", employers[0].reference.entities[0], quote, "employment", 0.8)


def _joins_us(passage: Passage, clause: int, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """ "Seit August verstärkt P unsere Geschäftsstelle", on a page that says "we" of a cooperation."""
    group = group_meant(passage)
    for person in people if group is not None else ():
        if group is not None and passage.clause_at(person.token) == clause and person.argument.preposition is None:
            quote = (passage.quote([person.argument.span]),)
            yield Claim(person.person, "worksFor", group, quote, "employment", 0.8)
            if any(word.endswith("management") for word in passage.clause_words(clause)):
                yield Claim(group, "managedBy", person.person, quote, "employment", 0.75)


_HELPS: Final = frozenset({"unterstützt", "verstärkt", "hilft"})
_OURS: Final = frozenset(
    {("unsere", "geschäftsstelle"), ("unser", "team"), ("unser", "büro"), ("das", "team")}
    | {(our, f"{sort}management") for our in ("unser", "das") for sort in ("regional", "allianz", "leader-", "lag-")}
)


def _team(passage: Passage, clause: int, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """ "Seit April verstärkt P das Team des Regionalmanagements X"."""
    teams = [a for a in passage.arguments if a.governor in ("team", "teams") and len(a.reference.entities) == 1]
    if len(teams) != 1 or teams[0].kind not in GROUPS | SENDERS:
        return
    for person in people:
        if passage.clause_at(person.token) == clause and person.argument.preposition is None:
            quote = (passage.quote([person.argument.span]),)
            yield Claim(person.person, "worksFor", teams[0].reference.entities[0], quote, "employment", 0.8)
