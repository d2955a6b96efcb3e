"""Which release is served now: follows ``current`` while the server runs, without a gap."""

from __future__ import annotations

import asyncio
from pathlib import Path

from graphapi.errors import BadRelease
from graphapi.store.releases import Release, open_release, resolve_release


class FollowedRelease:
    """The newest whole release of a folder; one that cannot be opened is left aside and the last one served on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.release = open_release(path)

    def look(self) -> Release | None:
        """The release that has become current since the last look, opened and now served; None if there is none."""
        try:
            if resolve_release(self.path) == self.release.path:
                return None
            self.release = open_release(self.path)
        except BadRelease:
            return None
        return self.release

    async def follow(self, every: float) -> None:
        """Look again and again, until cancelled."""
        while True:
            await asyncio.sleep(every)
            await asyncio.to_thread(self.look)
