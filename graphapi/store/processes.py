"""The server's side of the query processes: ask for one, talk to it, end it; always some ready for one store."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from graphapi.errors import BadSettings, Failed
from graphapi.store.nursery import PACKET
from graphapi.store.query_process import HEAD, REQUEST, Outcome

INLINE: Final = 8 * 2**20
"""Bytes up to which a body is taken into the server; a larger one stays in its process until its reader takes it."""
_LOWEST: Final = 19
"""The nice value of a heavy query: it gets what the young ones leave, about a sixtieth if they leave nothing."""


class Ended(Exception):
    """The process ended while an answer was owed."""


class Reply(NamedTuple):
    """How a query ended. ``body`` is None where it is large and waits in the process (``QueryProcess.chunks``)."""

    outcome: Outcome
    length: int
    body: bytes | None


class QueryProcess(asyncio.Protocol):
    """One process that is ready for a query, answers one, or has ended."""

    def __init__(self, pid: int, ended: asyncio.Future[int]) -> None:
        self.pid = pid
        self.ended = ended
        """Its wait status, once it has been buried."""
        self.settled = False
        """False while an answer is owed, and when it has taken so much memory that it is not to be used again."""
        self._transport: asyncio.Transport
        self._reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._received = bytearray()
        self._head: tuple[int, bool, int] | None = None
        self._more: asyncio.Future[None] | None = None

    def ask(self, request: dict[str, Any]) -> asyncio.Future[Reply]:
        """The reply to come; it fails with Ended if the process does not live to give it."""
        self.settled = False
        self._head = None
        self._reply = asyncio.get_running_loop().create_future()
        encoded = json.dumps(request).encode()
        self._transport.write(REQUEST.pack(len(encoded)) + encoded)
        return self._reply

    def ready(self) -> asyncio.Future[Reply]:
        """Done when the process has opened its store."""
        return self._reply

    async def chunks(self, length: int) -> AsyncIterator[bytes]:
        """A large body piece by piece, as fast as its reader takes them; the rest waits in the process."""
        while True:
            piece = bytes(self._received[:length])
            self._received.clear()
            length -= len(piece)
            if piece:
                yield piece
            if not length:
                return
            if self._transport.is_closing():
                raise Ended
            self._more = asyncio.get_running_loop().create_future()
            self._transport.resume_reading()
            await self._more
            self._transport.pause_reading()

    def demote(self) -> None:
        """Let the processor go to others first from now on. There is no way back: such a process is not used again."""
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOWEST)

    def close(self) -> None:
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's are of no common class

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._reply.done():
            self._reply.set_exception(Ended())
            self._reply.exception()  # whoever asked may have been cancelled and not look
        if self._more is not None and not self._more.done():
            self._more.set_exception(Ended())

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._more is not None:
            if not self._more.done():
                self._more.set_result(None)
            return
        if self._head is None:
            if len(self._received) < HEAD.size:
                return
            self._head = HEAD.unpack_from(self._received)
            del self._received[: HEAD.size]
        outcome, worn, length = self._head
        if length > INLINE:
            self._transport.pause_reading()
            self._resolve(Reply(Outcome(outcome), length, None))
        elif len(self._received) == length:
            self.settled = not worn
            body = bytes(self._received)
            self._received.clear()
            self._resolve(Reply(Outcome(outcome), length, body))

    def _resolve(self, reply: Reply) -> None:
        if not self._reply.done():
            self._reply.set_result(reply)


class Nursery:
    """Starts and ends query processes by way of ``graphapi.store.nursery``; starts that again should it end."""

    def __init__(self, *, memory: int, allow_network: bool) -> None:
        self.memory = memory
        self.allow_network = allow_network
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket
        self._births: deque[asyncio.Future[tuple[int, socket.socket]]] = deque()
        self._living: dict[int, QueryProcess] = {}
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

    @property
    def pid(self) -> int:
        assert self._process is not None, "not opened"
        return self._process.pid

    async def fork(self, store: Path) -> QueryProcess:
        """A new process over ``store``, ready for its first query."""
        if self._closed:
            raise Failed("The server is ending.")
        loop = asyncio.get_running_loop()
        birth: asyncio.Future[tuple[int, socket.socket]] = loop.create_future()
        self._births.append(birth)
        self._send({"fork": str(store), "memory": self.memory})
        pid, connection = await birth
        ended: asyncio.Future[int] = loop.create_future()
        _, process = await loop.create_unix_connection(lambda: QueryProcess(pid, ended), sock=connection)
        self._living[pid] = process
        await process.ready()
        return process

    def kill(self, process: QueryProcess) -> None:
        process.settled = False
        process.close()
        if not process.ended.done():
            self._send({"kill": process.pid})

    async def close(self) -> None:
        """End every process and the nursery itself, and wait for it."""
        self._closed = True
        if self._process is None:
            return
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        for process in self._living.values():
            process.close()
        await asyncio.to_thread(self._process.wait)
        await asyncio.sleep(0)  # the event loop closes what was closed above on its next turn

    def _send(self, message: dict[str, object]) -> None:
        with suppress(BrokenPipeError, ConnectionResetError, OSError):
            self._control.send(json.dumps(message).encode())

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
            connection = socket.socket(fileno=descriptors[0])
            birth = self._births.popleft()
            if birth.done():
                connection.close()
                self._send({"kill": message["pid"]})
            else:
                birth.set_result((message["pid"], connection))
        else:
            self._bury(message["ended"], message["status"])

    def _bury(self, pid: int, status: int) -> None:
        process = self._living.pop(pid, None)
        if process is not None and not process.ended.done():
            process.ended.set_result(status)
            process.close()

    def _lose(self) -> None:
        """The nursery has died, and the kernel has ended its children with it: begin again."""
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        for pid in list(self._living):
            self._bury(pid, signal.SIGKILL)
        while self._births:
            birth = self._births.popleft()
            if not birth.done():
                birth.set_exception(Failed("The query process could not be started."))
        if self._process is not None:
            self._process.wait()
        if not self._closed:
            self._reopening = asyncio.ensure_future(self.open())


class QueryPool:
    """Query processes over one store, always ``size`` of them idle or answering a young query.

    A process that ends, turns heavy or is kept by a slow reader leaves the pool, and another is forked at once: it is
    there before the next query needs it.
    """

    def __init__(self, nursery: Nursery, store: Path, size: int) -> None:
        self.nursery = nursery
        self.store = store
        self.size = size
        self._idle: list[QueryProcess] = []
        self._waiting: deque[asyncio.Future[QueryProcess]] = deque()
        self._members: set[QueryProcess] = set()
        self._lent: set[QueryProcess] = set()
        self._forking: set[asyncio.Task[None]] = set()
        self._closed = False

    async def open(self) -> None:
        """Fork all, and return when the first can take a query."""
        self._fill()
        await asyncio.wait(self._forking, return_when=asyncio.FIRST_COMPLETED)

    async def take(self) -> QueryProcess:
        if self._idle:
            process = self._idle.pop()
        else:
            waiting: asyncio.Future[QueryProcess] = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            try:
                process = await waiting
            except asyncio.CancelledError:
                if waiting.done() and not waiting.cancelled():
                    self._hand_out(waiting.result())
                raise
        self._lent.add(process)
        return process

    def give_back(self, process: QueryProcess) -> None:
        """The process is free again, if it is fit for another query; else it is ended."""
        self._lent.discard(process)
        if self._closed or not process.settled or process not in self._members:
            self.release(process)
            self.nursery.kill(process)
            self._end_if_done()
        else:
            self._hand_out(process)

    def release(self, process: QueryProcess) -> None:
        """The process is the pool's no longer: let another take its place. Who holds it must still give it back."""
        if process in self._members:
            self._members.discard(process)
            self._fill()

    def close(self) -> None:
        """End what is idle now, and the rest when it is given back."""
        self._closed = True
        for process in self._idle:
            self.nursery.kill(process)
        self._idle.clear()
        self._end_if_done()

    @property
    def processes(self) -> int:
        return len(self._members | self._lent)

    def _end_if_done(self) -> None:
        if self._closed and not self._lent:
            self._members.clear()

    def _fill(self) -> None:
        while not self._closed and len(self._members) + len(self._forking) < self.size:
            task = asyncio.create_task(self._fork())
            self._forking.add(task)
            task.add_done_callback(self._forked)

    async def _fork(self) -> None:
        try:
            process = await self.nursery.fork(self.store)
        except (Failed, Ended, OSError):
            await asyncio.sleep(0.1)  # the nursery begins again; do not spin meanwhile
            return
        if self._closed:
            self.nursery.kill(process)
            return
        self._members.add(process)
        process.ended.add_done_callback(lambda _: self._lose(process))
        self._hand_out(process)

    def _forked(self, task: asyncio.Task[None]) -> None:
        self._forking.discard(task)
        if not task.cancelled():
            self._fill()

    def _lose(self, process: QueryProcess) -> None:
        if process in self._idle:
            self._idle.remove(process)
        self.release(process)

    def _hand_out(self, process: QueryProcess) -> None:
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(process)
                return
        self._idle.append(process)
