"""Who holds an office that a sentence names: the person beside its title, behind a copula, chosen for it, named as it.

A title stands with all that belongs to it ("der frühere Bürgermeister der Stadt X") and so does a person ("Eva Lang
(SPD), 52, vom Amt Y"). Who has the title is told by what lies between the two.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.people.appointments import chosen, hired, listed, of_chair
from ingest.claims.people.following_holders import (
    find_adjacent,
    find_by_copula,
    find_doubled,
    find_set_off,
    is_of_superior,
)
from ingest.claims.people.holders import REACH, Holder
from ingest.claims.people.linking_words import is_dated, is_small
from ingest.claims.people.pairings import enumerated_before
from ingest.claims.people.preceding_holders import COPULAS, find_apposed, find_elided, find_interrupted, has_article
from ingest.claims.people.set_apart import find_set_apart
from ingest.claims.people.shared_offices import is_of_all, is_plural
from ingest.names.knowledge.genders import may_be
from ingest.names.knowledge.kinds import PLACES
from ingest.passages.passages import Passage
from ingest.passages.posts import Office

_SUCCEEDS: Final = re.compile(r"nachfolg\w*|abgelöst|ablös\w*|löst|löste|folgt|folgte|beerbt\w*|angetreten")
_JOINS: Final = frozenset({"und", "sowie", "&", "u."})


def holders_of(
    passage: Passage,
    office: Office,
    people: tuple[Holder, ...],
    offices: tuple[Office, ...],
    settled: frozenset[int] = frozenset(),
) -> list[Holder]:
    """Who holds the office, by the surest sign first; ``settled`` are the tokens of those who have one by now."""
    found = _holders(passage, office, people, offices, settled)
    return [] if _come_from_bodies(passage, office, found) else found


def _come_from_bodies(passage: Passage, office: Office, found: list[Holder]) -> bool:
    """Whether those named behind several mayors are others, who come from bodies: "die Bürgermeister, P (Amt X)"."""
    if office.title.sort not in ("municipal", "district") or not is_plural(passage, office.title):
        return False
    return any(passage.kind(body) not in PLACES for p in found for body in p.bodies)


def _holders(
    passage: Passage,
    office: Office,
    people: tuple[Holder, ...],
    offices: tuple[Office, ...],
    settled: frozenset[int],
) -> list[Holder]:
    people = _of_segment(passage, office, people)
    if is_of_superior(passage, office):
        return []
    tight = find_adjacent(passage, office, people)
    if tight:
        return tight
    doubled = find_doubled(passage, office, people, offices)
    if doubled:
        return doubled
    enumerated_behind = listed(passage, office, people)
    if enumerated_behind:
        return enumerated_behind
    after = office.last + 1
    if after < len(passage.words) and passage.words[after] in COPULAS:
        right = find_by_copula(passage, office, people, offices)
        if right:
            return right
    told = office.end < len(passage.words) and passage.words[office.end] in COPULAS
    followed = _as(passage, office, people) if _succeeds(passage, office) and not told else []
    if followed:
        return followed
    elided = find_elided(passage, office, people)
    if elided:
        return elided
    apart = _opens_own_group(passage, office) or passage.words[office.end : office.end + 1] == (":",)
    loose = find_set_off(passage, office, people, offices)
    if (apart and loose) or office.title.sort == "colleague":
        return loose
    left = find_apposed(passage, office, people, offices)
    if left is not None and not (loose and left.token in settled and has_article(passage, office)):
        together = enumerated_before(passage, people, left)
        return together if len(together) > 1 and is_of_all(passage, office, together) else [left]
    return (
        loose
        or of_chair(passage, office, people)
        or hired(passage, office, people)
        or chosen(passage, office, people)
        or find_by_copula(passage, office, people, offices)
        or find_interrupted(passage, office, people)
        or _as(passage, office, people)
        or _of_relative(passage, office, people)
        or _of_further(passage, office, people)
        or _sole(passage, office, people)
        or find_set_apart(passage, office, people)
        or _of_speech(passage, office, people)
    )


def _of_segment(passage: Passage, office: Office, people: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """The people between the same semicolons as the title; all where nobody is."""
    marks = [i for i, word in enumerate(passage.words) if word == ";"]
    if not marks or passage.is_fragment:
        return people
    start = max((i for i in marks if i < office.title.first), default=-1)
    end = min((i for i in marks if i > office.title.first), default=len(passage.words))
    return tuple(p for p in people if start < p.token < end) or people


def _succeeds(passage: Passage, office: Office) -> bool:
    """Whether the clause tells who follows whom "als" this: then the nearest name is that of the one followed."""
    clause = passage.clause_words(passage.clause_at(office.last))
    return "als" in passage.words[max(0, office.begin - 1) : office.title.first] and any(
        map(_SUCCEEDS.fullmatch, clause)
    )


def _opens_own_group(passage: Passage, office: Office) -> bool:
    """Whether an article behind "und" or at the very start shows that no name before has the title in apposition."""
    before = passage.words[max(0, office.begin - 1) : office.title.first]
    lead = passage.words[office.begin - 1] if office.begin else ""
    articled = any(w in ("der", "die", "dem", "den") for w in before)
    return articled and lead in _JOINS


def _as(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person who does something "als Projektmanager": the nearest one before; the one who follows, not the one
    followed: "P löst Q als Vorsitzende ab"."""
    words = passage.words
    if "als" not in words[max(0, office.begin - 1) : office.title.first]:
        return []
    if "ich" in words[max(0, office.begin - 3) : office.title.first]:
        return []  # "sowie ich selbst als Bürgermeister"
    near = [p for p in people if p.token < office.title.first and office.title.first - p.token <= REACH]
    if not near:
        clause = passage.clause_words(passage.clause_at(office.last))
        related = clause[:1] in (("der",), ("die",)) and passage.words[office.title.first - 1] == "als"
        told = [p for p in people if p.token < office.title.first]
        fits = bool(told) and may_be(passage.name(told[-1].person), "f" if clause[:1] == ("die",) else "m")
        return told[-1:] if related and fits else []
    succeeds = any(_SUCCEEDS.fullmatch(w) for w in passage.clause_words(passage.clause_at(office.last)))
    if succeeds and len(near) > 1 and near[-2].argument.preposition != "auf":
        return near[-2:-1]
    return near[-1:]


def _of_relative(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The person that a relative clause speaks of: "A, der 2010 kam und Bürgermeister von B ist"."""
    words = [w for w in passage.clause_words(passage.clause_at(office.last)) if w.isalpha()]
    if not passage.clauses or len(words) < 2 or words[-1] not in COPULAS or passage.words[office.last] not in words:
        return []
    before = [p for p in people if p.token < office.title.first and office.title.first - p.token <= 2 * REACH]
    return before[-1:]


def _of_further(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The subject of a verb that "und" joins to another: "P war die treibende Kraft und wurde erster Sprecher"."""
    words = passage.words
    i = office.begin - 1
    while i > 0 and (is_small(words[i]) or is_dated(passage, i)) and words[i] not in COPULAS and words[i] != ",":
        i -= 1
    if i < 1 or words[i] not in COPULAS or words[i - 1] != "und":
        return []
    before = [p for p in people if p.token < i and p.argument.preposition is None]
    return before[-1:]


def _of_speech(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The one person of the sentence, who says of herself what she is: "„Ich bin Bürgermeisterin von X“, so P"."""
    clause = passage.clause_at(office.last)
    words = passage.clause_words(clause)
    told = "ich" in words and not {"bin", "war", "wurde", "bleibe", "werde"}.isdisjoint(words)
    outside = [p for p in people if not _QUOTES.isdisjoint(passage.words[office.last : p.token])]
    return outside if told and len(people) == len(outside) == 1 else []


_QUOTES: Final = frozenset({"“", "”", '"', "«", "‹", "‘"})


def _sole(passage: Passage, office: Office, people: tuple[Holder, ...]) -> list[Holder]:
    """The one person of the sentence, for a title that follows in loose apposition: "…, einst Bürgermeister von X"."""
    persons = {p.person for p in people}
    i = office.title.first - 1
    while i > 0 and is_small(passage.words[i]) and passage.words[i] != ",":
        i -= 1
    loose = i > 0 and passage.words[i] == ","
    return list(people[:1]) if len(persons) == 1 and loose and people[0].token < office.title.first else []
