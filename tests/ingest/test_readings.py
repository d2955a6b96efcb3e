"""One bad text never stops the others."""

import os
import time

import pytest

from ingest.documents.sources import read_document
from ingest.model import Document, Reading
from ingest.readings import read_documents


def _document(text: str) -> Document:
    return read_document(text, f"{text}.txt", text, "0" * 64)


def _temperamental(document: Document) -> Reading:
    match document.text:
        case "raises":
            raise ValueError("no verb")
        case "hangs":
            time.sleep(60)
        case "dies":
            os._exit(7)
        case "eats":
            return Reading(_document("x" * 4_000_000_000))
    return Reading(document)


def test_every_document_has_a_reading_in_its_place() -> None:
    documents = [_document(text) for text in ("good", "raises", "hangs", "dies", "eats", "fine")]
    readings = read_documents(documents, _temperamental, jobs=2, seconds=0.5)
    assert [reading.document for reading in readings] == documents
    words = ["".join(issue.message.en for issue in reading.issues) for reading in readings]
    assert words[0] == words[5] == ""
    assert "no verb" in words[1]
    assert "longer than 0.5 s" in words[2]
    assert "died (status 7)" in words[3]
    assert "MemoryError" in words[4]


def test_no_documents() -> None:
    assert read_documents([], Reading) == ()


def _slow(document: Document) -> Reading:
    time.sleep(0.4)
    return Reading(document)


def test_a_long_text_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readings.LONG", 10)
    short, long = (read_document(name, name, "x" * size, "0" * 64) for name, size in (("s", 10), ("l", 1_000)))
    readings = read_documents([short, long], _slow, jobs=2, seconds=0.2)
    assert [len(reading.issues) for reading in readings] == [1, 0]


def _gone(document: Document) -> Reading:
    raise AssertionError("no process lives to call this")


def test_a_process_that_dies_before_it_gets_its_text_costs_this_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readings._work", lambda pipe, read: os._exit(3))
    readings = read_documents([_document("x" * 1_000_000), _document("good")], _gone, seconds=5)
    assert ["died (status 3)" in reading.issues[0].message.en for reading in readings] == [True, True]
