"""Nouns that say again what a work just named is: "… auf dem „Talring“. Der Rundweg wurde 2020 gebaut"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.small_words import STATED
from ingest.names.sightings import Sighting
from ingest.names.words import NONE, Words

_ANOTHER: Final = frozenset(
    {"auch", "dagegen", "hingegen", "ebenfalls", "ebenso", "zudem", "außerdem", "nebenan", "zweite", "zweiter", "neue"}
)
"""Words of a sentence that speaks of one thing more."""
_BEFORE: Final = 60
"""Words of the sentence before at most."""
_GROUP: Final = 5
"""Words from the article to the noun at most."""
_PLAIN: Final = 8
"""Letters of the longest noun that says no more than what sort of thing it is: "Rundweg", but not "Museumsbus"."""
_MEASURES: Final = frozenset({"Kilometer", "Meter", "Hektar", "Quadratmeter"})


def with_descriptions(words: Words, sightings: Iterable[Sighting]) -> list[Sighting]:
    """The sightings, where the noun for a project that opens a sentence with its definite article points to the one
    work that the sentence before names, if the text says the noun of nothing else."""
    found = list(sightings)
    told = Counter(s.name for s in found if s.kind == "Project")
    works = [s for s in found if s.kind in ("Project", "Concept")]
    places = {s.first: n for n, s in enumerate(works)}
    return [
        replace(s, refers=True, bare=True)
        if s.first in places and told[s.name] == 1 and _describes(words, s, works[: places[s.first]])
        else s
        for s in found
        if not (s.bare and told[s.name] == 1 and s.kind == "Project" and _is_predicate(words, s))
    ]


def _is_predicate(words: Words, noun: Sighting) -> bool:
    """Whether the noun only says what something became: "ist jetzt Jugendtreff", "wird zum Ärztehaus"."""
    start, end = words.sentence(noun.first, noun.last, _BEFORE)
    before = words.forms[noun.first - 1].lower() if noun.first > start else ""
    around = words.forms[start:end]
    if before in ("zum", "zur"):
        return not _BECOMING.isdisjoint(around)
    return before in _NOW and not _BEING.isdisjoint(around)


_NOW: Final = frozenset({"jetzt", "heute", "nun", "inzwischen", "mittlerweile", "künftig"})
_BEING: Final = frozenset({"ist", "wird", "wurde", "war"})
_BECOMING: Final = frozenset(
    {
        "wird",
        "wurde",
        "werden",
        "geworden",
        "umgebaut",
        "umgenutzt",
        "ausgebaut",
        "macht",
        "Umbau",
        "Ausbau",
        "Umnutzung",
    }
)


def _describes(words: Words, noun: Sighting, before: list[Sighting]) -> bool:
    if noun.kind != "Project" or noun.refers or not before or not _is_noun(words, noun):
        return False
    start = _article(words, noun)
    if start is None or not _ANOTHER.isdisjoint(f.lower() for f in words.forms[start : noun.last + _GROUP]):
        return False
    opening, _ = words.sentence(start - 1, start, _BEFORE)
    told = [s for s in before if opening <= s.first]
    return len(told) == 1 and not told[0].refers and _is_named(words, told[0])


def _is_noun(words: Words, sighting: Sighting) -> bool:
    """Whether it is one common noun, adjectives before it."""
    forms = words.forms[sighting.first : sighting.last]
    plain = forms[-1].isalpha() and len(forms[-1]) <= _PLAIN and forms[-1][1:].islower()
    return plain and all(is_adjective(f) and f.islower() for f in forms[:-1])


def _article(words: Words, sighting: Sighting) -> int | None:
    """Where the definite article of the noun stands, if it opens a sentence of running text that is not the first of
    its paragraph."""
    for at in range(sighting.first - 1, max(sighting.first - _GROUP, 0), -1):
        form = words.forms[at]
        if words.breaks[at + 1] != NONE:
            return None
        if form.lower() in STATED:
            return at if words.opens[at] and words.breaks[at] == NONE and at > 0 else None
        if not (form.islower() or form.isdigit() or form in _MEASURES):
            return None
    return None


def _is_named(words: Words, work: Sighting) -> bool:
    """Whether the work has a name of its own: in quotes, of several words, or a compound with a dash."""
    quoted = work.first > 0 and words.forms[work.first - 1] in ("„", "»", "“", '"')
    return not work.bare and (quoted or " " in work.name or "-" in work.name)
