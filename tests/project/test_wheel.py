"""What a user gets who installs the package and not a checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(target: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel"))).namelist()


@pytest.mark.parametrize(
    "name",
    [
        "koopgraph.py",
        "ontology/koopgraph.ttl",
        "ontology/places/municipalities.tsv",
        "ontology/places/README.md",
        "corpus/01-sonnec-umsetzung.txt",
        "shapes/funding.ttl",
        "graphapi/web/static/assets.json",
        "graphapi/web/static/THIRD-PARTY-NOTICES.txt",
        "graphapi/web/templates/base.html",
    ],
)
def test_wheel_holds(wheel: list[str], name: str) -> None:
    assert name in wheel


@pytest.mark.parametrize("folder", ["tests/", "ontology/gazetteer/", "graphapi/web/src/"])
def test_wheel_leaves_out(wheel: list[str], folder: str) -> None:
    assert not [name for name in wheel if name.startswith(folder) or "node_modules" in name]


def test_sdist_builds_without_node(tmp_path: Path) -> None:
    """The stamps and what they stand for travel together, so nothing is made again from an sdist."""
    with tarfile.open(build("sdist", tmp_path)) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"ontology/places/.stamp", "ontology/places/states.tsv", "ontology/gazetteer/package-lock.json"} <= names
    assert {"graphapi/web/.stamp", "graphapi/web/static/assets.json", "graphapi/web/src/build.mjs"} <= names
    assert {"hatch_build.py", "LICENSE", "NOTICE", "README.md"} <= names
