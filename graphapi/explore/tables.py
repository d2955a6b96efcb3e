"""The tables of a release, opened read-only: fixed SQL, bound values, nothing outside the release's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graphapi.errors import BadRelease
from graphapi.store import Release

Row = dict[str, Any]
Values = Sequence[Any] | Mapping[str, Any]
"""What is bound into a query: by place (``?``) or by name (``$name``)."""

TABLES: Final = (
    "fundings", "flow_candidates", "hops", "members", "concepts", "roles", "claims", "entities", "conflicts", "texts",
    "sums",
)  # fmt: skip
_HOT: Final = ("fundings", "flow_candidates", "entities", "texts")
"""Tables that every page of money reads; kept in memory, where a row is found ten times as fast as in its file."""
_SETTINGS: Final = ("SET enable_external_access = false", "SET lock_configuration = true")
BATCH: Final = 2048


class Tables:
    """The tables of one release. Every call has a cursor of its own, so threads do not wait for each other.

    Values are bound into fixed texts; the engine itself may read nothing but the release's folder.
    """

    def __init__(self, folder: Path) -> None:
        missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
        if missing:
            raise BadRelease(f"{folder}: no table {', '.join(missing)}")
        self._connection = duckdb.connect(config={"threads": 1, "preserve_insertion_order": True})
        self._lock = Lock()
        for name in TABLES:
            source = self._connection.read_parquet(str(folder / f"{name}.parquet"))
            if name in _HOT:
                source.create(name)
            else:
                source.create_view(name)
        self._hops = pq.read_table(folder / "hops.parquet").combine_chunks()
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

    def flat(self, sql: str, values: Values = (), *, base_iri: str) -> pa.RecordBatchReader:
        """The rows as a flat file has them: lists joined by " | ", and for the words that prove a row one column of
        quotes and one of the IRIs of their spans. Made by the engine, a fifth of the work of making it here."""
        columns = []
        for field in self.arrow(f"SELECT * FROM ({sql}) LIMIT 0", values).schema:  # noqa: S608 fixed texts
            name = f'"{field.name}"'
            if field.name == "evidence":
                span = "$base || 'doc/' || q.text || '#o' || q.start || '-' || q.end"
                columns.append(f"array_to_string(list_transform({name}, lambda q: q.quote), ' | ') AS quotes")
                columns.append(f"array_to_string(list_transform({name}, lambda q: {span}), ' | ') AS spans")
            elif pa.types.is_list(field.type):
                columns.append(f"array_to_string({name}, ' | ') AS {name}")
            elif pa.types.is_boolean(field.type):
                columns.append(f"{name}::VARCHAR AS {name}")
            else:
                columns.append(name)
        base = "'" + base_iri.replace("'", "''") + "'"
        flat = ", ".join(columns).replace("$base", base)
        return self.arrow(f"SELECT {flat} FROM ({sql})", values, size=8_192)  # noqa: S608 fixed texts

    def hops(self, numbers: Sequence[int]) -> list[Row]:
        """The hops of these numbers, in this order: they are the places in the table, so nothing is searched for."""
        found: list[Row] = self._hops.take(numbers).to_pylist() if numbers else []
        return found

    def arrow(self, sql: str, values: Values = (), size: int = 20_000) -> pa.RecordBatchReader:
        """The rows of a fixed query as Arrow batches, typed as in the tables."""
        return self._cursor().sql(sql, params=values).to_arrow_reader(size)


def open_tables(release: Release) -> Tables:
    """The tables of ``release``; to be kept with it: ``release.keep(open_tables)``."""
    return Tables(release.tables)
