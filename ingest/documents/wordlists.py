"""What pages print as labels, lead-ins and boilerplate: plain lists beside the code, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


@cache
def read_phrases(name: str) -> frozenset[str]:
    """The lines of ``words/<name>.txt`` without comments."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
