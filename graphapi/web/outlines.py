"""Outlines of Germany's areas as SVG paths in one plane (one unit is 100 metres), made when the package is built."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from graphapi.web.assets import STATIC

GEO: Final = STATIC / "geo"
_KEY: Final = re.compile(r"/id/place/(?:ags-(\d{8})|kreis-(\d{5})|land-(\d{2}))$")


@dataclass(frozen=True, slots=True)
class Outline:
    """An area by its official key (state of 2016): two digits a state, five a district, eight a municipality."""

    key: str
    name: str
    kind: str
    centre: tuple[int, int]
    box: tuple[int, int, int, int]
    path: str


def key_of(iri: str) -> str:
    """The official key in the IRI of a place; empty where it has none."""
    match = _KEY.search(iri)
    return next(filter(None, match.groups()), "") if match else ""


def states() -> dict[str, Outline]:
    return _layer(GEO / "states.json")


def border(state: str) -> Outline | None:
    """The state as finely drawn as its municipalities, for maps of a part of it."""
    return _layer(GEO / "borders" / f"{state}.json").get(state)


def districts(state: str) -> dict[str, Outline]:
    return _layer(GEO / "districts" / f"{state}.json")


def outline(key: str) -> Outline | None:
    """The area with this key; None for keys that are newer than the outlines, or where these were not built."""
    if len(key) == 2:
        return states().get(key)
    if len(key) == 5:
        return districts(key[:2]).get(key)
    return _layer(GEO / "municipalities" / f"{key[:5]}.json").get(key)


@cache
def _layer(path: Path) -> dict[str, Outline]:
    if not path.is_file():
        return {}
    areas = json.loads(path.read_text("utf-8"))
    return {
        key: Outline(key, area["name"], area["kind"], tuple(area["centre"]), tuple(area["box"]), area["path"])
        for key, area in areas.items()
    }
