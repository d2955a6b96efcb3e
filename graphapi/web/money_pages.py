"""The pages of money: flows with their sums and diagram, tables of sums, the way of money, one flow, two alliances."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from graphapi.errors import BadRequest, NotFound
from graphapi.explore.amounts import say_amount, say_range
from graphapi.explore.answers import named
from graphapi.explore.funding import (
    FACETS,
    ORDERS,
    STATUSES,
    Filters,
    facets,
    flow_neighbours,
    flow_page,
    names_of,
    one_flow,
)
from graphapi.explore.queries import shown_query
from graphapi.explore.sankeys import LAYERS, OTHERS, total_of
from graphapi.explore.shown_flows import SHOWN, flow_thing, show_flows, show_hops
from graphapi.explore.sums import VIEWS, add_up, perhaps_double, sums_by
from graphapi.explore.tables import Tables, open_tables
from graphapi.explore.things import Thing, local_name
from graphapi.explore.tracing import chains_of
from graphapi.graph_answers import preferred_data
from graphapi.requests import ServedRelease
from graphapi.store import Release
from graphapi.web.drawings import lay_out
from graphapi.web.kept_pages import KeptRoute
from graphapi.web.languages import page_language
from graphapi.web.money import answer_of, filters_of, sankey_of
from graphapi.web.rendering import TABLE_FORMATS, render_page

router = APIRouter(prefix="/funding", include_in_schema=False, route_class=KeptRoute)

PAGE: Final = 50
_LAST_PAGE: Final = 1_000_000
"""More than there are flows in the country; the tables count rows in 64 bits."""
SHOWN_GROUPS: Final = 200
SHOWN_LINES: Final = 200
SHOWN_WAYS: Final = 60
STATES: Final = tuple(f"{number:02}" for number in range(1, 17))


@router.get("")
def overview(
    request: Request, release: ServedRelease, page: Annotated[int, Query(ge=1, le=_LAST_PAGE)] = 1
) -> HTMLResponse:
    """Flows with their sums, their diagram, their facets."""
    tables, filters = release.keep(open_tables), filters_of(request, release)
    order = request.query_params.get("order") or "amount"
    found = flow_page(tables, filters, order=order, limit=PAGE, offset=(page - 1) * PAGE, columns=SHOWN)
    drawn = sankey_of(request, release)
    return render_page(
        request,
        "funding.html",
        **_frame(request, "funding"),
        **_filtered(request, tables, filters, "/funding"),
        **_summed(tables, filters),
        flows=show_flows(tables, found.rows),
        total=found.total,
        page=page,
        pages=max(1, -(-found.total // PAGE)),
        order=order,
        orders=tuple(ORDERS),
        facets=facets(tables, filters),
        facet_names={name: own for name, (_, own) in FACETS.items()},
        drawn=drawn,
        drawing=lay_out(drawn),
        ways=drawn.rows[:SHOWN_WAYS],
        rest=total_of(drawn.rows[SHOWN_WAYS:]),
        layers=LAYERS,
        sankey_query=urlencode({**filters.given(), "unit": drawn.unit}),
        others=OTHERS,
        query=shown_query("fundings"),
    )


def _frame(request: Request, name: str) -> dict[str, Any]:
    """What every page of money needs: its name among the views, and how it says amounts."""
    language = page_language(request)
    return {
        "views": tuple(VIEWS),
        "view": name,
        "statuses": STATUSES,
        "money": lambda low, high, currency: say_range(Decimal(low), Decimal(high), currency or "EUR", language),
        "amount": lambda row: say_amount(row, language),
    }


def _summed(tables: Tables, filters: Filters) -> dict[str, Any]:
    """The sums of what the filters let through, and what may be the same money."""
    return {
        "sums": add_up(tables, filters),
        "doubles": [
            (flow_thing(pair["left"]), flow_thing(pair["right"]), pair["overlap"])
            for pair in perhaps_double(tables, filters)
            if pair["overlap"] is not None
        ],
    }


def _filtered(request: Request, tables: Tables, filters: Filters, address: str) -> dict[str, Any]:
    """What a page with filters shows: those that are set, and its formats."""
    given = dict(filters.given())
    names = names_of(tables, [part for item in given.items() for part in _parts(*item)])
    kept = {key: value for key, value in request.query_params.items() if key in ("order", "unit") and value}
    asked = f"?{urlencode(given | kept)}" if given or kept else ""
    return {
        "filters": given,
        "labels": {
            name: " + ".join(names.get(part, part) for part in _parts(name, value)) for name, value in given.items()
        },
        "states": STATES,
        "formats": [(title, f"{address}.{suffix}{asked}") for title, suffix in TABLE_FORMATS],
    }


def _parts(name: str, value: str) -> list[str]:
    """What a filter names: one thing, or the members of a joint group."""
    return value.partition(":")[2].split(" | ") if name == "group" else [value]


@router.get("/trace")
def trace(
    request: Request,
    release: ServedRelease,
    start: Annotated[str, Query(alias="of", max_length=1000)] = "",
    until: Annotated[str, Query(max_length=1000)] = "",
) -> HTMLResponse:
    """The way of money from, to and between things; without a start a form to ask with."""
    tables = release.keep(open_tables)
    answer = answer_of(request, release, start, until) if start else None
    ways: list[tuple[str, int, bool, list[Any]]] = []
    if answer and answer.chains is not None:
        lines = [(row, depth + 1) for chain in answer.chains.chains for depth, row in enumerate(chain)]
        ways = [("between", answer.chains.found, answer.chains.whole, show_hops(tables, lines[:SHOWN_LINES], "from"))]
    elif answer:
        for found in answer.traces:
            tree = [(line[-1], len(line)) for line in chains_of(found)][:SHOWN_LINES]
            whole = found.whole and len(tree) == len(found.hops)
            ways.append((found.direction, found.found, whole, show_hops(tables, tree, found.direction)))
    iris = [answer.question.start, answer.question.until] if answer else []
    names = names_of(tables, [iri for iri in iris if iri])
    things = [Thing(iri, names.get(iri, local_name(iri))) for iri in iris if iri]
    asked = {k: v for k, v in request.query_params.items() if k != "lang" and v}
    return render_page(
        request,
        "funding_trace.html",
        **_frame(request, "trace"),
        asked=asked,
        ways=ways,
        things=things,
        json_query=urlencode(asked),
    )


@router.get("/compare")
def compare(
    request: Request,
    release: ServedRelease,
    left: Annotated[str, Query(max_length=1000)] = "",
    right: Annotated[str, Query(max_length=1000)] = "",
) -> HTMLResponse:
    """The money of two alliances side by side."""
    tables = release.keep(open_tables)
    sides = []
    for words in (left, right):
        if words:
            iri = named(release, words)
            filters = Filters(alliance=iri)
            rows = flow_page(tables, filters, order="year", limit=SHOWN_LINES, columns=SHOWN).rows
            thing = Thing(iri, names_of(tables, [iri]).get(iri, local_name(iri)))
            sides.append(
                (thing, add_up(tables, filters), sums_by(tables, filters, "funders"), show_flows(tables, rows))
            )
    return render_page(
        request, "funding_compare.html", **_frame(request, "compare"), sides=sides, left=left, right=right
    )


@router.get("/timeline")
def timeline(
    request: Request, release: ServedRelease, alliance: Annotated[str, Query(max_length=1000)] = ""
) -> HTMLResponse:
    """The money of one alliance in the order of time."""
    if not alliance:
        raise BadRequest("no_alliance", where="alliance")
    tables = release.keep(open_tables)
    filters = Filters(alliance=named(release, alliance))
    rows = flow_page(tables, filters, order="year", limit=SHOWN_LINES, columns=SHOWN).rows
    thing = Thing(filters.alliance, names_of(tables, [filters.alliance]).get(filters.alliance, alliance))
    years = [year for row in rows for year in (row["first_year"], row["last_year"]) if year]
    return render_page(
        request,
        "funding_timeline.html",
        **_frame(request, "timeline"),
        **_summed(tables, filters),
        thing=thing,
        flows=list(zip(rows, show_flows(tables, rows), strict=True)),
        first=min(years, default=0),
        last=max(years, default=0),
    )


@router.get("/{view}")
def groups(request: Request, release: ServedRelease, view: str) -> Response:
    """Payers, recipients, programmes, alliances, states, kinds or years with their sums; or a flow that was joined."""
    if view not in VIEWS:
        return flow(request, release, view)
    tables, filters = release.keep(open_tables), filters_of(request, release)
    found = sums_by(tables, filters, VIEWS[view])
    shown = found if request.query_params.get("all") == "1" else found[:SHOWN_GROUPS]
    keys = sorted({key for group in shown for key in group.key.split(" | ") if "/" in key})
    names = names_of(tables, keys)
    return render_page(
        request,
        "funding_groups.html",
        **_frame(request, view),
        **_filtered(request, tables, filters, f"/funding/{view}"),
        sums=add_up(tables, filters),
        groups=shown,
        found=len(found),
        things={key: Thing(key, names.get(key, local_name(key))) for key in keys},
        query=shown_query("fundings"),
    )


@router.get("/{document}/{number}")
def stated_flow(request: Request, release: ServedRelease, document: str, number: str) -> Response:
    """The page of a flow as one text states it; where it was joined with others, the page of the joined flow."""
    return flow(request, release, f"{document}/{number}")


def flow(request: Request, release: Release, name: str) -> Response:
    """The page of a flow, or 303 to its data for who asks for data: a flow's IRI is its own address."""
    form = preferred_data(request)
    if form:
        return RedirectResponse(f"/data/funding/{name}.{form.suffix}", 303)
    tables = release.keep(open_tables)
    row = one_flow(tables, f"{release.base_iri}funding/{name}")
    if row is None:
        raise NotFound("no_flow")
    near, reasons = flow_neighbours(tables, row["iri"]), f"reasons_{page_language(request)}"
    return render_page(
        request,
        "funding_flow.html",
        **_frame(request, "flow"),
        row=row,
        flow=show_flows(tables, [row])[0],
        parts=show_flows(tables, [part | {"evidence": []} for part in near["parts"]]),
        planned=show_flows(tables, near["planned"]),
        perhaps=[
            (show_flows(tables, [other])[0], one["overlap"], one.get(reasons) or "")
            for one in near["perhaps_same"]
            if (other := one_flow(tables, one["iri"]))
        ],
    )
