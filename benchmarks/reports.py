"""docs/performance.md, a section a benchmark: each run replaces its own section and leaves the others."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REPORT: Final = Path(__file__).parents[1] / "docs" / "performance.md"
_HEAD: Final = (
    "# Measured speed\n\nWritten by `make bench`. Peers run side by side in one run, in turns of half a second; on a"
    " busy machine only the ratios mean something.\n"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing and the bar it is held to."""

    what: str
    measured: str
    bar: str = ""
    held: bool | None = None

    def cells(self) -> tuple[str, str, str, str]:
        verdict = "" if self.held is None else "yes" if self.held else "**no**"
        return self.what, self.measured, self.bar, verdict


HEAD: Final = ("what", "measured", "bar", "held")
"""Over the cells of lines."""


def write_section(name: str, title: str, body: str) -> None:
    """Put ``body`` under ``title`` in place of what the benchmark ``name`` wrote before."""
    text = REPORT.read_text("utf-8") if REPORT.is_file() else _HEAD
    section = f"<!-- {name} -->\n## {title}\n\n{body.strip()}\n<!-- /{name} -->\n"
    pattern = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->\n", re.DOTALL)
    text = pattern.sub(lambda _: section, text) if pattern.search(text) else f"{text.rstrip()}\n\n{section}"
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, "utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [" | ".join(head), " | ".join("---" for _ in head), *(" | ".join(map(str, row)) for row in rows)]
    return "\n".join(f"| {line} |" for line in lines)


def machine() -> str:
    """What this ran on, and how busy that was."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}, load {load:.1f}"
