"""A graph and its texts → the files of a release folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from ingest.model import Issue
from ingest.release.assembly import Graph
from ingest.release.dump import sorted_lines, write_dump, write_store
from ingest.release.manifest import Inputs, checksums, manifest
from ingest.release.search import write_search
from ingest.release.tables import write_tables


def write_folder(
    folder: Path,
    version: str,
    inputs: Inputs,
    graph: Graph,
    texts: Mapping[str, str],
    issues: Iterable[Issue],
) -> dict[str, Any]:
    """Fill ``folder`` with everything a server and an analyst need; the manifest comes last and is returned.

    ``texts`` are what may be published of each source, by its id.
    """
    lines = sorted_lines(graph.quads)
    write_dump(folder / "data.nq.gz", lines)
    write_store(folder / "store", lines)
    store = Store.read_only(str(folder / "store"))
    write_tables(store, folder / "tables", version)
    write_search(store, dict(texts), folder / "search")
    (folder / "texts").mkdir()
    for source, text in texts.items():
        (folder / "texts" / f"{source}.txt").write_text(text, encoding="utf-8", newline="")
    _write_lines(folder / "issues.jsonl", issues)
    counts = {
        "texts": len(texts),
        "quads": len(lines),
        "entities": len(graph.identities.things),
        "claims": len(graph.statements),
        "fundings": len(graph.money.distinct),
        "conflicts": len(graph.conflicts),
    }
    content = manifest(version, inputs, counts, checksums(folder))
    (folder / "manifest.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return content


def _write_lines(path: Path, issues: Iterable[Issue]) -> None:
    lines = sorted(json.dumps(asdict(issue), ensure_ascii=False) for issue in issues)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
