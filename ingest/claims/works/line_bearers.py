"""Who carries the projects of a list: "Kinderhaus Ebern, Gemeinde Ebern: 310.000 Euro", "Klangweg – Musikverein
Ebern – 3.100 Euro", "Bergwacht Ebern: 2.500 Euro für den Lawinenkurs"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.model import BlockKind, Claim, Span
from ingest.names.knowledge.kinds import FIRMS, LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed, has_failed_words

RULES: Final = frozenset(
    {"field bearers", "frame town carrying", "frame town doing", "frame joint town work", "town work"}
)
"""Rules that tell which town has a project, which may be one of a cooperation as well."""
_LINES: Final = frozenset({BlockKind.LIST_ITEM, BlockKind.FIELD, BlockKind.PARAGRAPH})
_BETWEEN: Final = frozenset({",", "–", "-", "/", "|", "·", "—", ":", ";"})
_ROLES: Final = frozenset(
    {"träger", "trägerin", "antragsteller", "antragstellerin", "projektträger", "bauherr", "bauherrin"}
)
_TYPES: Final = re.compile(
    r"(?:(?:Verbands|Samt|Orts|Einheits|Flecken)?[Gg]emeinde|Stadt|Markt|Marktgemeinde|Flecken|Amt|Landkreis|Kreis) "
)
_PAYERS: Final = re.compile(r"bank|sparkasse|fonds|lotterie|kasse\b", re.IGNORECASE)
"""Bodies that in a line of money rather give than get it."""
_HEAD: Final = 2
"""Words before the name of the project at most: a mark, a number, an article."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``hasProject`` of the town, ``implementedBy`` of the body, that a line names right behind the project that it
    opens with; the like where the line opens with the body and says what its money is for."""
    if passage.block.kind not in _LINES or not passage.is_fragment:
        return
    if passage.block.kind is BlockKind.FIELD and passage.block.label is not None:
        yield from _of_label(passage, passage.block.label)
    if len(passage.arguments) < _HEAD:
        return
    first = min(passage.arguments, key=lambda a: (a.token, -a.span.end))
    if first.token > _HEAD:
        return
    if first.kind in FIRMS and passage.amounts:
        work = _paid_for(passage, first)
        if work is not None:
            yield _carried(passage, work, first)
    elif first.kind == "Project" and not has_failed(passage, first):
        bearer = _behind(passage, first)
        if bearer is not None and bearer.kind in FIRMS:
            yield _carried(passage, first, bearer)
        elif bearer is not None:
            quote = (passage.quote([first.span, bearer.span]),)
            yield Claim(
                bearer.reference.entities[0], "hasProject", first.reference.entities[0], quote, "town work", 0.7
            )


def _of_label(passage: Passage, label: Span) -> Iterator[Claim]:
    """The like where project and bearer are the label of a sum: "Hofbus Aue (Gemeinde Aue): 39.600 €"."""
    if not passage.amounts:
        return
    text = passage.document.text
    works = [r for r in passage.references_in(label) if r.kind == "Project" and r.form == "name"]
    if len(works) != 1 or works[0].span.start - label.start > _MARK or has_failed_words(passage):
        return
    opened = _OPENED.match(text, works[0].span.end, label.end)
    if opened is None:
        return
    starts = {opened.end(), opened.end() + len(typed[0]) if (typed := _TYPES.match(text, opened.end())) else -1}
    for bearer in passage.references_in(Span(opened.end(), label.end)):
        if bearer.span.start in starts and len(bearer.entities) == 1:
            named, quote = bearer.entities[0], (passage.quote_field(label),)
            if bearer.kind in LOCAL:
                yield Claim(named, "hasProject", works[0].entities[0], quote, "town work", 0.7)
            elif bearer.kind in FIRMS and _PAYERS.search(passage.name(named)) is None:
                yield Claim(works[0].entities[0], "implementedBy", named, quote, "work of line", 0.7)
            return


_OPENED: Final = re.compile(r"[“«\"]? ?(?:\(|[,–/|-] )")
_MARK: Final = 4
"""Characters before the name of the project in a label: a number or mark."""


def _carried(passage: Passage, work: Argument, body: Argument) -> Claim:
    quote = (passage.quote([work.span, body.span]),)
    return Claim(work.reference.entities[0], "implementedBy", body.reference.entities[0], quote, "work of line", 0.7)


def _paid_for(passage: Passage, body: Argument) -> Argument | None:
    """The project that the money is for, where a colon stands behind the body that opens the line."""
    after = bisect_left(passage.starts, body.span.end)
    works = [a for a in passage.arguments if a.kind == "Project" and a.preposition == "für"]
    return works[0] if passage.words[after : after + 1] == (":",) and len(works) == 1 else None


def _behind(passage: Passage, project: Argument) -> Argument | None:
    """The body, or the town called so, that a mark, a bracket or the end of the line alone parts from the project, and
    that a mark or sum follows."""
    at = bisect_left(passage.starts, project.span.end)
    if at >= len(passage.words):
        return None
    bracketed = passage.words[at] == "("
    marked = bracketed or passage.words[at] in _BETWEEN
    lined = not marked and "\n" in passage.document.text[project.span.end : passage.starts[at]]
    at += marked
    if passage.words[at : at + 1] != () and passage.words[at] in _ROLES and passage.words[at + 1 : at + 2] == (":",):
        at += 2
    if not (marked or lined) or at >= len(passage.words):
        return None
    start = passage.starts[at]
    found = next((a for a in passage.arguments if start in (a.span.start, _typed(passage, a))), None)
    if found is None or len(found.reference.entities) != 1:
        return None
    behind = bisect_left(passage.starts, found.span.end)
    closed = behind >= len(passage.words) or not passage.words[behind][0].isalpha()
    closed = closed or "\n" in passage.document.text[found.span.end : passage.starts[behind]]
    if found.kind in LOCAL:
        called = _TYPES.match(passage.document.text, start) is not None
        return found if closed and (called or (bracketed and start == found.span.start)) else None
    if found.kind not in FIRMS or _PAYERS.search(passage.name(found.reference.entities[0])) is not None:
        return None
    sure = bracketed or lined or bool(passage.amounts)
    return found if closed and start == found.span.start and sure else None


def _typed(passage: Passage, town: Argument) -> int:
    """Where the word before the name begins that may say what sort of place it is."""
    at = bisect_left(passage.starts, town.span.start) - 1
    return passage.starts[at] if at >= 0 else -1
