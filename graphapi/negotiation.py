"""Content negotiation (RFC 9110, sections 12.4.2 and 12.5.1) as one pure function."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_QUALITY: Final = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_TOKEN: Final = r"[\w!#$%&'*+.^`|~-]+"  # noqa: S105 (RFC 9110 calls it so)
_RANGE: Final = re.compile(rf"({_TOKEN})/({_TOKEN})")


_LONGEST: Final = 512
"""Characters of a header that may be remembered with its answer; browsers send some 150."""


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` that ``accept`` likes best, the first of several it likes equally; None if none.

    The most specific range that matches a media type decides its quality, wherever it stands; quality 0 excludes. No
    header, or an empty one, accepts everything. A range that is malformed is passed over.
    """
    return _choose(accept, offered) if accept is not None and len(accept) > _LONGEST else _remembered(accept, offered)


@lru_cache(maxsize=1024)
def _remembered(accept: str | None, offered: Sequence[str]) -> str | None:
    return _choose(accept, offered)


def _choose(accept: str | None, offered: Sequence[str]) -> str | None:
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    ranges = [parsed for part in _split(accept, ",") if (parsed := _read_range(part))]
    best, best_quality = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def _quality(media_type: str, ranges: list[tuple[str, frozenset[str], float]]) -> float:
    name, *parameters = media_type.lower().replace(" ", "").split(";")
    main = name.split("/")[0]
    quality, specificity = 0.0, (-1, 0)
    for pattern, wanted, q in ranges:
        if pattern == name and wanted <= set(parameters):
            rank = (2, len(wanted))
        elif pattern == f"{main}/*":
            rank = (1, 0)
        elif pattern == "*/*":
            rank = (0, 0)
        else:
            continue
        if rank > specificity:
            quality, specificity = q, rank
    return quality


def _read_range(text: str) -> tuple[str, frozenset[str], float] | None:
    """(range, parameters it asks for, quality). Every text here is ``charset=utf-8``: that asks nothing."""
    name, *parameters = (part.strip() for part in _split(text, ";"))
    matched = _RANGE.fullmatch(name)
    if not matched or (matched[1] == "*" and matched[2] != "*"):
        return None
    wanted, quality = set(), 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        key, value = key.strip().lower(), value.strip().strip('"').lower()
        if key == "q":
            if not _QUALITY.fullmatch(value):
                return None
            quality = float(value)
            break  # what follows the weight belongs to no media type
        if parameter and (key, value) != ("charset", "utf-8"):
            wanted.add(f"{key}={value}")
    return name.lower(), frozenset(wanted), quality


def _split(text: str, separator: str) -> list[str]:
    """``text`` at each ``separator`` outside quoted strings."""
    if '"' not in text:
        return text.split(separator)
    parts, quoted, start = [], False, 0
    for at, character in enumerate(text):
        if character == '"' and (at == 0 or text[at - 1] != "\\"):
            quoted = not quoted
        elif character == separator and not quoted:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]
