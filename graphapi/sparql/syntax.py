"""What the engine says of a malformed query, made readable: the place, and what could have stood there."""

from __future__ import annotations

import re
from typing import Final

from graphapi.errors import BadRequest

_FOUND: Final = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_CHARACTERS: Final = re.compile(r"\[[^\]]*\](?:\s*\|[^,]*)?", re.DOTALL)
_SHOWN: Final = 12


def explain_syntax(message: str) -> BadRequest:
    """The refusal of what pyoxigraph calls a syntax error; ranges of characters, which help nobody, are left out."""
    found = _FOUND.match(message)
    if not found:
        return BadRequest("malformed_query_because", where="query", reason=message)
    listed = [item.strip() for item in _CHARACTERS.sub("", found[3]).split(", ")]
    expected = [item for item in listed if item and ".." not in item]
    where = f"query, line {found[1]}, column {found[2]}"
    if not expected:
        return BadRequest("malformed_query", where=where)
    more = " …" if len(expected) > _SHOWN else ""
    return BadRequest("malformed_query_expected", where=where, expected=" ".join(expected[:_SHOWN]) + more)
