"""The map of Germany and of one state, with the cooperations in it and a table that says the same."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from graphapi.explore.maps import map_cooperations
from graphapi.explore.queries import shown_query
from graphapi.explore.things import find_thing
from graphapi.requests import ServedRelease
from graphapi.web.addresses import entity_iri
from graphapi.web.kept_pages import KeptRoute
from graphapi.web.maps import draw_overview, draw_places, in_state, placed
from graphapi.web.outlines import states
from graphapi.web.rendering import render_page

MANY: Final = 300
"""Cooperations that a map shows one by one with their threads; beyond, the table of Germany counts by state."""
MOST_PLACES: Final = 150
"""Places in one drawing for the results of a query."""

router = APIRouter(include_in_schema=False, route_class=KeptRoute)


@router.get("/map/drawing")
def drawing(
    request: Request, release: ServedRelease, places: Annotated[str, Query(max_length=4000)] = ""
) -> HTMLResponse:
    """The outlines of places, given by the ends of their IRIs (``ags-16072018 kreis-16072``), as an SVG element."""
    found = [find_thing(release.store, entity_iri(release, "place", slug)) for slug in places.split()[:MOST_PLACES]]
    return render_page(request, "places.html", drawing=draw_places([place for place in found if place is not None]))


@router.get("/map")
def map_page(request: Request, release: ServedRelease, state: str = "") -> HTMLResponse:
    """All cooperations, or those that reach into the state with the key ``state``."""
    land = states()
    everything = release.keep(map_cooperations)
    cooperations = [c for c in everything if state not in land or in_state(c, state)]
    many = len(cooperations) > MANY
    by_state = [(key, sum(in_state(c, key) for c in everything)) for key in land] if many and state not in land else []
    return render_page(
        request,
        "map.html",
        state=land.get(state),
        states=sorted(land.values(), key=lambda outline: outline.name),
        drawing=draw_overview(cooperations, state, threads=not many),
        cooperations=cooperations[:MANY],
        count=len(cooperations),
        by_state=[(land[key], count) for key, count in by_state if count],
        unplaced=sum(1 for cooperation in cooperations if not placed(cooperation.places)),
        query=shown_query("map_members"),
    )
