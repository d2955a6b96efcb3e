"""Pages of references: works of which each has a heading, its client and its years below or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.documents.headings import is_year
from ingest.model import BlockKind, Claim, Span, Value
from ingest.names.knowledge.kinds import WORKS
from ingest.passages.passages import Passage

_CLIENTS: Final = frozenset({"Cooperation", "Municipality", "District", "Authority", "Organisation", "Ministry"})
_ORDER: Final = re.compile(r"(?:im |in )?auftrag(?: von| der| des| vom|:)? ", re.IGNORECASE)
"""How a line opens that says who ordered the work of the heading above."""
_FOR: Final = re.compile(r"für (?:die|den|das|unsere\w*) ", re.IGNORECASE)
"""How it opens on pages of references alone: elsewhere a work is for those who use it."""
_YEARS: Final = re.compile(r"(?:\d{4}(?:\s*[–/-]\s*\d{2,4})?[,:]?\s+)?")
_MARKS: Final = re.compile(r"[\s#*_|:,;()·/–-]*(?:\d{1,2}\.)?[\s#*_|:,;()·/–-]*(?:seit|ab)?[\s(]*")
"""What stands in a heading beside the name of the work and its years."""
_TITLE: Final = re.compile(r"\b(?:[Rr]eferenz|[Ll]eistungsbeispiel|[Pp]rojektauswahl|[Aa]uftraggeber|[Kk]unden\b)")
_SEVERAL: Final = 2


def is_reference_page(passages: tuple[Passage, ...], claims: list[Claim]) -> bool:
    """Whether the text lists works for several clients, so that none of them owns what the others ordered."""
    titled = any(_TITLE.search(_words(p)) for p in passages if p.block.kind is BlockKind.HEADING)
    ordered = {c.subject: c.object for c in claims if c.predicate == "commissionedBy"}
    return (titled and bool(ordered)) and len(set(ordered.values())) >= _SEVERAL


def find_claims(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """``commissionedBy``, ``startDate`` and ``endDate`` of works that headings name."""
    titled = any(_TITLE.search(_words(p)) for p in passages if p.block.kind is BlockKind.HEADING)
    for before, passage in zip((None, *passages), passages, strict=False):
        if passage.block.kind is BlockKind.HEADING:
            yield from _years(passage, titled=titled)
            if before is not None and is_year(_words(before)):
                yield from _below_years(before, passage)
        elif passage.is_fragment:
            if passage.block.label is None:
                yield from _orders(passage, titled=titled)
            if titled:
                yield from _partners(passage)


def _words(passage: Passage) -> str:
    return passage.document.text[passage.block.span.start : passage.block.span.end]


def _years(passage: Passage, *, titled: bool) -> Iterator[Claim]:
    """When the work of a heading was done that holds nothing but its name and its years: "ILEK Obertal (2017–2018)"."""
    works = [a for a in passage.arguments if a.kind in WORKS]
    if len(works) != 1 or len(works[0].reference.entities) != 1 or len(passage.dates) != 1:
        return
    date, work = passage.dates[0], works[0]
    text, line = passage.document.text, passage.sentence.span
    first, last = sorted((date.span, work.span))
    if not line.start <= first.start <= first.end <= last.start <= last.end <= line.end:
        return
    rest = (Span(line.start, first.start), Span(first.end, last.start), Span(last.end, line.end))
    if not all(_MARKS.fullmatch(text[s.start : s.end]) for s in rest):
        return
    if titled and work.kind == "Concept" and date.relation == "on" and date.start is not None and date.end is None:
        quote = (passage.document.evidence(line),)
        yield Claim(work.reference.entities[0], "issued", Value(date.start), quote, "reference heading", 0.8)
        return
    begun = date.start is not None and (date.end is not None or (work.kind == "Project" and date.relation == "since"))
    for predicate, day in (("startDate", date.start), ("endDate", date.end)):
        if begun and day is not None:
            entity = work.reference.entities[0]
            yield Claim(entity, predicate, Value(day), (passage.document.evidence(line),), "reference heading", 0.8)


def _below_years(years: Passage, passage: Passage) -> Iterator[Claim]:
    """When the work of a heading was done, by the heading of years right above it: "2019 – 2021" / "Wegekonzept X"."""
    named = [r for r in passage.references_in(passage.block.span) if r.kind in WORKS and len(r.entities) == 1]
    if not named or len(years.dates) != 1:
        return
    work = max(named, key=lambda r: r.span.end - r.span.start).entities[0]
    date = years.dates[0]
    quote = (passage.document.evidence(Span(years.block.span.start, passage.block.span.end)),)
    whole = date.start is not None and date.end is not None and date.start != date.end
    if whole:
        yield Claim(work, "startDate", Value(str(date.start)), quote, "reference heading", 0.8)
        yield Claim(work, "endDate", Value(str(date.end)), quote, "reference heading", 0.8)
    elif date.start is not None and date.relation == "since" and passage.kind(work) == "Project":
        yield Claim(work, "startDate", Value(date.start), quote, "reference heading", 0.8)
    elif date.start is not None and passage.kind(work) == "Concept":
        predicate = "revised" if _UPDATE.search(_words(passage)) else "issued"
        yield Claim(work, predicate, Value(date.start), quote, "reference heading", 0.8)


_UPDATE: Final = re.compile(r"\b(?:Fortschreibung|Aktualisierung|Überarbeitung|Neufassung)")


def _orders(passage: Passage, *, titled: bool) -> Iterator[Claim]:
    """Who ordered the work of the heading, from a line right below it that opens with it."""
    text, start = passage.document.text, passage.sentence.span.start
    if passage.block.span.start != start:
        return
    years = _YEARS.match(text, start)
    at = years.end() if years is not None else start
    opening = _ORDER.match(text, at) or (_FOR.match(text, at) if titled else None)
    work = passage.heading_topic("Project") or passage.heading_topic("Concept")
    named = [a for a in passage.arguments if a.reference.form in ("name", "short")]
    clients = [a for a in named if a.kind in _CLIENTS and a.span.start >= at]
    if opening is None or work is None or not clients or clients[0].span.start - opening.end() > _NEAR:
        return
    for client in clients:
        if client.group == clients[0].group and not client.explains and work not in client.reference.entities:
            quote = (passage.quote([client.span]),)
            for entity in client.reference.entities:
                yield Claim(work, "commissionedBy", entity, quote, "reference client", 0.8)


def _partners(passage: Passage) -> Iterator[Claim]:
    """Who did the work of the heading together with the office whose page it is: "in Arbeitsgemeinschaft mit X"."""
    work = passage.heading_topic("Project") or passage.heading_topic("Concept")
    words = passage.words
    at = next((i for i, word in enumerate(words) if word == "mit" and (i == 0 or words[i - 1] in _JOINTLY)), None)
    if at is None or work is None:
        return
    relation = "preparedBy" if passage.kind(work) == "Concept" else "implementedBy"
    named = [a for a in passage.arguments if a.kind in ("Consultancy", "Organisation") and a.token > at]
    for partner in named[:1]:
        quote = (passage.quote([partner.span]),)
        yield Claim(work, relation, partner.reference.entities[0], quote, "reference partner", 0.75)


_JOINTLY: Final = frozenset(
    {"gemeinsam", "zusammen", "arbeitsgemeinschaft", "arge", "kooperation", "zusammenarbeit", "\n"}
)
_NEAR: Final = 16
"""Characters of an article and a common noun before the name of the client."""
