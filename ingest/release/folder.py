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
from ingest.release.findings import Report, report_as_json, report_as_turtle
from ingest.release.manifest import Inputs, checksums, manifest
from ingest.release.search import write_search
from ingest.release.tables import write_tables


def write_data(folder: Path, graph: Graph) -> int:
    """The dump and the store of ``graph`` in ``folder``; how many quads there are."""
    lines = sorted_lines(graph.quads)
    write_dump(folder / "data.nq.gz", lines)
    write_store(folder / "store", lines)
    return len(lines)


def write_report(folder: Path, report: Report, names: Mapping[str, str], issues: Iterable[Issue]) -> None:
    """What the gate found and what was not understood, for people and for programs. ``names`` are those of things."""
    content = json.dumps(report_as_json(report, names), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(content + "\n", encoding="utf-8")
    (folder / "report.ttl").write_bytes(report_as_turtle(report))
    lines = sorted(json.dumps(asdict(issue), ensure_ascii=False) for issue in issues)
    (folder / "issues.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_quality(folder: Path, measured: Mapping[str, Any]) -> None:
    """How well the texts were read, beside the report."""
    (folder / "quality.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def finish_folder(
    folder: Path, version: str, inputs: Inputs, counts: Mapping[str, int], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Tables, search index and texts beside the data; the manifest comes last and is returned.

    ``texts`` are what may be published of each source, by its id.
    """
    store = Store.read_only(str(folder / "store"))
    write_tables(store, folder / "tables", version)
    write_search(store, dict(texts), folder / "search")
    (folder / "texts").mkdir()
    for source, text in texts.items():
        (folder / "texts" / f"{source}.txt").write_text(text, encoding="utf-8", newline="")
    content = manifest(version, inputs, counts, checksums(folder))
    (folder / "manifest.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return content
