from __future__ import annotations

import re
from collections import Counter

import pytest

from ontology import authorities, literals
from ontology.authorities import Entry, Period
from ontology.terms import KINDS

BODIES = [entry for entry in authorities.entries() if entry.source != authorities.AREAS_SOURCE]


def test_each_entry_has_an_iri_of_its_own() -> None:
    assert [
        iri.value for iri, count in Counter(entry.iri for entry in authorities.entries()).items() if count > 1
    ] == []


def test_entries_are_sorted_and_of_known_kinds() -> None:
    iris = [entry.iri.value for entry in authorities.entries()]
    assert iris == sorted(iris)
    assert {entry.kind for entry in authorities.entries()} <= set(KINDS)


def test_all_states_and_districts_are_there() -> None:
    states = [entry for entry in authorities.entries() if entry.kind == "State"]
    districts = [entry for entry in authorities.entries() if entry.kind == "District"]
    assert len(states) == 17
    assert len(districts) > 400


@pytest.mark.parametrize("entry", BODIES, ids=lambda entry: entry.name)
def test_each_row_is_complete(entry: Entry) -> None:
    assert re.fullmatch(r"https?://\S+", entry.source)
    for period in entry.periods:
        assert all(literals.is_date(date) for date in (period.start, period.end) if date)
        assert period.start is None or period.end is None or period.start <= period.end
    linked = (*entry.successors, *entry.superiors, *entry.part_of, *((entry.owner,) if entry.owner else ()))
    assert all(iri in authorities.by_iri() for iri in linked)
    assert all(name.strip() == name and name for name in entry.names)


@pytest.mark.parametrize("entry", BODIES, ids=lambda entry: entry.name)
def test_successor_does_not_begin_before_the_end(entry: Entry) -> None:
    """A body with several periods may come back, so only the first end is compared."""
    ends = [period.end for period in entry.periods if period.end]
    for successor in entry.successors:
        starts = [period.start for period in authorities.by_iri()[successor].periods if period.start]
        if ends and starts:
            precision = min(len(ends[0]), len(max(starts)), 4)
            assert max(starts)[:precision] >= ends[0][:precision]


@pytest.mark.parametrize(
    ("period", "date", "holds"),
    [
        (Period("2005-11-22", "2013-12-17"), "2006", True),
        (Period("2005-11-22", "2013-12-17"), "2005", True),
        (Period("2005-11-22", "2013-12-17"), "2005-11-21", False),
        (Period("2005-11-22", "2013-12-17"), "2013-12", True),
        (Period("2005-11-22", "2013-12-17"), "2014", False),
        (Period("2009", "2014-12"), "2014-12-05", True),
        (Period(None, "2009"), "1990", True),
        (Period("2009"), "2008-12-31", False),
        (Period(), "1990", True),
    ],
)
def test_period_is_judged_as_precisely_as_both_are_known(period: Period, date: str, holds: bool) -> None:
    assert period.holds(date) is holds


@pytest.mark.parametrize(
    ("name", "context", "full_name"),
    [
        ("BMVBS", {}, "Bundesministerium für Verkehr, Bau und Stadtentwicklung"),
        ("Bundesverkehrsministerium", {"date": "2006"}, "Bundesministerium für Verkehr, Bau und Stadtentwicklung"),
        ("Bundesverkehrsministerium", {"date": "2015-06"}, "Bundesministerium für Verkehr und digitale Infrastruktur"),
        ("Bundesverkehrsministerium", {"date": "2026-01-01"}, "Bundesministerium für Verkehr"),
        ("Bundesverkehrsministerium", {}, None),
        ("Bundesministerium für Verkehr, Bau und Stadtentwicklung", {"date": "2026-11-22"},
         "Bundesministerium für Verkehr, Bau und Stadtentwicklung"),
        ("BMVBS", {"date": "2026"}, "Bundesministerium für Verkehr, Bau und Stadtentwicklung"),
        ("Umweltministerium Hessen", {"date": "1980"}, None),
        ("BMI", {"date": "2019"}, "Bundesministerium des Innern, für Bau und Heimat"),
        ("TMIL", {}, "Thüringer Ministerium für Infrastruktur und Landwirtschaft"),
        ("Ministerium für Infrastruktur und Landwirtschaft", {}, None),
        ("Ministerium für Infrastruktur und Landwirtschaft", {"state": "16"},
         "Thüringer Ministerium für Infrastruktur und Landwirtschaft"),
        ("Landwirtschaftsministerium des Landes Rheinland-Pfalz", {"date": "2019"},
         "Ministerium für Wirtschaft, Verkehr, Landwirtschaft und Weinbau Rheinland-Pfalz"),
        ("saarländisches Umweltministerium", {"date": "2015"}, "Ministerium für Umwelt und Verbraucherschutz Saarland"),
        ("Ministerium für Umwelt des Saarlandes", {}, "Ministerium für Umwelt Saarland"),
        ("Ministerium für Umwelt", {"date": "2005"}, None),
        ("Berliner Senatsverwaltung für Stadtentwicklung und Wohnen", {},
         "Senatsverwaltung für Stadtentwicklung und Wohnen"),
        ("ML", {}, None),
        ("ML", {"state": "03", "date": "2018"},
         "Niedersächsisches Ministerium für Ernährung, Landwirtschaft und Verbraucherschutz"),
        ("Wirtschaftsministerium", {"date": "2016", "state": "16"},
         "Thüringer Ministerium für Wirtschaft, Wissenschaft und Digitale Gesellschaft"),
        ("Sächsisches Landwirtschaftsministerium", {"date": "2021"},
         "Sächsisches Staatsministerium für Energie, Klimaschutz, Umwelt und Landwirtschaft"),
        ("Landesverwaltungsamt", {"state": "16"}, "Thüringer Landesverwaltungsamt"),
        ("Landesverwaltungsamt", {}, None),
        ("ALE Oberfranken", {}, "Amt für Ländliche Entwicklung Oberfranken"),
        ("Amt für Ländliche Entwicklung (ALE) Unterfranken", {}, "Amt für Ländliche Entwicklung Unterfranken"),
        ("LEG Thüringen", {}, "Landesentwicklungsgesellschaft Thüringen mbH"),
        ("EU", {}, "Europäische Union"),
        ("Bund", {}, "Bundesrepublik Deutschland"),
        ("Land Thüringen", {}, "Freistaat Thüringen"),
        ("LEADER+", {}, "LEADER+"),
        ("LEADER", {}, "LEADER"),
        ('Gemeinschaftsaufgabe "Verbesserung der regionalen Wirtschaftsstruktur"', {},
         "Gemeinschaftsaufgabe „Verbesserung der regionalen Wirtschaftsstruktur“"),
        ("Starke Kommunen - starkes Land", {}, "Starke Kommunen – Starkes Land"),
        ("Richtlinie zur Förderung der Regionalentwicklung", {"state": "14"}, "Richtlinie FR-Regio"),
        ("Richtlinie zur Förderung der Regionalentwicklung", {}, None),
        ("Saarland", {"kind": "State"}, "Saarland"),
        ("Oberfranken", {}, "Oberfranken"),
        ("Landkreis Sonneberg", {}, "Landkreis Sonneberg"),
        ("Ministerium für Magie", {}, None),
    ],
)  # fmt: skip
def test_resolve(name: str, context: dict[str, str], full_name: str | None) -> None:
    found = authorities.resolve(name, **context)
    assert (found.name if found else None) == full_name


def test_names_for_the_finder_of_mentions() -> None:
    kinds = authorities.kinds_of_names()
    assert kinds["Thüringer Aufbaubank"] == {"Organisation"}
    assert kinds["Saarland"] == {"Authority", "State"}
    assert list(kinds) == sorted(kinds)
