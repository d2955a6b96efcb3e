"""How sure a claim is: the share of claims of its rule, relation and standing that careful readers agreed with.

``confidences.tsv`` counts, for each rule, relation and standing of the words (see ``standings``), how many claims
annotated texts bear out and how many not; they are texts that no rule was made with. ``python -m
benchmarks.calibration`` writes it. With few counts the estimate leans to the share of all rules together, so a rule
seen once is neither taken for certain nor for wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

Key = tuple[str, str, str]
"""Rule, relation and standing; fundings have no standing."""
Counts = Mapping[Key, tuple[int, int]]
"""How often claims of each were right and wrong."""
_WEIGHT: Final = 8
"""As many claims of a rule as weigh as much as all the others."""


@cache
def confidence(rule: str, predicate: str, standing: str = "") -> float:
    """The estimated probability, in hundredths, that a careful reader agrees with such a claim."""
    return estimate(counts(), (rule, predicate, standing))


def estimate(counted: Counts, key: Key) -> float:
    """The share of right claims of the rule and standing, drawn to that of the rule, this to that of the relation, and
    this to that of all: each by as much as there is little to go by. 0.5 where nothing was counted."""
    rule, predicate, _ = key
    share = 0.5
    for chosen in (
        tuple(counted.values()),
        tuple(pair for (_, relation, _), pair in counted.items() if relation == predicate),
        tuple(pair for other, pair in counted.items() if other[:2] == (rule, predicate)),
        tuple(pair for other, pair in counted.items() if other == key),
    ):
        right, wrong = sum(pair[0] for pair in chosen), sum(pair[1] for pair in chosen)
        share = (right + _WEIGHT * share) / (right + wrong + _WEIGHT)
    return round(min(max(share, 0.01), 0.99), 2)


@cache
def counts() -> Counts:
    """What ``confidences.tsv`` counts."""
    text = (files("ingest.claims") / "confidences.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(rule, predicate, standing): (int(right), int(wrong)) for rule, predicate, standing, right, wrong in rows}
