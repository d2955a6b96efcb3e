from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graphapi.explore.searches import SearchIndex, open_search, search, suggest
from graphapi.store import Release
from graphapi.store.embedded import EmbeddedStore
from ingest.release.search import write_search

NAMES = {
    "place/ags-16072018": ("Municipality", "Sonneberg", ()),
    "place/kreis-16072": ("District", "Landkreis Sonneberg", ()),
    "place/land-16": ("State", "Thüringen", ()),
    "agent/son-nec": ("Cooperation", "Allianz SON.NEC", ("SON.NEC",)),
    "agent/tmil": ("Ministry", "Thüringer Ministerium für Infrastruktur und Landwirtschaft", ()),
    "agent/ale": ("Authority", "Amt für Ländliche Entwicklung Oberfranken", ()),
    "work/wasser": ("Project", "Profilierung als Wasserstoffregion", ()),
    "work/stoff": ("Project", "Wasserstoff im Verkehr", ()),
    "work/region": ("Project", "Neue Region", ()),
    "work/strasse": ("Project", "Große Straße der Städte", ()),
    "programme/foerd": ("Programme", "Förderung der Zusammenarbeit", ()),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    base = "https://w3id.org/koopgraph/"
    turtle = "PREFIX koop: <https://w3id.org/koopgraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
    for path, (kind, name, aliases) in NAMES.items():
        turtle += f'<{base}id/{path}> a koop:{kind} ; skos:prefLabel "{name}"@de .\n'
        turtle += "".join(f'<{base}id/{path}> skos:altLabel "{alias}"@de .\n' for alias in aliases)
    turtle += f"<{base}id/place/ags-16072018> koop:partOf <{base}id/place/kreis-16072> .\n"
    turtle += f"<{base}id/place/kreis-16072> koop:partOf <{base}id/place/land-16> .\n"
    turtle += f'<{base}id/work/region> <http://schema.org/disambiguatingDescription> "Allianz SON.NEC"@de .\n'
    turtle += f"<{base}id/place/ags-16072018> koop:memberOf <{base}id/agent/son-nec> .\n"
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    folder = tmp_path_factory.mktemp("release")
    write_search(store, {}, folder / "search")
    release = Release(folder, {"version": "2026-01-01-00000001"}, EmbeddedStore(store), 0.0)
    found = open_search(release)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Förderung", "Förderung der Zusammenarbeit"),
        ("foerderung", "Förderung der Zusammenarbeit"),
        ("forderung", "Förderung der Zusammenarbeit"),
        ("strasse", "Große Straße der Städte"),
        ("STRAẞE", "Große Straße der Städte"),
        ("Stadt", "Große Straße der Städte"),
        ("Sonnberg", "Sonneberg"),
        ("Sonneberk", "Sonneberg"),
        ("sonneberg", "Sonneberg"),
        ("sonnec", "Allianz SON.NEC"),
        ("SON NEC", "Allianz SON.NEC"),
        ("TMIL", "Thüringer Ministerium für Infrastruktur und Landwirtschaft"),
        ("ALE Oberfranken", "Amt für Ländliche Entwicklung Oberfranken"),
        ("Ministerium Landwirtschaft", "Thüringer Ministerium für Infrastruktur und Landwirtschaft"),
        ("thueringen", "Thüringen"),
    ],
)
def test_best_hit(index: SearchIndex, term: str, expected: str) -> None:
    assert search(index, term).hits[0].name == expected


def test_part_of_a_compound(index: SearchIndex) -> None:
    assert "Profilierung als Wasserstoffregion" in {hit.name for hit in search(index, "Wasserstoff").hits}
    assert "Profilierung als Wasserstoffregion" in {hit.name for hit in search(index, "Region").hits}


def test_facets_narrow(index: SearchIndex) -> None:
    found = search(index, "", {"state": "Thüringen", "kind": "Cooperation"})
    assert [hit.name for hit in found.hits] == ["Allianz SON.NEC"]
    assert dict(next(facet for facet in found.facets if facet.name == "kind").values) == {"Cooperation": 1}


def test_some_words_where_not_all_match(index: SearchIndex) -> None:
    found = search(index, "Sonneberg Xyzzyxyzzy")
    assert found.loosened
    assert found.hits[0].name == "Sonneberg"


def test_town_before_district(index: SearchIndex) -> None:
    assert [hit.name for hit in suggest(index, "Sonneb")][:2] == ["Sonneberg", "Landkreis Sonneberg"]


@pytest.mark.parametrize(
    "term", ["", " ", '" OR (', "a:b", "*", "\x00", "names:[a TO z]", "x" * 5000, "ü" * 300, "'; DROP", "\u202e", "💧"]
)
def test_any_term_is_only_words(index: SearchIndex, term: str) -> None:
    assert search(index, term).total <= len(NAMES)
    assert len(suggest(index, term)) <= len(NAMES)


def test_release_without_an_index(tmp_path: Path) -> None:
    assert open_search(Release(tmp_path, {"version": "1"}, EmbeddedStore(Store()), 0.0)) is None


def test_a_hit_says_what_tells_it_from_its_namesakes(index: SearchIndex) -> None:
    told = {hit.name: hit.told_apart for hit in search(index, "Region").hits}
    assert told["Neue Region"] == "Allianz SON.NEC"
    assert set(told.values()) == {"", "Allianz SON.NEC"}
