"""Statements: what a text says about a thing, with the very words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.things import local_name, local_of, text_of
from graphapi.store import Row, Store, Term


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of a text at their place: ``text[start:end] == words``."""

    document: str
    start: int
    end: int
    words: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one text; ``other`` is its object, or its subject where the claim points to the thing asked for."""

    claim: str
    relation: str
    other: Term
    quotes: tuple[Quote, ...]
    modality: str
    rank: str

    @property
    def asserted(self) -> bool:
        return self.modality in ("", "asserted") and self.rank != "deprecated"


def quote_of(row: Row) -> Quote:
    """The quote in a row that binds document, title, quote, start and end."""
    words, document = text_of(row, "quote"), text_of(row, "document") or text_of(row, "this")
    return Quote(
        local_name(document), int(text_of(row, "start")), int(text_of(row, "end")), words, text_of(row, "title")
    )


def statements_of(rows: Iterable[Row]) -> list[Statement]:
    """One statement per claim, its quotes in the order of texts and offsets."""
    claims: dict[str, list[Row]] = {}
    for row in rows:
        claims.setdefault(text_of(row, "claim"), []).append(row)
    return [_statement(claim, claims[claim]) for claim in sorted(claims)]


def statements_about(store: Store, iri: str) -> list[Statement]:
    """What texts say about the thing."""
    return statements_of(store.select(read_query("statements_about"), this=NamedNode(iri)))


def statements_to(store: Store, iri: str) -> list[Statement]:
    """What texts say about other things with regard to this one."""
    return statements_of(store.select(read_query("statements_to"), this=NamedNode(iri)))


def _statement(claim: str, rows: list[Row]) -> Statement:
    first = rows[0]
    quotes = tuple(sorted({quote_of(row) for row in rows}))
    property_, modality, rank = (local_of(first, name) for name in ("property", "modality", "rank"))
    return Statement(claim, property_, first["value"], quotes, modality, rank)
