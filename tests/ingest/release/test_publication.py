"""A reader sees whole releases only, whatever happens to the builder."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pytest

from ingest.release.publication import building, open_release, publish, set_current


def fill(folder: Path, version: str) -> None:
    (folder / "manifest.json").write_text(f'{{"version": "{version}"}}')
    (folder / "store").mkdir()
    for n in range(20):
        (folder / "store" / str(n)).write_text(version * 100)


def released(releases: Path, version: str) -> Path:
    with building(releases, version) as folder:
        fill(folder, version)
        return publish(folder, releases, version)


def test_a_release_is_current_once_it_is_whole(tmp_path: Path) -> None:
    with building(tmp_path, "1") as folder:
        fill(folder, "1")
        assert open_release(tmp_path) is None
        publish(folder, tmp_path, "1")
    assert open_release(tmp_path) == tmp_path / "1"
    released(tmp_path, "2")
    assert open_release(tmp_path) == tmp_path / "2"
    assert (tmp_path / "1" / "manifest.json").exists()


def test_the_same_release_again_changes_nothing(tmp_path: Path) -> None:
    first = released(tmp_path, "1")
    before = first.stat().st_ino
    assert released(tmp_path, "1").stat().st_ino == before
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "1", "current"]


def test_a_failure_leaves_no_trace(tmp_path: Path) -> None:
    released(tmp_path, "1")

    def fails() -> None:
        with building(tmp_path, "2") as folder:
            fill(folder, "2")
            raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        fails()
    assert open_release(tmp_path) == tmp_path / "1"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".lock", "1", "current"]


def _killed_half_way(releases: Path, step: int) -> None:
    with building(releases, "2") as folder:
        if step == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        fill(folder, "2")
        if step == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        folder.rename(releases / "2")
        if step == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        set_current(releases, "2")


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_builder_killed_in_between_leaves_the_last_release_current(tmp_path: Path, step: int) -> None:
    released(tmp_path, "1")
    process = multiprocessing.get_context("fork").Process(target=_killed_half_way, args=(tmp_path, step))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert open_release(tmp_path) == tmp_path / "1"
    released(tmp_path, "3")
    assert not list(tmp_path.glob(".building-*"))
    assert open_release(tmp_path) == tmp_path / "3"


def test_readers_never_find_the_current_release_missing_or_mixed(tmp_path: Path) -> None:
    for version in ("a", "b"):
        released(tmp_path, version)
    seen, stop = [], threading.Event()

    def reads() -> None:
        while not stop.is_set():
            found = open_release(tmp_path)
            seen.append(found.name if found else None)

    reader = threading.Thread(target=reads)
    reader.start()
    for n in range(300):
        set_current(tmp_path, "ab"[n % 2])
    stop.set()
    reader.join()
    assert set(seen) <= {"a", "b"}
