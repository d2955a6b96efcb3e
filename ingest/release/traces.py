"""Whether a release still knows somebody who is to be forgotten: every file of it is looked through."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Store

from ingest.release.suppression import Suppressions

_ESCAPED_SPACE: Final = re.compile(r"\\[ntr]")
_TERM: Final = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>')


def find_traces(release: Path, suppressions: Suppressions) -> tuple[str, ...]:
    """The parts of ``release`` that hold a name on the list, sorted; none if it is clean."""
    found, clean = set(), set()
    for part, text in _texts(release):
        if part in found or text in clean:
            continue
        if suppressions.spans(text):
            found.add(part)
        else:
            clean.add(text)
    return tuple(sorted(found))


def _texts(release: Path) -> Iterator[tuple[str, str]]:
    """Every stretch of text in a release with the name of its part."""
    for path in sorted(release.rglob("*")):
        part = path.relative_to(release).as_posix()
        if path.is_dir() or part.startswith(("store/", "search/")):
            continue
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from ((part, term) for line in lines for term in _terms(line))
        elif path.suffix == ".parquet":
            yield from ((part, text) for text in _cells(path))
        else:
            yield part, path.read_text(encoding="utf-8", errors="replace")
    if (release / "store").is_dir():
        for quad in Store.read_only(str(release / "store")):
            yield from (("store", term) for term in _terms(f"{quad} ."))
    if (release / "search").is_dir():
        yield from (("search", text) for text in _found_documents(release / "search"))


def _terms(line: str) -> tuple[str, ...]:
    """The terms of a line of N-Quads: the same ones stand in thousands of lines."""
    return tuple(unquote(_ESCAPED_SPACE.sub(" ", term)) for term in _TERM.findall(line))


def _cells(path: Path) -> Iterator[str]:
    from pyarrow import parquet

    for row in parquet.read_table(path).to_pylist():
        yield from (str(value) for value in row.values() if value is not None)


def _found_documents(folder: Path) -> Iterator[str]:
    from tantivy import Index, Query

    searcher = Index.open(str(folder)).searcher()
    hits = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs)).hits
    for _, address in hits:
        for values in searcher.doc(address).to_dict().values():
            yield from map(str, values)
