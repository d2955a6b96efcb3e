"""The built front end: content-hashed files under ``/static/``, and the plain style sheet where nothing was built."""

from __future__ import annotations

import json
import mimetypes
from functools import cache
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graphapi.errors import NotFound

STATIC: Final = Path(__file__).parent / "static"
PLAIN_STYLE: Final = Path(__file__).parent / "src" / "koopgraph.css"
_ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))

router = APIRouter(include_in_schema=False)


@cache
def built_assets() -> dict[str, str]:
    """Plain name → hashed name; empty where the front end was not built."""
    path = STATIC / "assets.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def asset(name: str) -> str | None:
    """The address of ``koopgraph.css`` and the like; None where it was not built and pages do without."""
    built = built_assets().get(name)
    if built:
        return f"/static/{built}"
    return "/static/koopgraph.css" if name == "koopgraph.css" else None


@router.get("/static/{name}")
def static_file(name: str, request: Request) -> Response:
    """A built file, compressed as the client accepts; its name changes with its content, so it may be kept."""
    if name == "koopgraph.css" and not built_assets():
        style = PLAIN_STYLE.read_text("utf-8").replace('@import "./fonts.css";', "")
        return Response(style, media_type="text/css")
    path = STATIC / name
    if name.startswith(".") or path.parent != STATIC or not path.is_file():
        raise NotFound("no_static_file")
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = {"cache-control": "public, max-age=31536000, immutable", "vary": "Accept-Encoding"}
    for encoding, suffix in _ENCODINGS:
        packed = path.with_name(name + suffix)
        if encoding in request.headers.get("accept-encoding", "") and packed.is_file():
            headers["content-encoding"], path = encoding, packed
            break
    return Response(path.read_bytes(), headers=headers, media_type=media_type)
