"""What two names have in common, by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.entities.names import Likeness, likeness, name_form

PAIRS = [
    ("Allianz SON.NEC", "SON.NEC", Likeness.CORE),
    ("cima", "CIMA Beratung + Management GmbH", Likeness.CORE),
    ("Neustadt b. Coburg", "Neustadt bei Coburg", Likeness.EQUAL),
    ("LEG Thüringen", "Landesentwicklungsgesellschaft Thüringen", Likeness.EQUAL),
    ("ALE Oberfranken", "Amt für Ländliche Entwicklung Oberfranken", Likeness.EQUAL),
    ("Amt für Ländliche Entwicklung Oberfranken", "Amt für Ländliche Entwicklung Unterfranken", Likeness.NONE),
    ("rheinland-pfälzisches Innenministerium", "Ministerium des Innern Rheinland-Pfalz", Likeness.EQUAL),
    ("Bundesinnenministerium", "Bundesministerium des Innern", Likeness.EQUAL),
    ("Thüringer Ministeriums für Landwirtschaft", "Thüringer Ministerium für Landwirtschaft", Likeness.EQUAL),
    ("Landkreis Gotha", "Stadt Gotha", Likeness.CLASH),
    ("Impulsregion", "Impulsregion Erfurt-Jena-Weimar", Likeness.PART),
    ("Rudolstadt", "Rudolstad", Likeness.TYPO),
    ("Nordsachsen", "Mittelsachsen", Likeness.NONE),
    ("Oberhausen", "Unterhausen", Likeness.NONE),
    ("Europäische Metropolregion Nürnberg", "Metropolregion Nürnberg", Likeness.FILLED),
    ("Dr. Bock & Partner GbR", "Dr. Bock & Partner", Likeness.EQUAL),
    ("LEADER", "LEADER+", Likeness.NONE),
    ("GRW", "Gemeinschaftsaufgabe „Verbesserung der regionalen Wirtschaftsstruktur“", Likeness.EQUAL),
    ("LAG Mittlere Altmark", "Lokale Aktionsgruppe Altmark Mitte", Likeness.NONE),
    ("Regionale 2010", "Regionale 2013", Likeness.NONE),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_likeness(one: str, other: str, expected: Likeness) -> None:
    assert likeness(name_form(one), name_form(other)) is expected
    assert likeness(name_form(other), name_form(one)) is expected


@pytest.mark.parametrize(
    "name", ["Vorstand", "Regionales Entwicklungskonzept", "ILEK", "Regionalmanagement", "die Mitgliederversammlung"]
)
def test_generic_names_tell_nothing(name: str) -> None:
    assert name_form(name).core == ()


@given(st.text(max_size=80))
def test_any_text_has_a_form_and_is_like_itself(name: str) -> None:
    form = name_form(name)
    assert likeness(form, form) is Likeness.EQUAL
