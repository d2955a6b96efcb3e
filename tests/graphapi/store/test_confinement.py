"""Each wall stands alone; tried in a process of its own, because there is no way back."""

from __future__ import annotations

import subprocess
import sys

import pytest

TRY = """
import ctypes, socket, sys
from graphapi.store import confinement
libc = ctypes.CDLL(None)
if not getattr(confinement, sys.argv[1])(libc):
    sys.exit(77)
pair = socket.socketpair()
pair[0].send(b"x")
assert pair[1].recv(1) == b"x"
for family, address in ((socket.AF_INET, ("127.0.0.1", 9)), (socket.AF_INET6, ("::1", 9)), (socket.AF_UNIX, "/run/x")):
    try:
        with socket.socket(family) as out:
            out.connect(address)
    except OSError as error:
        print(type(error).__name__, error.errno)
"""
EACCES, ENETUNREACH, EADDRNOTAVAIL, ENOENT = 13, 101, 99, 2


@pytest.mark.parametrize(
    ("wall", "reasons"),
    [("forbid_sockets", {EACCES}), ("leave_network", {ENETUNREACH, EADDRNOTAVAIL, ENOENT}), ("confine", {EACCES})],
)
def test_nothing_gets_through(wall: str, reasons: set[int]) -> None:
    path = ":".join(sys.path)
    tried = subprocess.run([sys.executable, "-c", TRY, wall], capture_output=True, text=True, env={"PYTHONPATH": path})
    if tried.returncode == 77:
        pytest.skip(f"the kernel refuses {wall} here")
    assert tried.returncode == 0, tried.stderr
    lines = tried.stdout.splitlines()
    assert len(lines) == 3
    assert {int(line.split()[1]) for line in lines} <= reasons
