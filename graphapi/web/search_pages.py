"""Search, its suggestions, and the list of cooperations."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from graphapi.explore.cooperations import list_cooperations
from graphapi.explore.queries import shown_query
from graphapi.explore.searches import FACETS, PAGE, Found, open_search, search, suggest
from graphapi.requests import ServedRelease
from graphapi.web.kept_pages import KeptRoute
from graphapi.web.languages import PageLanguage
from graphapi.web.rendering import local_path, render_page
from graphapi.web.words import say

LAST_PAGE: Final = 500
LISTED: Final = 200
"""Cooperations on one page of their list."""
SHOWN_VALUES: Final = 8
"""Values of a facet in sight; the rest unfold."""

router = APIRouter(include_in_schema=False, route_class=KeptRoute)
Term = Annotated[str, Query(max_length=1000)]


@router.get("/search")
def search_page(
    request: Request,
    release: ServedRelease,
    q: Term = "",
    page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
) -> HTMLResponse:
    """Hits for ``q`` narrowed by the facets in the address."""
    chosen = {name: request.query_params[name] for name in FACETS if request.query_params.get(name)}
    index = release.keep(open_search)
    found = search(index, q, chosen, page) if index else Found(0, (), ())
    return render_page(
        request,
        "search.html",
        term=q,
        chosen=chosen,
        found=found,
        page=page,
        pages=max(1, -(-found.total // PAGE)),
        searchable=index is not None,
        shown_values=SHOWN_VALUES,
    )


@router.get("/search/suggest")
def suggestions(release: ServedRelease, language: PageLanguage, request: Request, q: Term = "") -> JSONResponse:
    """Names that begin like ``q``, for the list under the search box."""
    index = release.keep(open_search)
    lang = f"?lang={language}" if language == "en" else ""
    hits = suggest(index, q) if index else []
    return JSONResponse(
        [
            {
                "label": hit.name,
                "kind": ", ".join(
                    (say(language, f"kind.{hit.kind}"), *([hit.told_apart] if hit.told_apart else hit.states[:1]))
                ),
                "href": local_path(release.base_iri, hit.iri) + lang,
            }
            for hit in hits
        ]
    )


@router.get("/cooperations")
def cooperations(
    request: Request, release: ServedRelease, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1
) -> HTMLResponse:
    entries = release.keep(list_cooperations)
    return render_page(
        request,
        "cooperations.html",
        entries=entries[(page - 1) * LISTED : page * LISTED],
        page=page,
        pages=max(1, -(-len(entries) // LISTED)),
        query=shown_query("cooperations"),
    )
