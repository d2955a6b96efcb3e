"""Money that was asked for and not granted yet."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ingest.passages.passages import Passage


def is_only_asked_for(passage: Passage) -> bool:
    """Whether the sentence says of what was asked for that it is not granted: "beantragt, jedoch nicht bewilligt"."""
    words = passage.words
    if not any(w.startswith(("beantrag", "angefrag", "antrag", "anträge")) for w in words):
        return False
    pairs = tuple(pairwise(words))
    lacking = ("noch", "nicht") in pairs and not _ANSWERS.isdisjoint(words)  # "ein Bescheid liegt noch nicht vor"
    return lacking or any(a in ("nicht", "noch") and b in _GRANTED for a, b in pairs)


_ANSWERS: Final = frozenset({"bescheid", "bescheide", "zusage", "bewilligung", "entscheidung", "antwort"})


_GRANTED: Final = frozenset({"bewilligt", "genehmigt", "entschieden", "zugesagt", "beschieden", "bewilligte"})
