"""A release for the recipes to serve."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.graphapi.conftest import GRAPH, publish


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deployed")
    publish(folder, "2026-01-01-00000001", GRAPH.read_bytes())
    return folder
