"""Minutes and other records that say all in indirect speech: the passages as their writer states them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ingest.model import Modality
from ingest.passages.passages import Passage

_RECORD_CLAUSES: Final = 4
_RECORD_SHARE: Final = 0.25
_MINUTES: Final = re.compile(
    r"\b(?:Niederschrift|NIEDERSCHRIFT|\w*protokoll\b|Protokoll\b|PROTOKOLL\b"
    r"|Beschlussbuch|Beschlussauszug|Auszug aus de[mr]"
    r"|Sitzung vom|[Nn] ?[Ii] ?[Ee] ?[Dd] ?[Ee] ?[Rr] ?[Ss] |[Pp] [Rr] [Oo] [Tt] [Oo] [Kk] [Oo] [Ll] [Ll]\b)"
)
_HEAD: Final = 300
"""Characters at the head of a text that say that it is the minutes of a meeting."""


def as_stated(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages; of a record those with reported speech are taken as said by the writer."""
    if not _is_record(passages):
        return passages
    return tuple(replace(p, stated=frozenset({Modality.ASSERTED, Modality.REPORTED})) for p in passages)


def _is_record(passages: tuple[Passage, ...]) -> bool:
    """Whether the text is a record that says all in indirect speech, such as the minutes of a council: there "bestehe
    aus fünf Partnern" is the writer's own statement and not hearsay."""
    if opens_as_minutes(passages):
        return True
    clauses = [c for p in passages for c in p.clauses if c.finite is not None]
    reported = sum(c.modality is Modality.REPORTED for c in clauses)
    return reported >= _RECORD_CLAUSES and reported >= len(clauses) * _RECORD_SHARE


def opens_as_minutes(passages: tuple[Passage, ...]) -> bool:
    """Whether a text says at its head that it is the minutes of a meeting."""
    if not passages:
        return False
    return _MINUTES.search(passages[0].document.text[passages[0].sentence.span.start :][:_HEAD]) is not None
