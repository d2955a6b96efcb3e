"""E-mail addresses and telephone numbers do not get out, and every quote still stands in its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Claim, Entity, Reading, Span, Value
from ingest.release.contacts import BLACK, blacked_out, contact_spans, read_contacts, without_contacts, without_spans
from tests.ingest.readings import document

CONTACTS = [
    "a.muster@example.org",
    "a.muster (at) example.org",
    "Tel. 036871 303-17",
    "0171-2345678",
    "+49 361 1234567",
    "(03672) 48 66 0",
    "+49 (0) 3672 48 66 0",
    "+49 (0)3672/486600",
    "+49(0)361-123456",
    "0171.234.5678",
    "+49.361.123456",
    "a.muster [at] example [dot] org",
    "a.muster{at}example.org",
    "a.muster (AT) example (punkt) org",
    "a.muster AT example.org",
]
NO_CONTACTS = [
    "1.719.999 Euro",
    "2014–2020",
    "02. – 03.09.2019",
    "99423 Weimar",
    "A38/A71",
    "16073077",
    "700.000 €",
    "+1.200.000 Euro",
    "01.06.2018 – 31.07.2021",
    "0,5 Prozent",
    "0,25.",
    "01/2017 – 02/2018",
    "§ 44",
]


@pytest.mark.parametrize("words", CONTACTS)
def test_contacts_are_found(words: str) -> None:
    text = f"Frau Muster, {words}, hilft."
    assert [text[span.start : span.end] in words for span in contact_spans(text)] == [True]


@pytest.mark.parametrize("words", NO_CONTACTS)
def test_sums_dates_and_keys_are_no_contacts(words: str) -> None:
    assert contact_spans(f"Es geht um {words} dort.") == ()


def muster() -> Reading:
    made = document("eins", "Anna Muster, Planwerk Goldtal, a.muster@example.org, Tel. 0361 123456.")
    whole = (made.evidence(Span(0, len(made.text))),)
    return Reading(
        made,
        (Entity("p", "Person", "Anna Muster"), Entity("o", "Consultancy", "Planwerk Goldtal")),
        (
            Claim("p", "worksFor", "o", whole, "test"),
            Claim("p", "email", Value("a.muster@example.org"), whole, "test"),
            Claim("p", "phone", Value("0361 123456"), whole, "test"),
        ),
    )


def test_a_title_is_shown_without_contacts() -> None:
    made = document("drei", "Ruf an: 0361 7654321\n\nDie Allianz Silbertal besteht.")
    assert without_contacts(Reading(made)).document.source.title == f"Ruf an: {BLACK * 4} {BLACK * 7}"


def test_a_number_that_only_the_reader_knew_is_a_contact_too() -> None:
    made = document("zwei", "Anna Muster, Durchwahl 48 66 12.")
    whole = (made.evidence(Span(0, len(made.text))),)
    reading = Reading(
        made, (Entity("p", "Person", "Anna Muster"),), (Claim("p", "phone", Value("48 66 12"), whole, "test"),)
    )
    assert contact_spans(made.text) == ()
    assert [made.text[span.start : span.end] for span in read_contacts(reading)] == ["48 66 12"]


def test_claims_on_contacts_go_and_quotes_are_cut_around_them() -> None:
    kept = without_contacts(muster())
    assert [claim.predicate for claim in kept.claims] == ["worksFor"]
    quotes = [evidence.quote for evidence in kept.claims[0].evidence]
    assert quotes == ["Anna Muster, Planwerk Goldtal", "Tel."]


def test_a_claim_of_which_nothing_is_left_goes() -> None:
    reading = muster()
    assert without_spans(reading, (Span(0, len(reading.document.text)),)).claims == ()


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=5))
def test_whatever_is_hidden_every_quote_stands_in_the_text(cuts: list[tuple[int, int]]) -> None:
    reading = muster()
    hidden = tuple(sorted(Span(start, start + length) for start, length in cuts))
    for claim in without_spans(reading, hidden).claims:
        for evidence in claim.evidence:
            span = evidence.span
            assert reading.document.text[span.start : span.end] == evidence.quote
            assert not any(span.overlaps(cut) for cut in hidden)


def test_blacked_out_text_keeps_its_offsets() -> None:
    made = document("eins", "Ruf an: 0361 123456, danke.")
    black = blacked_out(made.text, contact_spans(made.text))
    assert black == f"Ruf an: {BLACK * 4} {BLACK * 6}, danke."
