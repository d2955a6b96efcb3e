"""The records that travel down the street from a text to a release. Read this file first.

Everything here is frozen and compares by content; collections are tuples. Offsets count Unicode code points of
``Document.text`` from 0, half-open, so ``text[span.start:span.end]`` is what the span covers (the unit of the W3C
Web Annotation text position selector).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal


class Modality(StrEnum):
    """How a text says something; only what is asserted becomes a fact."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    REPORTED = "reported"


class BlockKind(StrEnum):
    """What a stretch of text is in the layout of its page."""

    FRONT_MATTER = "front matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FIELD = "field"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CONTACT = "contact"
    BOILERPLATE = "boilerplate"


UNREAD: Final = frozenset({BlockKind.FRONT_MATTER, BlockKind.BOILERPLATE})
"""Blocks that nothing is read from."""


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"no span: {start}–{end}")
        _set_start(self, start)
        _set_end(self, end)

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


# Hundreds of spans are made of each text: set through the slots they cost half of what the generated way takes.
_set_start: Final = vars(Span)["start"].__set__
_set_end: Final = vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from. ``id``: 16 hexadecimal digits of the file name, so a moved folder keeps its ids."""

    id: str
    name: str
    path: str
    sha256: str
    media_type: str = "text/plain"
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    licence: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page. A field keeps the span of its label ("Auftraggeber") and of what stands behind it."""

    kind: BlockKind
    span: Span
    label: Span | None = None
    value: Span | None = None
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The very words that say a thing. Made by ``Document.evidence`` alone, so that the quote stands in the text."""

    source: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is final: the decoded file as it is, front matter included, with its sorted, disjoint blocks."""

    source: Source
    text: str
    blocks: tuple[Block, ...] = ()

    def evidence(self, span: Span) -> Evidence:
        if span.end > len(self.text) or span.start == span.end:
            raise ValueError(f"no words at {span.start}–{span.end} of {self.source.name}")
        return Evidence(self.source.id, span, self.text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or reference in a text: its kind (a class of the ontology), its name in the nominative."""

    span: Span
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that one text speaks of. ``id`` (e1, e2 …) is local to its text; ``keys`` are pairs ("ags", …)."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A literal object in the lexical form of the annotation guide: "2019-09", "40000", "Bürgermeister"."""

    lexical: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A text says that ``subject`` stands in ``predicate`` to ``object``, in the words of its evidence.

    ``subject`` and an entity ``object`` are ``Entity.id``; ``predicate`` is a local name of the ontology; ``rule``
    names the frame or reader that found it; ``confidence`` estimates how probably a careful reader agrees.
    """

    subject: str
    predicate: str
    object: str | Value
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float = 0.9
    modality: Modality = Modality.ASSERTED
    inferred: bool = False
    """True where a reference was resolved by inference ("wir" for the publisher)."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim without evidence: {self.subject} {self.predicate} {self.object}")


FundingStatus = Literal["granted", "own", "planned"]


@dataclass(frozen=True, slots=True)
class Funding:
    """One flow of money that a text states; several funders of one sum are one flow and are never split.

    Amounts are plain decimals ("1719999" or "26704.50"), ``share`` is a percentage, ``start`` and ``end`` are a stated
    funding period (YYYY, YYYY-MM or YYYY-MM-DD). What the text leaves open is None.
    """

    id: str
    status: FundingStatus
    evidence: tuple[Evidence, ...]
    recipient: str | None = None
    funders: tuple[str, ...] = ()
    programme: str | None = None
    amount: str | None = None
    amount_max: str | None = None
    amount_written: str | None = None
    approximate: bool = False
    currency: str | None = None
    per: Literal["year", "month"] | None = None
    start: str | None = None
    end: str | None = None
    share: str | None = None
    purpose: str | None = None
    rule: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in both languages of the readers, so that no reader meets the other's."""

    de: str
    en: str

    def changed(self, change: Callable[[str], str]) -> Wording:
        """Both after ``change``."""
        return Wording(change(self.de), change(self.en))


@dataclass(frozen=True, slots=True)
class Issue:
    """What was not understood or went wrong: counted and shipped with the release, never dropped in silence."""

    stage: str
    level: Literal["note", "warning", "error"]
    message: Wording
    source: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    fundings: tuple[Funding, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), compare=False)
    issues: tuple[Issue, ...] = ()


def content_hash(*parts: str, digits: int = 12) -> str:
    """The first ``digits`` hexadecimal digits of the SHA-256 of the parts: an identity that survives a re-run."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:digits]
