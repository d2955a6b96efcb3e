from __future__ import annotations

import pytest

from tests.acceptance.graph import CORPUS, SOURCES, Built, build


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A release of the five original texts."""
    if not SOURCES.is_dir():
        pytest.skip("needs ../shared/sources, the original texts")
    return build(SOURCES, tmp_path_factory.mktemp("sources"), jobs=2)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A release of the demonstration corpus."""
    return build(CORPUS, tmp_path_factory.mktemp("corpus"), jobs=2)
