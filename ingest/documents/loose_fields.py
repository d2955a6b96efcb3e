"""Fields whose values stand a blank line below their labels, as pages print them whose tables were lost in copying."""

from __future__ import annotations

import re
from typing import Final

from ingest.documents.lines import Line

_LABEL: Final = re.compile(r"[A-ZÄÖÜ][^:.!?]{1,38}:")
_WORDS: Final = 5
_LEAST: Final = 3
"""So many such labels make a page one of loose fields; a single one may be a heading."""


def without_gaps(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the blank ones between labels and their values, where a page sets most of its fields so."""
    gaps = {
        at + 1
        for at in range(len(lines) - 2)
        if _is_label(lines[at].text) and not lines[at + 1].text and _is_value(lines[at + 2].text)
    }
    return tuple(line for at, line in enumerate(lines) if at not in gaps) if len(gaps) >= _LEAST else lines


def _is_label(words: str) -> bool:
    return _LABEL.fullmatch(words) is not None and words.count(" ") < _WORDS


def _is_value(words: str) -> bool:
    return bool(words) and not words.endswith(":")
