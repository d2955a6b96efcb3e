"""Cooperations that a compound of a landscape, or of towns with a name, names by itself."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.documents.blocks import find_blocks
from ingest.model import Document, Source
from ingest.names.scenes import find_scene

CASES = [
    ("Das Land Thüringen fördert den Hunsrückbund mit 45.000 Euro.", "Hunsrückbund"),
    ("Sprecher des Wiesentalbundes ist Jens Vogt, Bürgermeister von Lauscha.", "Wiesentalbund"),
    ("Vorsitzender der Städtekette Obersee ist Jens Vogt, Bürgermeister von Lauscha.", "Städtekette Obersee"),
    ("Der Altmärkische Hansebund hat 2018 ein Leitbild beschlossen.", "Altmärkischer Hansebund"),
    ("Orte, die sich im Rahmen einer Integrierten Ländlichen Entwicklung zusammengeschlossen haben, tagten.", None),
    ("Der Naturschutzbund zahlt 500 Euro.", None),
    ("Das Land fördert das Schulnetz Süd mit 500 Euro.", None),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_unions_of_landscapes_and_of_towns(text: str, name: str | None) -> None:
    reading = find_claims(Document(Source(id="0" * 16, name="x", path="x", sha256=""), text, ()))
    assert [e.name for e in reading.entities if e.kind == "Cooperation"] == ([] if name is None else [name])


PLURALS = [
    ("Das Amt fördert die Allianzen „Aurachtal“ und „Zenngrund“.", ["Allianz Aurachtal", "Allianz Zenngrund"]),
    (
        'Die drei kommunalen Allianzen "Aurachtal", "Zenngrund" sowie die "Jura-Allianz" erhalten Geld.',
        ["Allianz Aurachtal", "Allianz Zenngrund", "Jura-Allianz"],
    ),
]


@pytest.mark.parametrize(("text", "names"), PLURALS)
def test_each_quoted_name_behind_a_plural_noun(text: str, names: list[str]) -> None:
    scene = find_scene(Document(Source(id="0" * 16, name="x", path="x", sha256=""), text, find_blocks(text)))
    assert [e.name for e in scene.entities if e.kind == "Cooperation"] == names
