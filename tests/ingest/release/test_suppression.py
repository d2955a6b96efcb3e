"""Somebody who asked to be forgotten is in no part of a release, and does not come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ingest.claims.find import find_claims
from ingest.pipeline import Order, build
from ingest.release.suppression import FOLDER, read_suppressions, suppress
from ingest.release.traces import find_traces
from koopgraph import app

TEXT = """---
title: "Anna Muster spricht"
licence: CC0-1.0
---
Die Allianz Silbertal besteht seit 2001. Anna Muster ist Bürgermeisterin der Stadt Sonneberg. Musters Rede war lang.

Das Konzept der Allianz Silbertal wurde 2019 vom Planwerk Goldtal erstellt. Vorgestellt wurde es von Anna Muster.
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "rede-anna-muster.txt").write_text(TEXT)
    return folder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es sprach Anna Muster.", ["Anna Muster"]),
        ("Anna Musters Rede", ["Anna Musters"]),
        ("ANNA\nMUSTER", ["ANNA\nMUSTER"]),
        ("Muster, Anna: Frau Muster sprach.", ["Muster, Anna", "Muster", "Muster"]),
        ("Hanna Muster und Anna Musterfrau, ein Muster", []),
    ],
)
def test_a_name_is_found_however_it_is_written(tmp_path: Path, text: str, found: list[str]) -> None:
    suppress(tmp_path, ["Dr. Anna Muster"], "2026-11-22")
    spans = read_suppressions(tmp_path).spans(text)
    assert sorted({text[s.start : s.end] for s in spans}) == sorted(set(found))


def test_a_short_surname_that_ends_in_s_is_found_alone_too(tmp_path: Path) -> None:
    suppress(tmp_path, ["Anna Haas"], "2026-11-22")
    text = "Es sprach Anna Haas. Haas lobte, das Haar saß."
    spans = read_suppressions(tmp_path).spans(text)
    assert [text[s.start : s.end] for s in spans] == ["Anna Haas", "Haas"]


def test_the_list_holds_no_name_and_its_key_is_private(tmp_path: Path) -> None:
    assert suppress(tmp_path, ["Anna Muster"], "2026-11-22") == 1
    assert suppress(tmp_path, ["Muster, Anna"], "2026-11-22") == 0
    content = (tmp_path / FOLDER / "list.json").read_text()
    assert "uster" not in content
    assert {entry["since"] for entry in json.loads(content)} == {"2026-11-22"}
    assert (tmp_path / FOLDER / "key").stat().st_mode & 0o077 == 0


def test_no_part_of_a_release_knows_the_person(tmp_path: Path, texts: Path) -> None:
    releases = tmp_path / "releases"
    before = build(Order((texts,), releases, "2026-11-22"), find_claims)
    suppress(releases, ["Anna Muster"], "2026-11-22")
    after = build(Order((texts,), releases, "2026-11-22"), find_claims)
    known = read_suppressions(releases)
    assert before.folder is not None
    assert after.folder is not None
    assert {"data.nq.gz", "store", "manifest.json", "search"} <= set(find_traces(before.folder, known))
    assert find_traces(after.folder, known) == ()
    assert after.manifest["counts"]["claims"] > 0


def test_forget_proves_what_it_did(tmp_path: Path, texts: Path) -> None:
    releases = tmp_path / "releases"

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, [*words, "--date", "2026-11-22"])
        return result.exit_code, result.output

    building = ["build", str(texts), "--out", str(releases), "--jobs", "1"]
    assert run(*building)[0] == 0
    status, said = run("forget", "Anna Muster", str(releases))
    assert (status, "still known in data.nq.gz" in said) == (1, True)
    assert run(*building)[0] == 0
    status, said = run("forget", "Anna Muster", str(releases), "--withdraw")
    assert (status, "no trace in any file" in said, "withdrawn" in said) == (0, True, True)
