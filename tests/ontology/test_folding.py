from __future__ import annotations

import pytest

from ontology.folding import abbreviations, constituents, fold, folded_words, words_analyzer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Förderung", "Foerderung"),
        ("Förderung", "forderung"),
        ("Straße", "STRASSE"),
        ("Thüringen", "Thueringen"),
        ("Häuser", "haeuser"),
    ],
)
def test_spellings_that_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["Bauer", "Quelle", "neue", "Steuer"])
def test_ue_that_is_no_umlaut_stays(word: str) -> None:
    assert fold(word) == word.lower()


def test_words() -> None:
    assert folded_words("Allianz SON.NEC (Städte)") == ["allianz", "son", "nec", "stadte"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Thüringer Ministerium für Infrastruktur und Landwirtschaft", ["TMIL", "TMI Landwirtschaft"]),
        ("Amt für Ländliche Entwicklung Oberfranken", ["ALEO", "ALE Oberfranken"]),
        ("Stadt Suhl", []),
    ],
)
def test_abbreviations(name: str, expected: list[str]) -> None:
    assert abbreviations(name) == expected


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("wasserstoffregion", ["wasserstoff", "region"]),
        ("entwicklungskonzept", ["entwickl", "konzept"]),
        ("konzepte", ["konzept"]),
        ("die region", ["region"]),
    ],
)
def test_compounds_fall_into_known_words(text: str, terms: list[str]) -> None:
    parts = constituents(["wasserstoff", "region", "wasserstoffregion", "entwicklung", "konzept", "amt"])
    assert words_analyzer(parts).analyze(text) == terms


def test_short_words_split_nothing() -> None:
    assert "amt" not in constituents(["amt", "beamte"])
