from __future__ import annotations

import pytest

from graphapi.explore.documents import Finding, Unread, _pieces, may_show, span_id


def finding(id_: str, start: int, end: int) -> Finding:
    return Finding(id_, None, "memberOf", None, None, "", start, end, "")


@pytest.mark.parametrize(
    ("licence", "open_"),
    [
        ("CC0-1.0", True),
        ("CC-BY-4.0", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("dl-de/by-2-0", True),
        ("", False),
        ("all rights reserved", False),
        ("not cc0", False),
    ],
)
def test_licences(licence: str, open_: bool) -> None:
    assert may_show(licence) is open_


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(0, 4)],
        [(0, 4), (2, 6)],
        [(0, 10), (2, 6), (2, 6)],
        [(3, 3 + 1), (4, 5), (9, 10)],
    ],
)
def test_pieces_give_the_text_back(spans: list[tuple[int, int]]) -> None:
    text = "0123456789"
    findings = tuple(finding(f"c{n}", *span) for n, span in enumerate(spans))
    pieces = list(_pieces(text, [(0, len(text))], findings, ()))
    assert "".join(piece.text for piece in pieces) == text
    for start, end in spans:
        marked = "".join(piece.text for piece in pieces if span_id(start, end) in piece.spans)
        assert marked == text[start:end]
    anchors = [anchor for piece in pieces for anchor in piece.first]
    assert sorted(anchors) == sorted({span_id(*span) for span in spans})


def test_unread_words_are_shown_as_such() -> None:
    pieces = list(_pieces("abcdef", [(0, 6)], (), (Unread({}, 2, 4, "cd"),)))
    assert [piece.text for piece in pieces if piece.unread] == ["cd"]
