"""How sure a claim is: the share of claims of its rule and relation that careful readers agreed with.

``confidences.tsv`` counts, for each rule and relation, how many claims the annotated texts bear out and how many not;
``python -m benchmarks.calibration`` writes it. With few counts the estimate leans to one half (Laplace's rule of
succession), so a rule seen once is not taken for certain.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

UNSEEN: Final = 0.6
"""For a rule that the annotated texts never called on."""


def confidence(rule: str, predicate: str) -> float:
    """The estimated probability, in hundredths, that a careful reader agrees with a claim of this rule."""
    counted = counts().get((rule, predicate))
    if counted is None:
        return UNSEEN
    right, wrong = counted
    return round((right + 1) / (right + wrong + 2), 2)


@cache
def counts() -> dict[tuple[str, str], tuple[int, int]]:
    """How often claims of each rule and relation were right and wrong."""
    text = (files("ingest.claims") / "confidences.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(rule, predicate): (int(right), int(wrong)) for rule, predicate, right, wrong in rows}
