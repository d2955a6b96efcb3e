"""How well facts are read from each set of gold texts, and the floors below which no change may go.

``python -m tests.score.floors`` raises the floors to what is measured, less ``SLACK``; it never lowers one.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from benchmarks.gold import GOLD_SETS, ROOT, SHARED, GoldSet

FLOORS = Path(__file__).with_name("floors.json")
MEASURES = ("precision", "f1")
MEASURED: pytest.StashKey[dict[str, dict[str, Any]]] = pytest.StashKey()
"""Where a run of pytest keeps the reports until it shows them."""
SLACK = 0.03
"""A mended fault may cost a fact elsewhere; more than three hundredths is a loss."""


def floors() -> dict[str, dict[str, float]]:
    """The floor of each measure of each gold set."""
    content: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return content


def measure(gold: GoldSet) -> dict[str, Any]:
    """The report of the shared scoring tool on what ``koopgraph extract`` reads from the set."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        annotations = folder / "gold"
        annotations.mkdir()
        texts = [str(gold.texts / f"{stem}.txt") for stem in gold.stems()]
        for stem in gold.stems():
            shutil.copyfile(gold.annotations / f"{stem}.json", annotations / f"{stem}.json")
        read = folder / "read.jsonl"
        with read.open("wb") as file:
            subprocess.run(
                [sys.executable, "-m", "koopgraph", "extract", *texts, "--json"], cwd=ROOT, stdout=file, check=True
            )
        tool = [sys.executable, str(SHARED / "tools" / "score.py"), str(annotations), str(read)]
        done = subprocess.run([*tool, "--texts", str(gold.texts), "--json"], check=True, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def table(reports: dict[str, dict[str, Any]]) -> list[str]:
    """The reports as lines of text, one row for each set and kind of fact."""
    lines = [f"{'':26}{'precision':>10}{'recall':>8}{'f1':>7}{'tp':>6}{'fp':>6}{'fn':>6}"]
    for name, report in reports.items():
        for kind in ("facts", "entities", "relations", "values", "funding slots"):
            row = report[kind]
            figures = f"{row['precision']:>10.3f}{row['recall']:>8.3f}{row['f1']:>7.3f}"
            lines.append(f"{name + ' ' + kind:26}{figures}{row['tp']:>6}{row['fp']:>6}{row['fn']:>6}")
    return lines


def main() -> None:
    reports = {gold.name: measure(gold) for gold in GOLD_SETS}
    raised = {
        name: {m: max(floors().get(name, {}).get(m, 0), round(report["facts"][m] - SLACK, 3)) for m in MEASURES}
        for name, report in reports.items()
    }
    rows = ",\n".join(f" {json.dumps(name)}: {json.dumps(row)}" for name, row in raised.items())
    FLOORS.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
    print("\n".join(table(reports)))


if __name__ == "__main__":
    main()
