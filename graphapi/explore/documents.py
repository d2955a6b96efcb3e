"""The page of one source: the text with its marks where the licence allows, all that was read from it, what was not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from graphapi.explore.flows import Flow, flows_in_document
from graphapi.explore.queries import read_query
from graphapi.explore.things import Thing, Value, local_name, local_of, object_of, text_of
from graphapi.store import Release, Row

_LICENCES: Final = Path(__file__).with_name("open_licences.txt")
_BLACKED: Final = re.compile(r"█+(?:\s+█+)*")
"""What the builder left out of the published text."""
CONTEXT: Final = 60
"""Characters on either side of a quote where the text as a whole must not be shown."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim or flow at its place in the text."""

    id: str
    subject: Thing | None
    relation: str
    value: Thing | Value | None
    flow: Flow | None
    modality: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; ``spans`` are empty between marks. ``gap``: text was left out before it."""

    text: str
    spans: tuple[str, ...]
    findings: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    """The spans that begin here, for anchors that must be unique."""
    unread: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """What was not understood, where."""

    message: Mapping[str, str]
    """By language."""
    start: int | None
    end: int | None
    words: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    id: str
    iri: str
    title: str
    publisher: str
    url: str
    licence: str
    published: str
    retrieved: str
    whole: bool
    """The whole text may be shown; else only quotes with a little context."""
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]


def span_id(start: int, end: int) -> str:
    """The fragment that the graph gives a span."""
    return f"o{start}-{end}"


def may_show(licence: str) -> bool:
    """Whether the licence of a text allows showing it whole; an unknown licence does not."""
    return any(licence.lower().startswith(known) or f"/{known}" in licence.lower() for known in _open_licences())


@cache
def _open_licences() -> tuple[str, ...]:
    """Beginnings of names of licences, or of a part of their address."""
    lines = _LICENCES.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def describe_source(release: Release, iri: str) -> SourcePage | None:
    """The source ``iri``; None if the release has none."""
    document = local_name(iri)
    rows = release.store.select(read_query("document"), this=NamedNode(iri))
    if not rows:
        return None
    known = {local_of(row, "property"): text_of(row, "value") for row in rows}
    findings = tuple(_findings(release, iri))
    licence = known.get("license", "")
    text = _text(release.texts / f"{document}.txt")
    unread = tuple(unread_in(release, document, text or ""))
    whole = may_show(licence) and text is not None
    marks = {(finding.start, finding.end) for finding in findings}
    shown = [(_front_matter(text, marks), len(text))] if whole and text else _surroundings(marks, len(text or ""))
    pieces = _pieces(text, shown, findings, unread) if text is not None else _bare(findings)
    if not whole:
        pieces = (replace(piece, text=_BLACKED.sub("…", piece.text)) for piece in pieces)
    return SourcePage(
        document,
        iri,
        known.get("title", document),
        known.get("publisher", ""),
        known.get("source", ""),
        licence,
        known.get("issued", ""),
        known.get("retrievedOn", ""),
        whole,
        tuple(pieces),
        findings,
        unread,
    )


def unread_in(release: Release, document: str, text: str) -> Iterable[Unread]:
    """The issues of one text, in its order."""
    path = release.path / "issues.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        issue = json.loads(line)
        if issue.get("source") == document:
            span = issue.get("span") or {}
            start, end = span.get("start"), span.get("end")
            words = text[start:end] if start is not None else ""
            yield Unread(issue["message"], start, end, words)


def _front_matter(text: str, marks: Iterable[tuple[int, int]]) -> int:
    """Where the text begins behind what the file says of itself and the page shows at its head; 0 if it is quoted."""
    end = text.find("\n---\n", 3) if text.startswith("---\n") else -1
    begin = end + len("\n---\n") if end > 0 else 0
    return begin if all(start >= begin for start, _ in marks) else 0


def _text(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def _findings(release: Release, iri: str) -> list[Finding]:
    claims = [_claim(row) for row in release.store.select(read_query("document_claims"), this=NamedNode(iri))]
    flows = [_flow_finding(flow) for flow in flows_in_document(release.store, iri)]
    unique = {(found.id, found.start): found for found in (*claims, *flows)}
    return sorted(unique.values(), key=lambda f: (f.start, f.end, f.id))


def _claim(row: Row) -> Finding:
    subject = text_of(row, "subject")
    return Finding(
        local_of(row, "claim"),
        Thing(subject, text_of(row, "subjectName") or local_name(subject)),
        local_of(row, "property"),
        object_of(row["value"], text_of(row, "valueName")),
        None,
        local_of(row, "modality"),
        int(text_of(row, "start")),
        int(text_of(row, "end")),
        text_of(row, "quote"),
    )


def _flow_finding(flow: Flow) -> Finding:
    first = flow.quotes[0]
    return Finding(
        f"f{local_name(flow.iri)}", flow.recipient, "funding", None, flow, "", first.start, first.end, first.words
    )


def _surroundings(marks: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The marks with their context, joined where they touch."""
    shown: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        start, end = max(0, start - CONTEXT), min(length, end + CONTEXT)
        if shown and start <= shown[-1][1]:
            shown[-1] = (shown[-1][0], max(end, shown[-1][1]))
        else:
            shown.append((start, end))
    return shown


def _pieces(
    text: str, shown: Iterable[tuple[int, int]], findings: tuple[Finding, ...], unread: tuple[Unread, ...]
) -> Iterable[Piece]:
    """The shown text cut at every edge of a mark, so that marks may overlap."""
    marks = {(f.start, f.end) for f in findings}
    open_questions = {(u.start, u.end) for u in unread if u.start is not None and u.end is not None}
    edges = {edge for pair in (*marks, *open_questions) for edge in pair}
    begun: set[tuple[int, int]] = set()
    for begin, finish in shown:
        cuts = sorted({begin, finish, *(edge for edge in edges if begin < edge < finish)})
        for place, (start, end) in enumerate(pairwise(cuts)):
            over = sorted(mark for mark in marks if mark[0] <= start and end <= mark[1])
            first = [mark for mark in over if mark not in begun]
            begun.update(first)
            yield Piece(
                text[start:end],
                tuple(span_id(*mark) for mark in over),
                tuple(f.id for f in findings if (f.start, f.end) in over),
                tuple(span_id(*mark) for mark in first),
                any(s <= start and end <= e for s, e in open_questions),
                gap=place == 0 and begin > 0,
            )


def _bare(findings: tuple[Finding, ...]) -> Iterable[Piece]:
    """Quotes alone, where the release holds no text."""
    quotes = {(f.start, f.end): f.quote for f in findings}
    for (start, end), words in sorted(quotes.items()):
        ids = tuple(f.id for f in findings if (f.start, f.end) == (start, end))
        name = (span_id(start, end),)
        yield Piece(words, name, ids, name, gap=True)
