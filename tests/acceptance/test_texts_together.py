"""What several texts say together: one node for one alliance with all its texts, and exactly the contradictions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.graph import CORPUS, SOURCES, Built, build

CONTRADICTIONS = {
    ("Interkommunales Ländliches Regionales Entwicklungskonzept", "issued", "other-year", ("2019", "2020")),
    ("Initiative Rodachtal", "memberCount", "other-count", ("10", "11")),
    ("Initiative Rodachtal", "population", "other-count", ("30000", "50000")),
    ("Kommunale Arbeitsgemeinschaft Oberzentrum Südthüringen", "amount", "other-amount", ("700000", "714000")),
}
TEXTS = {
    "SON.NEC": {"01", "02"},
    "Saalebogen": {"03", "04", "13", "21"},
    "Nordthüringen": {"04", "10"},
    "Impulsregion": {"05", "08"},
    "Thüringer Bogen": {"06", "07"},
    "Rodachtal": {"11", "12", "13"},
    "Oberzentrum": {"14", "15"},
}
"""The texts of the corpus that speak of an alliance, by their numbers."""
ORIGINALS = {
    "SON.NEC": {"000", "001"},
    "Saalebogen": {"002", "003"},
    "Nordthüringen": {"003"},
    "Impulsregion": {"004"},
}


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A release of the original texts and the corpus."""
    if not SOURCES.is_dir():
        pytest.skip("needs ../shared/sources, the original texts")
    texts = tmp_path_factory.mktemp("texts")
    for path in sorted((*SOURCES.glob("*.txt"), *CORPUS.glob("*.txt"))):
        (texts / path.name).write_bytes(path.read_bytes())
    return build(texts, tmp_path_factory.mktemp("together"), jobs=2)


def contradictions(built: Built) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """Each conflict by whom it is about (of a sum, who gets it), its property, its kind and the values."""
    rows = built.rows("""
      SELECT DISTINCT ?conflict ?name ?property ?kind ?value WHERE {
        GRAPH graph:conflicts { ?conflict a koop:Conflict ; koop:onSubject ?subject ; koop:onProperty ?property ;
          koop:conflictKind ?kind ; koop:conflictingClaim ?claim . }
        { ?subject skos:prefLabel ?name } UNION { ?subject koop:recipient ?gets . ?gets skos:prefLabel ?name }
        { GRAPH ?graph { ?claim rdf:object ?value } } UNION { GRAPH ?graph { ?claim koop:amount ?value } } }""")
    values: dict[tuple[str, str, str, str], set[str]] = {}
    for row in rows:
        key = (row["conflict"], row["name"], last(row["property"]), last(row["kind"]))
        values.setdefault(key, set()).add(row["value"])
    return {(*key[1:], tuple(sorted(found))) for key, found in values.items()}


def last(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def texts_of(built: Built, words: str) -> dict[str, set[str]]:
    """For each alliance with ``words`` in one of its names the numbers of the texts that say something of it."""
    inputs = built.manifest["inputs"]
    assert isinstance(inputs, dict)
    names = {source["id"]: Path(source["name"]).name for source in inputs["sources"]}
    rows = built.rows(f"""
      SELECT DISTINCT ?alliance ?graph WHERE {{
        ?alliance a koop:Cooperation ; skos:prefLabel|skos:altLabel ?called . FILTER(CONTAINS(STR(?called), "{words}"))
        GRAPH ?graph {{ ?said ?how ?alliance }} FILTER(CONTAINS(STR(?graph), "/graph/doc/")) }}""")
    found: dict[str, set[str]] = {}
    for row in rows:
        number = names[last(row["graph"])].replace("_", "-").split("-")[0]
        found.setdefault(row["alliance"], set()).add(number)
    return found


def test_corpus_has_exactly_its_contradictions(corpus: Built) -> None:
    assert contradictions(corpus) == CONTRADICTIONS


@pytest.mark.parametrize("words", sorted(TEXTS))
def test_an_alliance_of_the_corpus_is_one_node_with_all_its_texts(corpus: Built, words: str) -> None:
    assert list(texts_of(corpus, words).values()) == [TEXTS[words]]


def test_originals_and_corpus_have_exactly_their_contradictions(together: Built) -> None:
    assert contradictions(together) == CONTRADICTIONS


@pytest.mark.parametrize("words", sorted(TEXTS))
def test_an_alliance_is_one_node_with_the_originals_too(together: Built, words: str) -> None:
    assert list(texts_of(together, words).values()) == [TEXTS[words] | ORIGINALS.get(words, set())]


def test_town_and_district_of_one_name_are_two(corpus: Built) -> None:
    town = corpus.column("SELECT ?place { ?place a koop:Municipality ; skos:prefLabel 'Sonneberg'@de }")
    district = corpus.column("SELECT ?place { ?place a koop:District ; skos:prefLabel 'Landkreis Sonneberg'@de }")
    assert len(town) == len(district) == 1
    assert town.isdisjoint(district)


def test_towns_that_are_no_members_are_none(corpus: Built) -> None:
    members = corpus.column("""
      SELECT ?name { ?town koop:memberOf ?group ; skos:prefLabel ?name . ?group skos:prefLabel ?called
        FILTER(CONTAINS(STR(?called), "Oberzentrum")) }""")
    assert members == {"Oberhof", "Schleusingen", "Suhl", "Zella-Mehlis"}
