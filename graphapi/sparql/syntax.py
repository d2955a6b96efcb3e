"""What the engine says of a malformed query, made readable: the place, and what could have stood there."""

from __future__ import annotations

import re
from typing import Final

_FOUND: Final = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CHARACTERS: Final = re.compile(r"\[[^\]]*\](?:\s*\|[^,]*)?", re.DOTALL)
_SHOWN: Final = 12


def explain_syntax(message: str) -> tuple[str, str]:
    """(where, detail) of a syntax error of pyoxigraph; ranges of characters, which help nobody, are left out."""
    found = _FOUND.match(message)
    if not found:
        return "query", f"The query is not well formed: {message}."
    listed = [item.strip() for item in _CHARACTERS.sub("", found[3]).split(", ")]
    expected = [item for item in listed if item and ".." not in item]
    where = f"query, line {found[1]}, column {found[2]}"
    if not expected:
        return where, "The query is not well formed."
    more = " …" if len(expected) > _SHOWN else ""
    return where, "The query is not well formed; here could stand " + " ".join(expected[:_SHOWN]) + more
