"""Cooperations called by the abbreviation of what they are: "die LAG", "KAG-Vorsitzender", "Rückfragen zur ILE"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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
    found = _beginning(passage, groups, begins)
    if not found and len(groups) == 1 and word in _MANAGED and not _beginning(passage, groups, _other_sorts(word)):
        return groups[0]  # "ILE-Manager P" on the page of "Zukunft Hesselberg"
    return next(iter(found)) if len(found) == 1 else None


_MANAGED: Final = frozenset({"ILE", "LAG", "RAG"})
"""Those that nearly always have names without their sort."""


def _beginning(passage: Passage, groups: Sequence[str], begins: tuple[str, ...]) -> set[str]:
    return {e for e in groups if any(name.startswith(begins) for name in passage.register.names(e))}


def _other_sorts(word: str) -> tuple[str, ...]:
    """How the names of cooperations of all other sorts begin."""
    rows = tables(__file__, "called_groups")["abbreviations"]
    return tuple(name for other, names in rows.items() if other != word for name in (other, *names))
