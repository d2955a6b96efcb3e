"""Nothing of the original texts, of people's contact data or of a build machine stands in the project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@pytest.mark.skipif(not (SHARED / "tools" / "leaks.py").exists(), reason="needs ../shared with the original texts")
def test_project_holds_no_leak() -> None:
    tool = SHARED / "tools" / "leaks.py"
    done = subprocess.run(
        [sys.executable, str(tool), str(ROOT), str(SHARED / "sources")], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
