"""The container file: what it copies is there, what it runs serves, what asks for its health finds it out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.peers import free_port, started

ROOT = Path(__file__).parents[2]


def instructions() -> list[tuple[str, str]]:
    """(instruction, what follows it), lines joined."""
    lines = (ROOT / "deploy" / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return [(word, " ".join(rest.split())) for word, _, rest in pairs]


def value(word: str) -> str:
    return next(rest for found, rest in instructions() if found == word)


def test_what_is_copied_is_there_and_what_is_installed_is_pinned() -> None:
    stages = [rest.split(" AS ")[1] for word, rest in instructions() if word == "FROM" and " AS " in rest]
    for word, rest in instructions():
        if word == "COPY" and rest.startswith("--from="):
            assert rest.removeprefix("--from=").split()[0] in stages
        elif word == "COPY":
            assert all((ROOT / source).exists() for source in rest.split()[:-1])
        elif word == "RUN" and "pip install" in rest:
            assert "--require-hashes -r requirements.lock" in rest or "--no-deps ." in rest
    assert value("USER") == "65534:65534"


def test_what_it_runs_is_found_healthy_by_its_own_check(releases: Path) -> None:
    port = str(free_port())
    program, *rest = [*json.loads(value("ENTRYPOINT")), *json.loads(value("CMD"))]
    assert program == "koopgraph"
    given = {"/releases": str(releases), "8000": port, "0.0.0.0": "127.0.0.1"}
    run = [sys.executable, "-m", "koopgraph", *(given.get(word, word) for word in rest)]
    python, *check = json.loads(value("HEALTHCHECK").partition("CMD ")[2].replace(":8000", f":{port}"))
    assert python == "python"
    with started(run, f"http://127.0.0.1:{port}/healthz", patience=30):
        assert subprocess.run([sys.executable, *check]).returncode == 0
    assert subprocess.run([sys.executable, *check], stderr=subprocess.DEVNULL).returncode != 0
