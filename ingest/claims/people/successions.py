"""Those who had an office before or after the one of whom it was told: "Ihr Vorgänger war P", "davor hatte es Q".

What one sentence says of an office is taken up by the next or by the next clause. The body is that of the office that
is handed over: named behind "als", told of one of those who hand it over, or told last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.claims.people.handovers import COPULAS, POSSESSIVES, find_deputies, find_successors, is_handing, is_kin
from ingest.claims.people.holders import Holder, find_holders
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.genders import called_of, may_be
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import find_office, word_table
from ingest.passages.titles import find_titles

MEMORY: Final = 450
"""Characters: an office told further back is no longer what "Vorgänger" or "dieses Amt" means."""
_TOLD: Final = ("office", "management", "heading", "incumbent")
_NOUNS: Final = ("dieses", "diese", "diesen", "das", "den", "dem", "diesem")
_BEFORE: Final = frozenset({"zuvor", "davor", "vorher", "früher", "vordem", "anfangs", "zunächst", "dahin", "seither"})
_REFERS: Final = frozenset({"ihm", "ihr", "ihn", "sie", "er", "ihnen", "dessen", "deren", "dieses", "diesen", "es"})


@dataclass(frozen=True, slots=True)
class _Told:
    """One office as a sentence told it: where, whose, of what body, and what it is called if that is known."""

    start: int
    person: str
    body: str
    role: str
    aside: bool = False
    """Whether brackets tell it, as what sends somebody into the office that a sentence is about."""


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``worksFor`` and ``role`` of those to whom an office was handed or who handed it over."""
    told = _tell(claims)
    managed = frozenset((c.subject, str(c.object)) for c in claims if c.predicate == "managedBy")
    for before, passage in zip((None, *passages), passages, strict=False):
        people = find_holders(passage)
        if people:
            yield from _handed(passage, people, told, managed)
            yield from _taken_up(passage, people, told)
            if before is not None and before.block is passage.block:
                yield from _chairs(before, passage, people)


def _tell(claims: list[Claim]) -> list[_Told]:
    """The offices told, in order; a reader of offices yields the title of each right before its body."""
    told: list[_Told] = []
    title: Claim | None = None
    for claim in claims:
        if claim.predicate == "role" and claim.rule in ("office", "incumbent"):
            title = claim
        elif claim.predicate == "worksFor" and claim.rule in _TOLD and isinstance(claim.object, str):
            same = title is not None and title.subject == claim.subject and title.evidence == claim.evidence
            same = same and claim.rule in ("office", "incumbent")
            role = title.object.lexical if same and title is not None and isinstance(title.object, Value) else ""
            aside = "(" in claim.evidence[0].quote
            told.append(_Told(claim.evidence[0].span.start, claim.subject, claim.object, role, aside))
    return sorted(told, key=lambda t: (t.start, t.person, t.body, t.role))


def _handed(
    passage: Passage, people: tuple[Holder, ...], told: list[_Told], managed: frozenset[tuple[str, str]]
) -> Iterator[Claim]:
    """ "Ihr Vorgänger war P", "P löst Q ab", "auf Q folgte P", "vertreten wird er von P": all have had the office."""
    meant, deputy = find_successors(passage, people), False
    if not meant:
        meant, deputy = find_deputies(passage, people), True
    office = _office(passage, told, {p.person for p in people}) if meant else None
    local = office is not None and passage.kind(office.body) in LOCAL
    if office is None or (local and (deputy or _is_among_colleagues(passage))):
        return
    known = {(t.person, t.body) for t in told}
    heads = {t.person for t in told if passage.kind(t.body) in LOCAL} if passage.kind(office.body) in LOCAL else set()
    for person in meant:
        if (person.person, office.body) not in known and person.person not in heads:
            quote = (passage.quote([person.argument.span]),)
            yield Claim(person.person, "worksFor", office.body, quote, "succession", 0.75)
            if (office.body, office.person) in managed and _comes_after(passage):
                yield Claim(office.body, "managedBy", person.person, quote, "succession", 0.7)
            if office.role and not deputy:
                role = called_of(office.role, passage.name(person.person))
                yield Claim(person.person, "role", Value(role), quote, "succession", 0.7)


def _is_among_colleagues(passage: Passage) -> bool:
    """Whether one head of a town hands to another what both have beside their towns: "den Staffelstab an seinen Calwer
    Kollegen Q"."""
    return any(map(_COLLEAGUE.fullmatch, passage.words))


_COLLEAGUE: Final = re.compile(r"(?:amts)?kolleg(?:en?|in)")


def _comes_after(passage: Passage) -> bool:
    """Whether the sentence names a successor, not who had the office before."""
    words = passage.words
    return any(w.startswith("nachfolg") for w in words) and not any("vorgänger" in w for w in words)


def _office(passage: Passage, told: list[_Told], people: set[str]) -> _Told | None:
    """The office that is handed over: named as such, told before of one of these people or of whom a pronoun means,
    told here; of a town only where no other is meant."""
    span = passage.sentence.span
    if _is_of_other(passage, told):
        return None
    for title in find_titles(passage):
        lead = passage.words[max(0, title.first - 2) : title.first]
        office = find_office(passage, title) if "als" in lead or "amt" in lead or "amtes" in lead else None
        if office is not None and office.bodies:
            return _Told(span.start, "", office.bodies[0], title.role)
    before = [t for t in told if t.start < span.start and span.start - t.start <= MEMORY]
    of_these = [t for t in told if t.start < span.start and t.person in people]
    owner = _owner(passage)
    if owner is not None:
        own = [t for t in told if t.start < span.end and t.person == owner]
        return own[-1] if own else None
    if _is_in_town_hall(passage):
        heads = [t for t in before if passage.kind(t.body) in LOCAL]
        return heads[-1] if heads else None
    here = [t for t in told if span.start <= t.start < span.end and t.person in people and not t.aside]
    common = [t for t in here if passage.kind(t.body) not in LOCAL]
    if common and all(passage.kind(t.body) in LOCAL for t in of_these):
        return common[0]
    if not of_these and not _refers_back(passage):
        return None
    recent = [t for t in before if passage.kind(t.body) not in LOCAL or t.start >= passage.block.span.start]
    last = of_these or [t for t in recent if t.start == recent[-1].start]
    of_groups = [t for t in last if passage.kind(t.body) not in LOCAL]
    return (of_groups or last)[-1] if last else None


def _owner(passage: Passage) -> str | None:
    """The person named before "und sein Vorgänger" or ", dessen Vorgänger", whose it is."""
    words = passage.words
    at = next((i for i, word in enumerate(words) if is_kin(word)), 0)
    before = [p for p in find_holders(passage) if p.end < at and p.argument.reference.form != "pronoun"]
    if not before or at < _OWNED:
        return None
    owner = before[-1]
    if words[at - 1] in ("dessen", "deren"):
        return owner.person if may_be(passage.name(owner.person), "m" if words[at - 1] == "dessen" else "f") else None
    if not words[at - 1].startswith(("sein", "ihr")) or words[at - 2] not in ("und", "sowie", ",", ";"):
        return None
    apposed = words[owner.end] == "," and words[at - 3 : at - 1] in ((",", "und"), (",", "sowie"))
    return owner.person if owner.end == at - 2 or apposed else None


_OWNED: Final = 3


def _is_of_other(passage: Passage, told: list[_Told]) -> bool:
    """Whether "ihre Nachfolge" is that of somebody named before in the sentence whose office nobody told."""
    words = passage.words
    at = next((i for i, word in enumerate(words) if is_handing(word)), 0)
    gender = next((g for stem, g in (("sein", "m"), ("ihr", "f")) if at and words[at - 1].startswith(stem)), "")
    before = [p for p in find_holders(passage) if p.end < at and passage.clause_at(p.token) != passage.clause_at(at)]
    owners = [p.person for p in before if p.argument.reference.form != "pronoun"]
    owners = [person for person in owners if gender and may_be(passage.name(person), gender)]
    return bool(owners) and all(t.person != owners[-1] for t in told)


def _is_in_town_hall(passage: Passage) -> bool:
    """Whether the office is said to be that of the head of a town: "Ihr Vorgänger im Rathaus, P"."""
    words = passage.words
    at = next((i for i, word in enumerate(words) if is_kin(word)), None)
    return at is not None and words[at + 1 : at + 2] == ("im",) and words[at + 2 : at + 3] in _HALLS


_HALLS: Final = (("rathaus",), ("bürgermeisteramt",), ("landratsamt",), ("kreishaus",), ("chefsessel",))


def _refers_back(passage: Passage) -> bool:
    """Whether a pronoun or possessive takes up the one named before: "ihr Vorgänger", "ihm folgte P", "dieses Amt"."""
    words = passage.words
    if len(words) > 1 and is_kin(words[0]) and words[1] in (":", "ist", "wird", "wurde", "war"):
        return True  # "Nachfolgerin: P"
    return not _REFERS.isdisjoint(words) or any(
        word.startswith(POSSESSIVES) and words[i + 1 : i + 2] and words[i + 1][:1].isalpha()
        for i, word in enumerate(words)
    )


def _taken_up(passage: Passage, people: tuple[Holder, ...], told: list[_Told]) -> Iterator[Claim]:
    """ "Bis 2019 hatte ihn P inne", "davor lag er bei P", "zuvor war es P", "vor ihr hatte Q dieses Ehrenamt inne"."""
    for person in people:
        clause = passage.clause_at(person.token)
        words = passage.clause_words(clause)
        if passage.modality(clause) is not Modality.ASSERTED or not (taken := _takes_up(person, words)):
            continue
        span = passage.sentence.span
        before = [t for t in told if t.start <= span.start and span.start - t.start <= MEMORY]
        before = [t for t in before if t.person != person.person]
        if any(t.person == person.person and t.start == span.start and passage.kind(t.body) not in LOCAL for t in told):
            continue
        if taken != "amt" or _is_among_colleagues(passage):
            before = [t for t in before if passage.kind(t.body) not in LOCAL]
        last = [t for t in before if t.start == before[-1].start] if before else []
        common = [t for t in last if passage.kind(t.body) not in LOCAL] or last
        if not common or any(t.person == person.person and t.body == common[-1].body for t in told):
            continue
        office = common[-1]
        if taken == "vorsitz" and not _CHAIRS.search(office.role.lower()):
            continue
        quote = (passage.quote([person.argument.span]),)
        yield Claim(person.person, "worksFor", office.body, quote, "succession", 0.75)
        if office.role and taken != "das":
            role = called_of(office.role, passage.name(person.person))
            yield Claim(person.person, "role", Value(role), quote, "succession", 0.75)


def _chairs(before: Passage, passage: Passage, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """Who had the chair that the sentence before speaks of: "Der Vorsitz wechselt jährlich. 2024 hatte ihn P"."""
    group = group_meant(passage)
    if before.words[:2] != ("der", "vorsitz") or group is None:
        return
    taken = False
    for person in people:
        clause = passage.clause_at(person.token)
        words = passage.clause_words(clause)
        taken = taken or ("ihn" in words and not word_table("having_office").isdisjoint(words))
        named = person.argument.reference.form != "pronoun" and person.argument.preposition is None
        if taken and named and not word_table("having_office").isdisjoint(words):
            quote = (passage.quote([person.argument.span]),)
            yield Claim(person.person, "role", Value("Vorsitz"), quote, "succession", 0.75)
            yield Claim(person.person, "worksFor", group, quote, "succession", 0.75)


def _takes_up(person: Holder, words: tuple[str, ...]) -> str:
    """By what the clause takes up an office told before: "amt", "vorsitz" (also as a pronoun), "es"; "" by nothing."""
    head = words[:_SHORT]
    if "es" in head and not COPULAS.isdisjoint(head) and not _BEFORE.isdisjoint(head):
        return "es"
    if head[:1] == ("bis",) and ("war", "das") in pairwise(words):
        return "das"  # "bis 2020 war das P"
    if word_table("having_office").isdisjoint(words):
        return ""
    for article, noun, after in zip(words, words[1:], (*words[2:], ""), strict=False):
        if article in _NOUNS and noun in word_table("office_nouns") and after not in ("des", "der", "als", "eines"):
            return "vorsitz" if noun == "vorsitz" else "amt"
    return "vorsitz" if "ihn" in words or ("er" in words and person.argument.preposition in _AT) else ""


_AT: Final = frozenset({"bei", "an", "auf"})
_CHAIRS: Final = re.compile(r"vorsitz(?:ender?)?$")
_SHORT: Final = 5
"""Words at the head of a clause that say that it was somebody before."""
