"""Which release is served now, and by what: follows ``current`` while the server runs, without a gap."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from email.utils import formatdate
from pathlib import Path
from tempfile import TemporaryDirectory

from graphapi.errors import BadRelease, Busy
from graphapi.settings import Settings
from graphapi.sparql.execution import Execution, ProcessExecution
from graphapi.sparql.lanes import Lanes
from graphapi.store.files import load_files
from graphapi.store.processes import Nursery, QueryPool
from graphapi.store.releases import Release, open_release, resolve_release

_SPARE = 2
"""Processes ready beyond the young lane, so that killed ones are missed by nobody while others are forked."""


class Served:
    """One release with the query processes over it. It ends when it is retired and its last user has left."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.modified = formatdate(release.published, usegmt=True)
        """When the release was published, as HTTP writes it."""
        self.pool: QueryPool | None = None
        self._execution: Execution | None = None
        self._users = 0
        self._retired = False

    async def open(self, nursery: Nursery, lanes: Lanes, settings: Settings) -> None:
        self.pool = QueryPool(nursery, self.release.path / "store", settings.workers + _SPARE)
        await self.pool.open()
        self._execution = ProcessExecution(self.pool, lanes, settings)

    @property
    def execution(self) -> Execution:
        if self._execution is None:
            raise Busy("The server is starting.", retry_after=1)
        return self._execution

    def enter(self) -> None:
        self._users += 1

    def leave(self) -> None:
        self._users -= 1
        self._close_if_done()

    def retire(self) -> None:
        """A newer release is served: take no new users, and close after the last."""
        self._retired = True
        self._close_if_done()

    def _close_if_done(self) -> None:
        if self._retired and not self._users and self.pool is not None:
            self.pool.close()


class Serving:
    """The newest whole release of a folder; one that cannot be opened is left aside and the last one served on."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._folder = TemporaryDirectory(prefix="koopgraph-") if settings.files else None
        if self._folder:
            self.current = Served(load_files(settings.files, Path(self._folder.name)))
        else:
            self.current = Served(open_release(settings.releases))
        self.lanes = Lanes(settings.workers, settings.queue_length, settings.queue_seconds)
        self.nursery = Nursery(memory=settings.query_memory, allow_network=settings.allow_network)
        self._following: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Start the query processes and begin to follow ``current``."""
        await self.nursery.open()
        await self.current.open(self.nursery, self.lanes, self.settings)
        if self._folder is None:
            self._following = asyncio.create_task(self._follow())

    async def close(self) -> None:
        if self._following is not None:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following
        self.current.retire()
        await self.nursery.close()
        if self._folder is not None:
            self._folder.cleanup()

    async def look(self) -> bool:
        """Serve the release that has become current since the last look, if there is one: whole and warm at once."""
        try:
            if resolve_release(self.settings.releases) == self.current.release.path:
                return False
            newer = Served(await asyncio.to_thread(open_release, self.settings.releases))
        except BadRelease:
            return False
        await newer.open(self.nursery, self.lanes, self.settings)
        older, self.current = self.current, newer
        older.retire()
        return True

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(self.settings.follow_seconds)
            await self.look()
