"""Releases made of annotations as if reading were perfect: the corpus alone, and with the texts of ../shared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphapi.store import Release, open_release
from ingest.model import Reading
from ingest.pipeline import Order, build
from tests.ingest.gold import SHARED, gold_reading, gold_readings

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = Path(__file__).parent / "gold"


def corpus_readings() -> tuple[Reading, ...]:
    return tuple(
        gold_reading(json.loads(p.read_bytes()), CORPUS / f"{p.stem}.txt") for p in sorted(GOLD.glob("*.json"))
    )


def released(folder: Path, readings: tuple[Reading, ...], paths: tuple[Path, ...]) -> Path:
    perfect = {reading.document.source.id: reading for reading in readings}
    outcome = build(Order(paths, folder, "2026-11-22"), lambda document: perfect[document.source.id])
    assert outcome.folder, outcome.report
    return outcome.folder


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released(tmp_path_factory.mktemp("corpus"), corpus_readings(), (CORPUS,))


@pytest.fixture(scope="session")
def corpus_release(corpus_folder: Path) -> Release:
    return open_release(corpus_folder)


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = gold_readings("sources")
    if not sources:
        pytest.skip("needs ../shared with its sources and their annotations")
    return released(tmp_path_factory.mktemp("all"), (*sources, *corpus_readings()), (SHARED / "sources", CORPUS))


@pytest.fixture(scope="session")
def full_release(full_folder: Path) -> Release:
    return open_release(full_folder)
