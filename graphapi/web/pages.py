"""The pages that people read: thin routes from a release's records to templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pyoxigraph import NamedNode

from graphapi.errors import NotFound
from graphapi.explore.catalogue import dataset_json
from graphapi.explore.conflicts import list_conflicts
from graphapi.explore.documents import describe_source
from graphapi.explore.entities import EntityPage, describe_entity
from graphapi.explore.figures import count_release
from graphapi.explore.identities import identity_decisions
from graphapi.explore.queries import shown_query
from graphapi.explore.questions import find_question
from graphapi.explore.samples import choose_sample
from graphapi.explore.schema_records import schema_record
from graphapi.explore.sources import list_sources
from graphapi.explore.things import Thing
from graphapi.graph_answers import preferred_data
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.web.addresses import document_iri, entity_iri
from graphapi.web.facts import lay_out
from graphapi.web.kept_pages import KeptRoute
from graphapi.web.languages import PageLanguage
from graphapi.web.maps import draw_places
from graphapi.web.question_pages import all_counts
from graphapi.web.rendering import render_page

FORMATS: Final = (
    ("Turtle", "ttl", "text/turtle"),
    ("JSON-LD", "jsonld", "application/ld+json"),
    ("CSV", "csv", "text/csv"),
)

SHOWN_FLOWS: Final = 50
"""Flows on the page of a thing, the largest; a federal state pays thousands, which the pages of money list."""

FIRST: Final = (
    "ministry-alliances",
    "office-concepts",
    "cross-border",
    "contradictions",
    "own-money",
    "money-to-towns",
)
"""The questions on the front page."""

router = APIRouter(include_in_schema=False, route_class=KeptRoute)


@router.get("/")
def front(request: Request, release: ServedRelease, language: PageLanguage) -> HTMLResponse:
    return render_page(
        request,
        "front.html",
        figures=release.keep(count_release),
        sample=release.keep(choose_sample),
        dataset=dataset_json(release, site_address(request), language),
        questions=[question for name in FIRST if (question := find_question(name))],
        counts=release.keep(all_counts),
    )


@router.get("/page/{bucket}/{slug}")
def entity(request: Request, release: ServedRelease, bucket: str, slug: str, group: str = "") -> HTMLResponse:
    """The page of a thing; ``?group=`` shows one of its groups whole."""
    iri = entity_iri(release, bucket, slug)
    page = describe_entity(release, iri)
    if page is None:
        raise NotFound("unknown_address")
    formats = _formats(f"/data/{bucket}/{slug}", FORMATS)
    return render_page(
        request,
        "entity.html",
        page=page,
        groups=lay_out(page.groups, group),
        mentions=lay_out(page.mentions, group),
        formats=formats,
        decisions=identity_decisions(release.store, iri),
        drawing=draw_places(places_of(page)),
        neighbours=page.neighbours,
        shown_flows=SHOWN_FLOWS,
        headers=_links(formats),
        record=schema_record(page, f"{site_address(request)}/id/{bucket}/{slug}"),
        money_query=shown_query("flows", NamedNode(iri)),
        query=shown_query("statements_about", NamedNode(iri)),
    )


@router.get("/doc/{document}")
def source(request: Request, release: ServedRelease, document: str, c: str = "") -> Response:
    """The page of a source, its data for machines; ``?c=`` marks one claim."""
    form = preferred_data(request)
    if form:
        return RedirectResponse(f"/data/doc/{document}.{form.suffix}", 303)
    page = describe_source(release, document_iri(release, document))
    if page is None:
        raise NotFound("no_source")
    query = shown_query("document_claims", NamedNode(page.iri))
    formats = _formats(f"/data/doc/{document}", FORMATS[:2])
    return render_page(
        request,
        "document.html",
        page=page,
        chosen=c,
        formats=formats,
        query=query,
        headers=_links(formats),
    )


@router.get("/sources")
def sources(request: Request, release: ServedRelease) -> HTMLResponse:
    return render_page(request, "sources.html", sources=release.keep(list_sources), query=shown_query("documents"))


@router.get("/conflicts")
def conflicts(request: Request, release: ServedRelease) -> HTMLResponse:
    return render_page(
        request, "conflicts.html", conflicts=release.keep(list_conflicts), query=shown_query("conflicts")
    )


def places_of(page: EntityPage) -> list[Thing]:
    """The places that a map of the thing shows: itself, or its members and its area."""
    shown = {"Cooperation": ("in.memberOf", "coversArea"), "Region": ("in.partOf", "coversArea")}
    keys = shown.get(page.thing.kind, ("coversArea",))
    near = [f.value for group in (*page.groups, *page.mentions) if group.key in keys for f in group.facts]
    return [page.thing, *(value for value in near if isinstance(value, Thing))]


def _formats(stem: str, forms: Sequence[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "href": f"{stem}.{suffix}", "media_type": media} for name, suffix, media in forms]


def _links(formats: list[dict[str, str]]) -> dict[str, str]:
    """The same alternatives as a header, for clients that do not read pages."""
    return {"link": ", ".join(f'<{f["href"]}>; rel="alternate"; type="{f["media_type"]}"' for f in formats)}
