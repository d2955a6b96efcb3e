"""Headships: people who are set over a body by a verb: "P steht der Allianz vor", "an ihrer Spitze stehen P und Q"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.claims.people.holders import Holder
from ingest.claims.people.linking_words import is_dated, is_small
from ingest.claims.people.owners import is_board
from ingest.german.verbs import PASSIVES
from ingest.model import Claim
from ingest.names.knowledge.head_nouns import HEADS
from ingest.names.knowledge.kinds import BODIES, LOCAL
from ingest.names.knowledge.management_words import management_words
from ingest.passages.arguments import Argument
from ingest.passages.groups_meant import group_meant
from ingest.passages.passages import Passage
from ingest.passages.posts import unit_body_at


def find_heads(passage: Passage, clause: int, words: tuple[str, ...], people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``worksFor`` of all people who are the subject of a clause that says so by its ``words``."""
    group = find_headed(passage, clause, words)
    if group is None:
        return
    for person in people:
        inside = passage.clause_at(person.token) == clause
        led = person.argument.preposition is None or (person.argument.preposition == "mit" and "spitze" in words)
        related = passage.is_antecedent(person.argument.span, clause) or _is_described(passage, person, clause)
        if (inside or related) and led:
            yield Claim(person.person, "worksFor", group, (passage.quote([person.argument.span]),), "heading", 0.8)


def _is_described(passage: Passage, person: Holder, clause: int) -> bool:
    """Whether a relative clause follows the town behind a name: "P aus Adorf, der dem Verband vorsteht"."""
    if not person.bodies or not passage.clauses or passage.clauses[clause].kind != "relative":
        return False
    first = bisect_left(passage.starts, passage.clauses[clause].span.start)
    return passage.words[first : first + 1] in (("der",), ("die",)) and first - person.end <= 1


def find_apposed_heads(passage: Passage, people: tuple[Holder, ...]) -> Iterator[Claim]:
    """``worksFor`` of people of whom an apposition says so: "P, bis zum Frühjahr an der Spitze der Stadt X, geht"."""
    words = passage.words
    for at in range(2, len(words)):
        if words[at] != "spitze" or words[at - 2] != "an":
            continue
        before = next((p for p in people if p.end < at and _is_insertion(passage, p.end, at - 2)), None)
        body = next((a for a in passage.arguments if at < a.token <= at + _NEAR and a.preposition == "an"), None)
        if before is not None and body is not None and (body.kind in _BODIES or _is_headed(passage, body)):
            quote = (passage.quote([before.argument.span, body.span]),)
            yield Claim(before.person, "worksFor", body.reference.entities[0], quote, "heading", 0.8)


def _is_insertion(passage: Passage, start: int, stop: int) -> bool:
    """Whether a mark and then nothing but small words and times stand from token ``start`` to before ``stop``."""
    opened = passage.words[start] in (",", "(", "–")
    return opened and all(is_small(passage.words[i]) or is_dated(passage, i) for i in range(start + 1, stop))


_NEAR: Final = 4


def find_headed(passage: Passage, clause: int, words: tuple[str, ...]) -> str | None:
    """The body that somebody is said to head by the ``words`` of a clause; None where none is."""
    led = _led(passage, clause, words)
    if led is not None:
        return led
    speaks = not _SPEAKS.isdisjoint(words) and _ASIDE.isdisjoint(words)
    if not (speaks or _heads(words) or _presided(passage, clause)):
        return None
    at = ("für",) if speaks else (None, "an", "von")
    bodies = [
        a for a in passage.arguments
        if a.preposition in at and passage.clause_at(a.token) == clause
        and (a.kind in _BODIES or _is_headed(passage, a))
    ]  # fmt: skip
    if bodies:
        body = bodies[0].reference.entities[0]
        if len(bodies) > 1:
            return None
        return group_meant(passage) or body if is_board(passage, body) else body
    meant = ("für", "sie") in pairwise(words) if speaks else not _DATIVES.isdisjoint(words)
    return group_meant(passage) if meant else None


_DATIVES: Final = frozenset({"ihr", "ihm", "ihrer", "seiner", "dessen", "deren"})
_BODIES: Final = BODIES - {"Consultancy"} | {"Cooperation", "Committee"}
"""What people are said to head by a verb."""


def _presided(passage: Passage, clause: int) -> bool:
    """Whether the clause ends with the verb that is spelled like a noun: "der lange der Gemeinde X vorstand"."""
    tokens = passage.clauses[clause].tokens if passage.clauses else ()
    last = next((t for t in reversed(tokens) if t.text[:1].isalpha()), None)
    return last is not None and last.text in ("vorstand", "vorstanden", "vorstehen")


_SPEAKS: Final = frozenset({"spricht", "sprechen"})
_ASIDE: Final = frozenset({"sich", "aus", "dafür", "mitglieder", "zahlen"})
"""Words beside which "spricht für" means something else: "spricht sich für die Allianz aus"."""


def _led(passage: Passage, clause: int, words: tuple[str, ...]) -> str | None:
    """The committee or authority that somebody is said to lead: "P leitet das Amt X", "der Kreis, den P leitet"."""
    if _LEADS.isdisjoint(words) or not PASSIVES.isdisjoint(words):
        return None
    bodies = {
        a.reference.entities
        for a in passage.arguments
        if a.kind in _LED
        and unit_body_at(passage, a.token) is None  # "leitet das Bauamt der Stadt X"
        and (
            passage.is_antecedent(a.span, clause)
            or (a.preposition is None and a.governor is None and passage.clause_at(a.token) == clause)
        )
    }
    body = next(iter(bodies)) if len(bodies) == 1 else ()
    return body[0] if len(body) == 1 else None


_LED: Final = frozenset({"Committee", "Authority", "Ministry", "Organisation"})
_LEADS: Final = frozenset({"leitet", "leitete", "leiten", "leiteten", "geleitet"})


def _heads(words: tuple[str, ...]) -> bool:
    if not management_words("heading").isdisjoint(words):
        return True
    return any(parts.issubset(words) for parts in _heading_parts())


@cache
def _heading_parts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(phrase.split()) for phrase in sorted(management_words("heading_parts")))


def _is_headed(passage: Passage, place: Argument) -> bool:
    """Whether a town or district is what somebody heads: "an der Spitze der Stadt X", "der Gemeinde Y vorstehen"."""
    if place.kind not in LOCAL:
        return False
    lead = passage.words[max(0, place.token - 3) : place.token]
    if place.preposition == "an":
        return "spitze" in lead
    headed = any(word in HEADS for word in (*lead, passage.words[place.token]))
    return place.preposition is None and place.governor is None and (place.kind == "District" or headed)
