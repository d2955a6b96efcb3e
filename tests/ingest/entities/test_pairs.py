"""The pairs of names in ``benchmarks/name_pairs.tsv``: nothing is merged wrongly, and little is missed."""

from __future__ import annotations

import pytest

from benchmarks.identity import judged_by_us, quality, read_pairs
from ingest.entities.comparison import CANDIDATE, SAME
from ingest.entities.gazetteer import gazetteer

pytestmark = pytest.mark.skipif(not gazetteer().by_key, reason="the tables of places are not made: make setup")


def test_the_set_is_large_and_half_of_it_hard() -> None:
    pairs = read_pairs()
    assert len(pairs) >= 600
    assert sum(pair.hard for pair in pairs) >= len(pairs) / 2


def test_names_alone_merge_nothing_wrongly_and_find_almost_all() -> None:
    pairs = read_pairs()
    scores = [judged_by_us(pair) for pair in pairs]
    decided = quality(pairs, scores, SAME)
    wrong = [pair.names for pair, score in zip(pairs, scores, strict=True) if score >= SAME and not pair.same]
    assert wrong == []
    assert decided.f1 >= 0.95
    assert quality(pairs, scores, CANDIDATE).f1 >= 0.97
