"""A stranger's query, run in a query process within its limits: an answer that is whole, or the reason why not."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from graphapi.errors import BadRequest, Busy, Failed, NotAcceptable, Problem, TooLarge, TooSlow
from graphapi.formats import Format
from graphapi.settings import Settings
from graphapi.sparql.lanes import Lanes, Place
from graphapi.sparql.queries import Query
from graphapi.sparql.syntax import explain_syntax
from graphapi.store.processes import Ended, QueryPool, QueryProcess, Reply
from graphapi.store.query_process import Outcome

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
            process = await self.pool.take()
            try:
                answer = await self._ask(process, place, query, form)
            except BaseException:
                self.pool.give_back(process)
                raise
            if answer.large is None:
                self.pool.give_back(process)
            return answer
        finally:
            place.leave()

    async def _ask(self, process: QueryProcess, place: Place, query: Query, form: Format) -> Answer:
        loop = asyncio.get_running_loop()
        started = loop.time()
        replying = process.ask(self._request(query, form))
        timer = self._set_timer(process, place, replying)
        try:
            reply = await replying
        except Ended:
            raise await _explain_end(process, self.settings) from None
        finally:
            timer.cancel()
        if reply.outcome != Outcome.DONE:
            raise _explain(reply, form, self.settings)
        seconds = loop.time() - started
        if reply.body is not None:
            return Answer(reply.length, seconds, body=reply.body)
        return Answer(reply.length, seconds, large=self._detach(process, reply.length))

    def _set_timer(self, process: QueryProcess, place: Place, replying: asyncio.Future[Reply]) -> Timer:
        """Makes the query a heavy one after a moment, and ends the wait for it at its limit."""
        limit, moment = self.settings.query_seconds, self.settings.heavy_after
        timer = Timer()

        def end() -> None:
            if not replying.done():
                replying.set_exception(too_slow(limit))

        def grow_heavy() -> None:
            if replying.done():
                return
            try:
                place.grow_heavy()
            except Busy as busy:
                replying.set_exception(busy)
                return
            process.demote()
            self.pool.release(process)
            timer.set(limit - moment, end)

        timer.set(min(limit, moment), grow_heavy if moment < limit else end)
        return timer

    def _detach(self, process: QueryProcess, length: int) -> LargeBody:
        if self.detached >= self.settings.workers:
            raise Busy("Too many large answers are being read.", retry_after=10)
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


class Timer:
    """One alarm at a time, cancelled as a whole."""

    def __init__(self) -> None:
        self._handle: asyncio.TimerHandle | None = None

    def set(self, seconds: float, ring: Callable[[], None]) -> None:
        self._handle = asyncio.get_running_loop().call_later(seconds, ring)

    def cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()


def _explain(reply: Reply, form: Format, settings: Settings) -> Problem:
    detail = (reply.body or b"").decode("utf-8", "replace")
    match reply.outcome:
        case Outcome.SYNTAX:
            where, said = explain_syntax(detail)
            return BadRequest(said, where=where)
        case Outcome.VALUE:
            return BadRequest(f"The query names a graph by something that is no IRI: {detail}.", where="query")
        case Outcome.LARGE:
            return too_large(settings)
        case Outcome.MEMORY:
            return _too_much_memory(settings)
        case Outcome.FORMAT:
            return NotAcceptable(
                f"The answer holds RDF 1.2 triple terms, which {form.name} cannot carry.",
                remedy="Ask for Turtle, N-Triples, or for SELECT: JSON, XML or TSV.",
            )
        case _:
            return BadRequest(f"The query could not be evaluated: {detail}.", where="query")


def too_large(settings: Settings) -> TooLarge:
    return TooLarge(
        f"The answer is larger than {settings.result_bytes // 2**20} MiB and was not sent in part.",
        remedy="Ask in portions with ORDER BY, LIMIT and OFFSET, or take the dump under /exports/.",
    )


def too_slow(limit: float) -> TooSlow:
    return TooSlow(
        f"The query was ended after {limit:g} seconds.",
        remedy="Make it narrower, add a LIMIT inside a subquery, or take the dump and query it at home.",
    )


def _too_much_memory(settings: Settings) -> TooLarge:
    return TooLarge(
        f"The query needed more than {settings.query_memory} MiB of memory and was ended.",
        remedy="Make it narrower: sort, group or join fewer rows.",
    )


async def _explain_end(process: QueryProcess, settings: Settings) -> Problem:
    """Why the process ended in the middle of a query, from its wait status."""
    try:
        status = await asyncio.wait_for(asyncio.shield(process.ended), 1)
    except TimeoutError:
        return Failed("The query process stopped answering.")
    match status & 0x7F:
        case signal.SIGSEGV | signal.SIGBUS:
            return BadRequest("The query is too deeply built for the engine.", where="query")
        case signal.SIGABRT | signal.SIGKILL:
            return _too_much_memory(settings)
        case signal.SIGXCPU:
            return too_slow(settings.query_seconds)
        case _:
            return Failed("The query process ended unexpectedly.")
