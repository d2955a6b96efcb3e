"""Folding for comparison, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.german.folding import flatten, fold, fold_text, plain
from ingest.model import Span


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Göltzschtal", "goeltzschtal"),
        ("STRASSE Straße", "strasse strasse"),
        ("Nord–Süd", "nord-sued"),
        ("„Café“", '"cafe"'),
        ("Soft\u00adhyphen", "softhyphen"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold_text(text).text == folded


@given(st.text(max_size=60))
def test_folding_leads_back_into_the_text(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.starts) == len(folded.text) + 1
    for start in range(len(folded.text)):
        span = folded.span(start, start + 1)
        assert 0 <= span.start <= span.end <= len(text)


@given(st.text(alphabet="aäü-\n \u0308\u00adB9", max_size=40))
def test_flat_text_leads_back_into_the_text(text: str) -> None:
    flat = flatten(text, Span(0, len(text)))
    for start in range(len(flat.text)):
        span = flat.span(start, start + 1)
        assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Entwick-\nlungsplan  der\nStadt", "Entwicklungsplan der Stadt"),
        ("Musterburg-\nNeustadt", "Musterburg-Neustadt"),
        ("Stadt-\nund Landkreis", "Stadt- und Landkreis"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text, Span(0, len(text))) == words
