"""Who holds which office of whom, and who works where, in the sentences of ``people.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value

Fact = tuple[str, str, str]


def _read(case: str) -> tuple[str, set[Fact]]:
    """The text of a case, and what its lines "= person | title | body" say; a dash stands for nothing."""
    told: set[Fact] = set()
    words: list[str] = []
    for line in case.strip().splitlines():
        if not line.startswith("= "):
            words.append(line)
            continue
        person, title, body = (part.strip() for part in line[2:].split("|"))
        told |= {(person, p, o) for p, o in (("role", title), ("worksFor", body)) if o != "-"}
    return "\n".join(words), told


CASES = [_read(case) for case in (Path(__file__).parent / "people.txt").read_text(encoding="utf-8").split("\n\n")[1:]]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_people(text: str, expected: set[Fact]) -> None:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    found = {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.predicate in ("role", "worksFor")
    }
    assert found == expected
