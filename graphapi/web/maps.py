"""Maps drawn on the server: land, areas, dots and threads in one plane, each tied to a row of the table beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graphapi.explore.maps import MappedCooperation
from graphapi.explore.things import Thing
from graphapi.web.outlines import Outline, border, districts, key_of, outline, states

_MARGIN: Final = 0.04
"""Room around what is shown, as a part of its size."""
TEXT: Final = 2.2
"""Height of a name, in per cent of the map."""
_LETTER: Final = 0.5
"""Width of a letter against its height, on the average."""
_STATE: Final = 2
"""Digits of a state's key; a whole state is shown only where nothing smaller is known."""
_NEAR: Final = 80
"""Units (6 km) that a map of one alliance shows around it at least."""


@dataclass(frozen=True, slots=True)
class Area:
    """A member's outline."""

    place: Thing
    shape: Outline


@dataclass(frozen=True, slots=True)
class Dot:
    """A cooperation in the middle of its places, with a thread to each."""

    thing: Thing
    at: tuple[int, int]
    size: int
    threads: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Label:
    at: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in one view box; ``unit`` is what one per cent of its width measures, for text and dots."""

    box: tuple[int, int, int, int]
    land: tuple[Outline, ...]
    districts: tuple[Outline, ...]
    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]

    @property
    def unit(self) -> float:
        return max(self.box[2] * 1.3, self.box[3]) / 100

    @property
    def labels(self) -> tuple[Label, ...]:
        """Names of members, or of cooperations in the map of a state, as far as they do not cover each other."""
        wanted = [Label(area.shape.centre, area.place.name) for area in reversed(self.areas)]
        if self.districts:
            rise = round(self.unit * 1.6)
            by_size = sorted(self.dots, key=lambda dot: (-dot.size, dot.thing.name))
            wanted += [Label((dot.at[0], dot.at[1] - rise), dot.thing.name) for dot in by_size]
        return tuple(_apart(wanted, self.unit * TEXT, self.box[0], self.box[2]))

    @property
    def view_box(self) -> str:
        return " ".join(map(str, self.box))


def _apart(labels: Iterable[Label], size: float, left: int, width: int) -> Iterable[Label]:
    """Those of ``labels``, the first ones first, whose boxes stay clear of each other, moved in from the edges."""
    taken: list[tuple[float, float, float]] = []
    for label in labels:
        (x, y), half = label.at, len(label.text) * size * _LETTER / 2
        inside = round(min(max(x, left + half), left + width - half))
        if all(abs(y - row) > size * 1.1 or abs(inside - middle) > half + other for middle, row, other in taken):
            taken.append((inside, y, half))
            yield Label((inside, y), label.text)


def placed(places: Iterable[Thing]) -> list[Area]:
    """The places whose outline is known, each once."""
    found = {place.iri: outline(key_of(place.iri)) for place in places}
    return [Area(place, shape) for place in places if (shape := found[place.iri])]


def draw_overview(
    cooperations: Iterable[MappedCooperation], state: str = "", *, threads: bool = True
) -> Drawing | None:
    """Germany, or one state with its districts, with a dot for each cooperation; None without outlines."""
    land = states()
    if not land:
        return None
    dots = [dot for cooperation in cooperations if (dot := _dot(cooperation, threads=threads))]
    shown = (land[state],) if state in land else tuple(land.values())
    inner = tuple(districts(state).values()) if state in land else ()
    return Drawing(_view(shape.box for shape in shown), tuple(land.values()), inner, (), tuple(dots))


def draw_places(places: Iterable[Thing]) -> Drawing | None:
    """The outlines of ``places`` with the districts around them; None where none is known."""
    found = placed(tuple(places))
    areas = [area for area in found if len(area.shape.key) > _STATE] or found
    if not areas:
        return None
    box = _view((area.shape.box for area in areas), least=_NEAR)
    near = {area.shape.key[:2] for area in areas}
    around = tuple(shape for state in sorted(near) for shape in districts(state).values() if _touch(shape.box, box))
    land = tuple(_finest(coarse) for coarse in states().values() if _touch(coarse.box, box))
    return Drawing(box, land, around, tuple(sorted(areas, key=lambda area: -_extent(area.shape))), ())


def in_state(cooperation: MappedCooperation, state: str) -> bool:
    """Whether one of its places lies in the state."""
    return any(key_of(place.iri).startswith(state) for place in cooperation.places)


def _dot(cooperation: MappedCooperation, *, threads: bool) -> Dot | None:
    centres = [area.shape.centre for area in placed(cooperation.places)]
    if not centres:
        return None
    x, y = (round(sum(centre[axis] for centre in centres) / len(centres)) for axis in (0, 1))
    return Dot(cooperation.thing, (x, y), len(centres), tuple(centres) if threads else ())


def _finest(state: Outline) -> Outline:
    fine = border(state.key)
    return state if fine is None else fine


def _view(boxes: Iterable[tuple[int, int, int, int]], least: int = 0) -> tuple[int, int, int, int]:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    margin = max(least, round(max(right - left, bottom - top) * _MARGIN))
    return (left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)


def _touch(box: tuple[int, int, int, int], view: tuple[int, int, int, int]) -> bool:
    left, top, width, height = view
    return box[0] <= left + width and box[2] >= left and box[1] <= top + height and box[3] >= top


def _extent(shape: Outline) -> int:
    left, top, right, bottom = shape.box
    return (right - left) * (bottom - top)
