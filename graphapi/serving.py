"""Which release is served now, and by what: follows ``current`` while the server runs, without a gap."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import httpx
import structlog

from graphapi.errors import BadRelease, Busy, RemoteFailed
from graphapi.settings import Settings
from graphapi.sparql.execution import Execution, ProcessExecution
from graphapi.sparql.forwarding import ForwardedExecution
from graphapi.sparql.lanes import Lanes
from graphapi.store.files import load_files
from graphapi.store.nurseries import Nursery
from graphapi.store.pools import DEPTH, QueryPool
from graphapi.store.releases import Release, open_release, resolve_release
from graphapi.store.remote import RemoteStore

_SPARES = 2
"""Processes ready beyond the young lane, so that killed ones are missed by nobody while others are forked."""

_log = structlog.get_logger("koopgraph")


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
        """Fork the query processes; the first is ready when this returns."""
        self.pool = QueryPool(nursery, self.release.path / "store", settings.workers, _SPARES)
        await self.pool.open()
        self._execution = ProcessExecution(self.pool, lanes, settings)

    def forward(self, store: RemoteStore, client: httpx.AsyncClient, lanes: Lanes, settings: Settings) -> None:
        """Let the server behind ``store`` answer strangers' queries."""
        self._execution = ForwardedExecution(store, client, lanes, settings)

    @property
    def is_lost(self) -> bool:
        """Whether its quads are no more where they were: another server that held them was loaded anew."""
        store = self.release.store
        return isinstance(store, RemoteStore) and store.seal is not None and store.seal.broken

    @property
    def execution(self) -> Execution:
        if self._execution is None:
            raise Busy("starting", retry_after=1)
        return self._execution

    @property
    def is_quiet(self) -> bool:
        """Nobody waits for an answer from it."""
        return not self._users

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
        if self._retired and not self._users:
            if self.pool is not None:
                self.pool.close()
            self.release.close()


class Serving:
    """The newest whole release of a folder; one that cannot be opened is left aside and the last one served on.

    Or some RDF files; or a release whose quads another SPARQL server holds, the first of several that does.
    """

    def __init__(self, settings: Settings, warm: Callable[[Release], None] | None = None) -> None:
        """``warm`` makes what the pages of a release share, before anyone asks for it."""
        self.settings = settings
        self.warm = warm
        self._warming: asyncio.Task[None] | None = None
        self.lanes = Lanes(settings.workers * DEPTH, settings.workers, settings.queue_length, settings.queue_seconds)
        self.nursery = Nursery(memory=settings.query_memory, allow_network=settings.allow_network)
        self._closing = ExitStack()
        self._client: httpx.AsyncClient | None = None
        self._following: asyncio.Task[None] | None = None
        with ExitStack() as closing:
            if settings.files:
                folder = closing.enter_context(TemporaryDirectory(prefix="koopgraph-"))
                self.current = Served(load_files(settings.files, Path(folder)))
            else:
                self.current = Served(self._open_release())
            self._closing = closing.pop_all()

    async def open(self) -> None:
        """Start the query processes and begin to follow ``current``."""
        if isinstance(self.current.release.store, RemoteStore):
            self._client = httpx.AsyncClient(timeout=self.settings.query_seconds)
        else:
            await self.nursery.open()
        await self._make_ready(self.current)
        self._warming = asyncio.create_task(self._warm(self.current))
        if not self.settings.files:
            self._following = asyncio.create_task(self._follow())

    async def close(self) -> None:
        if self._following is not None:
            self._following.cancel()
            with suppress(asyncio.CancelledError):
                await self._following
        if self._warming is not None:
            self._warming.cancel()
        self.current.retire()
        if self._client is not None:
            await self._client.aclose()
        await self.nursery.close()
        self._closing.close()

    async def look(self) -> bool:
        """Serve the release that has become current since the last look, if there is one: whole and warm at once."""
        try:
            if resolve_release(self.settings.releases) == self.current.release.path and not self.current.is_lost:
                return False
            newer = Served(await self._open_beside())
        except BadRelease:
            return False
        try:
            await self._make_ready(newer)
            await self._warm(newer)
        except BaseException:  # also where the server ends meanwhile
            newer.retire()
            raise
        older, self.current = self.current, newer
        older.retire()
        return True

    async def _make_ready(self, served: Served) -> None:
        store = served.release.store
        if isinstance(store, RemoteStore) and self._client is not None:
            served.forward(store, self._client, self.lanes, self.settings)
        else:
            await served.open(self.nursery, self.lanes, self.settings)

    async def _warm(self, served: Served) -> None:
        """Make what the pages share, beside the event loop; an end of the server does not wait for it."""
        if self.warm is None:
            return
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        thread = Thread(target=_make_shared, args=(self.warm, served.release, loop, done), daemon=True)
        thread.start()
        await done

    async def _open_beside(self) -> Release:
        """Open the release in a thread; where the server ends meanwhile, it is closed as soon as it is open."""
        opening = asyncio.create_task(asyncio.to_thread(self._open_release))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            with suppress(BadRelease):
                (await opening).close()
            raise

    def _open_release(self) -> Release:
        release = open_release(self.settings.releases)
        if not self.settings.store:
            return release
        release.close()
        reasons = []
        for endpoint in self.settings.store:
            with ExitStack() as closing:
                remote = RemoteStore(endpoint, self.settings.store_graph, self.settings.query_seconds)
                closing.callback(remote.close)
                try:
                    if remote.hold(release.base_iri, release.version):
                        closing.pop_all()
                        return replace(release, store=remote)
                    reasons.append(f"{endpoint} does not hold {release.version}: koopgraph publish loads it there")
                except RemoteFailed as error:
                    reasons.append(f"{endpoint}: {error}")
        raise BadRelease("; ".join(reasons))

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(self.settings.follow_seconds)
            try:
                await self.look()
            except Exception as error:  # whatever is wrong with the newer release, the one before it is served on
                _log.error("release not served", exc_info=error)


def _make_shared(
    warm: Callable[[Release], None], release: Release, loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]
) -> None:
    try:
        warm(release)
    except Exception as error:  # a page that needs it will say what is wrong; or the server was ended meanwhile
        _log.warning("release not warmed", release=release.version, exc_info=error)
    with suppress(RuntimeError):  # the loop is closed
        loop.call_soon_threadsafe(_resolve, done)


def _resolve(done: asyncio.Future[None]) -> None:
    if not done.done():
        done.set_result(None)
