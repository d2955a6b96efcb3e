"""What of a text is published: all of it where its licence is open, else only the quotes with a few words around.

Whatever is left out is blacked out, so that the offsets of every quote hold in the published text too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.model import Document, Reading, Span
from ingest.release.contacts import blacked_out

_OPEN: Final = re.compile(
    r"^(cc0|cc[ -]by|pddl|odc|dl-de|public domain|gemeinfrei)|creativecommons\.org/(publicdomain|licenses/by)",
    re.IGNORECASE,
)
_AROUND: Final = 120
"""Code points of context on either side of a quote: the sentence, not the page."""


def is_open(licence: str | None) -> bool:
    """Whether a licence allows to publish the whole text; an unknown one does not."""
    return bool(licence and _OPEN.search(licence))


def published_text(reading: Reading, hidden: tuple[Span, ...]) -> str:
    """The text of ``reading`` as a release may show it, without what stands at ``hidden``. As long as the original."""
    document = reading.document
    if is_open(document.source.licence):
        return blacked_out(document.text, hidden)
    return blacked_out(document.text, (*hidden, *_between(_shown(reading), len(document.text))))


def _shown(reading: Reading) -> list[Span]:
    document = reading.document
    quotes = [e.span for claim in reading.claims for e in claim.evidence]
    quotes += [e.span for flow in reading.fundings for e in flow.evidence]
    return sorted(_with_context(span, document) for span in quotes)


def _with_context(span: Span, document: Document) -> Span:
    """``span`` with whole words around it, not beyond its paragraph."""
    text = document.text
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    left = text[start : span.start]
    right = text[span.end : end]
    left = left[left.rfind("\n\n") + 2 :] if "\n\n" in left else left[left.find(" ") + 1 :] if start else left
    right = right[: right.find("\n\n")] if "\n\n" in right else right[: right.rfind(" ")] if end < len(text) else right
    return Span(span.start - len(left), span.end + len(right))


def _between(shown: Iterable[Span], length: int) -> Iterator[Span]:
    start = 0
    for span in shown:
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < length:
        yield Span(start, length)
