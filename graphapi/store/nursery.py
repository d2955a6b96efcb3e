"""The parent of the query processes: a small clean process that forks them, ends them and buries them.

Forking needs a process without threads and with everything imported; the server has threads, so it forks nothing.
The nursery gives up the network once, before the first fork, and every child is born without it.

Run as ``python -m graphapi.store.nursery FD`` with one end of a sequenced-packet socket. It reads
``{"fork": store, "memory": MiB}`` and ``{"kill": pid}``, and writes ``{"network": bool}`` at first, then
``{"pid": pid}`` with the socket of a new process attached, and ``{"ended": pid, "status": wait status}``.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import Final

from graphapi.store import query_process
from graphapi.store.confinement import confine

PACKET: Final = 65_536
_PR_SET_PDEATHSIG: Final = 1


def main(descriptor: int) -> None:
    """Serve the control socket until the server closes it; then end every child."""
    control = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    libc = ctypes.CDLL(None, use_errno=True)
    _send(control, {"network": not confine(libc)})
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(woken, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    gc.freeze()
    children: set[int] = set()
    with suppress(BrokenPipeError, ConnectionResetError):  # the server is gone before it closed the socket
        _answer(control, woken, libc, children)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _answer(control: socket.socket, woken: int, libc: ctypes.CDLL, children: set[int]) -> None:
    """Fork, end and bury as the server says, until it closes the socket."""
    while True:
        ready, _, _ = select.select([control.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _bury(control, children)
        if control.fileno() not in ready:
            continue
        packet = control.recv(PACKET)
        if not packet:
            return
        message = json.loads(packet)
        if "fork" in message:
            children.add(_fork(control, libc, message["fork"], message["memory"]))
        elif message["kill"] in children:
            os.kill(message["kill"], signal.SIGKILL)


def _fork(control: socket.socket, libc: ctypes.CDLL, store: str, memory: int) -> int:
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            control.close()
            ours.close()
            if os.getppid() == parent:
                query_process.serve(theirs, store, memory)
                status = 0
        except (OSError, EOFError):
            pass  # the server is gone, or the store: the status says which
        finally:
            os._exit(status)
    theirs.close()
    socket.send_fds(control, [json.dumps({"pid": pid}).encode()], [ours.fileno()])
    ours.close()
    return pid


def _bury(control: socket.socket, children: set[int]) -> None:
    while children:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        children.discard(pid)
        _send(control, {"ended": pid, "status": status})


def _send(control: socket.socket, message: dict[str, object]) -> None:
    control.send(json.dumps(message).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]))
