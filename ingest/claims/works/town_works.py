"""Projects of single towns in the lists of a cooperation: "Kinderhaus Ebern, Gemeinde Ebern: 310.000 Euro"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.model import BlockKind, Claim
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed

RULES: Final = frozenset({"field bearers", "frame town carrying", "town work"})
"""Rules that tell which town has a project, which may be one of a cooperation as well."""
_LINES: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.FIELD, BlockKind.PARAGRAPH})
_BETWEEN: Final = frozenset({",", "–", "-", "/", "|", "·", "—", ":", ";"})
_TYPES: Final = re.compile(
    r"(?:(?:Verbands|Samt|Orts|Einheits|Flecken)?[Gg]emeinde|Stadt|Markt|Marktgemeinde|Flecken|Amt|Landkreis|Kreis) "
)
_HEAD: Final = 2
"""Words before the name of the project at most: a mark, a number, an article."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``hasProject`` of the town that a line names right behind the project that it opens with."""
    if passage.block.kind not in _LINES or not passage.is_fragment or len(passage.arguments) < _HEAD:
        return
    first = min(passage.arguments, key=lambda a: (a.token, -a.span.end))
    if first.kind != "Project" or first.token > _HEAD or has_failed(passage, first):
        return
    town = _town_behind(passage, first)
    if town is not None:
        quote = (passage.quote([first.span, town.span]),)
        yield Claim(town.reference.entities[0], "hasProject", first.reference.entities[0], quote, "town work", 0.7)


def _town_behind(passage: Passage, project: Argument) -> Argument | None:
    """The town or district, called so, that a mark alone parts from the project, and that a mark or sum follows."""
    after = bisect_left(passage.starts, project.span.end)
    if passage.words[after : after + 1] == () or passage.words[after] not in _BETWEEN:
        return None
    start = passage.starts[after + 1] if after + 1 < len(passage.starts) else -1
    town = next((a for a in passage.arguments if a.kind in LOCAL and start in (a.span.start, _typed(passage, a))), None)
    if town is None or len(town.reference.entities) != 1:
        return None
    behind = bisect_left(passage.starts, town.span.end)
    closed = behind >= len(passage.words) or not passage.words[behind][0].isalpha()
    return town if closed and _TYPES.match(passage.document.text, start) is not None else None


def _typed(passage: Passage, town: Argument) -> int:
    """Where the word before the name begins that may say what sort of place it is."""
    at = bisect_left(passage.starts, town.span.start) - 1
    return passage.starts[at] if at >= 0 else -1
