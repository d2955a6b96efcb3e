"""The official areas of Germany as frozen records: municipalities, districts, states and what lies between.

The tables under ``ontology/places/`` are made by ``hatch_build.py`` from pinned packages and are not in git; their
README tells state, licence and how names are written. Every table is read once a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "places"
STATE_OF_DATA: Final = "2016-01-01"


class TablesMissingError(FileNotFoundError):
    """The tables of places have not been made yet."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, or an unincorporated area: "16073077 is Saalfeld/Saale, a Stadt in district 16073"."""

    ags: str
    name: str
    """As BKG writes it: "Neustadt b. Coburg"."""
    full_name: str
    """With short forms written out: "Neustadt bei Coburg"."""
    short_name: str
    """Without what follows a slash or stands in brackets: "Saalfeld", "Weimar"; often not unique."""
    designation: str
    """Stadt, Gemeinde or Gemeindefreies Gebiet."""
    district: str
    association: str
    """Key of its Verwaltungsgemeinschaft, Verbandsgemeinde, Samtgemeinde or Amt; empty if it has none."""
    nuts3: str
    lon: float
    lat: float
    geonames: str
    """GeoNames id of the settlement of its name; empty if none was found within reach."""
    population: int
    """Of that settlement, undated: good for ranking namesakes, not for stating. 0 if unknown."""
    former_ags: str
    """The key of ``STATE_OF_DATA`` where it has changed since; empty otherwise."""

    @property
    def state(self) -> str:
        return self.ags[:2]


@dataclass(frozen=True, slots=True)
class Association:
    """A union of municipalities that administers for them: Verwaltungsgemeinschaft, Verbandsgemeinde, Amt …"""

    key: str
    name: str
    full_name: str
    designation: str
    district: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class District:
    """A Landkreis, Kreis, Kreisfreie Stadt or Stadtkreis."""

    key: str
    name: str
    """As BKG writes it: "Sonneberg", "Ilm-Kreis"."""
    full_name: str
    """As it calls itself: "Landkreis Sonneberg", "Ilm-Kreis", "Erfurt"."""
    designation: str
    government_district: str
    """Key of its Regierungsbezirk; empty in states without."""
    nuts3: str
    lon: float
    lat: float

    @property
    def state(self) -> str:
        return self.key[:2]

    @property
    def is_city(self) -> bool:
        """True for a district-free city: the same town is a municipality too."""
        return self.designation in ("Kreisfreie Stadt", "Stadtkreis")


@dataclass(frozen=True, slots=True)
class GovernmentDistrict:
    """A Regierungsbezirk."""

    key: str
    name: str
    full_name: str
    designation: str
    nuts2: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class State:
    """A Bundesland: "16 is Thüringen, a Freistaat"."""

    key: str
    name: str
    full_name: str
    designation: str
    nuts1: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Spelling:
    """Another way to write the name of a municipality or district; not unique.

    Kinds: compact ("Neustadt b.Coburg"), spaced ("Neustadt a. d. Donau"), sankt, bracket ("Saalfeld (Saale)" beside
    "Saalfeld/Saale"), first ("Neustadt"), expanded (districts).
    """

    key: str
    name: str
    kind: str


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities and unincorporated areas, by key."""
    return tuple(
        Municipality(
            ags, name, full_name, short_name, designation, district, association, nuts3,
            float(lon), float(lat), geonames, int(population or 0), former_ags,
        )
        for ags, name, full_name, short_name, designation, district, association, nuts3,
            lon, lat, geonames, population, former_ags in _rows("municipalities")
    )  # fmt: skip


@cache
def associations() -> tuple[Association, ...]:
    """All unions of municipalities that administer for them, by key."""
    return tuple(
        Association(key, name, full_name, designation, district, float(lon), float(lat))
        for key, name, full_name, designation, district, lon, lat in _rows("associations")
    )


@cache
def districts() -> tuple[District, ...]:
    """All districts and district-free cities, by key."""
    return tuple(
        District(key, name, full_name, designation, government_district, nuts3, float(lon), float(lat))
        for key, name, full_name, designation, government_district, nuts3, lon, lat in _rows("districts")
    )


@cache
def government_districts() -> tuple[GovernmentDistrict, ...]:
    """All Regierungsbezirke, by key."""
    return tuple(
        GovernmentDistrict(key, name, full_name, designation, nuts2, float(lon), float(lat))
        for key, name, full_name, designation, nuts2, lon, lat in _rows("government_districts")
    )


@cache
def states() -> tuple[State, ...]:
    """The sixteen states, by key."""
    return tuple(
        State(key, name, full_name, designation, nuts1, float(lon), float(lat))
        for key, name, full_name, designation, nuts1, lon, lat in _rows("states")
    )


@cache
def spellings() -> tuple[Spelling, ...]:
    """Other ways to write names, by key."""
    return tuple(Spelling(key, name, kind) for key, name, kind in _rows("names"))


def _rows(table: str) -> Iterator[list[str]]:
    path = FOLDER / f"{table}.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise TablesMissingError(f"the table of places {path.name} is not there: run `make setup`") from missing
    lines = iter(text.splitlines())
    next(lines)
    return (line.split("\t") for line in lines)
