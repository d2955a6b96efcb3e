"""What a line of a page looks like: cells between bars, a sentence, a long one."""

from __future__ import annotations


def count_cells(words: str) -> int:
    """How many cells bars make of a line; 1 where there is no bar."""
    return words.strip("|").count("|") + 1 if "|" in words else 1


def is_sentence(words: str) -> bool:
    """Whether a line is a sentence rather than a name or note."""
    return len(words) > 40 and words[-1] in ".?!" and words.count(" ") >= 5


def is_long_sentence(words: str) -> bool:
    """Whether a line is a sentence of some length, no value of a field."""
    return len(words) > 60 and words[-1] in ".?!" and words.count(" ") >= 8
