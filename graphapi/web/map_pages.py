"""The map of Germany and of one state, with the cooperations in it and a table that says the same."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from graphapi.explore.maps import map_cooperations
from graphapi.explore.queries import shown_query
from graphapi.requests import ServedRelease
from graphapi.web.maps import draw_overview, in_state, placed
from graphapi.web.outlines import states
from graphapi.web.rendering import render_page

router = APIRouter(include_in_schema=False)


@router.get("/map")
def map_page(request: Request, release: ServedRelease, state: str = "") -> HTMLResponse:
    """All cooperations, or those that reach into the state with the key ``state``."""
    land = states()
    everything = release.keep(map_cooperations)
    cooperations = [c for c in everything if state not in land or in_state(c, state)]
    return render_page(
        request,
        "map.html",
        state=land.get(state),
        states=sorted(land.values(), key=lambda outline: outline.name),
        drawing=draw_overview(cooperations, state),
        cooperations=cooperations,
        unplaced=sum(1 for cooperation in cooperations if not placed(cooperation.places)),
        query=shown_query("map_members"),
    )
