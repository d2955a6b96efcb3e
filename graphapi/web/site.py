"""What search engines, data portals and feed readers look for: sitemap, robots, feed, records of the data set."""

from __future__ import annotations

from typing import Annotated, Final
from xml.sax.saxutils import escape

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from pyoxigraph import serialize

from graphapi.errors import NotFound
from graphapi.explore.catalogue import PREFIXES, dataset_record, earlier_versions
from graphapi.explore.history import ReleaseEntry, list_releases
from graphapi.explore.queries import read_query
from graphapi.explore.sources import list_sources
from graphapi.explore.things import text_of
from graphapi.formats import Format
from graphapi.graph_answers import form_of, preferred_data
from graphapi.requests import ServedRelease
from graphapi.settings import site_address
from graphapi.store import Release
from graphapi.web.languages import PageLanguage
from graphapi.web.rendering import local_path, render_page
from graphapi.web.words import say, say_number
from graphapi.wording import Language

SITEMAP_LIMIT: Final = 50_000
"""Addresses in one sitemap, by its protocol; a larger graph has several."""
FIXED_PAGES: Final = (
    "/",
    "/cooperations",
    "/funding",
    "/map",
    "/questions",
    "/sources",
    "/conflicts",
    "/quality",
    "/about",
)

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(request: Request, page: Annotated[str, Query(max_length=500)] = "") -> HTMLResponse:
    settings = request.app.state.settings
    return render_page(request, "about.html", operator=settings.operator, contact=settings.contact, page=page)


@router.get("/robots.txt")
def robots(request: Request) -> PlainTextResponse:
    """Everything may be read but endless combinations of facets, and what is asked of the endpoint."""
    closed = ("/search", "/sparql", "/editor", "/network/", "/exports/", "/reconcile")
    refused = "".join(f"Disallow: {path}\n" for path in closed)
    return PlainTextResponse(f"User-agent: *\n{refused}Sitemap: {site_address(request)}/sitemap.xml\n")


@router.get("/sitemap.xml")
def sitemap(request: Request, release: ServedRelease, part: Annotated[int, Query(ge=0)] = 0) -> Response:
    """Pages of things and sources; persons are left out. More than one sitemap holds become an index of several."""
    paths = release.keep(sitemap_paths)
    site, day = site_address(request), release.manifest.get("created", release.version[:10])
    parts = -(-len(paths) // SITEMAP_LIMIT)
    if part == 0 and parts > 1:
        entries = (f"<sitemap><loc>{site}/sitemap.xml?part={n + 1}</loc></sitemap>" for n in range(parts))
        return _xml("sitemapindex", "".join(entries))
    if part > parts:
        raise NotFound("no_sitemap_part")
    first = max(part - 1, 0) * SITEMAP_LIMIT
    entries = (
        f"<url><loc>{escape(site + path)}</loc><lastmod>{day}</lastmod></url>"
        for path in paths[first : first + SITEMAP_LIMIT]
    )
    return _xml("urlset", "".join(entries))


def sitemap_paths(release: Release) -> tuple[str, ...]:
    things = {text_of(row, "thing") for row in release.store.select(read_query("sitemap"))}
    sources = [f"/doc/{source.id}" for source in release.keep(list_sources)]
    pages = (local_path(release.base_iri, iri) for iri in sorted(things))
    return (*FIXED_PAGES, *(page for page in pages if page), *sources)


@router.get("/releases.atom")
def feed(request: Request, release: ServedRelease, language: PageLanguage) -> Response:
    """The releases as an Atom feed."""
    site, entries = site_address(request), list_releases(release)
    items = "".join(
        f"<entry><id>{escape(release.base_iri)}dataset/{escape(entry.version)}</id>"
        f"<title>koopgraph {escape(entry.version)}</title><updated>{escape(entry.created)}T00:00:00Z</updated>"
        f'<link href="{escape(site)}/releases/{escape(entry.version)}"/>'
        f"<summary>{escape(_held(entry, language))}</summary></entry>"
        for entry in entries
    )
    updated = entries[0].created if entries else release.version[:10]
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
        f"<id>{escape(release.base_iri)}dataset</id><title>koopgraph: {escape(say(language, 'releases.title'))}</title>"
        f"<updated>{escape(updated)}T00:00:00Z</updated><author><name>koopgraph</name></author>"
        f'<link rel="self" href="{escape(site)}/releases.atom"/>{items}</feed>\n'
    )
    return Response(text, media_type="application/atom+xml")


def _held(entry: ReleaseEntry, language: Language) -> str:
    """How much a release holds, in a line."""
    held = (("texts", "front.sources"), ("claims", "front.statements"), ("fundings", "front.flows"))
    return ", ".join(f"{say_number(language, entry.counts.get(key, 0))} {say(language, word)}" for key, word in held)


@router.get("/dataset")
def dataset(request: Request, release: ServedRelease) -> Response:
    """The data set itself: its page for people, its DCAT-AP.de record for machines."""
    form = preferred_data(request)
    return _record(request, release, form) if form else RedirectResponse("/releases", 303)


@router.get("/dataset.{suffix}")
def dataset_file(request: Request, release: ServedRelease, suffix: str) -> Response:
    return _record(request, release, form_of(suffix))


def _record(request: Request, release: Release, form: Format) -> Response:
    settings, site = request.app.state.settings, site_address(request)
    record = dataset_record(release, site, settings.contact, settings.operator or "koopgraph")
    triples = [*record, *earlier_versions(release, site, list_releases(release))]
    body = serialize(triples, format=form.writer, prefixes=PREFIXES)  # type: ignore[arg-type]
    return Response(body or b"", media_type=form.media_type)


def _xml(root: str, inner: str) -> Response:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">{inner}</{root}>\n'
    return Response(text, media_type="application/xml")
