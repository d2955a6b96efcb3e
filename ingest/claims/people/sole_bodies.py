"""The one body of the text that a title can only be of: "Verbandsgemeindebürgermeister", "Regierungspräsident"."""

from __future__ import annotations

from functools import cache
from typing import Final

from ingest.passages.passages import Passage
from ingest.passages.posts import Office
from ingest.passages.titles import office_words

_PLACED: Final = frozenset({"in", "im", "von", "vom", "des", "der", "aus"})
"""Before a body that is named behind the title: then no other is meant."""


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    return {stem: tuple(names) for stem, names in office_words()["sole_bodies"].items()}


def sole_body(passage: Passage, office: Office) -> str | None:
    """The only body of the text whose name begins as the title tells; None where there are several, or where a place
    stands behind the title."""
    words = passage.words
    begins = next((b for stem, b in _beginnings().items() if words[office.last].startswith(stem)), None)
    if begins is None or not _PLACED.isdisjoint(words[office.last + 1 : office.last + 2]):
        return None
    kinds = ("Authority", "District", "Municipality", "Cooperation")
    known = (e for kind in kinds for e in passage.register.of_kind(kind))
    found = [e for e in known if any(name.startswith(begins) for name in passage.register.names(e))]
    return found[0] if len(found) == 1 else None
