"""The list of sources of a release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphapi.explore.queries import read_query
from graphapi.explore.things import local_name, text_of
from graphapi.store import Release


@dataclass(frozen=True, slots=True)
class SourceEntry:
    id: str
    title: str
    publisher: str
    published: str
    url: str
    licence: str
    statements: int


def list_sources(release: Release) -> tuple[SourceEntry, ...]:
    """Every text that was read, by title, with how many statements it makes."""
    select = release.store.select
    counts = {text_of(r, "document"): int(text_of(r, "count")) for r in select(read_query("claim_counts"))}
    rows = {text_of(row, "document"): row for row in select(read_query("documents"))}
    entries = [
        SourceEntry(
            local_name(iri),
            text_of(row, "title") or local_name(iri),
            text_of(row, "publisher"),
            text_of(row, "published"),
            text_of(row, "source"),
            text_of(row, "licence"),
            counts.get(iri, 0),
        )
        for iri, row in rows.items()
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id)))


def source_titles(release: Release) -> Mapping[str, str]:
    """The title of every text by its id."""
    return {source.id: source.title for source in release.keep(list_sources)}
