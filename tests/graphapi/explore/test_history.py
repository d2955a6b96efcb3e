"""The list of releases holds what is one, whatever else lies in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphapi.explore.history import list_releases
from graphapi.store import open_release
from graphapi.store.files import load_files
from tests.graphapi.conftest import GRAPH, publish


@pytest.mark.parametrize("manifest", ["{", "[]", "{}", '{"version": 7}', '{"$schema": "x", "versions": ["1"]}'])
def test_what_is_no_release_is_passed_over(tmp_path: Path, manifest: str) -> None:
    publish(tmp_path, "2026-01-01-00000001", GRAPH.read_bytes())
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "manifest.json").write_text(manifest, "utf-8")
    (tmp_path / "notes.txt").write_text("", "utf-8")
    assert [entry.version for entry in list_releases(open_release(tmp_path))] == ["2026-01-01-00000001"]


def test_files_lie_beside_no_release(tmp_path: Path) -> None:
    """They are loaded into a folder for passing things, whose neighbours are nobody's to list."""
    publish(tmp_path, "2026-01-01-00000001", GRAPH.read_bytes())
    folder = tmp_path / "passing"
    folder.mkdir()
    release = load_files([GRAPH], folder)
    assert list_releases(release) == []
    release.close()
