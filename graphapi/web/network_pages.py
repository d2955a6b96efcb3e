"""The network of one thing: a list that says everything, and a drawing beside it that grows on demand."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pyoxigraph import NamedNode

from graphapi.errors import BadRequest, NotFound
from graphapi.explore.networks import NeighbourGroup, find_neighbours, neighbour_groups
from graphapi.explore.queries import shown_query
from graphapi.explore.things import Thing, find_thing
from graphapi.requests import ServedRelease
from graphapi.web.addresses import entity_iri
from graphapi.web.kept_pages import KeptRoute
from graphapi.web.languages import PageLanguage
from graphapi.web.rendering import LOOSE_STYLE_POLICY, Wording, render_page

LISTED: Final = 60
"""Neighbours of a group in the list; a Land has thousands, its page pages them."""

router = APIRouter(include_in_schema=False, route_class=KeptRoute)


@router.get("/network/{bucket}/{slug}")
def network(request: Request, release: ServedRelease, language: PageLanguage, bucket: str, slug: str) -> HTMLResponse:
    thing = find_thing(release.store, entity_iri(release, bucket, slug))
    if thing is None:
        raise NotFound("unknown_address")
    words = Wording(request, release, language)
    groups = neighbour_groups(release.store, thing.iri)
    listed = [(group, find_neighbours(release.store, thing.iri, group.key)[:LISTED]) for group in groups]
    return render_page(
        request,
        "network.html",
        policy=LOOSE_STYLE_POLICY,
        thing=thing,
        listed=listed,
        data={
            "node": {
                "id": thing.iri,
                "label": thing.name,
                "href": words.thing(thing),
                "groups": _groups(words, groups),
            },
            "groups": f"/network/groups?lang={language}",
            "neighbours": f"/network/neighbours?lang={language}",
        },
        query=shown_query("facts", NamedNode(thing.iri)),
    )


@router.get("/network/groups")
def groups(request: Request, release: ServedRelease, language: PageLanguage, iri: str) -> JSONResponse:
    """The groups around one node, with counts, for the drawing."""
    words = Wording(request, release, language)
    found = neighbour_groups(release.store, _checked(iri))
    return JSONResponse({"groups": _groups(words, found)})


@router.get("/network/neighbours")
def neighbours(request: Request, release: ServedRelease, language: PageLanguage, iri: str, group: str) -> JSONResponse:
    """The nodes of one group, for the drawing."""
    words = Wording(request, release, language)
    name = group.removeprefix("in.")
    found = find_neighbours(release.store, _checked(iri), group)
    return JSONResponse(
        {
            "label": words.group(name),
            "incoming": group.startswith("in."),
            "neighbours": [_node(words, thing) for thing in found],
        }
    )


def _node(words: Wording, thing: Thing) -> dict[str, str]:
    return {"id": thing.iri, "label": thing.name, "href": words.thing(thing)}


def _groups(words: Wording, groups: list[NeighbourGroup]) -> list[dict[str, object]]:
    return [{"key": group.key, "label": words.group(group.key), "count": group.count} for group in groups]


def _checked(iri: str) -> str:
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise BadRequest("no_iri", where="iri") from error
