"""How surely names of German places, bodies and programmes are told apart, beside what others use for it.

``python -m benchmarks.identity`` judges every pair of ``name_pairs.tsv`` by names alone, as the builder does for two
texts without any other hint, and with the best settings of rapidfuzz and, where it is installed, of nomenklatura.
A pair that the builder merges by itself must be the same; what it holds for possible is a candidate for people.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz, utils

from ingest.documents.sources import read_document
from ingest.entities.comparison import CANDIDATE, SAME
from ingest.entities.resolution import resolve
from ingest.model import Entity, Reading

PAIRS: Final = Path(__file__).with_name("name_pairs.tsv")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names with their kinds, whether they mean one thing, and whether that is hard to tell."""

    kinds: tuple[str, str]
    names: tuple[str, str]
    same: bool
    hard: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """How a judge did at one threshold."""

    threshold: float
    precision: float
    recall: float
    false_merges: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_pairs(path: Path = PAIRS) -> tuple[Pair, ...]:
    """The pairs of the file; a kind of the form A|B gives each name its own."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Pair(
            kinds=(row["kind"].partition("|")[0], row["kind"].rpartition("|")[2]),
            names=(row["left"], row["right"]),
            same=row["verdict"] == "same",
            hard=row["hardness"] == "hard",
        )
        for row in rows
    )


def judged_by_us(pair: Pair) -> float:
    """1 where the builder merges the two by names alone, the score of the candidate where it asks people, else 0."""
    readings = [
        Reading(read_document(f"{side}", f"{side}.txt", f"{name}.", "0" * 64), (Entity("e1", kind, name),))
        for side, (kind, name) in enumerate(zip(pair.kinds, pair.names, strict=True))
    ]
    found = resolve(readings)
    if len(found.things) == 1:
        return 1.0
    return max((candidate.score for candidate in found.candidates), default=0.0)


def judged_by_rapidfuzz(pair: Pair) -> float:
    return (
        fuzz.token_sort_ratio(*pair.names, processor=utils.default_process) / 100
        if pair.kinds[0] == pair.kinds[1]
        else 0.0
    )


def judged_by_ratio(pair: Pair) -> float:
    return fuzz.WRatio(*pair.names, processor=utils.default_process) / 100 if pair.kinds[0] == pair.kinds[1] else 0.0


def quality(pairs: Iterable[Pair], scores: Iterable[float], threshold: float) -> Quality:
    """Precision and recall of taking every pair at or above ``threshold`` for the same."""
    judged = [(pair.same, score >= threshold) for pair, score in zip(pairs, scores, strict=True)]
    right = sum(same and taken for same, taken in judged)
    taken = sum(taken for _, taken in judged)
    same = sum(same for same, _ in judged)
    return Quality(threshold, right / taken if taken else 0.0, right / same if same else 0.0, taken - right)


def best(pairs: tuple[Pair, ...], judge: Callable[[Pair], float]) -> Quality:
    """The threshold of ``judge`` with the best F1 on these very pairs: the kindest figure it can have."""
    scores = [judge(pair) for pair in pairs]
    return max((quality(pairs, scores, n / 100) for n in range(1, 101)), key=lambda found: found.f1)


def peers() -> Iterator[tuple[str, Callable[[Pair], float]]]:
    yield "rapidfuzz token_sort_ratio", judged_by_rapidfuzz
    yield "rapidfuzz WRatio", judged_by_ratio
    try:
        from followthemoney import model
        from nomenklatura.matching import ALGORITHMS
    except ImportError:
        return

    def judge_of(algorithm: Any) -> Callable[[Pair], float]:
        config = algorithm.default_config()
        numbers = count()

        def judged(pair: Pair) -> float:
            if pair.kinds[0] != pair.kinds[1]:
                return 0.0
            entities = []
            for name in pair.names:
                entity = model.make_entity("Organization")
                # It keeps what it has computed by the id of an entity.
                entity.id = f"pair-{next(numbers)}"
                entity.add("name", name)
                entities.append(entity)
            return float(algorithm.compare(*entities, config).score)

        return judged

    for algorithm in ALGORITHMS:
        yield f"nomenklatura {algorithm.NAME}", judge_of(algorithm)


def main() -> None:
    """Print the table: ours decided alone, ours with candidates, then the others at their best."""
    pairs = read_pairs()
    scores = [judged_by_us(pair) for pair in pairs]
    hard = sum(pair.hard for pair in pairs)
    print(f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of them the same, {hard} hard\n")
    print(f"{'':34}{'threshold':>10}{'precision':>10}{'recall':>8}{'f1':>8}{'false merges':>14}")
    rows = [("koopgraph, merged by itself", quality(pairs, scores, SAME)),
            ("koopgraph, with candidates", quality(pairs, scores, CANDIDATE))]  # fmt: skip
    rows += [(f"{name}, best", best(pairs, judge)) for name, judge in peers()]
    for name, found in rows:
        figures = f"{found.threshold:>10.2f}{found.precision:>10.3f}{found.recall:>8.3f}{found.f1:>8.3f}"
        print(f"{name:34}{figures}{found.false_merges:>14}")


if __name__ == "__main__":
    main()
