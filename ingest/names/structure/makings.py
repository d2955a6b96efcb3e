"""Verbs by which things come about or are run: "eröffnet", "ins Leben gerufen", "auf den Weg gebracht"."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Final

from ingest.names.knowledge.lexicon import tables

_WORDS: Final = tables(__file__, "makings")
MAKING: Final = frozenset(_WORDS["making"].split())
"""Forms that say so alone."""
_PARTED: Final[dict[str, frozenset[str]]] = {
    form: frozenset(partners.split()) for forms, partners in _WORDS["parted"].items() for form in forms.split()
}
"""Forms that take a particle or a noun, with what tells them."""
_NOUNED: Final = {form: nouns for form, parts in _PARTED.items() if (nouns := {p for p in parts if p[0].isupper()})}
"""Those that take a noun, which says so wherever it stands."""


def tells_making(form: str, around: Iterable[str]) -> bool:
    """Whether a word says that something was made, with its particle or noun among the words ``around``."""
    form = form.lower()
    parts = _PARTED.get(form)
    return form in MAKING or (parts is not None and not parts.isdisjoint(around))


def tells_nouned(around: Set[str]) -> bool:
    """Whether a verb stands among the words ``around`` with the noun that makes it one of making."""
    return any(not nouns.isdisjoint(around) for form in around if (nouns := _NOUNED.get(form.lower())) is not None)
