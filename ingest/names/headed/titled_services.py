"""The cooperation that a service is for by the two lines of a title: "Regionalmanagement" above "Allianz Obertal"."""

from __future__ import annotations

from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.lexicon import find_head
from ingest.names.structure.name_ends import name_end
from ingest.names.words import BLOCK, Words


def titled_service(words: Words, index: int) -> str | None:
    """The cooperation in the second line of a title whose first is "Regionalmanagement", on a page that names who
    ordered it: the page is about a service for it."""
    alone = words.breaks[index] == BLOCK and words.kinds[index] is BlockKind.HEADING
    after = index + 1
    if not alone or words.forms[index] not in _SERVICES or after >= len(words) or words.breaks[after] != BLOCK:
        return None
    head = find_head(words.forms[after]) if words.kinds[after] is BlockKind.HEADING else None
    if head is None or head[0].kind != "Cooperation":
        return None
    ordered = any(words.labels[i] and words.forms[i].startswith(_ORDERED) for i in range(len(words)))
    end = name_end(words, after + 1, where=True)
    return words.spelled(after, end) if ordered and end > after + 1 else None


_SERVICES: Final = frozenset({"Regionalmanagement", "Allianzmanagement", "Kooperationsmanagement"})
_ORDERED: Final = ("Auftraggeber", "Auftragnehmer", "Auftragszeitraum", "Laufzeit")
