"""Districts in an enumeration of towns that only tell where those before them lie: "A aus dem Kreis X sowie B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.places.geography import is_adjunct
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_AND: Final = frozenset({",", "und", "sowie"})


def is_home(passage: Passage, area: Argument) -> bool:
    """Whether a district behind "in" or "aus" says where the town right before it lies."""
    if area.kind != "District" or area.preposition not in ("aus", "in"):
        return False
    before = [a for a in passage.arguments if a.token < area.token]
    return bool(before) and before[-1].kind == "Municipality" and is_adjunct(passage, before[-1], area)


def continued_groups(passage: Passage, first: Argument) -> Iterator[int]:
    """The number of the enumeration of ``first`` and of those that go on with it behind the home of its last town."""
    yield first.group
    if first.kind != "Municipality":
        return
    group, arguments = first.group, passage.arguments
    for before, area, after in zip(arguments, arguments[1:], arguments[2:], strict=False):
        if before.group == group and after.kind == "Municipality" and is_home(passage, area):
            words = passage.words_between(area.span, after.span)
            joined = words[:1] != () and words[0] in _AND and all(w in ARTICLES or is_head(w) for w in words[1:])
            if joined and after.group != group and after.preposition in (None, first.preposition):
                group = after.group
                yield group
