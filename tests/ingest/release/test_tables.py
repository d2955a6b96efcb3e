"""The tables of a release: what each flow adds to a sum, every hop with its words, a description that fits."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from pyoxigraph import RdfFormat, Store

from ingest.release.flow_rows import counted
from ingest.release.schemas import TABLES
from ingest.release.tables import write_tables

RELEASE = Path(__file__).parents[2] / "graphapi" / "saalebogen.trig"

PAID: dict[str, Any] = {
    "amount": None, "amount_max": None, "per": None, "from": None, "to": None, "included_in": None, "granted_as": None,
    "recipient": "x", "sum_of": [],
}  # fmt: skip


def adds(**flow: Any) -> tuple[str, Any, Any, Any, Any]:
    row = counted(PAID | flow)
    return row["counts_as"], row["total_min"], row["total_max"], row["yearly_min"], row["yearly_max"]


def test_a_total_adds_itself() -> None:
    assert adds(amount=Decimal(5)) == ("money", 5, 5, None, None)


def test_a_range_stays_a_range() -> None:
    assert adds(amount=Decimal(5), amount_max=Decimal(9)) == ("money", 5, 9, None, None)


def test_up_to_adds_at_least_nothing() -> None:
    assert adds(amount_max=Decimal(9)) == ("money", 0, 9, None, None)


def test_yearly_money_over_a_closed_period_is_a_total() -> None:
    flow = {"amount": Decimal(200_000), "per": "year", "from": "2023", "to": "2027"}
    assert adds(**flow) == ("money", 1_000_000, 1_000_000, None, None)


def test_yearly_money_over_an_open_period_stays_yearly() -> None:
    assert adds(amount=Decimal(50_000), per="year", **{"from": "2003"}) == ("money", None, None, 50_000, 50_000)


def test_monthly_money_is_twelve_times_a_year() -> None:
    assert adds(amount=Decimal(100), per="month")[3] == 1200
    assert adds(amount=Decimal(100), per="month", **{"from": "2020-01", "to": "2020-06"})[1] == 600


@pytest.mark.parametrize(
    ("flow", "reason"),
    [
        ({"included_in": "total"}, "part"),
        ({"granted_as": "grant"}, "granted since"),
        ({"sum_of": ["part", "part"]}, "sum"),
        ({"recipient": None}, "volume"),
    ],
)
def test_what_is_counted_elsewhere_is_set_aside(flow: dict[str, Any], reason: str) -> None:
    assert adds(amount=Decimal(5), **flow)[0] == reason


def test_money_without_amount_is_named() -> None:
    assert adds() == ("unnamed", None, None, None, None)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = Store()
    store.bulk_load(path=RELEASE, format=RdfFormat.TRIG)
    folder = tmp_path_factory.mktemp("tables")
    write_tables(store, folder, "2026-11-22-00000000")
    return folder


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(folder / f"{name}.parquet").to_pylist()


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_the_schema_that_describes_it(tables: Path, name: str) -> None:
    described = json.loads((tables / "datapackage.json").read_text("utf-8"))["resources"]
    fields = next(r for r in described if r["path"] == f"{name}.parquet")["schema"]["fields"]
    assert pq.read_schema(tables / f"{name}.parquet").names == [field["name"] for field in fields]


def test_a_key_names_one_row(tables: Path) -> None:
    for name, table in TABLES.items():
        keys = [tuple(row[column] for column in table.key) for row in rows(tables, name)]
        assert len(keys) == len(set(keys)), name


def test_money_has_its_words(tables: Path) -> None:
    fundings = rows(tables, "fundings")
    assert fundings
    assert all(flow["evidence"] and flow["evidence"][0]["quote"] for flow in fundings)


def test_the_same_graph_gives_the_same_bytes(tables: Path, tmp_path: Path) -> None:
    store = Store()
    store.bulk_load(path=RELEASE, format=RdfFormat.TRIG)
    write_tables(store, tmp_path, "2026-11-22-00000000")
    for file in sorted(tables.iterdir()):
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name
