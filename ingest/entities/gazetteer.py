"""The official areas of Germany by the names that texts give them: which areas may be meant, before any context."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from ingest.entities.names import name_form
from ingest.model import content_hash
from ontology import iris, places

_TOWN_WORDS: Final = frozenset(
    {"stadt", "gemeinde", "markt", "hansestadt", "kreisstadt", "landeshauptstadt", "universitaetsstadt", "flecken"}
)
_DISTRICT_WORDS: Final = frozenset({"landkreis", "kreis", "lk", "regierungsbezirk", "bezirk"})
_STATE_WORDS: Final = frozenset({"freistaat", "land", "bundesland", "freie"})


@dataclass(frozen=True, slots=True)
class Area:
    """One official area. ``level`` is the kind of the guide, ``exact`` whether it is known by the very name asked for.

    ``within`` are the keys of the areas that it lies in, from the district up to the state.
    """

    level: str
    key: str
    iri: NamedNode
    name: str
    within: tuple[str, ...]
    lon: float
    lat: float
    population: int = 0
    exact: bool = True
    is_city: bool = False
    """A district-free city as a district."""

    @property
    def state(self) -> str:
        return self.key[:2]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All areas by (level, folded name) and by key; empty where the tables of places have not been made."""

    by_name: dict[tuple[str, str], tuple[Area, ...]]
    by_key: dict[str, Area]

    def areas(self, kind: str, name: str) -> tuple[Area, ...]:
        """The areas that ``name`` may mean, by key. What the name says of its sort goes before ``kind``."""
        level, words = _level_and_words(kind, name)
        found = self.by_name.get((level, " ".join(words)), ())
        if not found and words:
            found = self.by_name.get((level, _without_kreis(level, words)), ())
        if level == "District" and name_form(name).tokens[:1] and name_form(name).tokens[0] in _DISTRICT_WORDS:
            return tuple(area for area in found if not area.is_city)
        return found


@cache
def gazetteer() -> Gazetteer:
    """The tables of places, indexed once a process."""
    try:
        areas = [*_states(), *_government_districts(), *_districts(), *_associations(), *_municipalities()]
    except places.TablesMissingError:
        return Gazetteer({}, {})
    by_name: defaultdict[tuple[str, str], dict[str, Area]] = defaultdict(dict)
    for area, name in areas:
        level, words = _level_and_words(area.level, name)
        for spelling in {" ".join(words), _without_kreis(level, words)}:
            known = by_name[level, spelling].get(area.key)
            if known is None or area.exact:
                by_name[level, spelling][area.key] = area
    found = {key: tuple(group[k] for k in sorted(group)) for key, group in by_name.items()}
    return Gazetteer(found, {area.key: area for area, _ in areas if area.exact})


def kilometres(one: Area, other: Area) -> float:
    """Distance of the middles of two areas, near enough for context."""
    east = math.radians(one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 6371 * math.hypot(east, math.radians(one.lat - other.lat))


def _level_and_words(kind: str, name: str) -> tuple[str, tuple[str, ...]]:
    words = name_form(name).tokens
    first = words[0] if len(words) > 1 else ""
    if first in _DISTRICT_WORDS:
        return "District", words[1:]
    if first in _TOWN_WORDS:
        return ("Municipality" if kind != "District" else kind), words[1:]
    if first in _STATE_WORDS and kind in {"State", "Authority"}:
        return "State", tuple(word for word in words if word not in {*_STATE_WORDS, "hansestadt"})
    return ("State" if kind == "Authority" else kind), words


def _without_kreis(level: str, words: tuple[str, ...]) -> str:
    """ "hohenlohekreis" and "ilm kreis" without their last part: texts also say "Landkreis Hohenlohe"."""
    if level != "District" or not words[-1].endswith("kreis") or words == ("kreis",):
        return " ".join(words)
    return " ".join((*words[:-1], words[-1].removesuffix("kreis"))).strip()


def _states() -> list[tuple[Area, str]]:
    return [
        (Area("State", s.key, iris.state(s.key), s.name, (), s.lon, s.lat), name)
        for s in places.states()
        for name in (s.name, s.full_name)
    ]


def _government_districts() -> list[tuple[Area, str]]:
    return [
        (Area("District", g.key, iris.district(g.key), g.name, (g.key[:2],), g.lon, g.lat), name)
        for g in places.government_districts()
        for name in (g.name, g.full_name)
    ]


def _districts() -> list[tuple[Area, str]]:
    spellings = _spellings()
    found = []
    for d in places.districts():
        within = tuple(key for key in (d.government_district, d.state) if key)
        area = Area("District", d.key, iris.district(d.key), d.full_name, within, d.lon, d.lat, is_city=d.is_city)
        found += [(area, name) for name in (d.name, d.full_name, *(name for name, _ in spellings[d.key]))]
    return found


def _associations() -> list[tuple[Area, str]]:
    """Unions that administer for municipalities; the guide takes them for municipalities. "VG" stands for two sorts."""
    bearers = Counter(a.full_name for a in places.associations())
    found = []
    for a in places.associations():
        within = (a.district, a.district[:2])
        suffix = content_hash(a.key, digits=6) if bearers[a.full_name] > 1 else ""
        node = iris.entity("Municipality", a.full_name, suffix)
        area = Area("Municipality", a.key, node, a.full_name, within, a.lon, a.lat)
        bare = a.full_name.removeprefix(a.designation).strip()
        first = re.split(r"[/(]| am | an ", bare)[0].strip()
        sorts = {a.designation, "Verwaltungsgemeinschaft"} if a.designation == "Verbandsgemeinde" else {a.designation}
        found += [(area, f"{sort} {name}") for sort in sorted(sorts) for name in dict.fromkeys((bare, first))]
    return found


def _municipalities() -> list[tuple[Area, str]]:
    spellings = _spellings()
    above = {d.key: (d.key, *(k for k in (d.government_district, d.state) if k)) for d in places.districts()}
    found = []
    for m in places.municipalities():
        exact = {m.name, m.full_name, *(name for name, kind in spellings[m.ags] if kind != "first")}
        loose = {m.short_name, *(name for name, kind in spellings[m.ags] if kind == "first")} - exact
        for names, is_exact in ((sorted(loose), False), (sorted(exact), True)):
            area = Area(
                "Municipality", m.ags, iris.municipality(m.ags), m.full_name, above.get(m.district, (m.ags[:2],)),
                m.lon, m.lat, m.population, is_exact,
            )  # fmt: skip
            found += [(area, name) for name in names]
    return found


@cache
def _spellings() -> defaultdict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for spelling in places.spellings():
        found[spelling.key].append((spelling.name, spelling.kind))
    return found
