"""Flat text, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.german.flat_text import flatten, plain
from ingest.model import Span


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
        ("im ländli- chen Raum", "im ländlichen Raum"),
        ("Stadt- und Landkreis", "Stadt- und Landkreis"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text, Span(0, len(text))) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("die Aktions- gruppe ist er- folgreich", "die Aktionsgruppe ist erfolgreich"),
        ("Innen- und Außenbereich", "Innen- und Außenbereich"),
        ("die Stadt- oder Kreisräte", "die Stadt- oder Kreisräte"),
    ],
)
def test_hyphens_that_a_line_end_left(text: str, words: str) -> None:
    assert flatten(text, Span(0, len(text))).text == words
