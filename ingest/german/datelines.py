"""The day a text is of, where it says so itself: "Weimar, 6. September 2019. …", "Pressemitteilung vom 25.10.2018"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.german.dates import find_dates
from ingest.model import Block, BlockKind, Span

_READ = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FIELD})
_BLOCKS = 5
"""A dateline stands among the first blocks of a page."""
_PLACE = re.compile(
    r"\(?[A-ZÄÖÜ][\w.’'-]*(?:[ /-](?:[a-zäöü]{1,4}\.? ?){0,2}\(?[A-ZÄÖÜ][\w.’'-]*\)?){0,4}\)?\s*[,.:/|–-]?\s*(?:den |"
    r"am |vom )?\s*$"
)
_NOTICE = re.compile(
    r"(?:presse(?:mitteilung|information|meldung|erklärung|info)|medieninformation|nachricht(?:en)?|meldung|mitteilung|ausgabe|"
    r"veröffentlicht|erschienen|publiziert|eingestellt|datum|artikel|beitrag|newsletter|amtsblatt|aktualisiert|stand)"
    r"[^.!?]{0,60}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:[.:|]\s|[–—-]\s|\)|,?\s*\d{1,2}[:.]\d\d\s*Uhr|\(|,\s*(?:von|Von)\s|$)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The date of a text as it stands in it: YYYY-MM-DD or YYYY-MM."""

    span: Span
    date: str


def find_dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The dateline among the first blocks, None where the text does not date itself.

    A date at the head of a block dates the text if a full stop, dash or the line's end closes it; behind a place or a
    word for a notice likewise. A date inside a sentence never does, and no year alone.
    """
    read = [block for block in blocks if block.kind in _READ][:_BLOCKS]
    dated = sum(1 for block in blocks if block.label and text[block.label.start : block.label.start + 1].isdigit())
    for block in read:
        head = Span(block.span.start, min(block.span.end, block.span.start + 160))
        for date in find_dates(text, head):
            if (
                date.relative
                or date.start is None
                or len(date.start) < 7
                or date.end
                or date.relation not in ("on", "from")
            ):
                continue
            before = text[block.span.start : date.span.start].strip()
            behind = _BEHIND.match(text, date.span.end, block.span.end)
            if not behind:
                continue
            if block.kind is BlockKind.FIELD:
                if _dates_text(text, block, date.span, len(date.start), dated):
                    return Dateline(date.span, date.start)
            elif not before or _is_weekday(before) or _PLACE.fullmatch(before) or _NOTICE.search(before):
                return Dateline(date.span, date.start)
    return None


def _dates_text(text: str, block: Block, date: Span, precision: int, dated: int) -> bool:
    """Whether a field dates the text: "Datum: 5.3.2020", or "5.3.2020 – Gute Post", where it heads no chronicle."""
    label = block.label
    if label is None or precision < 10:
        return False
    if date in label:
        return dated == 1
    return text[label.start : label.end].strip(" :").lower() in ("datum", "veröffentlicht", "erschienen", "vom")


def _is_weekday(words: str) -> bool:
    return words.rstrip(" ,").lower().endswith("tag") and " " not in words.strip()
