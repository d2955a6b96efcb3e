from __future__ import annotations

import pytest

from benchmarks.calibration import count, judged
from benchmarks.gold import ASIDE, GoldSet
from ingest.claims.confidences import confidence, counts, estimate

ENOUGH = 60
"""Claims from which on a share means something."""
TOO_SURE = 0.2
TOO_MODEST = 0.25
"""Learned from texts that are harder to read than those it is held against, confidence may say too little."""


def test_a_rule_with_few_claims_leans_to_its_relation_and_this_to_all() -> None:
    counted = {
        ("a", "memberOf", "named"): (90, 2),
        ("a", "memberOf", "chosen"): (6, 14),
        ("b", "memberOf", "named"): (0, 1),
        ("c", "theme", "named"): (1, 1),
    }
    assert estimate(counted, ("a", "memberOf", "named")) == pytest.approx(0.97, abs=0.01)
    assert estimate(counted, ("a", "memberOf", "chosen")) < 0.5
    assert 0.8 < estimate(counted, ("a", "memberOf", "meant")) < 0.9
    assert 0.6 < estimate(counted, ("b", "memberOf", "named")) < 0.8
    assert estimate(counted, ("c", "theme", "named")) > 0.5
    assert estimate(counted, ("unseen", "memberOf", "named")) == pytest.approx(0.85, abs=0.01)
    assert estimate({}, ("unseen", "memberOf", "named")) == 0.5


def test_confidence_is_a_probability_that_never_claims_certainty() -> None:
    assert counts()
    assert all(0 < confidence(*key) < 1 for key in counts())


@pytest.mark.parametrize(("learned", "checked"), [ASIDE, ASIDE[::-1]], ids=["strangers", "dev"])
def test_confidence_learned_from_some_texts_holds_for_those_of_others(learned: GoldSet, checked: GoldSet) -> None:
    if not all(group.annotations.is_dir() for group in ASIDE):
        pytest.skip("the annotated texts lie beside the project, in ../shared")
    counted = count(judged([learned]))
    steps: dict[int, list[tuple[float, bool]]] = {}
    for key, agreed in judged([checked]):
        sure = estimate(counted, key)
        steps.setdefault(min(max(int(sure * 5), 3), 4), []).append((sure, agreed))
    shares = []
    for _, claims in sorted(steps.items()):
        said = sum(sure for sure, _ in claims) / len(claims)
        shares.append(sum(agreed for _, agreed in claims) / len(claims))
        if len(claims) >= ENOUGH:
            assert -TOO_MODEST < said - shares[-1] < TOO_SURE
    assert shares == sorted(shares)
