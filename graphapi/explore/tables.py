"""The tables of a release, opened read-only: fixed SQL, bound values, nothing outside the release's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Final

import duckdb
import pyarrow as pa

from graphapi.errors import BadRelease
from graphapi.store import Release

Row = dict[str, Any]
Values = Sequence[Any] | Mapping[str, Any]
"""What is bound into a query: by place (``?``) or by name (``$name``)."""

TABLES: Final = (
    "fundings", "flow_candidates", "hops", "members", "concepts", "roles", "claims", "entities", "conflicts", "texts",
    "sums",
)  # fmt: skip
_SLIM: Final = ("fundings", "hops", "flow_candidates")
"""Tables that every page of money reads; kept in memory without their quotes, which few rows of an answer need."""
_SETTINGS: Final = ("SET enable_external_access = false", "SET lock_configuration = true")
BATCH: Final = 2048


class Tables:
    """The tables of one release. Every call has a cursor of its own, so threads do not wait for each other.

    ``fundings`` and ``hops`` are in memory without their column ``evidence``; the tables as written are
    ``all_fundings``, ``all_hops`` and so on.
    """

    def __init__(self, folder: Path) -> None:
        missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
        if missing:
            raise BadRelease(f"{folder}: no table {', '.join(missing)}")
        self._connection = duckdb.connect(config={"threads": 2, "preserve_insertion_order": True})
        self._lock = Lock()
        for name in TABLES:
            source = self._connection.read_parquet(str(folder / f"{name}.parquet"))
            source.create_view(f"all_{name}")
            if name in _SLIM:
                kept = ", ".join(f'"{column}"' for column in source.columns if column != "evidence")
                self._connection.execute(f"CREATE TABLE {name} AS SELECT {kept} FROM all_{name}")  # noqa: S608 fixed names
            else:
                source.create_view(name)
        self._connection.execute("SET allowed_directories = [?]", [str(folder)])
        for setting in _SETTINGS:
            self._connection.execute(setting)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            return self._connection.cursor()

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a fixed query as dictionaries."""
        return [row for batch in self.batches(sql, values) for row in batch]

    def batches(self, sql: str, values: Values = (), size: int = BATCH) -> Iterator[list[Row]]:
        """The rows of a fixed query in lists of ``size``, fetched as they are asked for: memory stays flat."""
        names, found = self.tuples(sql, values, size)
        for batch in found:
            yield [dict(zip(names, values, strict=True)) for values in batch]

    def tuples(
        self, sql: str, values: Values = (), size: int = BATCH
    ) -> tuple[list[str], Iterator[list[tuple[Any, ...]]]]:
        """The names of the columns, and the rows as tuples in lists of ``size``."""
        cursor = self._cursor()
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description or ()]

        def fetch() -> Iterator[list[tuple[Any, ...]]]:
            while batch := cursor.fetchmany(size):
                yield batch

        return names, fetch()

    def arrow(self, sql: str, values: Values = (), size: int = 20_000) -> pa.RecordBatchReader:
        """The rows of a fixed query as Arrow batches, typed as in the tables."""
        return self._cursor().sql(sql, params=values).to_arrow_reader(size)


def open_tables(release: Release) -> Tables:
    """The tables of ``release``; to be kept with it: ``release.keep(open_tables)``."""
    return Tables(release.tables)
