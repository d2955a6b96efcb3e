from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.calibration import judged
from ingest.claims.confidences import UNSEEN, confidence, counts

SHARED = Path(__file__).parents[4] / "shared"
ENOUGH = 60
"""Claims from which on a share means something."""


def test_unseen_rule_is_taken_for_neither_sure_nor_wrong() -> None:
    assert confidence("no such rule", "memberOf") == UNSEEN


def test_confidence_is_a_probability_that_never_claims_certainty() -> None:
    assert counts()
    assert all(0 < confidence(rule, predicate) < 1 for rule, predicate in counts())


def test_confidence_says_how_often_careful_readers_agree() -> None:
    if not (SHARED / "gold").is_dir():
        pytest.skip("the annotated texts lie beside the project, in ../shared")
    steps: dict[int, list[tuple[float, bool]]] = {}
    for rule, predicate, agreed in judged(SHARED):
        sure = confidence(rule, predicate)
        steps.setdefault(int(sure * 10), []).append((sure, agreed))
    for claims in steps.values():
        if len(claims) >= ENOUGH:
            said = sum(sure for sure, _ in claims) / len(claims)
            true = sum(agreed for _, agreed in claims) / len(claims)
            assert abs(said - true) < 0.1
