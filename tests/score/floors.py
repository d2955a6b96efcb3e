"""How well facts are read from each set of gold texts, and the floors below which no change may go.

``python -m tests.score.floors`` raises the floors to what is measured, less ``SLACK``; it never lowers one.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
STRANGERS = ROOT / "tests" / "strangers"
FLOORS = Path(__file__).with_name("floors.json")
MEASURES = ("precision", "f1")
MEASURED: pytest.StashKey[dict[str, dict[str, Any]]] = pytest.StashKey()
"""Where a run of pytest keeps the reports until it shows them."""
SLACK = 0.03
"""A mended fault may cost a fact elsewhere; more than three hundredths is a loss."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Texts with their annotations, those whose number ("news-07-…") is ``chosen``."""

    name: str
    texts: Path
    annotations: Path
    chosen: Callable[[int], bool] = lambda number: True

    def stems(self) -> list[str]:
        found = sorted(path.stem for path in self.annotations.glob("*.json"))
        return [stem for stem in found if self.chosen(int(re.findall(r"\d+", stem)[0]))]

    @property
    def absent(self) -> bool:
        return not self.annotations.is_dir()


def _shared(name: str, folder: str, chosen: Callable[[int], bool] = lambda number: True) -> GoldSet:
    return GoldSet(name, SHARED / folder, SHARED / "gold" / folder, chosen)


GOLD_SETS = (
    _shared("sources", "sources"),
    _shared("corpus", "corpus"),
    _shared("dev odd", "dev", lambda number: number % 2 == 1),
    _shared("dev even", "dev", lambda number: number % 2 == 0),
    GoldSet("strangers", STRANGERS / "texts", STRANGERS / "annotations", lambda number: number <= 13),
    GoldSet("strangers, aside", STRANGERS / "texts", STRANGERS / "annotations", lambda number: number > 13),
)
"""Rules are made with all but "dev even" and the strangers' texts "aside": these show how texts nobody saw are read."""


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
