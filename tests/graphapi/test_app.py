from pathlib import Path

from fastapi.testclient import TestClient

from graphapi.app import create_app
from graphapi.settings import Settings


def test_every_answer_names_its_release_and_an_error_has_the_one_shape(releases: Path) -> None:
    with TestClient(create_app(Settings(releases=releases))) as client:
        answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert answer.headers["x-release"] == "2026-01-01-00000001"
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) == {"type", "title", "status", "detail", "request"}
