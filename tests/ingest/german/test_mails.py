"""E-mail addresses as pages write them."""

from __future__ import annotations

import pytest

from ingest.german.mails import MAIL, plain


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mail: p.lang@werratal.de.", "p.lang@werratal.de"),
        ("p.lang(at)werratal.de", "p.lang@werratal.de"),
        ("p.lang [at] buero.werratal.de", "p.lang@buero.werratal.de"),
        ("p.lang(ät)werratal[punkt]de", "p.lang@werratal.de"),
    ],
)
def test_address(text: str, address: str) -> None:
    found = MAIL.search(text)
    assert found is not None
    assert plain(found.group()) == address


@pytest.mark.parametrize("text", ["www.werratal.de", "Treffen (at home) am 3. Mai", "50 % @ Null"])
def test_no_address(text: str) -> None:
    assert MAIL.search(text) is None
