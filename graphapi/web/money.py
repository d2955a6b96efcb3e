"""Money for machines: flows, sums, chains and diagrams as JSON, CSV, XLSX and Parquet of exactly what a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Annotated, Any

import pyarrow as pa
from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.responses import Response

from graphapi import downloads
from graphapi.errors import BadRequest, NotFound
from graphapi.explore.answers import Answer, Question, follow, named, read_filters
from graphapi.explore.funding import Filters, flows_query
from graphapi.explore.money_records import filters_record, plain, sum_record
from graphapi.explore.sankeys import Sankey, draw_sankey
from graphapi.explore.sums import VIEWS, Group, add_up, perhaps_double, sums_by
from graphapi.explore.tables import Tables, open_tables
from graphapi.explore.tracing import TraceFilters
from graphapi.requests import ServedRelease
from graphapi.store import Release

router = APIRouter(prefix="/funding")


def filters_of(request: Request, release: Release) -> Filters:
    """The filters in the address of a request."""
    return read_filters(release, request.query_params)


def head_of(release: Release, tables: Tables, filters: Filters) -> dict[str, Any]:
    """What stands above every answer: the release, the filters, the sums of what they let through, what may double."""
    return {
        "release": release.version,
        "filters": filters_record(filters),
        "sums": [sum_record(one) for one in add_up(tables, filters)],
        "perhaps_double": [plain(row) for row in perhaps_double(tables, filters)],
    }


@router.get("/trace.json")
def trace(
    request: Request,
    release: ServedRelease,
    start: Annotated[str, Query(alias="of", max_length=1000)] = "",
    until: Annotated[str, Query(max_length=1000)] = "",
) -> JSONResponse:
    """The way of money of a thing (``of``), or the shortest ways on to another (``until``)."""
    answer = answer_of(request, release, start, until)
    return JSONResponse({"release": release.version, **answer.record(release.base_iri)})


def answer_of(request: Request, release: Release, start: str, until: str) -> Answer:
    """The answer to the question in an address: direction, status, kind, programme, state, first, last, hops."""
    if not start:
        raise BadRequest("no_start", where="of")
    asked = request.query_params
    filters = filters_of(request, release)
    hops = asked.get("hops", "6")
    if not hops.isdecimal():
        raise BadRequest("no_number", where="hops", parameter="hops")
    question = Question(
        start=named(release, start),
        until=named(release, until) if until else "",
        direction=asked.get("direction") or "both",
        filters=TraceFilters(
            statuses=frozenset(filter(None, asked.getlist("status"))),
            kinds=frozenset(filter(None, asked.getlist("kind"))),
            programme=filters.programme,
            state=filters.state,
            first=filters.first,
            last=filters.last,
        ),
        hops=int(hops),
    )
    return follow(release, question)


@router.get("/sankey.{suffix}")
def sankey(request: Request, release: ServedRelease, suffix: str) -> Response:
    """The links of the diagram: what its table says, to the cent."""
    drawn = sankey_of(request, release)
    names = ["payer", "programme", "alliance", "recipient", "total_min", "total_max", "flows"]
    rows = [(*row.names, row.total_min, row.total_max, row.flows) for row in drawn.rows]
    head: dict[str, Any] = {"release": release.version, "status": drawn.status, "unit": drawn.unit}
    head |= {"currency": drawn.currency, "set_aside": drawn.set_aside}
    head |= {"total_min": plain(drawn.total_min), "total_max": plain(drawn.total_max)}
    return table_response("sankey", suffix, names, [rows], release, head)


def sankey_of(request: Request, release: Release) -> Sankey:
    filters = filters_of(request, release)
    status = filters.status or "granted"
    unit = request.query_params.get("unit") or "total"
    return draw_sankey(release.keep(open_tables), Filters(**{**asdict(filters), "status": status}), unit)


@router.get("/{view}.{suffix}")
def sums(request: Request, release: ServedRelease, view: str, suffix: str) -> Response:
    """A table of sums as a file."""
    if view not in VIEWS:
        raise NotFound("no_table", table=view, there=", ".join(VIEWS))
    tables, filters = release.keep(open_tables), filters_of(request, release)
    names, rows = group_rows(sums_by(tables, filters, VIEWS[view]))
    return table_response(view, suffix, names, [rows], release, head_of(release, tables, filters))


def group_rows(groups: Iterable[Group]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The groups as a flat table: one row for each status and currency of each group."""
    rows = [{"key": group.key, "name": group.name, **asdict(one)} for group in groups for one in group.sums]
    names = list(rows[0]) if rows else ["key", "name"]
    return names, [tuple(row.values()) for row in rows]


flows_router = APIRouter()


@flows_router.get("/funding.{suffix}")
def flows(request: Request, release: ServedRelease, suffix: str, order: str = "amount") -> Response:
    """All flows that fit, as a file: streamed, without a cap."""
    tables, filters = release.keep(open_tables), filters_of(request, release)
    query, values = flows_query(filters, order=order)
    if suffix == "parquet":
        reader = tables.arrow(query, values)
        file = downloads.temporary()
        downloads.write_parquet(reader, reader.schema, file)
        return _file("funding", suffix, downloads.pieces_of(file))
    if suffix == "csv":
        flat = tables.flat(query, values, base_iri=release.base_iri)
        return _file("funding", suffix, downloads.flat_csv_pieces(flat))
    names, batches = tables.tuples(query, values)
    return table_response("funding", suffix, names, batches, release, head_of(release, tables, filters))


def table_response(
    name: str,
    suffix: str,
    names: Sequence[str],
    batches: downloads.Batches,
    release: Release,
    head: dict[str, Any],
) -> Response:
    """A table as a file in the form that ``suffix`` names. Raises NotFound for a form that there is not."""
    match suffix:
        case "csv":
            return _file(name, suffix, downloads.csv_pieces(names, batches, release.base_iri))
        case "json":
            return _file(name, suffix, downloads.json_pieces(names, batches, release.base_iri, head))
        case "xlsx":
            file = downloads.temporary()
            downloads.write_xlsx(name, names, batches, release.base_iri, file)
            return _file(name, suffix, downloads.pieces_of(file))
        case "parquet":
            rows = [row for batch in batches for row in batch]
            table = pa.table({name: [row[place] for row in rows] for place, name in enumerate(names)})
            file = downloads.temporary()
            downloads.write_parquet(table.to_batches(), table.schema, file)
            return _file(name, suffix, downloads.pieces_of(file))
    raise NotFound("no_file_form", form=suffix, there=", ".join(downloads.MEDIA_TYPES))


def _file(name: str, suffix: str, pieces: Iterable[bytes]) -> StreamingResponse:
    headers = {} if suffix == "json" else {"content-disposition": f'attachment; filename="koopgraph-{name}.{suffix}"'}
    return StreamingResponse(pieces, media_type=downloads.MEDIA_TYPES[suffix], headers=headers)
