"""The page of a reading: the text with its marks, linked with what they say; nothing of a stranger is markup."""

import re

from ingest.model import Span
from ingest.reader.marks import find_marks
from ingest.reader.page import render_page
from ingest.reader.statements import find_statements
from tests.ingest.readings import reading

NAMED: dict[str, tuple[str, ...]] = {
    "a": ("Cooperation", "Allianz <b>Tal</b>"),
    "t": ("Municipality", "Sonneberg"),
    "m": ("Ministry", "TMIL"),
}
SAID = reading(
    "eins",
    NAMED,
    [("t", "memberOf", "a"), ("a", "fundedBy", "m")],
    ({"recipient": "a", "funders": ("m",), "amount": "50000", "status": "granted"},),
    head="title: Ein Tal",
)


def test_marks_cover_the_text_without_overlap_and_carry_their_statements() -> None:
    text = SAID.document.text
    statements = find_statements(SAID)
    start = text.index("Sonneberg")
    marks = find_marks(start, len(text), statements)
    assert [mark.span.start for mark in marks[1:]] == [mark.span.end for mark in marks[:-1]]
    assert (marks[0].span.start, marks[-1].span.end) == (start, len(text))
    for number, statement in enumerate(statements, 1):
        words = "".join(text[m.span.start : m.span.end] for m in marks if number in m.statements)
        assert words == statement.evidence.quote


def test_a_quote_before_the_start_is_marked_too() -> None:
    statements = find_statements(SAID)
    first = statements[0].evidence.span
    assert find_marks(first.end, len(SAID.document.text), statements)[0].span.start <= first.start
    assert find_marks(0, 5, ())[0].span == Span(0, 5)


def test_the_page_shows_the_text_without_its_head_and_links_marks_with_statements() -> None:
    page = render_page(SAID)
    assert "title: Ein Tal" not in page
    assert "<h1>Ein Tal</h1>" in page
    assert "50.000 €" in page
    targets = set(re.findall(r' id="(\w+)"', page))
    links = re.findall(r'href="#(\w+)"', page)
    assert set(links) <= targets
    assert {f"s{number}" for number in range(1, 4)} <= targets
    assert len(links) >= 2 * 3


def test_markup_of_a_stranger_is_text() -> None:
    page = render_page(SAID)
    assert "<b>Tal</b>" not in page
    assert "&lt;b&gt;Tal&lt;/b&gt;" in page
    assert "<script" not in page
