"""Following money and adding it up at size: traces, pages of tables, a whole download, each against its bar.

python -m benchmarks.tracing [FOLDER [QUADS [FUNDINGS]]]
"""

from __future__ import annotations

import random
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import pyarrow.parquet as pq
from pyoxigraph import Store

from benchmarks.synthetic import FEDERATION, alliance, make_release, ministry, town
from graphapi import downloads
from graphapi.explore.funding import Filters, facets, flow_page, flows_query
from graphapi.explore.sankeys import draw_sankey
from graphapi.explore.shown_flows import SHOWN, show_flows
from graphapi.explore.sums import add_up, perhaps_double, sums_by
from graphapi.explore.tables import Tables, open_tables
from graphapi.explore.tracing import build_network, chains, open_network, trace
from graphapi.store import open_release
from ingest.release.schemas import TABLES
from ingest.release.tables import write_tables

TRACE_BAR: Final = 0.050
TABLE_BAR: Final = 0.060
DOWNLOAD_BAR: Final = 2.0
RUNS: Final = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall clock in seconds, and the processor time of the median call: on a busy machine the honest figure."""

    name: str
    median: float
    p95: float
    processor: float
    bar: float | None = None

    def line(self) -> str:
        verdict = (
            "" if self.bar is None else ("  within" if self.p95 <= self.bar else "  OVER") + f" {self.bar * 1e3:.0f} ms"
        )
        return f"{self.name:<44}{self.median * 1e3:9.1f}{self.p95 * 1e3:9.1f}{self.processor * 1e3:11.1f} ms{verdict}"


def measure(name: str, calls: Iterable[Callable[[], object]], bar: float | None = None) -> Measured:
    """Median and 95th percentile of the wall clock of ``calls``, each made once."""
    times, worked = [], []
    for call in calls:
        started, began = time.perf_counter(), time.process_time()
        call()
        times.append(time.perf_counter() - started)
        worked.append(time.process_time() - began)
    times.sort()
    worked.sort()
    middle, late = len(times) // 2, min(len(times) - 1, int(len(times) * 0.95))
    return Measured(name, times[middle], times[late], worked[middle], bar)


def tabled(folder: Path, quads: int) -> Path:
    """A folder of releases with tables; made once."""
    make_release(folder, quads)
    release = (folder / "current").resolve()
    if not (release / "tables" / "sums.parquet").is_file():
        started = time.perf_counter()
        counts = write_tables(Store.read_only(str(release / "store")), release / "tables", release.name)
        print(f"tables of {quads:,} quads in {time.perf_counter() - started:.1f} s: {counts}")
    return folder


def trace_times(tables: Tables, texts: int) -> list[Measured]:
    chance = random.Random(7)
    started = time.perf_counter()
    network = build_network(tables)
    print(f"network of {len(network.hop):,} steps built in {time.perf_counter() - started:.2f} s")
    payers = [ministry(chance.randrange(40)) for _ in range(RUNS)]
    alliances = [alliance(chance.randrange(texts // 2)) for _ in range(RUNS)]
    towns = [town(chance.randrange(8_000)) for _ in range(RUNS)]
    return [
        measure(
            "trace from a payer, 6 hops", (lambda p=p: trace(network, tables, p, "from") for p in payers), TRACE_BAR
        ),
        measure(
            "trace from an alliance, 6 hops",
            (lambda p=p: trace(network, tables, p, "from") for p in alliances),
            TRACE_BAR,
        ),
        measure(
            "trace to an alliance, 6 hops", (lambda p=p: trace(network, tables, p, "to") for p in alliances), TRACE_BAR
        ),
        measure("trace to a town, 6 hops", (lambda p=p: trace(network, tables, p, "to") for p in towns), TRACE_BAR),
        measure(
            "all shortest ways, federation to town",
            (lambda p=p: chains(network, tables, FEDERATION, p) for p in towns),
            TRACE_BAR,
        ),
        measure("trace from the federation, all of it", [lambda: trace(network, tables, FEDERATION, "from")] * 5),
    ]


def table_times(tables: Tables) -> list[Measured]:
    chance = random.Random(8)
    filters = [Filters(funder=ministry(chance.randrange(40)), status="granted") for _ in range(RUNS)]

    def page(one: Filters) -> None:
        """What the page of flows asks for: rows, sums, facets, the diagram."""
        show_flows(tables, flow_page(tables, one, columns=SHOWN).rows)
        add_up(tables, one)
        perhaps_double(tables, one)

    def groups(one: Filters, by: str) -> None:
        sums_by(tables, one, by)
        add_up(tables, one)

    everything = Filters()
    return [
        measure("table of flows, one payer", (lambda f=f: page(f) for f in filters), TABLE_BAR),
        measure("table of flows, all", [lambda: page(everything)] * 20, TABLE_BAR),
        measure("payers, all", [lambda: groups(everything, "funders")] * 20, TABLE_BAR),
        measure("programmes of one payer", (lambda f=f: groups(f, "programme") for f in filters), TABLE_BAR),
        measure("years, all", [lambda: groups(everything, "year")] * 20, TABLE_BAR),
        measure("facets, all", [lambda: facets(tables, everything)] * 10),
        measure("diagram, all", [lambda: draw_sankey(tables, Filters(status="granted"))] * 10),
    ]


def many_fundings(folder: Path, release: Path, wanted: int) -> Tables:
    """The tables of ``release`` with its fundings repeated to ``wanted``, each under a name of its own."""
    target = folder / f"fundings-{wanted}"
    target.mkdir(exist_ok=True)
    for name in TABLES:
        if name != "fundings":
            shutil.copyfile(release / "tables" / f"{name}.parquet", target / f"{name}.parquet")
    if not (target / "fundings.parquet").is_file():
        table = pq.read_table(release / "tables" / "fundings.parquet")
        rows = table.to_pylist()
        with pq.ParquetWriter(target / "fundings.parquet", table.schema, compression="zstd") as writer:
            for start in range(0, wanted, len(rows)):
                part = [row | {"iri": f"{row['iri']}x{start}"} for row in rows[: wanted - start]]
                writer.write_table(table.from_pylist(part, schema=table.schema))
    return Tables(target)


def download(tables: Tables) -> tuple[int, int]:
    """A whole CSV thrown away piece by piece: its rows and bytes."""
    query, values = flows_query(Filters())
    size = lines = 0
    for piece in downloads.flat_csv_pieces(tables.flat(query, values, base_iri="https://w3id.org/koopgraph/")):
        size += len(piece)
        lines += piece.count(b"\r\n")
    return lines - 1, size


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(gettempdir()) / "koopgraph-bench")
    quads = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    folder.mkdir(parents=True, exist_ok=True)
    release = open_release(tabled(folder, quads))
    tables = release.keep(open_tables)
    release.keep(open_network)
    texts = tables.rows("SELECT count(*) AS n FROM fundings")[0]["n"]
    print(f"{quads:,} quads, {texts:,} flows{'':<22}median      p95  processor")
    for measured in (*trace_times(tables, texts), *table_times(tables)):
        print(measured.line())
    many = many_fundings(folder, release.path, wanted)
    for measured in table_times(many):
        print(f"{wanted:,}: {measured.line()}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    rows, size = download(many)
    seconds = time.perf_counter() - started
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"CSV of {rows:,} flows, {size / 1e6:.0f} MB: {seconds:.2f} s (bar {DOWNLOAD_BAR} s), +{grown // 1024} MiB")


if __name__ == "__main__":
    main()
