"""The locks follow pyproject.toml; `make lock` brings them back in step."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"] + PROJECT["project"]["optional-dependencies"]["cluster"]


def pins(lock: str) -> set[str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {match[1] for line in lines if (match := re.match(r"([\w.\[\]-]+==[\w.]+)", line))}


@pytest.mark.parametrize("requirement", RUNTIME + DEVELOPMENT)
def test_every_dependency_is_pinned(requirement: str) -> None:
    assert re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", requirement)


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [("requirements.lock", RUNTIME), ("requirements-dev.lock", RUNTIME + DEVELOPMENT)],
)
def test_lock_holds_every_dependency(lock: str, requirements: list[str]) -> None:
    wanted = {re.sub(r"\[\w+\]", "", requirement) for requirement in requirements}
    assert wanted <= {re.sub(r"\[\w+\]", "", pin) for pin in pins(lock)}


def test_development_lock_contains_the_runtime_lock() -> None:
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    for entry in re.split(r"\n(?=[\w])", (ROOT / lock).read_text(encoding="utf-8").strip()):
        assert "--hash=sha256:" in entry


NPM_LOCKS = [path for path in sorted(ROOT.glob("*/**/package-lock.json")) if "node_modules" not in path.parts]


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda path: str(path.parent.relative_to(ROOT)))
def test_npm_lock_has_digests_and_no_host(lock: Path) -> None:
    packages = {name: entry for name, entry in json.loads(lock.read_text(encoding="utf-8"))["packages"].items() if name}
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())
