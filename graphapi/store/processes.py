"""A query process as the server sees it: asked one query after the other, a few of them ahead of time."""

from __future__ import annotations

import asyncio
import json
import os
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any, Final, NamedTuple, cast

from graphapi.store.query_process import HEAD, REQUEST, Outcome

INLINE: Final = 8 * 2**20
"""Bytes up to which a body is taken into the server; a larger one stays in its process until its reader takes it."""


class Ended(Exception):
    """The process ended while it worked on this query."""


class PassedOn(Exception):
    """The process will not come to this query, which waited behind another: ask another process."""


class Reply(NamedTuple):
    """How a query ended. ``body`` is None where it is large and waits in the process (``QueryProcess.chunks``)."""

    outcome: Outcome
    length: int
    body: bytes | None


Replying = asyncio.Future[Reply]


class _Asked(NamedTuple):
    reply: Replying
    begun: Callable[[Replying], None]


class QueryProcess(asyncio.Protocol):
    """One process over one store.

    Queries that are asked while it works on another wait in its socket, so that it goes on without a pause. If the one
    before them turns out heavy, or ends the process, they fail with PassedOn and nothing is lost.
    """

    def __init__(self, pid: int, ended: asyncio.Future[int], kill: Callable[[QueryProcess], None]) -> None:
        self.pid = pid
        self.ended = ended
        """Its wait status, once it has been buried."""
        self.holders = 0
        """Who has it from the pool."""
        self.fit = True
        """False once it is not to be used for another query."""
        self._kill = kill
        self._transport: asyncio.Transport
        self._ready: Replying = asyncio.get_running_loop().create_future()
        self._asked = deque([_Asked(self._ready, lambda _: None)])
        self._received = bytearray()
        self._head: tuple[int, bool, int] | None = None
        self._more: asyncio.Future[None] | None = None

    def ready(self) -> Replying:
        """Done when the process has opened its store; it says so unasked."""
        return self._ready

    def ask(self, request: dict[str, Any], begun: Callable[[Replying], None]) -> Replying:
        """The reply to come; ``begun`` is told of it when the process comes to this query, maybe at once."""
        reply: Replying = asyncio.get_running_loop().create_future()
        self._asked.append(_Asked(reply, begun))
        if len(self._asked) == 1:
            begun(reply)
        encoded = json.dumps(request).encode()
        self._transport.write(REQUEST.pack(len(encoded)) + encoded)
        return reply

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
        """Let the processor go to others first from now on, and this query be the last.

        Any process that wakes takes the processor from one of this class at once; with a low priority alone it would
        wait for the end of a slice of milliseconds, several times for each light query.
        """
        self.retire()
        with suppress(ProcessLookupError, PermissionError):
            os.sched_setscheduler(self.pid, os.SCHED_IDLE, os.sched_param(0))

    def retire(self) -> None:
        """No query after the one it works on: those behind it are passed on."""
        self.fit = False
        while len(self._asked) > 1:
            _fail(self._asked.pop().reply, PassedOn())

    def close(self) -> None:
        self.retire()
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's are of no common class

    def connection_lost(self, exc: Exception | None) -> None:
        self.retire()
        while self._asked:
            _fail(self._asked.popleft().reply, Ended())
        if self._more is not None and not self._more.done():
            self._more.set_exception(Ended())

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._more is not None:
            if not self._more.done():
                self._more.set_result(None)
            return
        while self._take_reply():
            pass

    def _take_reply(self) -> bool:
        """Whether a whole reply was received and handed to who asked for it."""
        if self._head is None:
            if len(self._received) < HEAD.size:
                return False
            self._head = HEAD.unpack_from(self._received)
            del self._received[: HEAD.size]
        outcome, worn, length = self._head
        if length > INLINE:
            self._transport.pause_reading()
            self.retire()
            self._hand_over(Reply(Outcome(outcome), length, None))
            return False
        if len(self._received) < length:
            return False
        body = bytes(self._received[:length])
        del self._received[:length]
        self._head = None
        if worn:
            self.retire()
        self._hand_over(Reply(Outcome(outcome), length, body))
        return True

    def _hand_over(self, reply: Reply) -> None:
        if not self._asked:
            return
        asked = self._asked.popleft()
        if not asked.reply.done():
            asked.reply.set_result(reply)
        if self._asked:
            following = self._asked[0]
            if following.reply.done():  # whoever asked has gone while it waited
                self._kill(self)
            else:
                following.begun(following.reply)


def _fail(reply: Replying, error: Exception) -> None:
    if not reply.done():
        reply.set_exception(error)
        reply.exception()  # whoever asked may have been cancelled and not look
