from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import koopgraph

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = CORPUS / "03-saalebogen-regionalmanagement.txt"


@pytest.fixture(scope="module")
def extracted() -> dict[str, list[dict[str, object]]]:
    done = CliRunner().invoke(koopgraph.app, ["extract", str(TEXT), "--json"])
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.splitlines()
    found: dict[str, list[dict[str, object]]] = json.loads(line)
    return found


def test_object_is_named_by_the_stem_of_its_file(extracted: dict[str, object]) -> None:
    assert extracted["doc"] == TEXT.stem


@pytest.mark.parametrize("kind", ["relations", "values", "fundings"])
def test_every_fact_has_its_very_words(extracted: dict[str, list[dict[str, int]]], kind: str) -> None:
    text = TEXT.read_bytes().decode()
    assert extracted[kind]
    for fact in extracted[kind]:
        assert text[fact["start"] : fact["end"]] == fact["quote"]


def test_entities_have_their_iri(extracted: dict[str, list[dict[str, str]]]) -> None:
    iris = {entity["name"]: entity["iri"] for entity in extracted["entities"]}
    assert iris["Rudolstadt"].endswith("/id/place/ags-16073076")


def test_page_for_each_text(tmp_path: Path) -> None:
    done = CliRunner().invoke(koopgraph.app, ["extract", str(TEXT), "--html", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "<mark" in (tmp_path / f"{TEXT.stem}.html").read_text(encoding="utf-8")


def test_nothing_to_read_is_bad_input(tmp_path: Path) -> None:
    assert CliRunner().invoke(koopgraph.app, ["extract", str(tmp_path)]).exit_code == 2
