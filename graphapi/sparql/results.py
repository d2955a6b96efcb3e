"""Finished answers of strangers' queries, kept as long as there is room: the least recently used goes first."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import Final

from graphapi.sparql.queries import Dataset, Query

Key = tuple[str, str, Dataset, str]

_FLEETING: Final = re.compile(r"\b(now|rand|uuid|struuid|bnode)\b", re.IGNORECASE)
_SHARE: Final = 8
"""One answer may take this part of the room, so that one large answer does not empty it."""


class ResultCache:
    """Bodies by release, normalised query, data set and format."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0
        self._bodies: OrderedDict[Key, bytes] = OrderedDict()

    def get(self, key: Key) -> bytes | None:
        body = self._bodies.get(key)
        if body is not None:
            self._bodies.move_to_end(key)
        return body

    def put(self, key: Key, body: bytes) -> None:
        if len(body) > self.room // _SHARE or key in self._bodies:
            return
        self._bodies[key] = body
        self.taken += len(body)
        while self.taken > self.room:
            _, dropped = self._bodies.popitem(last=False)
            self.taken -= len(dropped)


def cache_key(version: str, query: Query, form: str) -> Key | None:
    """The key of an answer; None for a query whose answer differs each time."""
    if _FLEETING.search(query.normal):
        return None
    return version, query.normal, query.dataset, form
