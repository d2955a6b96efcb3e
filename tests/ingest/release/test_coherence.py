"""What cannot be true beside surer claims is deprecated and told; it does not hold up the release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.entities.resolution import resolve
from ingest.model import Reading
from ingest.release.assembly import Graph, assemble
from ontology.terms import Rank
from tests.ingest.readings import reading

AREAS = {"u": ("Region", "Region Uckersee"), "k": ("District", "Landkreis Uckermark")}
ALLIANCE = {"p": ("Cooperation", "Allianz Silbertal")}


def graph(*readings: Reading) -> Graph:
    return assemble(readings, resolve(readings), "2026-11-22-00000000")


def sure(given: Reading, *confidences: float) -> Reading:
    claims = zip(given.claims, confidences, strict=True)
    return replace(given, claims=tuple(replace(claim, confidence=degree) for claim, degree in claims))


def deprecated(made: Graph) -> list[tuple[str, str]]:
    """Predicate and words of each deprecated claim."""
    return [(s.predicate, s.evidence[0].quote) for s in made.statements if s.rank is Rank.DEPRECATED]


@pytest.mark.parametrize(("first", "second", "out"), [(0.9, 0.5, 1), (0.5, 0.9, 0), (0.7, 0.7, 1)])
def test_of_two_areas_in_each_other_the_surer_claim_stays(first: float, second: float, out: int) -> None:
    given = sure(reading("eins", AREAS, [("u", "partOf", "k"), ("k", "partOf", "u")]), first, second)
    made = graph(given)
    assert deprecated(made) == [("partOf", given.claims[out].evidence[0].quote)]
    (issue,) = made.issues
    assert (issue.stage, issue.span) == ("coherence", given.claims[out].evidence[0].span)
    assert "cannot lie in each other" in issue.message.en


def test_what_is_known_beforehand_is_never_in_doubt() -> None:
    towns = {"l": ("State", "Thüringen"), "t": ("Municipality", "Sonneberg")}
    given = sure(reading("eins", towns, [("l", "partOf", "t")]), 1.0)
    assert deprecated(graph(given)) == [("partOf", given.claims[0].evidence[0].quote)]


def test_longer_cycles_are_broken_once() -> None:
    areas = {key: ("Region", f"Region {name}") for key, name in (("a", "Au"), ("b", "Bach"), ("c", "Cella"))}
    given = reading("eins", areas, [("a", "partOf", "b"), ("b", "partOf", "c"), ("c", "partOf", "a")])
    assert len(deprecated(graph(sure(given, 0.9, 0.4, 0.8)))) == 1


@pytest.mark.parametrize(
    ("start", "end", "broken"),
    [("2019", "2018", True), ("2019-05", "2019", False), ("2019-05", "2019-04-30", True), ("2018", "2019", False)],
)
def test_nothing_ends_before_it_starts(start: str, end: str, broken: bool) -> None:
    made = graph(
        sure(reading("eins", ALLIANCE, [("p", "startDate", start)]), 0.9),
        sure(reading("zwei", ALLIANCE, [("p", "endDate", end)]), 0.6),
    )
    assert [predicate for predicate, _ in deprecated(made)] == (["endDate"] if broken else [])


def test_several_starts_are_a_contradiction_and_no_reversal() -> None:
    made = graph(
        reading("eins", ALLIANCE, [("p", "startDate", "2019"), ("p", "endDate", "2018")]),
        reading("zwei", ALLIANCE, [("p", "startDate", "2016")]),
    )
    assert deprecated(made) == []
