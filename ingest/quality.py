"""How well the texts of a release were read, for those that were annotated by hand: the content of ``quality.json``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ingest.entities.identities import Identities
from ingest.extracts import extract
from ingest.model import Reading
from ingest.scoring import Annotation, Tally, score


def quality(
    annotated: Mapping[str, Annotation], readings: Iterable[Reading], identities: Identities
) -> dict[str, Any] | None:
    """Precision, recall and F1 of all facts, of fundings and of each relation and value over the annotated texts.

    Texts without an annotation, and annotations without a text, count for nothing; None where no two meet.
    """
    beside = [reading for reading in readings if reading.document.source.name in annotated]
    if not beside:
        return None
    known = {reading.document.source.name: annotated[reading.document.source.name] for reading in beside}
    found = score(known, [extract(reading, identities) for reading in beside])
    return {
        "texts": found.texts,
        "facts": _figures(found.facts),
        "fundings": _figures(found.tallies["funding slots"]),
        "relations": {
            name.partition(": ")[2]: _figures(tally) for name, tally in sorted(found.tallies.items()) if ": " in name
        },
    }


def _figures(tally: Tally) -> dict[str, float | int]:
    return {
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
        "annotated": tally.right + tally.missed,
    }
