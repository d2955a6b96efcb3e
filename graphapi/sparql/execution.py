"""A stranger's query, run in a query process within its limits: an answer that is whole, or the reason why not."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from graphapi.errors import BadRequest, Busy, Failed, NotAcceptable, Problem, TooLarge, TooSlow
from graphapi.formats import Format
from graphapi.settings import Settings
from graphapi.sparql.lanes import Lanes, Place
from graphapi.sparql.queries import Query
from graphapi.sparql.syntax import explain_syntax
from graphapi.store.processes import QueryPool, QueryProcess

_INLINE: Final = 8 * 2**20
"""Bytes up to which a body is taken into the server; a larger one stays in its process until its reader takes it."""
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
        limit = self.settings.query_seconds
        started = time.monotonic()
        asking = asyncio.ensure_future(process.ask(self._request(query, form)))
        try:
            await asyncio.wait({asking}, timeout=min(self.settings.heavy_after, limit))
            if not asking.done() and limit > self.settings.heavy_after:
                place.grow_heavy()
                process.demote()
                self.pool.release(process)
                await asyncio.wait({asking}, timeout=started + limit - time.monotonic())
            if not asking.done():
                raise TooSlow(
                    f"The query was ended after {limit:g} seconds.",
                    remedy="Make it narrower, add a LIMIT inside a subquery, or take the dump and query it at home.",
                )
            head = asking.result()
        except (EOFError, OSError) as error:
            raise await _explain_end(process, limit, self.settings.query_memory) from error
        finally:
            asking.cancel()
        if "error" in head:
            raise _explain(head, form, self.settings)
        seconds = time.monotonic() - started
        length: int = head["length"]
        if length <= _INLINE:
            return Answer(length, seconds, body=await process.body(length, worn=head["worn"]))
        return Answer(length, seconds, large=self._detach(process, length))

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


def _explain(head: dict[str, Any], form: Format, settings: Settings) -> Problem:
    detail = str(head.get("detail", ""))
    match head["error"]:
        case "syntax":
            where, said = explain_syntax(detail)
            return BadRequest(said, where=where)
        case "value":
            return BadRequest(f"The query names a graph by something that is no IRI: {detail}.", where="query")
        case "large":
            return TooLarge(
                f"The answer is larger than {settings.result_bytes // 2**20} MiB and was not sent in part.",
                remedy="Ask in portions with ORDER BY, LIMIT and OFFSET, or take the dump under /exports/.",
            )
        case "memory":
            return _too_much_memory(settings.query_memory)
        case "format":
            return NotAcceptable(
                f"The answer holds RDF 1.2 triple terms, which {form.name} cannot carry.",
                remedy="Ask for Turtle, N-Triples, or for SELECT: JSON, XML or TSV.",
            )
        case _:
            return BadRequest(f"The query could not be evaluated: {detail}.", where="query")


def _too_much_memory(memory: int) -> TooLarge:
    return TooLarge(
        f"The query needed more than {memory} MiB of memory and was ended.",
        remedy="Make it narrower: sort, group or join fewer rows.",
    )


async def _explain_end(process: QueryProcess, limit: float, memory: int) -> Problem:
    """Why the process ended in the middle of a query, from its wait status."""
    try:
        status = await asyncio.wait_for(asyncio.shield(process.ended), 1)
    except TimeoutError:
        return Failed("The query process stopped answering.")
    match status & 0x7F:
        case signal.SIGSEGV | signal.SIGBUS:
            return BadRequest("The query is too deeply built for the engine.", where="query")
        case signal.SIGABRT | signal.SIGKILL:
            return _too_much_memory(memory)
        case signal.SIGXCPU:
            return TooSlow(f"The query was ended after {limit:g} seconds of processor time.")
        case _:
            return Failed("The query process ended unexpectedly.")
