"""Each tool of `make check` really fails on a planted fault: a gate that cannot close guards nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("ontology", "ingest", "graphapi")


def run(tool: str, *arguments: str, stdin: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).parent / tool)
    return subprocess.run([program, *arguments], input=stdin, cwd=folder, capture_output=True, text=True, check=False)


def test_lint_refuses_an_unused_import() -> None:
    done = run("ruff", "check", "--stdin-filename", "ingest/fault.py", "-", stdin="import os\n")
    assert done.returncode == 1
    assert "F401" in done.stdout


def test_format_refuses_another_layout() -> None:
    done = run("ruff", "format", "--check", "--stdin-filename", "ingest/fault.py", "-", stdin="a = ( 1 )\n")
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("def double(x): return 2 * x", "no-untyped-def"),
        ("x: int = 1\ny: str = x  # type: ignore", "ignore-without-code"),
    ],
)
def test_types_refuse(code: str, fault: str, tmp_path: Path) -> None:
    module = tmp_path / "fault.py"
    module.write_text(code, encoding="utf-8")
    done = run("mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path), str(module))
    assert done.returncode == 1, done.stdout + done.stderr
    assert fault in done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The Python files of the packages and the settings of the tools in a folder of their own."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            if "node_modules" not in path.parts:
                target = tmp_path / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    for name in ("pyproject.toml", "koopgraph.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("ingest/model.py", "graphapi.settings"),
        ("graphapi/settings.py", "ingest.model"),
        ("ontology/iris.py", "ingest.model"),
        ("ingest/model.py", "koopgraph"),
        ("ingest/model.py", "ingest.pipeline"),
        ("ingest/german/tokens.py", "ingest.german.sentences"),
        ("ingest/stowaway.py", "ingest.model"),
    ],
)
def test_import_contracts_refuse(copy: Path, module: str, imported: str) -> None:
    path = copy / module
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nimport {imported}\n")
    done = run("lint-imports", "--no-cache", folder=copy)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("import warnings\ndef test_it():\n    warnings.warn('old', DeprecationWarning)\n", "DeprecationWarning"),
        ("import pytest\n@pytest.mark.xfail\ndef test_it():\n    pass\n", "XPASS(strict)"),
        ("import pytest\n@pytest.mark.unknown\ndef test_it():\n    pass\n", "'unknown' not found in `markers`"),
    ],
)
def test_tests_refuse(test: str, words: str, tmp_path: Path) -> None:
    fault = tmp_path / "test_fault.py"
    fault.write_text(test, encoding="utf-8")
    done = run("pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(fault))
    assert done.returncode != 0
    assert words in done.stdout
