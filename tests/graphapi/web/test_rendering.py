from __future__ import annotations

import json

import pytest

from graphapi.web.rendering import json_block, local_path, safe_href, text_fragment

BASE = "https://w3id.org/koopgraph/"


@pytest.mark.parametrize("address", ["http://a.de/", "https://a.de/?q=1", "mailto:a@b.de", "HTTPS://A.DE"])
def test_addresses_that_may_be_followed(address: str) -> None:
    assert safe_href(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "a.de",
        "//a.de",
        "http://[bad",
    ],
)
def test_addresses_that_may_not(address: str) -> None:
    assert safe_href(address) == ""


def test_json_cannot_leave_its_element() -> None:
    hostile = {"name": "</script><script>alert('&')</script><!--"}
    text = str(json_block(hostile))
    assert not set("<>&") & set(text)
    assert json.loads(text) == hostile


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (f"{BASE}id/agent/son-nec", "/page/agent/son-nec"),
        (f"{BASE}doc/00aa#o1-2", "/doc/00aa#o1-2"),
        ("https://elsewhere.org/id/agent/x", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_local_path(iri: str, path: str) -> None:
    assert local_path(BASE, iri) == path


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("drei Städte", "drei%20St%C3%A4dte"),
        ("A-B, c & d", "A%2DB%2C%20c%20%26%20d"),
        (
            "eins zwei drei vier fünf sechs sieben acht neun zehn elf",
            "eins%20zwei%20drei%20vier,acht%20neun%20zehn%20elf",
        ),
        ("zwei\n\nZeilen", "zwei%20Zeilen"),
    ],
)
def test_text_fragment(words: str, fragment: str) -> None:
    assert text_fragment(words) == fragment
