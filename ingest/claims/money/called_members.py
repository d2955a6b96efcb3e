"""The members of a cooperation that words call by their kind: "die Mitgliedsgemeinden", "die drei Städte"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.money import is_money_word
from ingest.passages.passages import Passage

Members = Mapping[str, tuple[str, ...]]
"""The members that the text names of each cooperation."""


def find_called(passage: Passage, words: tuple[str, ...], members: Members) -> tuple[str, ...]:
    """The members meant by the plural nouns for members among the words: those that fit the noun, or where they are
    counted all if there are so many; none where only their dues are spoken of."""
    nouns = [w for w in words if is_money_word(w, "members") and w not in _ONE]
    known = next((members[c] for c in cooperations_of(passage) if c in members), ())
    if not known and len(members) == 1:
        known = next(iter(members.values()))
    if not nouns or len(known) < _LEAST:
        return ()
    if not _OTHERS.isdisjoint(words):
        named = {e for a in passage.arguments if a.reference.form == "name" for e in a.reference.entities}
        known = tuple(m for m in known if m not in named)
    fitting = tuple(m for m in known if passage.kind(m) in _kinds(nouns[0]))
    counted = {c.value for c in passage.counts if c.noun is not None and c.noun.lower() in nouns}
    if not counted and any(is_money_word(w, "dues") for w in words):
        return ()
    if not counted:
        return fitting if len(fitting) >= _LEAST else ()
    return next((found for found in (fitting, known) if len(found) in counted), ())


_LEAST: Final = 2
_ONE: Final = frozenset({"mitglied", "mitgliedes", "mitglieds", "kommune", "mitgliedsgemeinde", "mitgliedskommune"})
_OTHERS: Final = frozenset({"übrigen", "anderen", "restlichen", "verbleibenden"})
"""Before the noun these leave out those who are named beside it."""


def _kinds(noun: str) -> frozenset[str]:
    if noun.endswith(("kreise", "kreisen")):
        return frozenset({"District"})
    if noun.endswith(_TOWNS):
        return frozenset({"Municipality"})
    return LOCAL


_TOWNS: Final = ("gemeinden", "gemeinde", "kommunen", "kommune", "städte", "städten", "orte", "orten", "märkte")


def cooperations_of(passage: Passage) -> tuple[str, ...]:
    """The cooperations that the passage may mean, those that it names first."""
    named = [e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities]
    topics = [passage.last("Cooperation"), passage.topic("Cooperation")]
    return tuple(dict.fromkeys([*named, *(t for t in topics if t is not None)]))
