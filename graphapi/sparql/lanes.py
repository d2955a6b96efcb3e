"""How many queries run at once: a lane for young ones, a lane for heavy ones, a short queue before them.

A query enters the young lane. If it still runs after a moment it is heavy, gives its place in the young lane back and
goes on in the heavy one, where it has the processor only when no young query wants it. So light queries never wait
behind heavy ones, whoever sends how many of them.
"""

from __future__ import annotations

import asyncio
from collections import deque

from graphapi.errors import Busy


class Lanes:
    """``young_places``, ``heavy_places``, and ``queue_length`` queries before them for at most ``queue_seconds``."""

    def __init__(self, young_places: int, heavy_places: int, queue_length: int, queue_seconds: float) -> None:
        self.young_places = young_places
        self.heavy_places = heavy_places
        self.queue_length = queue_length
        self.queue_seconds = queue_seconds
        self.young = 0
        self.heavy = 0
        self.waiting = 0
        self._queue: deque[asyncio.Future[None]] = deque()

    async def enter(self) -> Place:
        """A place in the young lane. Raises Busy if the queue is full or does not move."""
        if self.young >= self.young_places:
            if self.waiting >= self.queue_length:
                raise Busy("full_queue", retry_after=2)
            await self._wait()
        else:
            self.young += 1
        return Place(self)

    async def _wait(self) -> None:
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._queue.append(turn)
        self.waiting += 1
        patience = loop.call_later(self.queue_seconds, self._refuse, turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave_young()  # the turn came when nobody waited for it any more
            raise
        finally:
            self.waiting -= 1
            patience.cancel()

    def _refuse(self, turn: asyncio.Future[None]) -> None:
        if not turn.done():
            turn.set_exception(Busy("long_wait", retry_after=5))

    def leave_young(self) -> None:
        """Hand the place to the next in the queue, or leave it free."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.young -= 1


class Place:
    """A place that one query holds, in the lane it is in now. Left exactly once."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self.is_heavy = False

    def grow_heavy(self) -> None:
        """Move to the heavy lane. Raises Busy if that is full; the place is then still the young one."""
        if self._lanes.heavy >= self._lanes.heavy_places:
            raise Busy("full_heavy_lane", retry_after=5)
        self._lanes.heavy += 1
        self._lanes.leave_young()
        self.is_heavy = True

    def leave(self) -> None:
        if self.is_heavy:
            self._lanes.heavy -= 1
        else:
            self._lanes.leave_young()
