"""Holders of an office that another sentence names: "ein neuer Geschäftsführer. Gewählt wurde P", "die Ministerin"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.claims.people import successions
from ingest.claims.people.appointments import hirer_of
from ingest.claims.people.cards import is_asking
from ingest.claims.people.handovers import is_handing
from ingest.claims.people.held_offices import find_held
from ingest.claims.people.holders import find_holders
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.genders import called_of, may_be
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import find_office, word_table
from ingest.passages.titles import find_titles


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``worksFor`` and ``role`` of those whose office another sentence or clause tells."""
    announced = list(_announced(passages))
    yield from announced
    yield from _placed(passages)
    claims = [*claims, *announced]
    yield from successions.find_claims(passages, claims)
    yield from _described(passages, claims)
    yield from _called(passages, claims)
    yield from _paired(passages, claims)


def find_staff(passages: tuple[Passage, ...], claims: list[Claim], publisher: str | None) -> Iterator[Claim]:
    """``worksFor`` the planning office whose page the text is, of those it lists for a work or as whom to ask."""
    if publisher is None or not passages or passages[0].kind(publisher) != "Consultancy":
        return
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    for passage in passages:
        label = passage.block.label
        words = passage.document.text[label.start : label.end].lower() if label is not None else ""
        own = words.startswith(tuple(word_table("own_people"))) or is_asking(words)
        if not passage.is_fragment:
            continue
        offices = {c.subject for c in claims if c.predicate == "role" and c.evidence[0].span in passage.sentence.span}
        for person in find_holders(passage):
            listed = own or (person.person in offices and _EXPERTS.search(" ".join(passage.words)) is not None)
            if listed and person.person not in placed and not person.bodies:
                yield Claim(person.person, "worksFor", publisher, (passage.quote([]),), "staff", 0.75, inferred=True)


_EXPERTS: Final = re.compile(r"projektleit|bearbeit|geschäftsführ|prokurist|inhaber|planer|berater|moderator|teamleit")
"""Titles that people of an office have on its own pages."""


def _announced(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """ "Der Verein X hat einen neuen Geschäftsführer. Der Vorstand wählte P.": the one person of the next sentence."""
    for before, passage in pairwise(passages):
        if before.block is not passage.block or any(a.kind == "Person" for a in before.arguments):
            continue
        voted = "wahl" in passage.words
        led = (None, "für", "auf") if voted else (None, "für")
        holders = [p for p in find_holders(passage) if p.argument.preposition in led]
        people = list(dict.fromkeys(p.person for p in holders))
        if len(people) != 1:
            continue
        titles = [t for t in find_titles(before) if before.words[t.first - 1 : t.first] and _is_new(before, t.first)]
        told = _CHOSEN.search(" ".join(passage.words)) is not None or (passage.is_fragment and holders[0].token <= 1)
        if len(titles) != 1 or not (told or voted):
            continue
        if any(is_handing(w) for w in passage.words):
            continue
        office = find_office(before, titles[0])
        bodies = office.bodies or ((before.subject("Cooperation"),) if titles[0].of_topic else ())
        bodies = bodies or (hirer_of(before, office),)
        quote = (passage.quote([]),)
        yield Claim(people[0], "role", Value(titles[0].role), quote, "incumbent", 0.75)
        for body in bodies:
            if body is not None:
                yield Claim(people[0], "worksFor", body, quote, "incumbent", 0.75)
                if titles[0].manages and passage.kind(body) in ("Cooperation", "Region"):
                    yield Claim(body, "managedBy", people[0], quote, "incumbent", 0.75)


def _placed(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """ "Bezahlt wird davon die Koordinatorin. Diese Stelle hat P inne.": the one person of the next sentence."""
    for before, passage in pairwise(passages):
        if before.block is not passage.block or _POSTS.isdisjoint(passage.words):
            continue
        if any(a.kind == "Person" for a in before.arguments):
            continue
        posts = [i for i in range(1, len(passage.words)) if passage.words[i] in _POSTS]
        posts = [i for i in posts if passage.words[i - 1].startswith("dies")]
        titles = [find_office(before, title) for title in find_titles(before)] if len(posts) == 1 else []
        if len(titles) != 1 or not titles[0].title.role:
            continue
        clause = passage.clause_at(posts[0])
        inside = [p for p in find_holders(passage) if passage.clause_at(p.token) == clause]
        told = not word_table("having_office").isdisjoint(passage.clause_words(clause))
        if len(inside) == 1 and inside[0].argument.preposition is None and told:
            bodies = list(titles[0].bodies)
            title = replace(titles[0].title, role=called_of(titles[0].title.role, passage.name(inside[0].person)))
            office = replace(titles[0], title=replace(title, first=posts[0], last=posts[0]), begin=posts[0])
            yield from find_held(passage, office, inside[0], bodies)


_POSTS: Final = frozenset({"stelle", "amt", "posten", "funktion", "position", "aufgabe"})


_CHOSEN: Final = re.compile(
    r"gewählt|wählte|votier|bestimmt|entschied|berufen|berief|bestellt|ernannt|übernimmt|übernahm|übernommen|heißt|tritt|trat"
    r"|beginnt|begann|angetreten|neu im amt|einstimmig|stimmen|setzte sich|löst|folgt|verstärkt|ist seit|kommt"
)


def _is_new(passage: Passage, first: int) -> bool:
    return passage.words[first - 1].startswith(("neue", "gemeinsame", "eigene"))


def _described(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """ "P geht in den Ruhestand. Der Leiter des Amtes X war Sprecher von Y.": whom a title opening a sentence takes up,
    if one person alone of the sentence before can be meant and nothing was told of an office of theirs."""
    known = {c.subject for c in claims if c.predicate == "role"}
    for before, passage in pairwise(passages):
        if before.block is not passage.block or passage.words[:1] not in (("der",), ("die",)):
            continue
        people = list(dict.fromkeys(p.person for p in find_holders(before)))
        if not people:
            continue
        titles = find_titles(passage)
        if not titles or titles[0].first != 1 or any(a.kind == "Person" for a in passage.arguments):
            continue
        gender = "f" if passage.words[0] == "die" else "m"
        people = [p for p in people if may_be(passage.name(p), gender)]
        if len(people) != 1 or people[0] in known:
            continue
        quote = (passage.quote([]),)
        for title in titles:
            office = find_office(passage, title)
            if passage.modality(passage.clause_at(title.last)) is not Modality.ASSERTED or not title.role:
                continue
            bodies = office.bodies or ((group_meant(passage),) if title.of_topic and not office.foreign else ())
            yield Claim(people[0], "role", Value(title.role), quote, "incumbent", 0.75)
            for body in bodies:
                if body is not None:
                    yield Claim(people[0], "worksFor", body, quote, "incumbent", 0.75)
                    if title.manages and passage.kind(body) in ("Cooperation", "Region"):
                        yield Claim(body, "managedBy", people[0], quote, "incumbent", 0.75)


def _called(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """ "Die Staatssekretärin des Ministeriums X", said of the only one of this title, who was named elsewhere."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.predicate == "role" and claim.rule == "office" and isinstance(claim.object, Value):
            roles[claim.object.lexical.lower()].add(claim.subject)
    placed = {c.subject for c in claims if c.predicate == "worksFor"}
    for passage in passages if roles else ():
        if any(a.kind == "Person" for a in passage.arguments):
            continue
        for title in find_titles(passage):
            holders = roles.get(title.role.lower(), set())
            if len(holders) != 1 or title.of_topic:
                continue
            office = find_office(passage, title)
            if len(office.bodies) != 1:
                continue
            person = next(iter(holders))
            lead = passage.words[max(0, title.first - 1) : title.first]
            if person not in placed and ("die" in lead or "der" in lead):
                yield Claim(person, "worksFor", office.bodies[0], (passage.quote([]),), "incumbent", 0.75)


def _paired(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """ "P und Q unterschrieben. Die Bürgermeisterin von X und der Landrat von Y …": as many titles as people in the
    sentence before, none of whom has one yet, in their order."""
    known = {c.subject for c in claims if c.predicate in ("role", "worksFor")}
    for before, passage in pairwise(passages):
        if before.block is not passage.block or any(a.kind == "Person" for a in passage.arguments):
            continue
        people = list(dict.fromkeys(p.person for p in find_holders(before)))
        if len(people) < _PAIR or not known.isdisjoint(people):
            continue
        offices = [find_office(passage, title) for title in find_titles(passage)]
        if len(offices) != len(people):
            continue
        if not all(len(o.bodies) == 1 and _is_definite(passage, o.title.first) for o in offices):
            continue
        for person, office in zip(people, offices, strict=True):
            quote = (passage.quote([]),)
            yield Claim(person, "role", Value(office.title.role), quote, "incumbent", 0.75)
            yield Claim(person, "worksFor", office.bodies[0], quote, "incumbent", 0.75)


_PAIR: Final = 2


def _is_definite(passage: Passage, first: int) -> bool:
    return any(w in ("die", "der") for w in passage.words[max(0, first - 2) : first])
