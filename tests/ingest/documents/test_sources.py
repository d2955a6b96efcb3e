"""Whatever lies in a folder is read or named; nothing stops the others."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from ingest.documents.sources import MAX_BYTES, Found, find_documents, source_id
from ingest.model import BlockKind

HEAD = """---
title: "Ein Bund"
publisher: Anzeiger
url: https://example.org/a
published: 2020-05
licence: CC0-1.0
---
"""


def found(folder: Path) -> Found:
    return find_documents([folder])


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def messages(result: Found) -> str:
    return "\n".join(issue.message.en for issue in result.issues)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Zwei St\xc3\xa4dte.", "Zwei Städte."),
        (b"\xef\xbb\xbfZwei St\xc3\xa4dte.", "\ufeffZwei Städte."),
        (b"Eine Zeile.\r\nNoch eine.\r\n", "Eine Zeile.\r\nNoch eine.\r\n"),
        (b"F\xf6rderung \x96 gut", "Förderung – gut"),
        ("F\u006f\u0308rderung 👍".encode(), "Fo\u0308rderung 👍"),
    ],
    ids=["utf-8", "byte order mark", "crlf", "windows-1252", "decomposed and emoji"],
)
def test_the_text_is_the_decoded_file_as_it_is(tmp_path: Path, content: bytes, text: str) -> None:
    write(tmp_path, "a.txt", content)
    (document,) = found(tmp_path).documents
    assert document.text == text


def test_another_encoding_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"F\xf6rderung")
    assert "Windows-1252" in messages(found(tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "is empty"),
        ("a.txt", b"\x00\x01\x02", "is no text"),
        ("a.txt", b"\x81\x8d\xff", "is no text"),
        ("a.docx", b"PK", "is of a format that is not read"),
        ("urls.txt", b"https://example.org/a\nhttps://example.org/b\n", "is a list of addresses"),
    ],
)
def test_what_cannot_be_read_is_named_and_stops_nothing(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "good.txt", "Ein Text.")
    result = found(tmp_path)
    assert [document.text for document in result.documents] == ["Ein Text."]
    assert f"{name} {why}" in messages(result)


def test_too_large_a_file_is_not_opened(tmp_path: Path) -> None:
    path = write(tmp_path, "big.txt", "x")
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    result = found(tmp_path)
    assert result.documents == ()
    assert "too large" in messages(result)


@pytest.mark.parametrize(
    ("path", "why"), [("/no/such/file.txt", "does not exist"), ("https://example.org/a", "is an address")]
)
def test_paths_that_are_no_files(path: str, why: str) -> None:
    assert why in messages(find_documents([path]))


def test_front_matter_describes_the_source_and_is_a_block_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"{HEAD}Der Text.")
    (document,) = found(tmp_path).documents
    source = document.source
    assert (source.title, source.publisher, source.url) == ("Ein Bund", "Anzeiger", "https://example.org/a")
    assert (source.published, source.licence, source.retrieved) == ("2020-05", "CC0-1.0", None)
    (block,) = document.blocks
    assert block.kind is BlockKind.FRONT_MATTER
    assert document.text[block.span.end :] == "Der Text."


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [x, x]\nb: [*a, *a, *a]\n",
        "a: !!python/object/apply:os.system [echo]\n",
        "- only\n- a list\n",
        "a: [1, 2\n",
        "{" * 2000 + "\n",
        f"a: {'x' * 30_000}\n",
    ],
    ids=["aliases", "object", "list", "broken", "nesting", "long"],
)
def test_a_hostile_head_is_named_and_the_text_is_read(tmp_path: Path, head: str) -> None:
    write(tmp_path, "a.txt", f"---\n{head}---\nDer Text.")
    result = found(tmp_path)
    assert result.documents[0].source.publisher is None
    assert "its head" in messages(result)


def test_ids_come_from_the_name() -> None:
    assert source_id("001_9365d63470c4dcc8") == "9365d63470c4dcc8"
    assert source_id("9365d63470c4dcc8") == "9365d63470c4dcc8"
    assert source_id("x9365d63470c4dcc8") == source_id("x9365d63470c4dcc8") != "9365d63470c4dcc8"
    assert len(source_id("Pressemitteilung")) == 16


def test_two_texts_of_one_name_keep_ids_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, "eins/a.txt", "Der eine.")
    write(tmp_path, "zwei/a.txt", "Der andere.")
    result = found(tmp_path)
    assert len({document.source.id for document in result.documents}) == 2
    assert "has the same id as" in messages(result)


def test_the_same_text_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "eins/a.txt", "Der eine.")
    write(tmp_path, "zwei/a.txt", "Der eine.")
    result = found(tmp_path)
    assert len(result.documents) == 1
    assert "was read once" in messages(result)


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n}/a.txt", text) for n, text in enumerate(("eins", "zwei", "eins"))]
    results = {find_documents(order).documents for order in itertools.permutations(paths)}
    assert len({tuple((d.source.id, d.text) for d in documents) for documents in results}) == 1
