"""Who is who in one text: sightings of the same thing become one entity with all its names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from ingest.claims.deeds import is_engaged
from ingest.claims.gazetteer import gazetteer, is_landscape
from ingest.claims.lexicon import cues
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words, split_words
from ingest.model import BlockKind, Entity, Span

_BODIES: Final = ("Cooperation", "Consultancy", "Organisation", "Authority", "Ministry")
_MERGING: Final = {
    **{kind: tuple(k for k in _BODIES if k != kind) for kind in _BODIES},
    "Region": ("Cooperation", "District"),
    "Cooperation": ("Consultancy", "Organisation", "Authority", "Region", "Project"),
    "Project": ("Cooperation",),
    "District": ("Region",),
}
"""Kinds of which an equal name is the same thing, in the order in which they are looked through."""
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
_SERVICES: Final = frozenset({"Regionalmanagement", "Allianzmanagement"})
_PREFIXED_REGION: Final = re.compile(r"(?:\w+-)?[Rr]egion ")
_AREAS: Final = frozenset(
    {"LEADER-Region", "Leader-Region", "Leaderregion", "Stadtregion", "Stadt-Umland-Region", "Stadt-Umland-Raum"}
)
"""Sorts of regions that stay areas where no cooperation is named: what lies in them is part of them."""
_RECENT: Final = 8
"""How many earlier members of a sort a bare noun is compared with."""


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


@lru_cache(maxsize=32768)
def fold_name(name: str) -> str:
    """A name for comparing: small letters, one kind of dash, no quotation marks."""
    plain = _QUOTES.sub("", name).replace("–", "-").replace(" - ", "-")
    return " ".join(plain.split()).casefold()


@lru_cache(maxsize=32768)
def _place_keys(name: str) -> tuple[str, str]:
    """The name of a town with additions written out, and without them."""
    full = name
    for pattern, expansion in _EXPANSIONS:
        full = pattern.sub(expansion, full)
    return fold_name(full), fold_name(_ADDED.sub("", name))


def find_cast(words: Words, sightings: list[Sighting]) -> Cast:
    """Merge the sightings of a text. Those that only point ("die Allianz") are left to the references."""
    cast = Cast()
    services = _services(words, sightings)
    for number, sighting in enumerate(sightings):
        if sighting.refers and sighting.sort in services:
            sighting = replace(sighting, kind="Project", refers=False)
        if sighting.refers and sighting.kind != "Municipality":
            continue
        place = add_member(cast, sighting)
        cast.members[place].places.append((sighting.first, sighting.last))
        cast.roles[number] = place
    _settle_services(cast, words)
    _found_services(cast, words, sightings)
    _settle_regions(cast, words)
    if not any(member.kind == "Cooperation" for member in cast.members):
        _choose_topic(cast, words, sightings)
    return cast


def _services(words: Words, sightings: list[Sighting]) -> frozenset[str]:
    """The sorts of management that are services: ordered from somebody by a cooperation that has another name."""
    named = [s for s in sightings if s.kind == "Cooperation" and not s.refers and not s.plural]
    if not named or any(s.sort in _SERVICES for s in named):
        return frozenset()
    bare = [s for s in sightings if s.refers and s.sort in _SERVICES]
    return frozenset(s.sort for s in bare if is_engaged(words, s.first, s.last))


def add_member(cast: Cast, sighting: Sighting) -> int:
    """The member that a sighting names: one known before with one more name, or a new one."""
    place = _find(cast, sighting)
    if place is None:
        place = len(cast.members)
        cast.members.append(Member(sighting.kind, sighting.name, sighting.sort, sighting.gender, bare=sighting.bare))
    _join(cast, place, sighting)
    return place


def _choose_topic(cast: Cast, words: Words, sightings: list[Sighting]) -> None:
    """In a text without a named cooperation the subject of its headings is it, or the one called by a noun alone."""
    subjects = [
        (sum(words.kinds[first] is BlockKind.HEADING for first, _ in m.places), len(m.places), -number, number)
        for number, m in enumerate(cast.members)
        if (m.kind == "Region" and m.sort not in _AREAS) or m.sort == "Eigenname"
    ]
    best = max(subjects, default=None)
    if best is not None and (best[0] or best[1] > 1):
        cast.members[best[3]].kind = "Cooperation"
        return
    nouns = [(n, s) for n, s in enumerate(sightings) if s.refers and s.kind == "Cooperation" and not s.plural]
    sorts = Counter(s.sort for _, s in nouns if s.sort not in cues("vague_cooperations"))
    if not sorts:
        return
    sort = min(sorts, key=lambda k: (-sorts[k], k))
    called = [(n, s) for n, s in nouns if s.sort == sort]
    first = called[0][1]
    cast.members.append(Member("Cooperation", first.name, sort, first.gender, bare=True))
    for number, sighting in called:
        cast.members[-1].places.append((sighting.first, sighting.last))
        cast.roles[number] = len(cast.members) - 1
    cast.members[-1].names.append(first.name)


def _keys(sighting: Sighting) -> set[str]:
    keys = {fold_name(n) for n in (sighting.name, *sighting.aliases) if n}
    if sighting.kind == "Municipality":
        keys.add(_place_keys(sighting.name)[0])
    elif sighting.kind == "Person":
        keys = {sighting.name, sighting.name.split(" ")[-1].rstrip("s’'")}
    return keys


def _join(cast: Cast, place: int, sighting: Sighting) -> None:
    member = cast.members[place]
    keys = _keys(sighting)
    member.keys |= keys
    for name in (sighting.name, *sighting.aliases):
        if name and name not in member.names and (name == sighting.name or not _is_place(name, sighting.kind)):
            member.names.append(name)
    same = member.kind == sighting.kind
    if sighting.kind == "Cooperation" and member.kind == "Project":
        member.kind, member.sort, member.gender, member.name = (
            "Cooperation",
            sighting.sort,
            sighting.gender,
            sighting.name,
        )
    if "Cooperation" in (member.kind, sighting.kind) and "Region" in (member.kind, sighting.kind) and not same:
        if sighting.kind == "Cooperation":
            member.kind, member.sort, member.gender, member.name = (
                "Cooperation",
                sighting.sort,
                sighting.gender,
                sighting.name,
            )
    elif sighting.sort == "Marke" or fold_name(sighting.name) in _WRITTEN_OUT:
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
        cast.by_key.setdefault(("base", _place_keys(sighting.name)[1]), place)
    elif member.kind not in {"Person", "District", "State"} and sighting.sort:
        recent = cast.by_sort[member.kind, sighting.sort]
        if place not in recent[-_RECENT:]:
            recent.append(place)


@lru_cache(maxsize=16384)
def _is_place(name: str, kind: str) -> bool:
    """Whether an alias of a body is the name of a place: "Rodachtal" stays the valley."""
    if kind in {"Municipality", "District", "State", "Person"}:
        return False
    pieces = split_words(name)
    return any(entry[0] == pieces and entry[1].kind != "Region" for entry in gazetteer().get(pieces[0], ()))


def _find(cast: Cast, sighting: Sighting) -> int | None:
    if sighting.kind == "Municipality":
        return _find_town(cast, sighting)
    if sighting.kind == "Person":
        return _find_person(cast, sighting)
    if sighting.bare:
        return _find_bare(cast, sighting)
    keys = sorted(_keys(sighting))
    for key in keys:
        place = cast.by_key.get((sighting.kind, key))
        if place is not None and not _are_distinct(cast.members[place], sighting):
            return place
    for kind in _MERGING.get(sighting.kind, ()):
        for key in keys:
            place = cast.by_key.get((kind, key))
            if place is not None and _may_merge(cast.members[place], sighting):
                return place
    place = _find_founded(cast, sighting)
    return place if place is not None else _find_ministry(cast, sighting)


_LEADER: Final = frozenset({"LAG", "RAG", "Aktionsgruppe", "LEADER-Gruppe", "AktivRegion"})
_STATUTORY: Final = re.compile(
    r"ZV|GVV|.*(?:[zZ]weck|[vV]erwaltungs|[sS]chul|[wW]asser|[pP]lanungs|[eE]ntwicklungs)verband"
)


def _family(sort: str) -> str:
    if sort in _LEADER:
        return "LEADER"
    return "statutory" if _STATUTORY.fullmatch(sort) else ""


def _are_distinct(member: Member, sighting: Sighting) -> bool:
    """Whether two cooperations of one landscape are two by what they are called: a Zweckverband and an Allianz."""
    if member.kind != "Cooperation" or sighting.kind != "Cooperation" or not member.sort or not sighting.sort:
        return False
    if fold_name(member.name) == fold_name(sighting.name):
        return False
    vague = cues("vague_cooperations") | {"Marke", "Name", "Eigenname", "Verbund"}
    if member.sort in vague or sighting.sort in vague:
        return False
    return _family(member.sort) != _family(sighting.sort)


def _may_merge(member: Member, sighting: Sighting) -> bool:
    """Whether a region and a cooperation of one name are one: not where the region is called so, nor a service."""
    if member.kind == "Region" and sighting.kind == "District":
        return fold_name(member.name) in _keys(sighting)  # the "Regiopolregion Rostock" is not the district
    if {member.kind, sighting.kind} == {"Project", "Cooperation"}:
        return not (member if member.kind == "Project" else sighting).sort  # a quotation, called by no noun
    if {member.kind, sighting.kind} != {"Region", "Cooperation"}:
        return True
    region = member.name if member.kind == "Region" else sighting.name
    services = member.sort in _SERVICES or sighting.sort in _SERVICES
    return not (services and is_landscape(region)) and not _PREFIXED_REGION.match(region)


def _find_bare(cast: Cast, sighting: Sighting) -> int | None:
    """The member that a bare noun of the same sort is short for: "Landkreistag" for "Landkreistag Rheinland-Pfalz"."""
    key = fold_name(sighting.name)
    place = cast.by_key.get((sighting.kind, key))
    if place is not None:
        return place
    pattern = f" {key} "
    for place in reversed(cast.by_sort[sighting.kind, sighting.sort][-_RECENT:]):
        name = f" {fold_name(cast.members[place].name)} "
        if name.startswith(_COMING):
            continue
        if pattern in name or name.endswith(key + " "):
            return place
    return _find_ministry(cast, sighting)


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
    stem = _PORTFOLIOS.get(head["policy"].lower(), head["policy"].lower())
    return len(stem) > 2 and re.search(rf"\b{re.escape(stem)}", policies) is not None


_MINISTRY: Final = re.compile(r"(?P<federal>Bundes)?(?P<policy>[A-Za-zÄÖÜäöüß]{3,20}?)s?ministeriums?")
_PORTFOLIOS: Final = {"agrar": "landwirtschaft", "innen": "inner"}
"""Portfolios that are called otherwise in the full name."""


_COMING: Final = (" nächste ", " nächster ", " nächstes ")
"""How the names of meetings begin that are still to come, so that they are none that was held."""
_WRITTEN_OUT: Final = {
    "lokale aktionsgruppe": "LAG",
    "kommunale arbeitsgemeinschaft": "KAG",
    "arbeitsgemeinschaft": "ARGE",
}
"""Nouns and what they are shortened to in names."""


def _find_founded(cast: Cast, sighting: Sighting) -> int | None:
    """The member known so far by a bare noun, or by the abbreviation, that this fuller name explains."""
    short = _WRITTEN_OUT.get(fold_name(sighting.name))
    if short is not None and cast.by_sort["Cooperation", short]:
        return cast.by_sort["Cooperation", short][-1]
    name = f" {fold_name(sighting.name)} "
    if name.startswith(_COMING):
        return None
    for place in reversed(cast.by_sort[sighting.kind, sighting.sort][-_RECENT:]):
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
    full, base = _place_keys(sighting.name)
    for name in (full, *(fold_name(a) for a in sighting.aliases)):
        place = cast.by_key.get(("Municipality", name))
        if place is not None:
            return place
    place = cast.by_key.get(("base", base))
    if place is None:
        return None
    own_full, own_base = _place_keys(cast.members[place].name)
    return place if full == base or own_full == own_base else None


def _find_person(cast: Cast, sighting: Sighting) -> int | None:
    place = cast.by_key.get(("Person", sighting.name))
    if place is not None:
        return place
    parts = sighting.name.split(" ")
    place = cast.by_key.get(("Person", parts[-1].rstrip("s’'")))
    if place is not None and (len(parts) == 1 or " " not in cast.members[place].name):
        return place
    return None


def _found_services(cast: Cast, words: Words, sightings: list[Sighting]) -> None:
    """ "Das Regionalmanagement" without a name that is paid for or ordered beside a cooperation is a project of it."""
    if not any(m.kind == "Cooperation" and m.sort not in _SERVICES for m in cast.members):
        return
    for sort in sorted(_SERVICES):
        called = [(n, s) for n, s in enumerate(sightings) if s.refers and s.sort == sort and not s.plural]
        named = any(m.sort == sort for m in cast.members)
        if named or not any(_is_ordered(words, s) for _, s in called):
            continue
        cast.members.append(Member("Project", called[0][1].name, sort, "n", bare=True))
        cast.members[-1].names.append(called[0][1].name)
        for number, sighting in called:
            cast.members[-1].places.append((sighting.first, sighting.last))
            cast.roles[number] = len(cast.members) - 1


def _is_ordered(words: Words, sighting: Sighting) -> bool:
    """Whether its sentence says of a service that it is paid for or ordered."""
    left, right = sighting.first, sighting.last
    while left > 0 and not words.opens[left] and sighting.first - left < _SENTENCE:
        left -= 1
    while right < len(words) and not words.opens[right] and right - sighting.last < _SENTENCE:
        right += 1
    return any(_ORDERS.match(form) for form in words.forms[left:right])


_SENTENCE: Final = 25
"""Words that are looked at around a service."""
_ORDERS: Final = re.compile(r"beauftrag|bezuschuss|bezahl|finanzier|förder|geförder|Zuschuss|Förder|Euro$|€$|EUR$")


def _settle_services(cast: Cast, words: Words) -> None:
    """A Regionalmanagement beside a cooperation is a service for it, a project; alone it is the cooperation."""
    services = [m for m in cast.members if m.kind == "Cooperation" and m.sort in _SERVICES]
    if not services:
        return
    others = [m for m in cast.members if m.kind == "Cooperation" and m.sort not in _SERVICES]
    commissioned = any(
        words.labels[i] and words.forms[i].startswith(("Auftraggeber", "Auftragnehmer")) for i in range(len(words))
    )  # fmt: skip
    for member in services:
        last = member.name.split(" ")[-1]
        own = member.name != member.sort and not any(last in other.name for other in others)
        if commissioned or (others and not own):
            member.kind = "Project"


def _settle_regions(cast: Cast, words: Words) -> None:
    """A named region that is founded, joined or led in the words beside it is a cooperation."""
    signs = cues("signs_of_cooperation")
    for member in cast.members:
        if member.kind != "Region" or (
            member.sort in {"", "Region"} and " " in member.name and not member.name.startswith("Region")
        ):
            continue
        if member.sort in _AREAS or (member.sort == "Region" and is_landscape(member.name)):
            continue
        for first, last in member.places:
            near = words.forms[max(0, first - 6) : last + 7]
            if any(form.lower().startswith(sign) for form in near for sign in signs):
                member.kind = "Cooperation"
                break


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
