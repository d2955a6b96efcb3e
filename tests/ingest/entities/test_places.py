"""Which area a name means in its text."""

from __future__ import annotations

import pytest

from ingest.documents.sources import read_document
from ingest.entities.gazetteer import gazetteer
from ingest.entities.places import find_places
from ingest.model import Entity, Reading

pytestmark = pytest.mark.skipif(not gazetteer().by_key, reason="the tables of places are not made: make setup")


def areas(*names: str, text: str = "", kind: str = "Municipality") -> list[str | None]:
    """The keys of the areas that ``names`` are taken for in one text; a name with "kreis" in it is a district."""
    entities = tuple(
        Entity(f"e{n}", "District" if "kreis" in name.lower() else kind, name) for n, name in enumerate(names)
    )
    text = text or ", ".join(names)
    placed = find_places(Reading(read_document("a", "a.txt", text, "0" * 64), entities))
    return [found.area.key if (found := placed.get(entity.id)) and found.area else None for entity in entities]


def test_town_and_district_of_one_name_are_two() -> None:
    assert areas("Sonneberg", "Landkreis Sonneberg") == ["16072018", "16072"]
    assert areas("Gotha", "Landkreis Gotha", "Ilm-Kreis") == ["16067029", "16067", "16070"]


def test_namesakes_are_told_apart_by_what_is_around() -> None:
    assert areas("Saalfeld", "Rudolstadt", "Bad Blankenburg")[0] == "16073077"
    assert areas("Ahorn", "Seßlach", "Untermerzbach")[0] == "09473112"
    assert areas("Ahorn", "Boxberg", "Lauda-Königshofen")[0] == "08128138"
    assert areas("Neustadt bei Coburg") == ["09473151"]


def test_a_name_that_stays_open_is_not_settled() -> None:
    assert areas("Neustadt") == [None]
    assert areas("Mühlhausen", "Berlin")[0] is None


def test_a_landkreis_is_no_district_free_city() -> None:
    assert areas("Landkreis Coburg") == ["09473"]
    assert areas("Landkreis Kaiserslautern") == ["07335"]


def test_a_namesake_far_from_all_else_is_left_open() -> None:
    assert areas("Friedersdorf", "Kamenz", "Königsbrück", "Radeburg")[0] is None


def test_states_and_regierungsbezirke() -> None:
    assert areas("Thüringen", "Freistaat Bayern", kind="State") == ["16", "09"]
    assert areas("Oberfranken", kind="District") == ["094"]


def test_a_union_of_municipalities_is_no_municipality() -> None:
    found = areas("Verbandsgemeinde Seehausen", "Osterburg", "Stendal")[0]
    assert found is None or len(found) == 9


def test_nothing_is_found_for_an_unknown_name() -> None:
    assert areas("Entenhausen", "Bundorfhausen") == [None, None]


def test_each_area_has_an_iri_of_its_own() -> None:
    keys: dict[str, set[str]] = {}
    for found in gazetteer().by_name.values():
        for area in found:
            keys.setdefault(area.iri.value, set()).add(area.key)
    assert [shared for shared in keys.values() if len(shared) > 1] == []
    altenstadt = gazetteer().areas("Municipality", "Verwaltungsgemeinschaft Altenstadt")
    assert len({area.iri for area in altenstadt}) == len(altenstadt) > 1
