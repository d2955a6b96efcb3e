"""Sets of labels in which an asterisk stands for any end: "mitglied*" of the last word, "teil der *" of a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """Many sets of labels, asked at once which of them a label is in: by its beginnings, not set by set."""

    whole: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[int, ...]]
    """What is written before the asterisk where it ends a word."""
    phrases: Mapping[str, tuple[int, ...]]
    """What is written before the asterisk where it stands behind a space."""
    longest: int
    """Characters of the longest stem or phrase."""

    @staticmethod
    def of(patterns: Iterable[Iterable[str]]) -> LabelIndex:
        whole: dict[str, tuple[int, ...]] = {}
        stems: dict[str, tuple[int, ...]] = {}
        phrases: dict[str, tuple[int, ...]] = {}
        for place, given in enumerate(patterns):
            for pattern in given:
                table = phrases if pattern.endswith(" *") else stems if pattern.endswith("*") else whole
                label = pattern if table is whole else pattern[:-1]
                table[label] = (*table.get(label, ()), place)
        return LabelIndex(whole, stems, phrases, max(map(len, (*stems, *phrases)), default=0))

    def find(self, label: str) -> frozenset[int]:
        """The places, in the order in which they were given, of the sets that the lower-case ``label`` is in."""
        found = {*self.whole.get(label, ())}
        last_word = label.rfind(" ") + 1
        for cut in range(min(len(label), self.longest) + 1):
            opening = label[:cut]
            found.update(self.phrases.get(opening, ()))
            if cut >= last_word:
                found.update(self.stems.get(opening, ()))
        return frozenset(found)
