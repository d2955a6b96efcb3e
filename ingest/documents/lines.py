"""The lines of a text with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"([^\n\r\x0b\x0c\x85\u2028\u2029]*+)(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
_RULE = re.compile(r"[-–=_~*]{3,}+")
"""A line that only rules off what stands above it."""
_SPACE = " \t\u00a0\u2007\u2009\u202f\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: ``text`` stands at ``start``; ``indent`` counts what stood before."""

    start: int
    end: int
    indent: int
    text: str


def find_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """The lines of ``text`` from ``start`` on; of blank ones in a row one is kept (its ``text`` is empty)."""
    lines: list[Line] = []
    for found in _LINE.finditer(text, start):
        begin, end = found.span(1)
        if begin == end == len(text) and lines:
            break
        if begin == end and lines and not lines[-1].text:
            continue
        raw = found[1]
        left = raw.lstrip(_SPACE)
        indent = len(raw) - len(left)
        words = left.rstrip(_SPACE)
        if _RULE.fullmatch(words):
            words = ""
        lines.extend(_parted(begin + indent, indent, words))
    return tuple(lines)


def _parted(start: int, indent: int, words: str) -> list[Line]:
    """The line, or where a lead with a colon goes on with items behind bullets, each of these as a line: "Gefördert
    werden: • Radweg Aue • Dorfladen Lohr • Backhaus"."""
    lead = _LEAD.search(words)
    cuts = [] if lead is None else [m.start() + 1 for m in _BULLET.finditer(words, lead.start() + 1)]
    if len(cuts) < _ITEMS:
        return [Line(start, start + len(words), indent, words)]
    edges = [0, *cuts, len(words)]
    parts = [(a, words[a:b].rstrip(_SPACE)) for a, b in pairwise(edges)]
    return [Line(start + a, start + a + len(part), indent, part) for a, part in parts if part]


_LEAD = re.compile(r":\s+[·•▪●]\s")
_BULLET = re.compile(r"\s[·•▪●]\s")
_ITEMS = 3
"""Bullets in a line that make them more than marks between words."""
