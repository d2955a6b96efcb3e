"""Who is who in one text: sightings of the same thing become one entity with all its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ingest.claims.places import gazetteer
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words, split_words
from ingest.model import Entity, Span

_BODIES: Final = frozenset({"Organisation", "Consultancy", "Cooperation", "Authority", "Ministry"})
_EXPANSIONS: Final = (
    (re.compile(r"\bb\. ?"), "bei "),
    (re.compile(r"\ba\. ?d\. ?"), "an der "), (re.compile(r"\bi\. ?d\. ?"), "in der "),
    (re.compile(r"\ba\. ?"), "am "), (re.compile(r"\bi\. ?"), "in "), (re.compile(r"\bv\. ?d\. ?"), "vor der "),
)  # fmt: skip
_ADDED: Final = re.compile(
    r"\s*(?:/.*|\(.*\)|\b(?:bei|an der|am|im|in|in der|ob der|vor der|b\.|a\.|i\.|a\.d\.|i\.d\.|o\.|v\.).*)$"
)


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
    plural: bool = False


@dataclass(slots=True)
class Cast:
    """The members in the order of their first sighting; ``roles[i]`` is the member that sighting ``i`` names."""

    members: list[Member]
    roles: dict[int, int]


def fold_name(name: str) -> str:
    """A name for comparing: small letters, one kind of dash, no quotation marks."""
    return (
        re.sub(r"\s+", " ", re.sub(r"[„“”\"»«‚‘’']", "", name).replace("–", "-").replace(" - ", "-")).casefold().strip()
    )


def _place_keys(name: str) -> tuple[str, str]:
    full = name
    for pattern, expansion in _EXPANSIONS:
        full = pattern.sub(expansion, full)
    return fold_name(full), fold_name(_ADDED.sub("", name))


def find_cast(words: Words, sightings: list[Sighting]) -> Cast:
    """Merge the sightings of a text. Those that only point ("die Allianz") are left to the references."""
    cast = Cast([], {})
    for number, sighting in enumerate(sightings):
        if sighting.refers and sighting.kind != "Municipality":
            continue
        place = _find(cast.members, sighting)
        if place is None:
            cast.members.append(_open(sighting))
            place = len(cast.members) - 1
        else:
            _join(cast.members[place], sighting)
        cast.members[place].places.append((sighting.first, sighting.last))
        cast.roles[number] = place
    _settle_services(cast)
    return cast


def _keys(sighting: Sighting) -> set[str]:
    keys = {fold_name(n) for n in (sighting.name, *sighting.aliases) if n}
    if sighting.kind == "Municipality":
        full, _ = _place_keys(sighting.name)
        keys.add(full)
    return keys


def _open(sighting: Sighting) -> Member:
    member = Member(sighting.kind, sighting.name, sighting.sort, sighting.gender, plural=sighting.plural)
    _join(member, sighting)
    return member


def _join(member: Member, sighting: Sighting) -> None:
    member.keys |= _keys(sighting)
    for name in (sighting.name, *sighting.aliases):
        if name and name not in member.names and not (name in sighting.aliases and _is_place(name, sighting.kind)):
            member.names.append(name)
    if len(sighting.name) > len(member.name) and (member.kind == sighting.kind or member.sort == ""):
        member.name = sighting.name
    if member.sort in {"", "Ort"} and sighting.sort:
        member.sort = sighting.sort
        member.gender = member.gender or sighting.gender


def _is_place(name: str, kind: str) -> bool:
    """Whether an alias of a body is the name of a place: "Rodachtal" stays the valley."""
    if kind in {"Municipality", "District", "State", "Person"}:
        return False
    pieces = split_words(name)
    return any(entry[0] == pieces for entry in gazetteer().get(pieces[0], ()))


def _find(members: list[Member], sighting: Sighting) -> int | None:
    kind = sighting.kind
    keys = _keys(sighting)
    if kind == "Municipality":
        return _find_town(members, sighting)
    if kind == "Person":
        return _find_person(members, sighting)
    for same in (True, False):
        for number in range(len(members) - 1, -1, -1):
            member = members[number]
            if (member.kind == kind) if same else (member.kind in _BODIES and kind in _BODIES):
                if sighting.refers:
                    if (
                        fold_name(member.name).endswith(fold_name(sighting.name))
                        or fold_name(sighting.name) in member.keys
                    ):
                        return number
                elif not keys.isdisjoint(member.keys):
                    return number
    return None


def _find_town(members: list[Member], sighting: Sighting) -> int | None:
    full, base = _place_keys(sighting.name)
    loose = None
    for number, member in enumerate(members):
        if member.kind != "Municipality":
            continue
        if full in member.keys or any(fold_name(a) == fold_name(member.name) for a in sighting.aliases):
            return number
        own_full, own_base = _place_keys(member.name)
        if base == own_base and (full == base or own_full == own_base) and loose is None:
            loose = number
    return loose


def _find_person(members: list[Member], sighting: Sighting) -> int | None:
    parts = sighting.name.split(" ")
    for number, member in enumerate(members):
        if member.kind == "Person":
            other = member.name.split(" ")
            if member.name == sighting.name:
                return number
            if parts[-1].rstrip("s") == other[-1].rstrip("s") and (len(parts) == 1 or len(other) == 1):
                return number
    return None


def _settle_services(cast: Cast) -> None:
    """A Regionalmanagement beside a cooperation is a service for it, a project; alone it is the cooperation."""
    others = [m for m in cast.members if m.kind == "Cooperation" and m.sort != "Regionalmanagement"]
    if others:
        for member in cast.members:
            if member.kind == "Cooperation" and member.sort == "Regionalmanagement":
                member.kind = "Project"


def entities_of(cast: Cast, words: Words) -> tuple[Entity, ...]:
    """The members as entities e1, e2 … in the order of their first sighting."""
    return tuple(
        Entity(
            id=f"e{number}",
            kind=member.kind,
            name=member.name,
            aliases=tuple(dict.fromkeys(n for n in member.names if n != member.name)),
            spans=tuple(_spans(words, member.places)),
        )
        for number, member in enumerate(cast.members, 1)
    )


def _spans(words: Words, places: Iterable[tuple[int, int]]) -> Iterable[Span]:
    return (words.span(first, last) for first, last in sorted(set(places)))
