"""What is said twice is claimed once."""

from __future__ import annotations

from ingest.claims.confidences import confidence
from ingest.claims.distinct_claims import distinct_claims
from ingest.model import Claim, Document, Entity, Modality, Source, Span, Value

NAMED = (Entity("e1", "Municipality", "Ebern"), Entity("e2", "Cooperation", "Allianz Obertal"))
TEXT = Document(Source("0" * 16, "text", "text.txt", ""), "Ebern gehört zur Allianz Obertal.")


def claim(start: int, said: str | Value, predicate: str = "memberOf", rule: str = "frame membership") -> Claim:
    return Claim("e1", predicate, said, (TEXT.evidence(Span(start, start + 4)),), rule)


def test_the_surest_reading_stays_with_the_words_of_all() -> None:
    rules = sorted(("frame membership", "field members"), key=lambda rule: confidence(rule, "memberOf", "meant"))
    (found,) = distinct_claims([claim(20, "e2", rule=rules[0]), claim(5, "e2", rule=rules[1])], NAMED)
    assert (found.rule, found.confidence) == (rules[1], confidence(rules[1], "memberOf", "meant"))
    assert [e.span.start for e in found.evidence] == [5, 20]


def test_what_is_denied_is_another_statement() -> None:
    denied = Claim("e1", "memberOf", "e2", claim(9, "e2").evidence, "frame membership", modality=Modality.NEGATED)
    assert len(distinct_claims([claim(0, "e2"), denied], NAMED)) == 2


def test_a_year_goes_without_saying_beside_its_day() -> None:
    years = [Value("2004"), Value("2004-05-03"), Value("2006")]
    found = distinct_claims([claim(at, year, "foundedOn", "founding") for at, year in enumerate(years)], NAMED)
    assert [c.object for c in found] == years[1:]
