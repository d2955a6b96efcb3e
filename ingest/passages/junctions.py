"""Junctions of two names: whether they stand in one enumeration, by what is between them and what they name."""

from __future__ import annotations

from typing import Final

from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.small_words import ARTICLES, GLUE


def is_glued(words: list[str], left: int, right: int) -> bool:
    """Whether only the glue of an enumeration stands between two names."""
    between = [w.lower() for w in words[left:right]]
    if "]" in between and between[0] == "[":
        between = between[between.index("]") + 1 :]  # a footnote
    if not between:
        return False
    joined = any(w in GLUE and w not in _ADVERBS for w in between)
    return joined and all(w in GLUE or is_head(w) or w in ARTICLES for w in between)


_ADVERBS: Final = frozenset({"auch", "außerdem", "dann", "noch", "weiter", "weiterhin", "zudem", "dazu", "ferner"})
"""Words that stand between the items of an enumeration beside a comma or "und", and alone join nothing."""


def behind_sum(words: list[str], left: int, right: int) -> int:
    """The word behind the bracket with a sum that opens at ``left``: "A (4.000 Euro), B"; else ``left``."""
    if right - left < _SHORTEST_SUM or words[left] != "(":
        return left
    close = next((i for i in range(left + 1, min(right, left + _LONGEST_SUM)) if words[i] == ")"), left)
    inside = {w.lower() for w in words[left + 1 : close]}
    return close + 1 if not inside.isdisjoint(_MONEY) else left


_MONEY: Final = frozenset({"euro", "eur", "€", "prozent", "%"})
_SHORTEST_SUM: Final = 4
_LONGEST_SUM: Final = 9
"""Words from one bracket around a sum to the other."""


def may_join(kind: str, before: str, *, with_sums: bool) -> bool:
    """Whether things of these kinds are enumerated together; those who pay, each a sum, may be towns and bodies."""
    sorts = {_SORTS.get(kind, "body"), _SORTS.get(before, "body")}
    return len(sorts) == 1 or (with_sums and sorts == {"place", "body"})


_SORTS: Final = {
    "Person": "person",
    **dict.fromkeys(("Municipality", "District", "State", "Region"), "place"),
    **dict.fromkeys(("Concept", "Project", "Programme", "Award", "Event"), "work"),
}
"""Only things of one sort are enumerated together; what is not named here is a body."""


def is_parted(left: int | None, right: int | None) -> bool:
    """Whether two clauses with verbs of their own part two names."""
    return left is not None and right is not None and left != right
