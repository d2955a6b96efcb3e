"""Tables for other tools: nothing is lost, nothing is cut, nothing in a cell is more than text."""

from __future__ import annotations

import csv
import io
import sqlite3
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyarrow.parquet as pq
import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from graphapi.downloads import csv_pieces, write_xlsx
from graphapi.grants import write_grants
from graphapi.store import Release, open_release
from graphapi.table_exports import TABLE_FORMATS
from ingest.release.tables import write_tables
from ontology.terms import SCHEMA
from tests.graphapi.conftest import GRAPH, publish


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("tabled")
    publish(folder, "2026-01-01-00000002", GRAPH.read_bytes())
    opened = open_release(folder)
    write_tables(Store.read_only(str(opened.path / "store")), opened.tables, opened.version)
    return opened


def written(release: Release, name: str, table: str = "") -> bytes:
    out = io.BytesIO()
    TABLE_FORMATS[name](release, table, out)
    return out.getvalue()


def fundings(release: Release) -> list[dict[str, object]]:
    return pq.read_table(release.tables / "fundings.parquet").to_pylist()


def test_csv_has_every_row_with_its_words(release: Release) -> None:
    rows = list(csv.DictReader(io.StringIO(written(release, "csv").decode())))
    assert [row["iri"] for row in rows] == [flow["iri"] for flow in fundings(release)]
    assert all(row["quotes"] and row["spans"] for row in rows)


def test_parquet_is_the_table_of_the_release(release: Release) -> None:
    assert written(release, "parquet", "hops") == (release.tables / "hops.parquet").read_bytes()


def test_sqlite_sums_as_the_tables_do(release: Release, tmp_path: Path) -> None:
    (tmp_path / "it.sqlite").write_bytes(written(release, "sqlite"))
    with sqlite3.connect(tmp_path / "it.sqlite") as database:
        found = database.execute("SELECT count(*), sum(yearly_max) FROM fundings").fetchone()
        words = database.execute("SELECT json_extract(evidence, '$[0].quote') FROM fundings").fetchall()
    database.close()
    flows = fundings(release)
    assert found == (len(flows), sum(flow["yearly_max"] or Decimal(0) for flow in flows))  # type: ignore[misc]
    assert all(word for (word,) in words)


def test_a_workbook_has_a_sheet_a_table_of_text_cells(release: Release) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(release, "xlsx")))
    assert {"fundings", "hops", "members"} <= set(book.sheetnames)
    cells = [cell for row in book["fundings"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_cell_never_runs_as_a_formula() -> None:
    out = io.BytesIO()
    write_xlsx("it", ["name"], [[("=1+1",), ("09473151",), ("a\x00b",)]], "", out)
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert [(cell.value, cell.data_type) for (cell,) in sheet.iter_rows(min_row=2)] == [
        ("=1+1", "s"), ("09473151", "s"), ("ab", "s"),
    ]  # fmt: skip


def test_csv_quotes_what_needs_quoting() -> None:
    text = b"".join(csv_pieces(["name", "list"], [[('a "b", c', ["x", "y"])]], "")).decode()
    assert list(csv.reader(io.StringIO(text)))[1] == ['a "b", c', "x | y"]


def test_graphml_joins_nodes_that_exist(release: Release) -> None:
    graph = ElementTree.fromstring(written(release, "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in graph.iter(f"{space}node")}
    edges = list(graph.iter(f"{space}edge"))
    assert edges
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in edges)


def test_360giving_holds_grants_with_an_amount(release: Release) -> None:
    rows = list(csv.DictReader(io.StringIO(written(release, "360giving").decode())))
    grants = [f for f in fundings(release) if f["status"] == "granted" and f["total_min"] is not None]
    assert [row["Identifier"] for row in rows] == [grant["iri"] for grant in grants]


def test_planned_money_is_no_grant_to_others(release: Release) -> None:
    out = io.BytesIO()
    write_grants(release, "", out)
    store = Store()
    store.load(out.getvalue(), format=RdfFormat.TURTLE)
    grants = store.quads_for_pattern(None, None, NamedNode(SCHEMA + "MonetaryGrant"), None)
    wanted = {flow["iri"] for flow in fundings(release) if flow["status"] == "granted"}
    assert {quad.subject.value for quad in grants} == wanted  # type: ignore[union-attr]
