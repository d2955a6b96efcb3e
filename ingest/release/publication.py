"""A finished folder → a published release: one rename, then one exchange of the link ``current``.

A release is built beside the others under a hidden name. Whatever happens before the rename (a crash, a full disk)
leaves nothing that a reader could take for a release; the next build clears it away.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

CURRENT: Final = "current"
_HIDDEN: Final = ".building-"


@contextmanager
def building(releases: Path, version: str) -> Iterator[Path]:
    """A new empty folder for ``version``; removed again unless ``publish`` took it. One builder at a time."""
    releases.mkdir(parents=True, exist_ok=True)
    with (releases / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left_over in releases.glob(f"{_HIDDEN}*"):
            shutil.rmtree(left_over)
        folder = releases / f"{_HIDDEN}{version}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, releases: Path, version: str) -> Path:
    """The release at its final place, with ``current`` pointing to it. Everything is on disk before it is visible."""
    _sync(folder)
    target = releases / version
    if target.exists():
        shutil.rmtree(folder)
    else:
        folder.rename(target)
    _sync_folder(releases)
    set_current(releases, version)
    return target


def refuse(folder: Path, releases: Path, version: str) -> Path:
    """Where the report on a release that may not be published is kept for its editors; ``current`` stays as it was."""
    kept = releases / "refused" / version
    kept.mkdir(parents=True, exist_ok=True)
    for name in ("report.json", "report.ttl", "issues.jsonl"):
        (folder / name).replace(kept / name)
    return kept


def set_current(releases: Path, version: str) -> None:
    """Point ``current`` to ``version`` in one step: no reader ever finds it missing."""
    new = releases / f".{CURRENT}-new"
    new.unlink(missing_ok=True)
    new.symlink_to(version)
    new.replace(releases / CURRENT)
    _sync_folder(releases)


def open_release(path: Path) -> Path | None:
    """The release folder meant by ``path``: itself, or the ``current`` of a folder of releases."""
    for candidate in (path, path / CURRENT):
        if (candidate / "manifest.json").is_file():
            return candidate.resolve()
    return None


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
