"""E-mail addresses and telephone numbers: read by the extraction, left out of a release unless the operator asks.

A quote that holds one is cut into the pieces around it, so that every published quote still stands in the text at its
offsets, and the published texts have the same places blacked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from ingest.german.mails import MAIL
from ingest.model import Document, Evidence, Reading, Span, Value

PRIVATE: Final = frozenset({"email", "phone"})
BLACK: Final = "█"

_PHONE: Final = re.compile(
    r"(?<![\d.,/-])(?!0[1-9]/(?:19|20)\d\d\b)(?:"  # 01/2017 – 02/2018 is a period
    r"(?:\+|00)\d{1,3}\s?(?:\(0\))?[\s/()\-–]{0,3}\d[\d\s/()\-–]{3,18}\d"  # +49 (0) 361 123456
    r"|\(?0\d{1,5}\)?[\s/()\-–]{0,3}\d[\d\s/\-–]{3,18}\d"
    r"|(?:\+4[139]|0\d{2,5})(?:\.\d{2,}){1,5}"  # 0171.234.5678; dates have two digits before the first dot
    r")(?![\d.,]*\d)"
)


def contact_spans(text: str) -> tuple[Span, ...]:
    """Where ``text`` holds an e-mail address or a telephone number, sorted."""
    found = [Span(*match.span()) for pattern in (MAIL, _PHONE) for match in pattern.finditer(text)]
    return tuple(sorted(found))


def read_contacts(reading: Reading) -> tuple[Span, ...]:
    """Where the text of ``reading`` holds contacts, those included that only the reader knew for such; sorted."""
    values = {c.object.lexical for c in reading.claims if c.predicate in PRIVATE and isinstance(c.object, Value)}
    return tuple(sorted((*contact_spans(reading.document.text), *_found(reading.document.text, values))))


def without_contacts(reading: Reading) -> Reading:
    """``reading`` without e-mail addresses and telephone numbers in its claims, its quotes and its title."""
    claims = tuple(claim for claim in reading.claims if claim.predicate not in PRIVATE)
    source = reading.document.source
    title = source.title and blacked_out(source.title, contact_spans(source.title))
    document = replace(reading.document, source=replace(source, title=title))
    return without_spans(replace(reading, document=document, claims=claims), read_contacts(reading))


def without_spans(reading: Reading, hidden: tuple[Span, ...]) -> Reading:
    """``reading`` with ``hidden`` cut out of its quotes; a claim or flow that has no words left is left out."""
    if not hidden:
        return reading
    claims = [
        replace(claim, evidence=kept) for claim in reading.claims if (kept := _cut(reading, claim.evidence, hidden))
    ]
    fundings = [
        replace(flow, evidence=kept) for flow in reading.fundings if (kept := _cut(reading, flow.evidence, hidden))
    ]
    return replace(reading, claims=tuple(claims), fundings=tuple(fundings))


def blacked_out(text: str, hidden: Iterable[Span]) -> str:
    """``text`` with every code point of ``hidden`` but white space replaced: the offsets of all else stay."""
    letters = list(text)
    for span in hidden:
        for index in range(span.start, min(span.end, len(letters))):
            if not letters[index].isspace():
                letters[index] = BLACK
    return "".join(letters)


def _found(text: str, values: Iterable[str]) -> Iterator[Span]:
    for value in values:
        start = text.find(value)
        while value and start >= 0:
            yield Span(start, start + len(value))
            start = text.find(value, start + len(value))


def _cut(reading: Reading, evidence: tuple[Evidence, ...], hidden: tuple[Span, ...]) -> tuple[Evidence, ...]:
    return tuple(piece for quote in evidence for piece in _pieces(reading.document, quote, hidden))


def _pieces(document: Document, quote: Evidence, hidden: tuple[Span, ...]) -> Iterator[Evidence]:
    inside = [span for span in hidden if span.overlaps(quote.span)]
    if not inside:
        yield quote
        return
    start = quote.span.start
    for span in (*inside, Span(quote.span.end, quote.span.end)):
        stretch = document.text[start : max(start, span.start)]
        stripped = stretch.strip(" \t\r\n,;:|–-()")
        if re.search(r"\w{3}", stripped):
            offset = start + stretch.index(stripped)
            yield document.evidence(Span(offset, offset + len(stripped)))
        start = max(start, span.end)
