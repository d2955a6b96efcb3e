"""A stranger's query, run in a query process within its limits: an answer that is whole, or the reason why not."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from graphapi.errors import BadRequest, Busy, Failed, NotAcceptable, Problem, TooLarge, TooSlow
from graphapi.formats import Format
from graphapi.settings import Settings
from graphapi.sparql.lanes import Lanes, Place
from graphapi.sparql.queries import Query
from graphapi.sparql.syntax import explain_syntax
from graphapi.store.pools import QueryPool
from graphapi.store.processes import Ended, PassedOn, QueryProcess, Reply, Replying
from graphapi.store.query_process import Outcome

_TRIES: Final = 5
"""Processes that a query is passed on to at most."""
_READING_SECONDS: Final = 60
"""How long a reader may take for a body that occupies a process."""


class LargeBody:
    """A finished answer that waits in its process and occupies it, until it is read or closed."""

    def __init__(self, execution: ProcessExecution, process: QueryProcess, length: int) -> None:
        self._execution = execution
        self._process = process
        self._length = length
        self._closed = False

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body piece by piece, as fast as its reader takes them. Raises TimeoutError for one who takes too long."""
        async with asyncio.timeout(_READING_SECONDS):
            async for piece in self._process.chunks(self._length):
                yield piece

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._execution.detached -= 1
            self._execution.pool.give_back(self._process)


@dataclass(frozen=True, slots=True)
class Answer:
    """Either ``body`` or, for a large one of ``length`` bytes, ``large``. ``seconds`` of work went into it."""

    length: int
    seconds: float
    body: bytes | None = None
    large: LargeBody | None = None


class Execution(Protocol):
    """Runs queries over one release."""

    async def run(self, query: Query, form: Format) -> Answer: ...


class ProcessExecution:
    """Runs queries in the processes of a pool."""

    def __init__(self, pool: QueryPool, lanes: Lanes, settings: Settings) -> None:
        self.pool = pool
        self.lanes = lanes
        self.settings = settings
        self.detached = 0

    async def run(self, query: Query, form: Format) -> Answer:
        """The answer to ``query``; cancelling ends its process. Raises a Problem for every way it can fail."""
        place = await self.lanes.enter()
        try:
            for _ in range(_TRIES):
                process = await self.pool.take()
                try:
                    return await self._ask(process, place, query, form)
                except PassedOn:
                    continue
            raise Busy("passed_on", retry_after=2)
        finally:
            place.leave()

    async def _ask(self, process: QueryProcess, place: Place, query: Query, form: Format) -> Answer:
        """The answer of ``process``, which is given back, or ended if the query must be."""
        loop = asyncio.get_running_loop()
        limits = _Limits(self, process, place)
        replying = process.ask(self._request(query, form), limits.begin)
        kept = False
        try:
            reply = await replying
            if reply.outcome != Outcome.DONE:
                raise _explain(reply, form, self.settings)
            seconds = loop.time() - limits.begun
            if reply.body is not None:
                return Answer(reply.length, seconds, body=reply.body)
            large = self._detach(process, reply.length)
            kept = True
            return Answer(reply.length, seconds, large=large)
        except Ended:
            raise await _explain_end(process, self.settings) from None
        except (asyncio.CancelledError, TooSlow, Busy):
            if limits.begun:
                self.pool.end(process)
            raise
        finally:
            limits.cancel()
            if not kept:
                self.pool.give_back(process)

    def _detach(self, process: QueryProcess, length: int) -> LargeBody:
        if self.detached >= self.settings.workers:
            raise Busy("many_readers", retry_after=10)
        self.detached += 1
        self.pool.release(process)
        return LargeBody(self, process, length)

    def _request(self, query: Query, form: Format) -> dict[str, Any]:
        return {
            "query": query.text,
            "default": query.dataset.default,
            "named": query.dataset.named,
            "format": form.name,
            "seconds": self.settings.query_seconds,
            "bytes": self.settings.result_bytes,
        }


class _Limits:
    """The clock of one query, from when its process comes to it."""

    def __init__(self, execution: ProcessExecution, process: QueryProcess, place: Place) -> None:
        self.begun = 0.0
        self._execution = execution
        self._process = process
        self._place = place
        self._alarm: asyncio.TimerHandle | None = None
        self._replying: Replying

    def begin(self, replying: Replying) -> None:
        loop = asyncio.get_running_loop()
        settings = self._execution.settings
        self.begun = loop.time()
        self._replying = replying
        if settings.heavy_after < settings.query_seconds:
            self._alarm = loop.call_later(settings.heavy_after, self._grow_heavy)
        else:
            self._alarm = loop.call_later(settings.query_seconds, self._end)

    def cancel(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()

    def _grow_heavy(self) -> None:
        if self._replying.done():
            return
        settings = self._execution.settings
        try:
            self._place.grow_heavy()
        except Busy as busy:
            self._replying.set_exception(busy)
            return
        self._process.demote()
        self._execution.pool.release(self._process)
        rest = settings.query_seconds - settings.heavy_after
        self._alarm = asyncio.get_running_loop().call_later(rest, self._end)

    def _end(self) -> None:
        if not self._replying.done():
            self._replying.set_exception(too_slow(self._execution.settings.query_seconds))


def _explain(reply: Reply, form: Format, settings: Settings) -> Problem:
    detail = (reply.body or b"").decode("utf-8", "replace")
    match reply.outcome:
        case Outcome.SYNTAX:
            return explain_syntax(detail)
        case Outcome.VALUE:
            return BadRequest("bad_graph_iri", where="query", reason=detail)
        case Outcome.LARGE:
            return too_large(settings)
        case Outcome.MEMORY:
            return _too_much_memory(settings)
        case Outcome.FORMAT:
            return NotAcceptable("no_triple_terms", form=form.name)
        case _:
            return BadRequest("failed_query", where="query", reason=detail)


def too_large(settings: Settings) -> TooLarge:
    return TooLarge("large_answer", most=settings.result_bytes // 2**20)


def too_slow(limit: float) -> TooSlow:
    return TooSlow("slow_query", limit=limit)


def _too_much_memory(settings: Settings) -> TooLarge:
    return TooLarge("hungry_query", most=settings.query_memory)


async def _explain_end(process: QueryProcess, settings: Settings) -> Problem:
    """Why the process ended in the middle of a query, from its wait status."""
    try:
        status = await asyncio.wait_for(asyncio.shield(process.ended), 1)
    except TimeoutError:
        return Failed("process_silent")
    match status & 0x7F:
        case signal.SIGSEGV | signal.SIGBUS:
            return BadRequest("deep_query", where="query")
        case signal.SIGABRT | signal.SIGKILL:
            return _too_much_memory(settings)
        case signal.SIGXCPU:
            return too_slow(settings.query_seconds)
        case _:
            return Failed("process_ended")
