"""Which member a sighting names: one known by an equal name, by its surname or noun, by what it is short for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.cast.cast import RECENT, SERVICES, Cast, Member, fold_name, keys_of, place_keys
from ingest.names.cast.initials import find_by_initials
from ingest.names.knowledge.gazetteer import is_landscape
from ingest.names.knowledge.lexicon import cues
from ingest.names.knowledge.portfolios import portfolio_stems
from ingest.names.knowledge.regions import coined_region
from ingest.names.sightings import Sighting

_BODIES: Final = ("Cooperation", "Consultancy", "Organisation", "Authority", "Ministry")
_MERGING: Final = {
    **{kind: tuple(k for k in _BODIES if k != kind) for kind in _BODIES},
    "Region": ("Cooperation", "District"),
    "Cooperation": ("Consultancy", "Organisation", "Authority", "Region", "Project"),
    "Project": ("Cooperation",),
    "District": ("Region",),
}
"""Kinds of which an equal name is the same thing, in the order in which they are looked through."""
_PREFIXED_REGION: Final = re.compile(r"(?:\w+-)?[Rr]egion ")


def find_member(cast: Cast, sighting: Sighting) -> int | None:
    """The place of the member that the sighting names; None if it is the first sighting of a thing."""
    if sighting.kind == "Municipality":
        return _find_town(cast, sighting)
    if sighting.kind == "Person":
        return _find_person(cast, sighting)
    if sighting.bare:
        place = _find_bare(cast, sighting)
        return find_by_initials(cast, sighting) if place is None and sighting.kind == "Concept" else place
    keys = sorted(keys_of(sighting))
    for key in (*keys, *_called_clubs(keys)):
        place = cast.by_key.get((sighting.kind, key))
        known = cast.members[place] if place is not None else None
        if known is not None and not (_are_distinct(known, sighting) or _are_two_offices(known, sighting, key)):
            return place
    for kind in _MERGING.get(sighting.kind, ()):
        for key in keys:
            place = cast.by_key.get((kind, key))
            if place is not None and _may_merge(cast.members[place], sighting):
                return place
    place = _find_founded(cast, sighting)
    if place is None and sighting.kind == "Concept":
        place = find_by_initials(cast, sighting)
    place = place if place is not None else _find_coined(cast, sighting)
    return place if place is not None else _find_ministry(cast, sighting)


def _called_clubs(keys: list[str]) -> list[str]:
    """The folded names of a registered club with its noun, and without: "Verein Albkante e. V." is "Albkante e. V."."""
    clubs = [key for key in keys if key.endswith(("e. v.", "e.v."))]
    return [key.removeprefix("verein ") if key.startswith("verein ") else f"verein {key}" for key in clubs]


LEADER_SORTS: Final = frozenset({"LAG", "RAG", "Aktionsgruppe", "LEADER-Gruppe", "AktivRegion"})
"""Sorts of LEADER groups."""
_TOWNLY: Final = frozenset(
    {"Stadtregion", "Stadt-Umland-Region", "Stadt-Umland-Raum", "Metropolregion", "Planungsregion"}
)
"""Sorts of regions that no LEADER group is called by."""
_STATUTORY: Final = re.compile(
    r"ZV|GVV|.*(?:[zZ]weck|[vV]erwaltungs|[sS]chul|[wW]asser|[pP]lanungs|[eE]ntwicklungs)verband"
)


def _family(sort: str) -> str:
    if sort in LEADER_SORTS:
        return "LEADER"
    return "statutory" if _STATUTORY.fullmatch(sort) else ""


def _are_distinct(member: Member, sighting: Sighting) -> bool:
    """Whether two cooperations of one landscape are two by what they are called: a Zweckverband and an Allianz, a
    Regionalmanagement and the alliance that it serves."""
    if member.kind != "Cooperation" or sighting.kind != "Cooperation" or not member.sort or not sighting.sort:
        return False
    if fold_name(member.name) == fold_name(sighting.name):
        return False
    if (member.sort in SERVICES) != (sighting.sort in SERVICES):
        return True
    vague = cues("vague_cooperations") | {"Marke", "Name", "Eigenname", "Verbund"}
    if member.sort in vague or sighting.sort in vague:
        return False
    return _family(member.sort) != _family(sighting.sort)


def _are_two_offices(member: Member, sighting: Sighting, key: str) -> bool:
    """Whether two authorities have but the beginning of their names in common: "Amt für X Süd", "Amt für X Nord"."""
    if sighting.kind != "Authority":
        return False
    one, other = fold_name(member.name), fold_name(sighting.name)
    return one.startswith(f"{key} ") and other.startswith(f"{key} ") and not (one in other or other in one)


def _may_merge(member: Member, sighting: Sighting) -> bool:
    """Whether a region and a cooperation of one name are one: not where the region is called so, nor a service."""
    if member.kind == "Region" and sighting.kind == "District":
        return fold_name(member.name) in keys_of(sighting)  # the "Regiopolregion Rostock" is not the district
    if {member.kind, sighting.kind} == {"Project", "Cooperation"}:
        work, group = (member, sighting) if member.kind == "Project" else (sighting, member)
        if group.sort != "Marke" and group.name in (work.name, f"{group.sort} {work.name}"):
            return True  # "Hellweg Vier" before "der Verbund Hellweg Vier"
        return work.sort in _UNCALLED  # a quotation or a coined word, called by no noun
    if {member.kind, sighting.kind} != {"Region", "Cooperation"}:
        return True
    place, group = (member, sighting) if member.kind == "Region" else (sighting, member)
    if group.sort in LEADER_SORTS and place.sort in _TOWNLY:
        return False  # the "Stadtregion X" is not the LAG X
    region = member.name if member.kind == "Region" else sighting.name
    services = member.sort in SERVICES or sighting.sort in SERVICES
    return not (services and is_landscape(region)) and not _PREFIXED_REGION.match(region)


_UNCALLED: Final = frozenset({"", "Eigenname"})


def _find_bare(cast: Cast, sighting: Sighting) -> int | None:
    """The member that a bare noun of the same sort is short for: "Landkreistag" for "Landkreistag Rheinland-Pfalz"."""
    key = fold_name(sighting.name)
    place = cast.by_key.get((sighting.kind, key))
    if place is not None:
        return place
    pattern = f" {key} "
    for place in reversed(cast.by_sort[sighting.kind, sighting.sort][-RECENT:]):
        name = f" {fold_name(cast.members[place].name)} "
        if name.startswith(_COMING):
            continue
        if pattern in name or name.endswith(key + " "):
            return place
        if sighting.kind == "Project" and any(fold_name(n).startswith(f"{key} ") for n in cast.members[place].names):
            return place  # "das Gründerzentrum" is the "Gründerzentrum „Alte Molkerei“"
        if sighting.kind == "Project" and key == fold_name(sighting.sort) and f"{key} " in name:
            return place  # "der Radweg" of the "Muldetalradweg"
    if sighting.kind == "Project":
        ending, pure = f"{key} ", key == fold_name(sighting.sort)
        for place, member in enumerate(cast.members):
            name = f" {fold_name(member.name)} "
            if member.kind == "Cooperation" and (f" {ending}" in name or (pure and ending in name[2:])):
                return place  # "der Ring" is the "Geestring" of the towns
        return _find_compound(cast, key) if pure else None
    return _find_ministry(cast, sighting)


def _find_compound(cast: Cast, noun: str) -> int | None:
    """The project named last in whose name a word is a compound of the noun: "die Route" of a "Radroute"."""
    works = [place for place, member in enumerate(cast.members) if member.kind == "Project"]
    for place in reversed(works[-RECENT:]):
        words = (word for name in cast.members[place].names for word in fold_name(name).split())
        if any(word.endswith(noun) and len(word) > len(noun) + 1 for word in words):
            return place
    return None


def _find_coined(cast: Cast, sighting: Sighting) -> int | None:
    """The region known by its coined word alone that the sighting names in full: "Hopfenregion" before "Hopfenregion
    A-B-C", but not "Modellregion"."""
    coined = coined_region(sighting.name) if sighting.sort == "Region" else None
    place = cast.by_key.get(("Region", fold_name(coined))) if coined is not None else None
    return place if place is not None and cast.members[place].bare else None


def _find_ministry(cast: Cast, sighting: Sighting) -> int | None:
    """The one ministry of the text whose portfolio "Wirtschaftsministerium" names, or that names the portfolio of the
    one called so before."""
    if sighting.kind != "Ministry":
        return None
    found = [
        place
        for place, member in enumerate(cast.members)
        if member.kind == "Ministry" and _names_portfolio(*_by_length(member.name, sighting.name))
    ]
    return found[0] if len(found) == 1 else None


def _by_length(one: str, other: str) -> tuple[str, str]:
    return (one, other) if len(one) < len(other) else (other, one)


@lru_cache(maxsize=4096)
def _names_portfolio(short: str, full: str) -> bool:
    """Whether a compound ("Bundesumweltministerium") is short for a full name ("Bundesministerium für Umwelt …")."""
    head = _MINISTRY.fullmatch(short.split(" ")[-1])
    if head is None or "inisterium" not in full or " " not in full.partition("inisterium")[2]:
        return False
    federal = bool(head["federal"])
    if federal != full.startswith("Bundesministerium"):
        return False
    policies = full.partition("inisterium")[2].lower()
    return any(re.search(rf"\b{re.escape(stem)}", policies) for stem in portfolio_stems(head["policy"].lower()))


_MINISTRY: Final = re.compile(r"(?P<federal>Bundes)?(?P<policy>[A-Za-zÄÖÜäöüß]{3,20}?)s?ministeriums?")
_COMING: Final = (" nächste ", " nächster ", " nächstes ")
"""How the names of meetings begin that are still to come, so that they are none that was held."""
WRITTEN_OUT: Final = {
    "lokale aktionsgruppe": "LAG",
    "kommunale arbeitsgemeinschaft": "KAG",
    "arbeitsgemeinschaft": "ARGE",
    "integrierte ländliche entwicklung": "ILE",
}
"""Nouns and what they are shortened to in names."""


def _find_founded(cast: Cast, sighting: Sighting) -> int | None:
    """The member known so far by a bare noun, or by the abbreviation, that this fuller name explains."""
    short = WRITTEN_OUT.get(fold_name(sighting.name))
    if short is not None and cast.by_sort["Cooperation", short]:
        return cast.by_sort["Cooperation", short][-1]
    name = f" {fold_name(sighting.name)} "
    if name.startswith(_COMING):
        return None
    for place in reversed(cast.by_sort[sighting.kind, sighting.sort][-RECENT:]):
        member = cast.members[place]
        if member.bare and name.endswith(fold_name(member.name) + " "):
            return place
    if sighting.kind == "Concept" and sighting.sort.isupper():
        return cast.by_key.get(("Concept", fold_name(sighting.sort)))
    if sighting.kind == "Concept":
        for alias in sighting.aliases:
            recent = cast.by_sort["Concept", alias][-1:]
            if recent:
                return recent[0]
    if sighting.sort == "Marke":
        first = sighting.name.split(" ")[0]
        return cast.by_key.get(("Cooperation", fold_name(first)))
    return None


def _find_town(cast: Cast, sighting: Sighting) -> int | None:
    full, base = place_keys(sighting.name)
    for name in (full, *(fold_name(a) for a in sighting.aliases)):
        place = cast.by_key.get(("Municipality", name))
        if place is not None and _is_of_rank(cast.members[place], sighting.sort):
            return place
        if place is not None:
            return _of_rank(cast, name, sighting.sort)
    place = cast.by_key.get(("base", base))
    if place is None:
        return None
    own_full, own_base = place_keys(cast.members[place].name)
    return place if full == base or own_full == own_base else None


_UNIONS: Final = frozenset({"Amt", "Samtgemeinde", "Verbandsgemeinde", "Verwaltungsgemeinschaft", "VG"})
"""Sorts of what towns make up, which is called by the largest of them."""
_TOWNS: Final = frozenset({"Stadt", "Markt", "Gemeinde"})


def _is_of_rank(member: Member, sort: str) -> bool:
    """Whether a member may be of a sort: the "Stadt X" is not the "Amt X" that it belongs to."""
    return not (sort in _TOWNS and member.sort in _UNIONS) and not (sort in _UNIONS and member.sort in _TOWNS)


def _of_rank(cast: Cast, key: str, sort: str) -> int | None:
    """The first member of the name whose sort it may be."""
    for place, member in enumerate(cast.members):
        if member.kind == "Municipality" and key in member.keys and _is_of_rank(member, sort):
            return place
    return None


def _find_person(cast: Cast, sighting: Sighting) -> int | None:
    place = cast.by_key.get(("Person", sighting.name))
    if place is not None:
        return place
    parts = sighting.name.split(" ")
    place = cast.by_key.get(("Person", parts[-1].rstrip("s’'")))
    if place is not None and (len(parts) == 1 or " " not in cast.members[place].name):
        return place
    return None
