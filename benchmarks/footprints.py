"""What a process and all its descendants hold: memory, descriptors, zombies."""

from __future__ import annotations

import os
from pathlib import Path

_PROC = Path("/proc")


def states() -> dict[int, tuple[int, str]]:
    """Every process with its parent and its state."""
    found = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            try:
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            found[int(folder.name)] = (int(parent), state)
    return found


def family(pid: int) -> list[int]:
    """``pid`` and its descendants."""
    everyone = states()
    found = [pid]
    for ancestor in found:
        found += [child for child, (parent, _) in everyone.items() if parent == ancestor]
    return found


def zombies(pid: int) -> int:
    everyone = states()
    return sum(everyone[member][1] == "Z" for member in family(pid) if member in everyone)


def memory(pid: int) -> float:
    """Mebibytes that the family holds, shared pages counted in part."""
    total = 0
    for member in family(pid):
        try:
            lines = (_PROC / str(member) / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total / 1024


def descriptors(pid: int) -> int:
    """Open files and sockets of ``pid`` itself."""
    return len(list((_PROC / str(pid) / "fd").iterdir()))


def processor_seconds(pid: int) -> float:
    """Seconds of processor time that the family has used so far."""
    ticks = 0
    for member in family(pid):
        try:
            fields = (_PROC / str(member) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
