"""Query processes over one store, always enough of them ready."""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import Path
from typing import Final

from graphapi.errors import Failed
from graphapi.store.nurseries import Nursery
from graphapi.store.processes import Ended, QueryProcess

DEPTH: Final = 2
"""Queries that a process has at once: one to work on, one waiting in its socket, so that it need not sleep and be woken
between them, which takes as long as a light query itself."""


class QueryPool:
    """``size`` processes that answer queries, and ``spares`` to take the place of those that leave.

    A process that ends, turns heavy or is kept by a slow reader leaves the pool, a spare takes its place at once, and
    another is forked: it is there before the next query needs it.
    """

    def __init__(self, nursery: Nursery, store: Path, size: int, spares: int) -> None:
        self.nursery = nursery
        self.store = store
        self.size = size
        self.spares = spares
        self._active: list[QueryProcess] = []
        self._spare: list[QueryProcess] = []
        self._leaving: set[QueryProcess] = set()
        self._waiting: deque[asyncio.Future[QueryProcess]] = deque()
        self._forking: set[asyncio.Task[None]] = set()
        self._closed = False

    async def open(self) -> None:
        """Fork all, and return when the first can take a query."""
        self._fill()
        await asyncio.wait(self._forking, return_when=asyncio.FIRST_COMPLETED)

    async def take(self) -> QueryProcess:
        """The process with the least to do, and of equals always the same, whose caches are warm."""
        process = min(self._active, key=lambda process: process.holders, default=None)
        if process is None or process.holders >= DEPTH:
            waiting: asyncio.Future[QueryProcess] = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            try:
                return await waiting
            except asyncio.CancelledError:
                if waiting.done() and not waiting.cancelled():
                    self.give_back(waiting.result())
                raise
        process.holders += 1
        return process

    def give_back(self, process: QueryProcess) -> None:
        """Who took the process is done with it; if it is fit for no other query it is ended."""
        process.holders -= 1
        if self._closed or not process.fit:
            self.release(process)
            if not process.holders:
                self._leaving.discard(process)
                self.nursery.kill(process)
        else:
            self._serve_waiting()

    def release(self, process: QueryProcess) -> None:
        """The process is the pool's no longer: let another take its place. Who holds it must still give it back."""
        if process in self._active:
            self._active.remove(process)
            if process.holders:
                self._leaving.add(process)
            self._promote()
            self._fill()

    def end(self, process: QueryProcess) -> None:
        """End the process now, whoever holds it; what waits behind its query is passed on."""
        self.release(process)
        self.nursery.kill(process)

    def close(self) -> None:
        """End what nobody holds now, and the rest when it is given back."""
        self._closed = True
        for process in [*self._active, *self._spare]:
            if not process.holders:
                self.nursery.kill(process)
        self._spare.clear()
        self._active = [process for process in self._active if process.holders]

    @property
    def processes(self) -> int:
        return len(self._active) + len(self._spare) + len(self._leaving)

    def _promote(self) -> None:
        while self._spare and len(self._active) < self.size:
            self._active.append(self._spare.pop())
        self._serve_waiting()

    def _serve_waiting(self) -> None:
        while self._waiting:
            process = min(self._active, key=lambda process: process.holders, default=None)
            if process is None or process.holders >= DEPTH:
                return
            waiting = self._waiting.popleft()
            if not waiting.done():
                process.holders += 1
                waiting.set_result(process)

    def _fill(self) -> None:
        wanted = self.size + self.spares
        while not self._closed and len(self._active) + len(self._spare) + len(self._forking) < wanted:
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
        process.ended.add_done_callback(lambda _: self._lose(process))
        self._spare.append(process)
        self._promote()

    def _forked(self, task: asyncio.Task[None]) -> None:
        self._forking.discard(task)
        if not task.cancelled():
            self._fill()

    def _lose(self, process: QueryProcess) -> None:
        if process in self._spare:
            self._spare.remove(process)
            self._fill()
        self.release(process)
