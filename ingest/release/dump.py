"""Quads → the bytes of ``data.nq.gz`` and the store beside it: same quads, same bytes."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import Quad


def sorted_lines(quads: Iterable[Quad]) -> list[bytes]:
    """The distinct quads as N-Quads lines in order of bytes."""
    output = io.BytesIO()
    ox.serialize(quads, output, ox.RdfFormat.N_QUADS)
    return sorted(set(output.getvalue().splitlines(keepends=True)))


def write_dump(path: Path, lines: Iterable[bytes]) -> None:
    """A gzip file without name and time in it, so that two builds of the same input are equal."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        packed.writelines(lines)


def write_store(folder: Path, lines: Iterable[bytes]) -> None:
    """An optimised RocksDB store of the quads, closed, ready to be opened read-only."""
    store = ox.Store(str(folder))
    store.bulk_load(b"".join(lines), ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store
