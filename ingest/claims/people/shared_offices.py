"""Offices that several people share, or one after the other: "A (Adorf) und B (Bedorf)", "P (bis 2022), danach Q"."""

from __future__ import annotations

from typing import Final

from ingest.claims.people.holders import REACH, Holder
from ingest.claims.people.linking_words import in_date, is_adverb, is_small
from ingest.german.numbers import number_of
from ingest.names.knowledge.small_words import ARTICLES, DATIVE
from ingest.passages.passages import Passage
from ingest.passages.posts import Office, end_of, find_office
from ingest.passages.titles import Title, find_titles

_TURNS: Final = frozenset({"danach", "dann", "seither", "seitdem", "zuvor", "davor", "später", "jetzt", "anschließend"})


def in_turn(passage: Passage, people: tuple[Holder, ...], first: Holder) -> list[Holder]:
    """The holder with who had the office next: "Leiterin: P (bis 03/2022), danach Q"."""
    follower = next((p for p in people if p.token > first.token), None)
    if follower is None or follower.token - end_of(passage, first.argument) > REACH:
        return [first]
    between = passage.words[end_of(passage, first.argument) : follower.token]
    turns = len(between) > 1 and between[-1] in _TURNS and between[-2] in (",", ")", ";", "und")
    return [first, follower] if turns else [first]


def enumerated(passage: Passage, people: tuple[Holder, ...], first: Holder) -> list[Holder]:
    """The people named together with ``first``, each perhaps with a place in brackets: "A (Adorf) und B (Bedorf)"."""
    together = [first]
    beside = {i for title in find_titles(passage) for i in _tokens_of(passage, title)}
    for person in (p for p in people if p.token > first.token):
        between = range(together[-1].end, person.token)
        if not all(i in beside or passage.words[i] in (",", "und", "sowie", "(", ")") for i in between):
            break
        together.append(person)
    return together


def _tokens_of(passage: Passage, title: Title) -> range:
    """The tokens of a title in apposition with the body that it names: "P, Landrat des Kreises X, und Q"."""
    office = find_office(passage, title)
    apposed = office.begin > 0 and passage.words[office.begin - 1] == ","
    return range(office.begin, office.end) if apposed else range(0)


def titled_together(passage: Passage, people: tuple[Holder, ...], first: Holder) -> list[Holder]:
    """The people of a title in the plural right before them, which a "sowie" behind "und" ends: "die Bürgermeister A, B
    und C sowie D"."""
    together = enumerated(passage, people, first)
    joined = [passage.words[person.token - 1] for person in together]
    last = joined.index("und") if "und" in joined else len(joined)
    return next((together[:i] for i in range(last, len(joined)) if joined[i] == "sowie"), together)


def is_of_all(passage: Passage, office: Office, together: list[Holder]) -> bool:
    """Whether a title behind several people is that of them all: it is plural, or names as many bodies."""
    word = passage.words[office.last]
    if len(office.peers) == len(together) and not word.endswith("in"):
        return True
    before = passage.words[max(0, office.begin) : office.title.first]
    return word.endswith(("innen", "räte", "räten")) or (
        not word.endswith(("in", "e")) and not {"die", "beide", "beiden"}.isdisjoint(before)
    )


def is_plural(passage: Passage, title: Title) -> bool:
    """Whether a title is that of several: "die Bürgermeister", "Landräte"."""
    word = passage.words[title.last]
    if word.endswith(("innen", "räte", "räten", "chefs")):
        return True
    at = title.first - 1
    while at > 0 and (passage.words[at].endswith("igen") or number_of(passage.words[at]) is not None):
        at -= 1  # "die drei ehemaligen Bürgermeister", but "den ehemaligen Bürgermeister"
    before = passage.words[at] if at >= 0 else ""
    if before == "den" and (passage.words[title.first - 1].endswith("igen") or passage.words[at - 1] in _ACCUSATIVE):
        return False
    if before in (
        "den",
        "ihren",
    ):  # "zeigt den Vorsitzenden P", but "mit den Vorsitzenden P und Q"
        lead = passage.words[at - 1] if at else ""
        return word.endswith("ern") or (word.endswith("n") and lead in DATIVE)
    return before in ("die", "ihre", "beiden") and not word.endswith(("in", "e"))


_ACCUSATIVE: Final = frozenset({"an", "für", "durch", "über", "um", "ohne", "gegen"})
"""Behind these "den" is the article of one: "an den Vorsitzenden P und Q"."""


def shared(passage: Passage, previous: Office, office: Office, holders: list[Holder]) -> list[Holder]:
    """The holder of the title before, where "und" joins two offices of one person."""
    if not holders:
        return []
    i = previous.last + 1
    while i < office.title.first:
        other = next((a for a in passage.arguments if a.token <= i < end_of(passage, a)), None)
        if other is not None:
            if other.kind == "Person":
                return []
            i = end_of(passage, other)
            continue
        word = passage.words[i]
        if not (is_small(word) or word.isdigit() or in_date(passage, i) or is_adverb(word)):
            return []
        i += 1
    return holders[:1]


def is_joined(passage: Passage, previous: Office, office: Office, holders: list[Holder]) -> bool:
    """Whether the one holder of a title has the one before it too: "Bürgermeister von A und Vorsitzender der LAG B ist
    P"."""
    alone = len(holders) == 1 and holders[0].token > office.last and not is_plural(passage, previous.title)
    joined = office.begin > previous.last and passage.words[office.begin - 1] in ("und", "sowie", "&")
    joined = joined and ARTICLES.isdisjoint(passage.words[office.begin : office.title.first])
    joined = joined and (bool(previous.bodies) or previous.title.of_topic)
    return alone and joined and bool(shared(passage, previous, office, holders))
