"""Numbers without a mark that head the items of a list: "03 Stadt X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.lines import Line

_PLAIN = re.compile(r"(\d{1,3})[ \t\u00a0]+(?=[A-ZÄÖÜ„][^\n]{2,90}$)")


def find_plain_number(lines: Sequence[Line], index: int) -> re.Match[str] | None:
    """The number at the head of a line, where that of the line right above or below is the last or the next one."""
    number = _PLAIN.match(lines[index].text) if 0 <= index < len(lines) else None
    if number is None:
        return None
    for step in (-1, 1):
        beside = _PLAIN.match(lines[index + step].text) if 0 <= index + step < len(lines) else None
        if beside is not None and int(beside[1]) == int(number[1]) + step:
            return number
    return None
