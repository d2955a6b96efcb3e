"""The sets of annotated texts that extraction is measured on, and which of them no rule was made with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared"
"""Annotated texts of the development folder, where it lies beside the project."""
_STRANGERS: Final = ROOT / "tests" / "strangers"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Texts with their annotations, those whose number ("news-07-…") is ``chosen``."""

    name: str
    texts: Path
    annotations: Path
    chosen: Callable[[int], bool] = lambda number: True

    def stems(self) -> list[str]:
        """The names of the texts without their ending, sorted; none where the annotations are absent."""
        found = sorted(path.stem for path in self.annotations.glob("*.json"))
        return [stem for stem in found if self.chosen(int(re.findall(r"\d+", stem)[0]))]


def _shared(name: str, folder: str, chosen: Callable[[int], bool] = lambda number: True) -> GoldSet:
    return GoldSet(name, SHARED / folder, SHARED / "gold" / folder, chosen)


def _strangers(name: str, folder: Path) -> GoldSet:
    return GoldSet(name, folder / "texts", folder / "annotations")


ASIDE: Final = (
    _shared("dev even", "dev", lambda number: number % 2 == 0),
    _strangers("strangers, 119 aside", _STRANGERS / "aside"),
)
"""No rule was made with these: they show how texts that nobody saw are read."""
GOLD_SETS: Final = (
    _shared("sources", "sources"),
    _shared("corpus", "corpus"),
    _shared("dev odd", "dev", lambda number: number % 2 == 1),
    ASIDE[0],
    _strangers("strangers, 839 open", _STRANGERS),
    ASIDE[1],
)
