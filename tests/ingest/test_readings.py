"""One bad text never stops the others."""

import os
import time

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
    words = ["".join(issue.message for issue in reading.issues) for reading in readings]
    assert words[0] == words[5] == ""
    assert "no verb" in words[1]
    assert "longer than 0.5 s" in words[2]
    assert "died (status 7)" in words[3]
    assert "MemoryError" in words[4]


def test_no_documents() -> None:
    assert read_documents([], Reading) == ()
