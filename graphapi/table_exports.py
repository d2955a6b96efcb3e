"""A release as tables for other tools: CSV, spreadsheets, pandas, Datasette, Gephi, 360Giving."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Final
from xml.sax.saxutils import escape, quoteattr

import pyarrow as pa

from graphapi import downloads
from graphapi.errors import BadRequest
from graphapi.explore.tables import TABLES, Tables, open_tables
from graphapi.store import Release

BATCH: Final = 5_000
_LIKE_360: Final = """
SELECT iri AS "Identifier",
  coalesce(purpose, programme_name, recipient_name) AS "Title",
  coalesce(purpose, '') AS "Description",
  currency AS "Currency",
  total_min AS "Amount Awarded",
  CASE WHEN total_max > total_min THEN total_max END AS "Amount Awarded:At Most",
  "from" AS "Planned Dates:Start Date",
  "to" AS "Planned Dates:End Date",
  recipient AS "Recipient Org:Identifier",
  recipient_name AS "Recipient Org:Name",
  funders AS "Funding Org:Identifier",
  funders_name AS "Funding Org:Name",
  programme AS "Grant Programme:Code",
  programme_name AS "Grant Programme:Title",
  states_name AS "Beneficiary Location:Name",
  evidence
FROM fundings WHERE status = 'granted' AND counts_as = 'money' AND total_min IS NOT NULL ORDER BY iri
"""
"""Grants with an amount in the columns of 360Giving. Joint payers stay one: the standard's one Funding Org is all of
them, joined, because a split sum would be invented."""


def write_csv(release: Release, table: str, out: IO[bytes]) -> None:
    """One table as CSV."""
    query = f"SELECT * FROM {_known(table or 'fundings')}"  # noqa: S608 a known name
    flat = release.keep(open_tables).flat(query, base_iri=release.base_iri)
    for piece in downloads.flat_csv_pieces(flat):
        out.write(piece)


def write_360giving(release: Release, table: str, out: IO[bytes]) -> None:
    """The grants with an amount as CSV in the columns of the 360Giving data standard."""
    flat = release.keep(open_tables).flat(_LIKE_360, base_iri=release.base_iri)
    for piece in downloads.flat_csv_pieces(flat):
        out.write(piece)


def write_parquet(release: Release, table: str, out: IO[bytes]) -> None:
    """One table as Parquet, as the release has it."""
    name = _known(table or "fundings")
    with (release.tables / f"{name}.parquet").open("rb") as file:
        shutil.copyfileobj(file, out)


def write_xlsx(release: Release, table: str, out: IO[bytes]) -> None:
    """A workbook with a sheet for each table, or for one; all cells are text."""
    tables = release.keep(open_tables)
    sheets = [(name, *_whole(tables, name)) for name in ([_known(table)] if table else TABLES)]
    downloads.write_workbook(sheets, release.base_iri, out)


def write_sqlite(release: Release, table: str, out: IO[bytes]) -> None:
    """A database with every table (or one), for Datasette: lists and quotes as JSON, sums as numbers, names indexed."""
    tables = release.keep(open_tables)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "koopgraph.sqlite"
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA journal_mode = OFF")
            for name in [_known(table)] if table else TABLES:
                _copy(tables, name, database)
        database.close()
        with path.open("rb") as file:
            shutil.copyfileobj(file, out)


def _copy(tables: Tables, name: str, database: sqlite3.Connection) -> None:
    names, batches = _whole(tables, name)
    schema = tables.arrow(f"SELECT * FROM {name} LIMIT 0").schema  # noqa: S608 a known name
    declared = ", ".join(f'"{field.name}" {_affinity(field.type)}' for field in schema)
    database.execute(f'CREATE TABLE "{name}" ({declared})')
    places = ", ".join("?" * len(names))
    for batch in batches:
        database.executemany(
            f'INSERT INTO "{name}" VALUES ({places})',  # noqa: S608 fixed names
            ([_stored(value) for value in row] for row in batch),
        )
    for column in names:
        if column in ("iri", "status", "source", "target", "subject", "member", "cooperation", "kind", "text"):
            database.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')


def _affinity(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return "NUMERIC"
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"


def _stored(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:f}" if isinstance(value, Decimal) else value


_GRAPHML_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="states" for="node" attr.name="states" attr.type="string"/>
<key id="step" for="edge" attr.name="step" attr.type="string"/>
<key id="programme" for="edge" attr.name="programme" attr.type="string"/>
<key id="amount" for="edge" attr.name="amount" attr.type="double"/>
<key id="amount_max" for="edge" attr.name="amount_max" attr.type="double"/>
<key id="currency" for="edge" attr.name="currency" attr.type="string"/>
<key id="per" for="edge" attr.name="per" attr.type="string"/>
<key id="from" for="edge" attr.name="from" attr.type="string"/>
<key id="to" for="edge" attr.name="to" attr.type="string"/>
<key id="flow" for="edge" attr.name="flow" attr.type="string"/>
<key id="quote" for="edge" attr.name="quote" attr.type="string"/>
<graph edgedefault="directed">
"""
_NODES: Final = """
SELECT iri, name AS label, kind, array_to_string(state_keys, ' ') AS states FROM entities
WHERE iri IN (SELECT source FROM hops UNION SELECT target FROM hops) ORDER BY iri
"""
_EDGES: Final = """
SELECT id, source, target, kind AS step, programme_name AS programme, amount, amount_max, currency, per, "from", "to",
  flow, evidence[1].quote AS quote FROM hops ORDER BY id
"""


def write_graphml(release: Release, table: str, out: IO[bytes]) -> None:
    """The network of money for Gephi and the like: things as nodes, steps as edges with amount and first quote."""
    tables = release.keep(open_tables)
    out.write(_GRAPHML_HEAD.encode())
    for names, batch in _named(tables, _NODES):
        for row in batch:
            out.write(f"<node id={quoteattr(row[0])}>{_data(names[1:], row[1:])}</node>\n".encode())
    for names, batch in _named(tables, _EDGES):
        for row in batch:
            ends = f'<edge id="e{row[0]}" source={quoteattr(row[1])} target={quoteattr(row[2])}>'
            out.write(f"{ends}{_data(names[3:], row[3:])}</edge>\n".encode())
    out.write(b"</graph>\n</graphml>\n")


def _named(tables: Tables, sql: str) -> Iterator[tuple[list[str], list[tuple[Any, ...]]]]:
    names, batches = tables.tuples(sql, size=BATCH)
    for batch in batches:
        yield names, batch


def _data(names: Sequence[str], row: Sequence[Any]) -> str:
    return "".join(
        f'<data key="{name}">{escape(downloads.printable(downloads.cell_text(value)))}</data>'
        for name, value in zip(names, row, strict=True)
        if value not in (None, "")
    )


def _whole(tables: Tables, name: str) -> tuple[list[str], Iterable[list[tuple[Any, ...]]]]:
    return tables.tuples(f"SELECT * FROM {_known(name)}", size=BATCH)  # noqa: S608 a known name


def _known(name: str) -> str:
    if name not in TABLES:
        raise BadRequest("no_table", where="table", table=name, there=", ".join(TABLES))
    return name


TABLE_FORMATS: Final[dict[str, Callable[[Release, str, IO[bytes]], None]]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "sqlite": write_sqlite,
    "graphml": write_graphml,
    "360giving": write_360giving,
}
"""What tables can be written as; each takes the release, the table asked for (empty: its own choice), a file."""
