from __future__ import annotations

import pytest

from graphapi.web.languages import choose_language


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        (None, "", "de"),
        (None, "*", "de"),
        (None, "fr", "de"),
        (None, "en", "en"),
        (None, "en-GB,en;q=0.9,de;q=0.8", "en"),
        (None, "de-DE,de;q=0.9,en;q=0.8", "de"),
        (None, "en;q=0.5,de;q=0.5", "de"),
        (None, "en;q=nonsense", "de"),
        ("en", "de", "en"),
        ("de", "en", "de"),
        ("xx", "en", "en"),
    ],
)
def test_language(asked: str | None, accepted: str, chosen: str) -> None:
    assert choose_language(asked, accepted) == chosen


def test_the_language_of_nobody_s_choice() -> None:
    assert [choose_language(None, accepted, "en") for accepted in ("", "*", "fr", "de;q=0.5,en;q=0.5")] == ["en"] * 4
    assert choose_language(None, "de,en;q=0.9", "en") == "de"
