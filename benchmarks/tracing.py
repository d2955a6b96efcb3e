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

from benchmarks.reports import machine, table, write_section
from benchmarks.synthetic import FEDERATION, alliance, make_release, ministry, town
from graphapi import downloads
from graphapi.explore.funding import Filters, facets, flow_page, flows_query
from graphapi.explore.hops import build_network, open_network
from graphapi.explore.sankeys import draw_sankey
from graphapi.explore.shown_flows import SHOWN, show_flows
from graphapi.explore.sums import add_up, perhaps_double, sums_by
from graphapi.explore.tables import Tables, open_tables
from graphapi.explore.tracing import chains, trace
from graphapi.store import open_release
from ingest.release.schemas import TABLES
from ingest.release.tables import write_tables

TRACE_BAR: Final = 0.050
TABLE_BAR: Final = 0.060
DOWNLOAD_BAR: Final = 2.0
RUNS: Final = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds: wall clock, and the 95th percentile of the processor's time, which other work on the machine does not
    stretch; the bar is held against it."""

    name: str
    median: float
    p95: float
    processor: float
    bar: float | None = None

    def cells(self, prefix: str = "") -> tuple[str, str, str, str, str]:
        bar = "" if self.bar is None else f"{self.bar * 1e3:.0f} {'✓' if self.processor <= self.bar else '✗'}"
        name = f"{prefix}{self.name}"
        return name, f"{self.median * 1e3:.1f}", f"{self.p95 * 1e3:.1f}", f"{self.processor * 1e3:.1f}", bar


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
    return Measured(name, times[middle], times[late], worked[late], bar)


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
    rows = [measured.cells() for measured in (*trace_times(tables, texts), *table_times(tables))]
    many = many_fundings(folder, release.path, wanted)
    rows += [measured.cells(f"{wanted:,} flows: ") for measured in table_times(many)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, began = time.perf_counter(), time.process_time()
    flows, size = download(many)
    seconds, worked = time.perf_counter() - started, time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    whole = Measured(
        f"CSV of {flows:,} flows, {size / 1e6:.0f} MB, +{grown} MiB", seconds, seconds, worked, DOWNLOAD_BAR
    )
    rows.append(whole.cells())
    body = table(("ms", "median", "p95", "p95 of the processor", "bar"), rows)
    print(body)
    note = f"{quads:,} quads, {texts:,} flows; the tables repeated to {wanted:,} flows. {machine()}. "
    note += "The bar is held against the processor's time, which other work on the machine does not stretch."
    write_section("tracing", "Following and adding up money", f"{note}\n\n{body}")


if __name__ == "__main__":
    main()
