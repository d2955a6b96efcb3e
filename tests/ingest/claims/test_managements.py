"""Who manages a cooperation, who decides in it and who works where, in the sentences of ``managements.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source

Fact = tuple[str, ...]


def _read(case: str) -> tuple[str, set[Fact]]:
    """The text of a case, and what its lines "= subject | relation | object" say."""
    lines = case.strip().splitlines()
    told = {tuple(part.strip() for part in line[2:].split("|")) for line in lines if line.startswith("= ")}
    return "\n".join(line for line in lines if not line.startswith("= ")), told


CASES = [_read(c) for c in (Path(__file__).parent / "managements.txt").read_text(encoding="utf-8").split("\n\n")[1:]]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_managements(text: str, expected: set[Fact]) -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    found = {
        (names[c.subject], c.predicate, names[c.object])
        for c in reading.claims
        if c.predicate in ("managedBy", "governedBy", "worksFor") and isinstance(c.object, str)
    }
    assert found == expected
