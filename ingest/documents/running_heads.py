"""Running heads: the lines that a printed page repeats at its head or foot but for the number of the page."""

from __future__ import annotations

import re

from ingest.documents.contacts import is_contact
from ingest.documents.lines import Line

_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?=\D{0,3}$)")
_FOOT = re.compile(r"(?:\s{3,}|\s[|–-]\s)(?:Seite\s|S\.\s)?#(?:\s?[–-])?$")


def find_running_heads(lines: tuple[Line, ...]) -> frozenset[str]:
    """The words of the lines that return: two at least with a number and a gap or a stroke between it and the title."""
    alike: dict[str, list[str]] = {}
    for line in lines:
        words = line.text
        titled = 12 <= len(words) <= 120 and words[-1] not in ".!?:" and ":" not in words
        if titled and words[:1].isalpha() and any(c.isdigit() for c in words[-8:]) and not is_contact(words):
            alike.setdefault(_DIGITS.sub("#", words), []).append(words)
    return frozenset(
        words
        for shape, found in alike.items()
        if len(set(found)) > 1 and _FOOT.search(shape)
        for words in found
    )  # fmt: skip
