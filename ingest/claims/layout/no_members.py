"""What an item of a list says beside the name of who is no member: "ausgetreten", "Beitritt geplant"."""

from __future__ import annotations

import re
from typing import Final

from ingest.model import Span
from ingest.passages.passages import Passage

_NO_MEMBER: Final = re.compile(
    r"\b(?:noch nicht|(?:noch )?kein mitglied|nicht (?:mehr )?mitglied|ausgetreten|ausgeschieden|ausgestiegen"
    r"|bis 20\d\d\)|beitritt (?:[^;,]{1,60} )?(?:geplant|beschlossen|beantragt|vorgesehen)"
    r"|aufnahme (?:\w+ )?beantragt|austritt)\b",
    re.IGNORECASE,
)


def is_no_member(passage: Passage) -> bool:
    """Whether the block of the passage says so of what it names."""
    span = passage.block.span
    return _NO_MEMBER.search(passage.document.text, span.start, span.end) is not None


def is_left_out(passage: Passage, span: Span) -> bool:
    """Whether the part of an enumeration, between its semicolons, that holds the span says so."""
    text, whole = passage.document.text, passage.sentence.span
    first = text.rfind(";", whole.start, span.start)
    end = text.find(";", span.end, whole.end)
    if first < 0 and end < 0:
        return False
    return _NO_MEMBER.search(text, max(first, whole.start), end if end >= 0 else whole.end) is not None
