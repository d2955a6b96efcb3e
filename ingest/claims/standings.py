"""How the words of a claim stand to its two sides: they name both, or one is meant, as the only one or one of several.

What a sentence does not name is found by what the text spoke of before. Where the text has several of that kind, the
reader chose one of them, and is wrong more often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from ingest.model import Claim, Entity, Value

Standing = Literal["named", "meant", "chosen"]


class Standings:
    """Tells the standing of claims on the entities of one text."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        known = tuple(entities)
        self._names = {e.id: tuple(name for name in (e.name, *e.aliases) if len(name) > 1) for e in known}
        self._kinds = {e.id: e.kind for e in known}
        self._many = Counter(self._kinds.values())

    def find(self, claim: Claim) -> Standing:
        """``named`` where the first words of evidence name both sides, else ``meant`` where a side that they leave
        unnamed is the only one of its kind in the text, else ``chosen``."""
        words = claim.evidence[0].quote
        sides = (claim.subject,) if isinstance(claim.object, Value) else (claim.subject, claim.object)
        unnamed = [side for side in sides if not any(name in words for name in self._names.get(side, ()))]
        if not unnamed:
            return "named"
        return "meant" if all(self._many[self._kinds.get(side, "")] < 2 for side in unnamed) else "chosen"
