"""The page on koopgraph tells the truth about the release that it is served with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graphapi.app import create_app
from graphapi.settings import Settings
from tests.graphapi.conftest import GRAPH, publish


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"publish-contacts": "false"}, "werden nicht veröffentlicht"),
        ({"publish-contacts": "true"}, "stehen in dieser Ausgabe"),
        ({}, "werden nicht veröffentlicht"),
    ],
)
def test_about_tells_whether_contacts_are_published(tmp_path: Path, options: dict[str, str], words: str) -> None:
    publish(tmp_path, "2026-01-01-00000001", GRAPH.read_bytes())
    file = tmp_path / "current" / "manifest.json"
    manifest = json.loads(file.read_text("utf-8")) | {"inputs": {"options": options}}
    file.write_text(json.dumps(manifest), "utf-8")
    with TestClient(create_app(Settings(releases=tmp_path))) as client:
        page = client.get("/about?lang=de").text
    told = page.partition('id="privacy"')[2].partition("<h2")[0]
    assert f"E-Mail-Adressen {'von Personen ' if 'nicht' in words else ''}{words}" in told
