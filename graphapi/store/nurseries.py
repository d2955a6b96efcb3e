"""The server's side of the nursery: start it, ask it for query processes, have them ended and hear of their end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from pathlib import Path

from graphapi.errors import BadSettings, Failed
from graphapi.store.nursery import PACKET
from graphapi.store.processes import QueryProcess


class Nursery:
    """Starts and ends query processes by way of ``graphapi.store.nursery``; starts that again should it end."""

    def __init__(self, *, memory: int, allow_network: bool) -> None:
        self.memory = memory
        self.allow_network = allow_network
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket
        self._births: deque[asyncio.Future[tuple[int, socket.socket]]] = deque()
        self._living: dict[int, QueryProcess] = {}
        self._opened = asyncio.Event()
        self._closed = False

    async def open(self) -> None:
        """Start. Raises BadSettings where query processes would keep a network and that was not allowed."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(  # noqa: S603 (a fixed command)
            [sys.executable, "-m", "graphapi.store.nursery", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            start_new_session=True,
            env={"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)), "PATH": os.environ.get("PATH", "")},
            cwd="/",
        )
        theirs.close()
        ours.setblocking(False)
        self._control = ours
        loop = asyncio.get_running_loop()
        first = json.loads(await loop.sock_recv(ours, PACKET) or b'{"network": true}')
        if first["network"] and not self.allow_network:
            await self.close()
            raise BadSettings(
                "the network cannot be taken from query processes here; "
                "KOOPGRAPH_ALLOW_NETWORK=1 starts all the same, with a check of the query's words as the only wall"
            )
        loop.add_reader(ours.fileno(), self._receive)
        self._opened.set()

    @property
    def pid(self) -> int:
        assert self._process is not None, "not opened"
        return self._process.pid

    async def fork(self, store: Path) -> QueryProcess:
        """A new process over ``store``, ready for its first query."""
        await self._opened.wait()
        if self._closed:
            raise Failed("ending")
        loop = asyncio.get_running_loop()
        birth: asyncio.Future[tuple[int, socket.socket]] = loop.create_future()
        if not self._send({"fork": str(store), "memory": self.memory}):
            raise Failed("process_not_started")
        self._births.append(birth)
        pid, connection = await birth
        ended: asyncio.Future[int] = loop.create_future()
        _, process = await loop.create_unix_connection(lambda: QueryProcess(pid, ended, self.kill), sock=connection)
        if self._closed:
            process.close()
        self._living[pid] = process
        await process.ready()
        return process

    def kill(self, process: QueryProcess) -> None:
        process.close()
        if not process.ended.done():
            self._send({"kill": process.pid})

    async def close(self) -> None:
        """End every process and the nursery itself, and wait for it."""
        self._closed = True
        if self._process is None:
            return
        self._opened.set()
        self._hang_up()
        for process in self._living.values():
            process.close()
        await asyncio.to_thread(self._process.wait)
        await asyncio.sleep(0)  # the event loop closes what was closed above on its next turn

    def _send(self, message: dict[str, object]) -> bool:
        """Whether the nursery was told; a process whose end it was not told of has lost its socket, and its query
        meets the limit of its processor's time."""
        try:
            self._control.send(json.dumps(message).encode())
        except OSError:
            return False
        return True

    def _receive(self) -> None:
        try:
            packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 1)
        except BlockingIOError:
            return
        except OSError:
            packet, descriptors = b"", []
        if not packet:
            self._lose()
            return
        message = json.loads(packet)
        if "pid" in message:
            self._hand_over(message["pid"], [socket.socket(fileno=descriptor) for descriptor in descriptors])
        else:
            self._bury(message["ended"], message["status"])

    def _hand_over(self, pid: int, connections: list[socket.socket]) -> None:
        """Hand a new process to who asked for it. It has no connection if this process may open no more files."""
        birth = self._births.popleft()
        if connections and not birth.done():
            birth.set_result((pid, connections[0]))
            return
        for connection in connections:
            connection.close()
        self._send({"kill": pid})
        _give_up(birth)

    def _bury(self, pid: int, status: int) -> None:
        process = self._living.pop(pid, None)
        if process is not None and not process.ended.done():
            process.ended.set_result(status)
            process.close()

    def _lose(self) -> None:
        """The nursery has died, and the kernel has ended its children with it: begin again."""
        self._opened.clear()
        self._hang_up()
        for pid in list(self._living):
            self._bury(pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
        if not self._closed:
            self._reopening = asyncio.ensure_future(self.open())

    def _hang_up(self) -> None:
        """The control socket leads nowhere: nothing that was asked for will come."""
        if self._control.fileno() >= 0:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
        while self._births:
            _give_up(self._births.popleft())


def _give_up(birth: asyncio.Future[tuple[int, socket.socket]]) -> None:
    if not birth.done():
        birth.set_exception(Failed("process_not_started"))
        birth.exception()  # whoever asked may have gone
