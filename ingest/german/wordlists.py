"""The language's words as data: plain tables beside the code, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


def read_lines(path: Path) -> list[str]:
    """The lines of a list or table that are neither empty nor comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of ``words/<name>.txt``, separated by any white space."""
    return frozenset(word for line in read_lines(_FOLDER / f"{name}.txt") for word in line.split())


@cache
def read_phrases(name: str) -> tuple[str, ...]:
    """The lines of ``words/<name>.txt`` in their order, each a phrase."""
    return tuple(line.strip() for line in read_lines(_FOLDER / f"{name}.txt"))


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``words/<name>.tsv``, each its cells."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in read_lines(_FOLDER / f"{name}.tsv"))
