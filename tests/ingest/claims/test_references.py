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


def test_wir_in_an_interview_is_who_is_asked() -> None:
    text = (
        "REGIONALFORUM SÜD – DAS INTERVIEW\n\n„Wir sind zu dritt“\n\nSeit 2018 führt Petra Lang die Geschäfte der "
        "Allianz Hochspessart.\n\nFrau Lang, wer macht mit?\nWir sind drei: Ebern, Haßfurt und Hofheim bilden sie.\n"
    )
    source = Source("0" * 16, "text", "text.txt", "", publisher="Regionalforum Süd")
    reading = find_claims(Document(source, text))
    names = {e.id: e.name for e in reading.entities}
    assert {names[str(c.object)] for c in reading.claims if c.predicate == "memberOf"} == {"Allianz Hochspessart"}


def test_pronoun_means_what_a_noun_before_it_means() -> None:
    text = (
        "Städtebund Holzland\n\nDie Metropolregion Hamburg gab 2015 Geld für einen Plan.\n\n"
        "Elf Jahre besteht der Städtebund bereits. Neben der Stadt Brunsbüttel sind daran die Gemeinden Averlak und "
        "Eddelak beteiligt.\n"
    )
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text))
    names = {e.id: e.name for e in reading.entities}
    assert {names[str(c.object)] for c in reading.claims if c.predicate == "memberOf"} == {"Städtebund Holzland"}
