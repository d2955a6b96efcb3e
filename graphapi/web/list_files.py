"""The lists of the pages as files: cooperations, sources, contradictions, each with all that its table shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import Response

from graphapi.explore.conflicts import list_conflicts
from graphapi.explore.cooperations import list_cooperations
from graphapi.explore.sources import list_sources
from graphapi.explore.things import Thing
from graphapi.requests import ServedRelease
from graphapi.store import Release
from graphapi.web.money import table_response

Table = tuple[tuple[str, ...], list[tuple[Any, ...]]]

router = APIRouter(include_in_schema=False)


def cooperations(release: Release) -> Table:
    names = ("name", "iri", "states", "founded", "members", "concepts", "flows")
    entries = release.keep(list_cooperations)
    return names, [
        (
            entry.thing.name,
            entry.thing.iri,
            [state.name for state in entry.states],
            entry.founded,
            entry.members,
            entry.concepts,
            entry.flows,
        )
        for entry in entries
    ]


def sources(release: Release) -> Table:
    names = ("title", "iri", "publisher", "published", "url", "licence", "statements")
    entries = release.keep(list_sources)
    stem = f"{release.base_iri}doc/"
    return names, [
        (entry.title, stem + entry.id, entry.publisher, entry.published, entry.url, entry.licence, entry.statements)
        for entry in entries
    ]


def conflicts(release: Release) -> Table:
    """A line for each quote of each side."""
    names = ("about", "about_iri", "relation", "status", "value", "rank", "quote", "source", "start", "end", "conflict")
    rows = []
    for conflict in release.keep(list_conflicts):
        name, iri = (conflict.subject.name, conflict.subject.iri) if conflict.subject else ("", "")
        for side in conflict.sides:
            said = side.value.name if isinstance(side.value, Thing) else side.value.lexical
            head = (name, iri, conflict.relation, conflict.status, said, side.rank)
            rows += [(*head, q.words, q.document, q.start, q.end, conflict.iri) for q in side.quotes]
    return names, rows


TABLES: Final[Mapping[str, Callable[[Release], Table]]] = {
    "cooperations": cooperations,
    "sources": sources,
    "conflicts": conflicts,
}


@router.get("/cooperations.{suffix}")
def cooperations_file(release: ServedRelease, suffix: str) -> Response:
    return _file(release, "cooperations", suffix)


@router.get("/sources.{suffix}")
def sources_file(release: ServedRelease, suffix: str) -> Response:
    return _file(release, "sources", suffix)


@router.get("/conflicts.{suffix}")
def conflicts_file(release: ServedRelease, suffix: str) -> Response:
    return _file(release, "conflicts", suffix)


def _file(release: Release, name: str, suffix: str) -> Response:
    names, rows = TABLES[name](release)
    return table_response(name, suffix, names, [rows], release, {"release": release.version})
