"""The endpoints to compare with, each started over the same quads in a process of its own."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import httpx

from benchmarks.synthetic import BASE, lines, texts_for

FACTS: Final = BASE + "graph/facts"
"""Virtuoso has no default graph of its own; the facts lie in this one."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def started(command: list[str], probe: str, environ: Mapping[str, str] = {}, patience: float = 300) -> Iterator[int]:
    """The process id of ``command``, from when ``probe`` answers; ended afterwards."""
    with subprocess.Popen(
        command, env={**os.environ, **environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            deadline = time.monotonic() + patience
            while True:
                try:
                    if httpx.get(probe, timeout=10).status_code == 200:
                        break
                except httpx.TransportError:
                    pass
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{command} did not start")
                time.sleep(0.02)
            yield process.pid
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def ours(releases: Path, **settings: object) -> Iterator[tuple[str, int]]:
    """(address of the endpoint, process id) of koopgraph itself."""
    port = free_port()
    environ = {f"KOOPGRAPH_{name.upper()}": str(value) for name, value in settings.items()}
    command = [sys.executable, "-m", "koopgraph", "serve", str(releases), "--port", str(port)]
    with started(command, f"http://127.0.0.1:{port}/healthz", environ) as pid:
        yield f"http://127.0.0.1:{port}/sparql", pid


@contextmanager
def unprotected(releases: Path) -> Iterator[tuple[str, int]]:
    """The least that can answer: one uvicorn application that evaluates in process, without any limit."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.unprotected", str(releases / "current" / "store"), str(port)]
    url = f"http://127.0.0.1:{port}/sparql"
    with started(command, f"{url}?query=ASK%7B%7D") as pid:
        yield url, pid


@contextmanager
def rdflib_endpoint(quads: int) -> Iterator[tuple[str, int]]:
    """rdflib-endpoint over an in-memory oxigraph store by way of oxrdflib, its quickest back end."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.rdflib_server", str(quads), str(port)]
    url = f"http://127.0.0.1:{port}/"
    with started(command, f"{url}?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D") as pid:
        yield url, pid


def has_rdflib_endpoint() -> bool:
    return find_spec("rdflib_endpoint") is not None and find_spec("oxrdflib") is not None


def has_virtuoso() -> bool:
    return shutil.which("virtuoso-t") is not None and shutil.which("isql-vt") is not None


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running Virtuoso: its address, the port of its SQL door, its process id."""

    url: str
    sql: int
    pid: int

    @property
    def endpoint(self) -> str:
        return f"{self.url}/sparql"


@contextmanager
def virtuoso_server(folder: Path, buffers: int) -> Iterator[Virtuoso]:
    """A Virtuoso with its files in ``folder`` and so many buffers of 8 KiB."""
    folder.mkdir(parents=True, exist_ok=True)
    http, sql = free_port(), free_port()
    ini = _INI.format(folder=folder, http=http, sql=sql, buffers=buffers, dirty=buffers * 3 // 4)
    (folder / "virtuoso.ini").write_text(ini, "utf-8")
    command = ["virtuoso-t", "-f", "-c", str(folder / "virtuoso.ini")]
    with started(command, f"http://127.0.0.1:{http}/sparql") as pid:
        yield Virtuoso(f"http://127.0.0.1:{http}", sql, pid)


@contextmanager
def virtuoso(folder: Path, quads: int) -> Iterator[tuple[str, int]]:
    """Virtuoso over the same quads, bulk-loaded; the facts lie in the graph FACTS."""
    with virtuoso_server(folder, 170_000) as server:
        if not (folder / "loaded").exists():
            _load_virtuoso(folder, server.sql, quads)
            (folder / "loaded").touch()
        yield f"{server.endpoint}?default-graph-uri={FACTS}", server.pid


def _load_virtuoso(folder: Path, sql: int, quads: int) -> None:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    with gzip.open(data / "all.nq.gz", "wt", encoding="utf-8") as out:
        for line in lines(texts_for(quads)):
            named = "/graph/doc/" in line
            out.write((line if named else f"{line[:-1]}<{FACTS}> .") + "\n")
    script = f"ld_dir('{data}', '*.nq.gz', '{FACTS}'); rdf_loader_run(); checkpoint;"
    isql = ["isql-vt", str(sql), "dba", "dba", f"EXEC={script}"]
    subprocess.run(isql, check=True, stdout=subprocess.DEVNULL)


_INI: Final = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {folder}
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = {http}
ServerThreads = 20
KeepAliveTimeout = 30
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
[Client]
"""
