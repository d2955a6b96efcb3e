"""The entities of a text, looked up by name, kind and adjective."""

from __future__ import annotations

import pytest

from ingest.documents.blocks import find_blocks
from ingest.model import Document, Source
from ingest.names.scenes import find_scene
from ingest.passages.registers import Register, find_register

TEXT = (
    "Die Städte Dresden und Homberg (Efze) arbeiten mit dem Landkreis Uelzen zusammen."
    " Auch die Gemeinde Falkenstein ist dabei."
)


@pytest.fixture(scope="module")
def register() -> Register:
    return find_register(find_scene(Document(Source("0" * 16, "text", "text.txt", ""), TEXT, find_blocks(TEXT))))


def called(register: Register, entity: str | None) -> str | None:
    return register.names(entity)[0] if entity is not None else None


def test_entities_are_found_by_name_and_kind(register: Register) -> None:
    assert called(register, register.named("Dresden")) == "Dresden"
    assert register.named("Leipzig") is None
    assert [called(register, e) for e in register.of_kind("District")] == ["Landkreis Uelzen"]
    assert register.of_kind("Programme") == ()


@pytest.mark.parametrize(
    ("word", "town"),
    [
        ("Dresdner", "Dresden"),
        ("Falkensteiner", "Falkenstein"),
        ("Homberger", "Homberg (Efze)"),
        ("Leipziger", None),
        ("dresdner", None),
        ("Dresden", None),
    ],
)
def test_an_adjective_tells_its_town(register: Register, word: str, town: str | None) -> None:
    assert called(register, register.demonym(word)) == town


def test_an_adjective_tells_its_district(register: Register) -> None:
    assert called(register, register.district_of("Uelzener")) == "Landkreis Uelzen"
    assert register.district_of("Dresdner") is None
