from __future__ import annotations

from pathlib import Path

import pytest

from ontology import places


@pytest.mark.parametrize(
    ("ags", "full_name", "short_name", "district"),
    [
        ("16073077", "Saalfeld/Saale", "Saalfeld", "16073"),
        ("09473151", "Neustadt bei Coburg", "Neustadt bei Coburg", "09473"),
        ("16072018", "Sonneberg", "Sonneberg", "16072"),
        ("09363000", "Weiden in der Oberpfalz", "Weiden in der Oberpfalz", "09363"),
        ("06534014", "Marburg", "Marburg", "06534"),
    ],
)
def test_municipality_by_key(ags: str, full_name: str, short_name: str, district: str) -> None:
    (found,) = (m for m in places.municipalities() if m.ags == ags)
    assert (found.full_name, found.short_name, found.district) == (full_name, short_name, district)


def test_changed_key_replaces_the_former_one() -> None:
    renumbered = {m.former_ags: (m.ags, m.name, m.district) for m in places.municipalities() if m.former_ags}
    assert renumbered["16056000"] == ("16063105", "Eisenach", "16063")
    assert renumbered["03152012"] == ("03159016", "Göttingen", "03159")


def test_municipality_that_was_made_of_others_stands_beside_them() -> None:
    named = {m.ags: (m.name, m.designation, m.district) for m in places.municipalities()}
    assert named["16069063"] == ("Heldburg", "Stadt", "16069")
    assert named["16069002"] == ("Bad Colberg-Heldburg", "Stadt", "16069")
    assert {d.key for d in places.districts()} >= {"03156", "03159"}


def test_geonames_id_is_joined_by_name_and_distance() -> None:
    (saalfeld,) = (m for m in places.municipalities() if m.ags == "16073077")
    assert saalfeld.geonames == "2842688"
    assert 50.6 < saalfeld.lat < 50.7
    assert 11.3 < saalfeld.lon < 11.4


@pytest.mark.parametrize(
    ("key", "full_name"),
    [("16072", "Landkreis Sonneberg"), ("16070", "Ilm-Kreis"), ("05766", "Kreis Lippe"), ("16051", "Erfurt")],
)
def test_district_calls_itself(key: str, full_name: str) -> None:
    (found,) = (d for d in places.districts() if d.key == key)
    assert found.full_name == full_name


def test_sixteen_states_and_their_districts() -> None:
    keys = {state.key for state in places.states()}
    assert len(keys) == 16
    assert {district.state for district in places.districts()} == keys


def test_keys_are_unique_and_sorted() -> None:
    keys = [m.ags for m in places.municipalities()]
    assert keys == sorted(set(keys))


def test_spellings_belong_to_known_areas() -> None:
    keys = {m.ags for m in places.municipalities()} | {d.key for d in places.districts()}
    assert {s.key for s in places.spellings()} <= keys


def test_missing_tables_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FOLDER", tmp_path)
    with pytest.raises(places.TablesMissingError, match="make setup"):
        places.municipalities.__wrapped__()
