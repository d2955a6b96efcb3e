"""Who is who in one text: sightings of the same thing become one member of the cast with all its names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ingest.names.cast.cast import RECENT, SERVICES, Cast, Member, fold_name, keys_of, place_keys
from ingest.names.cast.identities import LEADER_SORTS, WRITTEN_OUT, find_member
from ingest.names.cast.settled_kinds import settle_kinds
from ingest.names.knowledge.gazetteer import gazetteer
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.sightings import Sighting
from ingest.names.structure.deeds import is_engaged
from ingest.names.words import Words, split_words


def find_cast(words: Words, sightings: list[Sighting], meant: Sighting | None = None) -> Cast:
    """Merge the sightings of a text. Those that only point ("die Allianz") are left to the references; ``meant`` is who
    they point to where the text itself does not name it."""
    cast = Cast()
    if meant is not None:
        cast.meant = add_member(cast, meant)
    services = _services(words, sightings)
    unions = tuple(dict.fromkeys(s.name for s in sightings if s.kind in GROUPS and not s.refers))
    fuller: dict[str, str | None] = {}
    for number, sighting in enumerate(sightings):
        if sighting.refers and sighting.sort in services:
            sighting = replace(sighting, kind="Project", refers=False)
        if sighting.refers and sighting.kind != "Municipality":
            continue
        own = sighting.kind == "Cooperation" or (sighting.kind == "Region" and "-" in sighting.name)
        if own and sighting.sort and sighting.name.endswith(sighting.sort):
            if sighting.name not in fuller:
                fuller[sighting.name] = _in_full(sighting.name, unions) or _only_group(sighting, sightings)
            sighting = _renamed(sighting, fuller[sighting.name])
        place = add_member(cast, sighting)
        cast.members[place].places.append((sighting.first, sighting.last))
        cast.roles[number] = place
    settle_kinds(cast, words, sightings)
    return cast


def _in_full(name: str, unions: tuple[str, ...]) -> str | None:
    """The fuller name that only one has: "Kommunale Partnerschaft X" for "Kommunale Partnerschaft"."""
    fuller = [other for other in unions if other.startswith(f"{name} ") and other[len(name) + 1].isupper()]
    return fuller[0] if len(fuller) == 1 else None


def _only_group(bare: Sighting, sightings: list[Sighting]) -> str | None:
    """The one LEADER group that the text names, which "die Lokale Aktionsgruppe" without a name means."""
    if _NAMELESS.fullmatch(bare.name) is None:
        return None
    leading = (
        s for s in sightings if s.kind == "Cooperation" and s.sort in LEADER_SORTS and not (s.refers or s.plural)
    )
    named = {_LEADING.sub("", s.name): s.name for s in leading if _NAMELESS.fullmatch(s.name) is None}
    return next(iter(named.values())) if len(named) == 1 else None


_NAMELESS: Final = re.compile(r"(?:Lokale )?(?:LEADER-)?Aktionsgruppe|LAG|AktivRegion|Aktivregion")
_LEADING: Final = re.compile(r"^(?:(?:Verein|LAG|RAG|Lokale Aktionsgruppe|Aktiv-?[Rr]egion) )+|[„“”\"]| e\. ?V\.$")
"""What is left out of the names of a group to tell whether they are of one."""


def _renamed(sighting: Sighting, name: str | None) -> Sighting:
    return sighting if name is None else replace(sighting, name=name, aliases=(sighting.name,))


def _services(words: Words, sightings: list[Sighting]) -> frozenset[str]:
    """The sorts of management that are services: ordered from somebody by a cooperation that has another name."""
    named = [s for s in sightings if s.kind == "Cooperation" and not s.refers and not s.plural]
    if not named or any(s.sort in SERVICES for s in named):
        return frozenset()
    bare = [s for s in sightings if s.refers and s.sort in SERVICES]
    return frozenset(s.sort for s in bare if is_engaged(words, s.first, s.last))


def add_member(cast: Cast, sighting: Sighting) -> int:
    """The member that a sighting names: one known before with one more name, or a new one."""
    place = find_member(cast, sighting)
    if place is None:
        place = len(cast.members)
        cast.members.append(Member(sighting.kind, sighting.name, sighting.sort, sighting.gender, bare=sighting.bare))
    _join(cast, place, sighting)
    return place


def _join(cast: Cast, place: int, sighting: Sighting) -> None:
    member = cast.members[place]
    keys = keys_of(sighting)
    member.keys |= keys
    for name in (sighting.name, *sighting.aliases):
        if name and name not in member.names and (name == sighting.name or not _is_place(name, sighting.kind)):
            member.names.append(name)
    same = member.kind == sighting.kind
    if sighting.kind == "Cooperation" and member.kind == "Project":
        _turn(member, sighting)
    if sighting.kind == "Cooperation" and member.kind == "Organisation" and sighting.rank >= _JOINED:
        member.kind = "Cooperation"  # a body that towns are told to join
    if sighting.kind == "Cooperation" and member.kind == "Organisation" and sighting.sort in LEADER_SORTS:
        member.kind, member.sort = "Cooperation", sighting.sort  # "die LAG X" behind "X e. V."
    if "Cooperation" in (member.kind, sighting.kind) and "Region" in (member.kind, sighting.kind) and not same:
        if sighting.kind == "Cooperation":
            _turn(member, sighting)
    elif sighting.sort == "Marke" or fold_name(sighting.name) in WRITTEN_OUT:
        pass
    elif (len(sighting.name) > len(member.name) and same) or (member.bare and not sighting.bare and same):
        member.name = sighting.name
    member.bare = member.bare and sighting.bare
    if member.sort in {"", "Ort"} and sighting.sort:
        member.sort = sighting.sort
        member.gender = member.gender or sighting.gender
    for key in keys:
        cast.by_key.setdefault((member.kind, key), place)
    if member.kind == "Municipality":
        cast.by_key.setdefault(("base", place_keys(sighting.name)[1]), place)
    elif member.kind not in {"Person", "District", "State"} and sighting.sort:
        recent = cast.by_sort[member.kind, sighting.sort]
        if place not in recent[-RECENT:]:
            recent.append(place)


_JOINED: Final = 57
"""The rank of what a sentence says that towns join in."""


def _turn(member: Member, sighting: Sighting) -> None:
    """Let a member be the cooperation that it is sighted as now."""
    member.kind, member.sort, member.gender, member.name = "Cooperation", sighting.sort, sighting.gender, sighting.name


@lru_cache(maxsize=16384)
def _is_place(name: str, kind: str) -> bool:
    """Whether an alias of a body is the name of a place: "Rodachtal" stays the valley."""
    if kind in {"Municipality", "District", "State", "Person"}:
        return False
    pieces = split_words(name)
    return any(entry[0] == pieces and entry[1].kind != "Region" for entry in gazetteer().get(pieces[0], ()))
