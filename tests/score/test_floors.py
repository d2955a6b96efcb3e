from __future__ import annotations

import json
import shutil
import subprocess
from itertools import pairwise
from typing import Any

import pytest

from benchmarks.gold import GOLD_SETS, ROOT, SHARED, GoldSet
from tests.score.floors import FLOORS, MEASURED, MEASURES, floors, measure

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="needs ../shared with the gold texts")


@pytest.fixture(scope="module", params=GOLD_SETS, ids=lambda gold: gold.name)
def gold(request: pytest.FixtureRequest) -> GoldSet:
    chosen: GoldSet = request.param
    return chosen


@pytest.fixture(scope="module")
def report(gold: GoldSet, pytestconfig: pytest.Config) -> dict[str, Any]:
    measured = pytestconfig.stash[MEASURED]
    measured[gold.name] = measure(gold)
    return measured[gold.name]


@pytest.mark.parametrize("measured", MEASURES)
def test_facts_keep_their_floor(gold: GoldSet, report: dict[str, Any], measured: str) -> None:
    assert report["facts"][measured] >= floors()[gold.name][measured]


def test_every_fact_has_its_very_words(report: dict[str, Any]) -> None:
    assert report["evidence"]["without exact evidence"] == 0


def test_every_text_is_read(report: dict[str, Any]) -> None:
    assert report["documents without predictions"] == []


@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="needs the history")
def test_floors_have_never_been_lowered() -> None:
    path = FLOORS.relative_to(ROOT).as_posix()
    log = ["git", "-C", str(ROOT), "rev-list", "--reverse", "HEAD", "--", path]
    commits = subprocess.run(log, capture_output=True, text=True, check=True).stdout.split()
    states = [
        json.loads(
            subprocess.run(
                ["git", "-C", str(ROOT), "show", f"{commit}:{path}"], capture_output=True, text=True, check=True
            ).stdout
        )
        for commit in commits
    ]
    for before, after in pairwise([*states, floors()]):
        for name in before.keys() & after.keys():  # a set whose texts were exchanged has another name
            assert all(after[name][m] >= before[name][m] for m in MEASURES)
