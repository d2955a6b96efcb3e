"""What a noun points back to, in sentences written for the purpose."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Kommunalverband Unterwesergau e. V.", "Der Verband"),
        ("Kommunalverband Unterwesergau e. V.", "Der Verein"),
        ("Zweckverband Gewerbepark Fläming", "Der Verband"),
        ("Städtebund Holzland", "Das Bündnis"),
        ("Allianz Hochspessart", "Der Zusammenschluss"),
        ("LAG Peenetal", "Die Gruppe"),
    ],
)
def test_noun_means_what_the_page_is_about(name: str, noun: str) -> None:
    text = f"{name}\n\nIm Jahr 2009 gab der Verband Deutscher Fähren Geld. {noun} wurde 2011 gegründet.\n"
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text))
    names = {e.id: e.name for e in reading.entities}
    assert [names[c.subject] for c in reading.claims if c.predicate == "foundedOn"] == [name]
