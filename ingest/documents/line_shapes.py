"""What the look of a line alone says: its cells, whether it is a sentence, whether it names money."""

from __future__ import annotations

import re

_MONEY = re.compile(r"förder|zuwendung|zuschuss|zuschüsse|mittel|anteil|finanzierung|beihilfe|kosten", re.IGNORECASE)
SUM = re.compile(
    r"(?:(?:rund|ca\.|circa|bis zu|max\.|etwa) )?\d[\d.,]{0,14}(?:,-|,–)?"
    r" ?(?:Mio\.? |Tsd\.? |Millionen )?(?:€|Euro|EUR)"
)


def prices(words: str, below: str) -> bool:
    """Whether the line names money, and the sum is the line below it: "Zuwendung LEADER" / "98.000 Euro"."""
    if len(words) > 60 or words[-1] in ".!?:;," or not words[0].isupper() or any(c.isdigit() for c in words):
        return False
    return _MONEY.search(words) is not None and SUM.match(below) is not None


def count_cells(words: str) -> int:
    """How many cells bars make of a line; 1 where there is no bar."""
    return words.strip("|").count("|") + 1 if "|" in words else 1


def is_sentence(words: str) -> bool:
    """Whether a line is a sentence rather than a name or note."""
    return len(words) > 40 and words[-1] in ".?!" and words.count(" ") >= 5


def is_long_sentence(words: str) -> bool:
    """Whether a line is a sentence of some length, no value of a field."""
    return len(words) > 60 and words[-1] in ".?!" and words.count(" ") >= 8
