"""How to start further processes: as copies of this one where that is safe, because copies share its tables."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkContext, SpawnContext


@contextmanager
def copies() -> Iterator[ForkContext | SpawnContext]:
    """The way to start processes inside the block: fork on Linux while Python runs one thread, else spawn.

    Idle threads of libraries (Arrow keeps one) hold no lock that a copy needs, so Python's warning about them is
    switched off; the copies read texts and judge small graphs and use none of those libraries.
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*multi-threaded.*", DeprecationWarning)
            yield multiprocessing.get_context("fork")
    else:
        yield multiprocessing.get_context("spawn")
