"""Statements: what a text says about a thing, with the very words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.sources import source_titles
from graphapi.explore.things import local_name, local_of, text_of
from graphapi.store import Release, Row, Term


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


def quote_of(row: Row, titles: Mapping[str, str] | None = None) -> Quote:
    """The quote in a row that binds document, quote, start and end; its title is there too, or in ``titles``."""
    words, document = text_of(row, "quote"), local_name(text_of(row, "document") or text_of(row, "this"))
    title = text_of(row, "title") or (titles or {}).get(document, "")
    return Quote(document, int(text_of(row, "start")), int(text_of(row, "end")), words, title)


def quotes_of(rows: Iterable[Row], titles: Mapping[str, str] | None = None) -> tuple[Quote, ...]:
    """The quotes of ``rows``, each once, in the order of texts and places."""
    return tuple(sorted({quote_of(row, titles) for row in rows}))


def statements_about(release: Release, iri: str) -> tuple[list[Statement], list[Statement]]:
    """What texts say about the thing, and what they say about other things with regard to it; each in order of claims.

    One question for both, without the titles, which the list of sources has: half the time of two with titles.
    """
    titles = release.keep(source_titles)
    claims: dict[tuple[str, str], list[Row]] = {}
    for row in release.store.select(read_query("statements"), this=NamedNode(iri)):
        claims.setdefault((local_of(row, "role"), text_of(row, "claim")), []).append(row)
    about, to = (
        [
            _statement(claim, rows, other, titles)
            for (found_as, claim), rows in sorted(claims.items())
            if found_as == role
        ]
        for role, other in (("subject", "object"), ("object", "subject"))
    )
    return about, to


def _statement(claim: str, rows: list[Row], other: str, titles: Mapping[str, str]) -> Statement:
    first = rows[0]
    property_, modality, rank = (local_of(first, name) for name in ("property", "modality", "rank"))
    return Statement(claim, property_, first[other], quotes_of(rows, titles), modality, rank)
