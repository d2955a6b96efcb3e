"""Cooperations called by the abbreviation of what they are: "die LAG", "KAG-Vorsitzender", "Rückfragen zur ILE"."""

from __future__ import annotations

from ingest.names.knowledge.lexicon import tables
from ingest.passages.passages import Passage


def called_group(passage: Passage, word: str) -> str | None:
    """The one cooperation of the text that an abbreviation such as "LAG" or "KAG" means, as its name begins so."""
    if not (word.isupper() and len(word) > 1):
        return None
    exact = passage.register.named(word)
    if exact is not None and passage.kind(exact) in ("Cooperation", "Region"):
        return exact
    begins = (word, *tables(__file__, "called_groups")["abbreviations"].get(word, ()))
    groups = passage.register.of_kind("Cooperation")
    found = {e for e in groups if any(name.startswith(begins) for name in passage.register.names(e))}
    return next(iter(found)) if len(found) == 1 else None
