"""The systemd unit: read by systemd's own checker, and its command run with its environment."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from benchmarks.peers import free_port, started
from graphapi.settings import PREFIX, Settings

UNIT = Path(__file__).parents[2] / "deploy" / "koopgraph.service"
PROGRAM = "/opt/koopgraph/.venv/bin/koopgraph"


def values(key: str) -> list[str]:
    lines = UNIT.read_text("utf-8").splitlines()
    return [line.removeprefix(f"{key}=") for line in lines if line.startswith(f"{key}=")]


def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    checker = shutil.which("systemd-analyze")
    if checker is None:
        pytest.skip("systemd-analyze is not installed")
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text("utf-8").replace(PROGRAM, sys.executable), "utf-8")
    checked = subprocess.run([checker, "verify", "--recursive-errors=no", str(copy)], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_its_command_serves_under_the_names_it_gives(releases: Path) -> None:
    port = free_port()
    environ = dict(value.split("=", 1) for value in values("Environment"))
    assert {name.removeprefix(PREFIX).lower() for name in environ} <= Settings.model_fields.keys()
    command = shlex.split(values("ExecStart")[0])
    assert command[0] == PROGRAM
    given = {"/var/lib/koopgraph/releases": str(releases), "8000": str(port)}
    run = [sys.executable, "-m", "koopgraph", *(given.get(word, word) for word in command[1:])]
    with started(run, f"http://127.0.0.1:{port}/healthz", os.environ | environ, patience=30):
        for host, status in (("koopgraph.example.org", 200), ("elsewhere.example.org", 400)):
            assert httpx.get(f"http://127.0.0.1:{port}/healthz", headers={"host": host}).status_code == status
