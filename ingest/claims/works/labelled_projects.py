"""Whose the projects are that only labels name: "„Almbus“ – Linie der Allianz X, 2022 bis 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ingest.model import Claim, Modality
from ingest.passages.labels import Label
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed_words

PROOFS: Final = frozenset({"implementedBy", "startDate", "endDate", "receivedAward", "fundedBy", "fundedUnder"})
"""What is said only of projects that there are."""
_WORKS: Final = re.compile(r"(?:projekte?n?|vorhaben|maßnahmen|beispielen?)\b", re.IGNORECASE)
_REFUSED: Final = re.compile(
    r"abgelehnt|beantragt|geplant|idee|künftig|gescheitert|nicht|ausblick|offen|vorschl|in planung", re.IGNORECASE
)


def find_claims(
    passages: tuple[Passage, ...], known: Sequence[Claim], labels: Mapping[int, tuple[Label, ...]]
) -> Iterator[Claim]:
    """``hasProject`` of the cooperation of the line, else of the place, for each project that a label names, where
    something is said of it as a fact or it stands below a heading of projects."""
    held = {c.object for c in known if c.predicate == "hasProject"}
    real = {c.subject for c in known if c.predicate in PROOFS and c.modality is Modality.ASSERTED}
    for passage in passages:
        label = passage.block.label
        if label is None:
            continue
        named = [r for r in passage.references_in(label) if r.kind == "Project" and r.form == "name"]
        if len(named) != 1 or len(named[0].entities) != 1 or named[0].entities[0] in held:
            continue
        work = named[0].entities[0]
        above = [own.text for own in labels.get(passage.sentence.block, ())[1:]]
        listed = any(_WORKS.search(words) and not _REFUSED.search(words) for words in above)
        if not (work in real or listed) or has_failed_words(passage):
            continue
        owner = _owner(passage)
        if owner is not None:
            held.add(work)
            yield Claim(owner, "hasProject", work, (passage.quote_field(label),), "holding", 0.6)


def _owner(passage: Passage) -> str | None:
    """The one cooperation that the line names, else the one that the place speaks of."""
    here = {e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities}
    return next(iter(here)) if len(here) == 1 else passage.topic("Cooperation")
