"""The graph of a release → its tables: Parquet for pages, sums and analysts, with a Frictionless description.

The tables are a function of the quads alone, so whatever is served as a graph can be summed as a table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from pyoxigraph import Store

from ingest.release import claim_rows, flow_rows
from ingest.release.datapackage import datapackage
from ingest.release.hop_rows import hop_rows
from ingest.release.schemas import TABLES
from ingest.release.things import read_things

Row = Mapping[str, Any]

_ROW_GROUP: Final = 20_000
_DIMENSIONS: Final = {
    "funders": "funders_name",
    "programme": "programme_name",
    "recipient": "recipient_name",
    "alliance": "alliance_name",
    "states": "states_name",
}


def write_tables(store: Store, folder: Path, version: str) -> dict[str, int]:
    """Write every table of ``TABLES`` and ``datapackage.json`` into ``folder``; return the rows of each.

    ``store`` holds the release (default graph: facts and distinct flows; named graphs: texts, conflicts, identities).
    """
    folder.mkdir(parents=True, exist_ok=True)
    things = read_things(store)
    claims = list(claim_rows.claim_rows(store, things))
    fundings = list(flow_rows.funding_rows(store, things))
    tables: dict[str, Iterable[Row]] = {
        "fundings": fundings,
        "flow_candidates": flow_rows.candidate_rows(store, {row["iri"]: row for row in fundings}),
        "hops": hop_rows(things, fundings),
        "members": claim_rows.member_rows(things),
        "concepts": claim_rows.concept_rows(store, things),
        "roles": claim_rows.role_rows(store, things),
        "claims": claims,
        "entities": claim_rows.entity_rows(store, things, claims),
        "conflicts": claim_rows.conflict_rows(store, things, claims, fundings),
        "texts": claim_rows.text_rows(store),
        "sums": sum_rows(fundings),
    }
    counts = {name: _write(folder / f"{name}.parquet", name, tables[name]) for name in TABLES}
    description = json.dumps(datapackage(version), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(description + "\n", encoding="utf-8")
    return counts


def _write(path: Path, name: str, rows: Iterable[Row]) -> int:
    table = pa.Table.from_pylist(list(rows), schema=TABLES[name].schema)
    pq.write_table(table, path, compression="zstd", row_group_size=_ROW_GROUP)
    return int(table.num_rows)


def sum_rows(fundings: Iterable[Row]) -> list[dict[str, Any]]:
    """The prepared sums: every flow once in each dimension, joint payers, recipients and states as one group."""
    sums: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for row in fundings:
        for by, key, name in _groups(row):
            identity = (by, key, row["status"], row["currency"] or "")
            group = sums.setdefault(identity, _empty(by, key, name, row))
            group["flows"] += 1
            if row["counts_as"] == "money":
                group["counted"] += 1
                for column in ("total_min", "total_max", "yearly_min", "yearly_max"):
                    if row[column] is not None:
                        group[column] = (group[column] or Decimal(0)) + row[column]
            else:
                group["unnamed" if row["counts_as"] == "unnamed" else "set_aside"] += 1
    return [sums[identity] for identity in sorted(sums)]


def _groups(row: Row) -> Iterable[tuple[str, str, str]]:
    yield "all", "", ""
    for by, name in _DIMENSIONS.items():
        yield by, row[by] or "", row[name] or ""
    years = {row["first_year"], row["last_year"]}
    year = str(row["first_year"]) if len(years) == 1 and row["first_year"] else ""
    yield "year", year, year


def _empty(by: str, key: str, name: str, row: Row) -> dict[str, Any]:
    return {
        "by": by,
        "key": key or None,
        "name": name or None,
        "status": row["status"],
        "currency": row["currency"],
        "flows": 0,
        "counted": 0,
        "unnamed": 0,
        "set_aside": 0,
        "total_min": None,
        "total_max": None,
        "yearly_min": None,
        "yearly_max": None,
    }
