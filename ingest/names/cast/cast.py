"""The members of one text: each thing that it names, with all its names and the places where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ingest.model import Entity, Span
from ingest.names.sightings import Sighting
from ingest.names.words import Words

SERVICES: Final = frozenset({"Regionalmanagement", "Allianzmanagement"})
"""Sorts of what may be a cooperation or a service for one."""
RECENT: Final = 8
"""How many earlier members of a sort a noun is compared with."""
_EXPANSIONS: Final = (
    (re.compile(r"\bb\. ?"), "bei "),
    (re.compile(r"\ba\. ?d\. ?"), "an der "),
    (re.compile(r"\bi\. ?d\. ?"), "in der "),
    (re.compile(r"\bv\. ?d\. ?"), "vor der "),
    (re.compile(r"\ba\. ?"), "am "),
    (re.compile(r"\bi\. ?"), "in "),
)
_ADDED: Final = re.compile(
    r"\s*(?:/.*|\(.*\)|\b(?:bei|an der|am|im|in|in der|ob der|vor der|b\.|a\.|i\.|a\.d\.|i\.d\.|o\.|v\.).*)$"
)
_QUOTES: Final = re.compile(r"[„“”\"»«‚‘’']")


@dataclass(slots=True)
class Member:
    """One thing of the text while its names are gathered."""

    kind: str
    name: str
    sort: str
    gender: str
    keys: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    bare: bool = False
    """Known by a bare noun alone so far."""


@dataclass(slots=True)
class Cast:
    """The members in the order of their first sighting; ``roles[i]`` is the member that sighting ``i`` names."""

    members: list[Member] = field(default_factory=list)
    roles: dict[int, int] = field(default_factory=dict)
    by_key: dict[tuple[str, str], int] = field(default_factory=dict)
    by_sort: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    meant: int | None = None
    """The publisher, where the text speaks of it by its noun alone."""


@lru_cache(maxsize=32768)
def fold_name(name: str) -> str:
    """A name for comparing: small letters, one kind of dash, no quotation marks."""
    plain = _QUOTES.sub("", name).replace("–", "-").replace(" - ", "-")
    return " ".join(plain.split()).casefold()


@lru_cache(maxsize=32768)
def place_keys(name: str) -> tuple[str, str]:
    """The name of a town with additions written out, and without them."""
    full = name
    for pattern, expansion in _EXPANSIONS:
        full = pattern.sub(expansion, full)
    return fold_name(full), fold_name(_ADDED.sub("", name))


_ARTICLES: Final = ("die ", "der ", "das ")
"""A name in quotation marks may begin with one: "Verein „Die Weinregion“"."""


_SHORTENED: Final = (
    ("lokale aktionsgruppe ", "lag "),
    ("kommunale arbeitsgemeinschaft ", "kag "),
    ("interkommunale allianz ", "ika "),
)
"""How names of cooperations begin, and the abbreviations that stand for that."""


_OFFICES: Final = (
    ("amt für ländliche entwicklung ", "ale "),
    ("amt für ernährung, landwirtschaft und forsten ", "aelf "),
    ("amt für landentwicklung ", "ale "),
)
"""How offices of a kind begin that go by their initials and their place."""


def keys_of(sighting: Sighting) -> set[str]:
    """The folded names that a sighting may be found by; of a person the surname too, as they are written."""
    keys = {fold_name(n) for n in (sighting.name, *sighting.aliases) if n}
    if sighting.kind == "Cooperation":
        keys |= {key[4:] for key in keys if key.startswith(_ARTICLES)}
        keys |= {short + key[len(long) :] for key in keys for long, short in _SHORTENED if key.startswith(long)}
    if sighting.kind == "Authority":
        keys |= {short + key[len(long) :] for key in keys for long, short in _OFFICES if key.startswith(long)}
    if sighting.kind == "Municipality":
        keys.add(place_keys(sighting.name)[0])
    elif sighting.kind == "Person":
        keys = {sighting.name, sighting.name.split(" ")[-1].rstrip("s’'")}
    return keys


def respell(cast: Cast, publisher: str) -> None:
    """Give the member that publishes the text its own spelling where the text prints it in capitals."""
    if any(member.name == publisher for member in cast.members):
        return
    for member in cast.members:
        capitals = sum(map(str.isupper, member.name))
        if capitals > _CAPITALS and member.name.lower() == publisher.lower():
            member.names.append(member.name)
            member.name = publisher


_CAPITALS: Final = 8
"""Capital letters beyond which a name is printed in capitals."""


def entities_of(cast: Cast, words: Words) -> tuple[Entity, ...]:
    """The members as entities e1, e2 … in the order of their first sighting."""
    return tuple(
        Entity(
            id=f"e{number}",
            kind=member.kind,
            name=member.name,
            aliases=tuple(dict.fromkeys(n for n in (*member.names, *_without_noun(member.name)) if n != member.name)),
            spans=tuple(_spans(words, member.places)),
        )
        for number, member in enumerate(cast.members, 1)
    )


def _without_noun(name: str) -> tuple[str, ...]:
    """What a registered club is called without its noun: "Verein Oberland e. V." is also "Oberland e. V."."""
    short = name.removeprefix("Verein ")
    return (short,) if short != name and name.endswith(("e. V.", "e.V.", "eV")) and not short[0].islower() else ()


def _spans(words: Words, places: Iterable[tuple[int, int]]) -> Iterable[Span]:
    return (words.span(first, last) for first, last in sorted(set(places)))
