"""Releases, their files and what changed; quality; the dumps of the served release."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from graphapi.errors import NotFound
from graphapi.explore.history import (
    ReleaseEntry,
    changes_between,
    find_release,
    list_releases,
    previous_release,
)
from graphapi.explore.quality import judge_release
from graphapi.exports import export_pieces
from graphapi.formats import TRIPLES
from graphapi.requests import ServedRelease
from graphapi.store import Release
from graphapi.web.rendering import render_page

COMPARED: Final = 10
"""Releases whose changes the list counts; the page of each older one counts its own."""
_DUMPS: Final = {form.suffix: form for form in TRIPLES}

_RANGE: Final = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?|bytes=-\d{1,15}", re.ASCII)

router = APIRouter(include_in_schema=False)


@router.get("/releases")
def releases(request: Request, release: ServedRelease) -> HTMLResponse:
    entries = list_releases(release)
    compared = pairwise(entries[: COMPARED + 1])
    changes = {entry.version: changes_between(before.path, entry.path) for entry, before in compared}
    return render_page(request, "releases.html", entries=entries, changes=changes, dumps=_DUMPS.values())


@router.get("/releases/{version}")
def one_release(request: Request, release: ServedRelease, version: str) -> HTMLResponse:
    entry = _entry(release, version)
    before = previous_release(list_releases(release), version)
    changes = changes_between(before.path, entry.path) if before else None
    return render_page(request, "release.html", entry=entry, before=before, changes=changes)


@router.get("/releases/{version}/{name:path}")
def release_file(release: ServedRelease, version: str, name: str) -> Response:
    """A file that the manifest of that release lists, or the manifest."""
    return _file(_entry(release, version), name)


@router.get("/exports/data.{suffix}")
def dump(release: ServedRelease, suffix: str) -> Response:
    """The whole served release in a format of RDF; those without named graphs hold the facts."""
    form = _DUMPS.get(suffix)
    if form is None:
        return _file(_entry(release, release.version), f"data.{suffix}")
    name = f"koopgraph-{release.version}.{suffix}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(export_pieces(release, form), media_type=form.media_type, headers=headers)


@router.get("/exports/{name:path}")
def export(release: ServedRelease, name: str) -> Response:
    """A file of the served release."""
    return _file(_entry(release, release.version), name)


@router.get("/quality")
def quality(request: Request, release: ServedRelease) -> HTMLResponse:
    return render_page(request, "quality.html", quality=release.keep(judge_release))


def _entry(release: Release, version: str) -> ReleaseEntry:
    entry = find_release(release, version)
    if entry is None:
        raise NotFound("no_release")
    return entry


class ReleaseFile(FileResponse):
    """A file, whole or one range of it. A Range that is malformed, or asks for several, is passed over (RFC 9110)."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = _RANGE.fullmatch(Headers(scope=scope).get("range", ""))
        if asked is None or (asked[2] and int(asked[1]) > int(asked[2])):
            scope = {**scope, "headers": [header for header in scope["headers"] if header[0] != b"range"]}
        await super().__call__(scope, receive, send)


def _file(entry: ReleaseEntry, name: str) -> ReleaseFile:
    if name != "manifest.json" and name not in dict(entry.files):
        raise NotFound("no_release_file")
    path: Path = entry.path / name
    return ReleaseFile(path, filename=f"{entry.version}-{path.name}")
