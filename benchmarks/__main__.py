"""All benchmarks, one after the other, each in a process of its own: ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

ALL: Final = ("extraction", "identity", "resolution", "pages", "tracing", "endpoint")


def main() -> None:
    for name in ALL:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)


if __name__ == "__main__":
    main()
