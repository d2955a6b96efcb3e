"""A published release as the acceptance tests see it: from outside, through its files and SPARQL."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from ontology.terms import PREFIXES

ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
CORPUS = ROOT / "corpus"
DATE = "2026-11-22"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

Row = dict[str, str]


@dataclass(frozen=True)
class Built:
    """The folder of releases made by one call of the command line, and what the call said."""

    releases: Path
    texts: Path
    seconds: float
    stderr: str

    @property
    def folder(self) -> Path:
        return (self.releases / "current").resolve()

    @cached_property
    def manifest(self) -> dict[str, object]:
        content = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        assert isinstance(content, dict)
        return content

    @cached_property
    def store(self) -> Store:
        return Store.read_only(str(self.folder / "store"))

    def rows(self, query: str) -> list[Row]:
        """The answers to ``query``: literals by their lexical form, IRIs as they are, nothing for the unbound."""
        solutions = self.store.query(PROLOGUE + query)
        assert isinstance(solutions, QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        return [{name: solution[name].value for name in names if solution[name] is not None} for solution in solutions]

    def column(self, query: str) -> set[str]:
        """The first variable's values in the answers to ``query``."""
        return {next(iter(row.values())) for row in self.rows(query)}

    def lines(self) -> Iterator[str]:
        """The statements of the dump, one N-Quad each."""
        with gzip.open(self.folder / "data.nq.gz", "rt", encoding="utf-8") as dump:
            yield from dump


def koopgraph(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """One call of the command line, as a user makes it."""
    return subprocess.run(
        [sys.executable, "-m", "koopgraph", *arguments], cwd=ROOT, capture_output=True, text=True, check=check
    )


def build(texts: Path, folder: Path, jobs: int) -> Built:
    """A release of ``texts`` made by the command line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = koopgraph("build", str(texts), "--out", str(folder), "--date", DATE, "--jobs", str(jobs))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Built(folder, texts, seconds, done.stderr)
