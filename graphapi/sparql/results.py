"""Finished answers of strangers' queries, kept as long as there is room: the least recently used goes first."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from typing import Final, NamedTuple

from graphapi.sparql.queries import Query

_FLEETING: Final = re.compile(r"\b(now|rand|uuid|struuid|bnode)\b", re.IGNORECASE)
_SHARE: Final = 8
"""One answer may take this part of the room, so that one large answer does not empty it."""
_OVERHEAD: Final = 500
"""Bytes that an entry takes beside its body."""


class ResultKey(NamedTuple):
    """What an answer depends on."""

    release: str
    query: str
    form: str
    packed: bool


class ResultCache:
    """Bodies by release, query, format and packing."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0
        self._bodies: OrderedDict[ResultKey, bytes] = OrderedDict()

    def get(self, key: ResultKey) -> bytes | None:
        body = self._bodies.get(key)
        if body is not None:
            self._bodies.move_to_end(key)
        return body

    def put(self, key: ResultKey, body: bytes) -> None:
        cost = len(body) + _OVERHEAD
        if cost > self.room // _SHARE or key in self._bodies:
            return
        self._bodies[key] = body
        self.taken += cost
        while self.taken > self.room:
            _, dropped = self._bodies.popitem(last=False)
            self.taken -= len(dropped) + _OVERHEAD


def query_digest(query: Query) -> str:
    """The same for queries that differ in layout only and are asked of the same graphs."""
    return hashlib.sha256(f"{query.normal}\n{query.dataset}".encode()).hexdigest()


def is_repeatable(query: Query) -> bool:
    """Whether the same query gives the same answer again: nothing in it tells the time, throws dice or makes names."""
    return not _FLEETING.search(query.normal)
